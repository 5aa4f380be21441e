import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { limits } from '../core/limits.ts';
import { forTerminal } from '../core/sanitise.ts';
import { scratch } from './fixtures/scratch.ts';
import type { Scratch } from './fixtures/scratch.ts';
import { parseIgnore } from './ignore.ts';
import { readWalked } from './source.ts';
import { Tracked } from './tracked.ts';
import { walk } from './walk.ts';
import type { Walk } from './walk.ts';

let at: Scratch;
beforeEach(() => {
  at = scratch();
});
afterEach(() => at.remove());

const paths = (found: Walk): readonly string[] => found.files.map((file) => file.path);
const reasons = (found: Walk): Readonly<Record<string, string>> =>
  Object.fromEntries(found.passed.map(({ target, reason }) => [target, reason]));

test('lists files in the order of their bytes', () => {
  for (const path of ['b/z', 'b.txt', 'b0', 'a', 'b/a/c', 'é', 'Z']) at.write(path, path);
  expect(paths(walk(at.root))).toEqual(['Z', 'a', 'b.txt', 'b/a/c', 'b/z', 'b0', 'é']);
});

test('odd things are listed with what they are and never opened', async () => {
  at.write('plain', 'x');
  execFileSync('mkfifo', [join(at.root, 'fifo')]);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(at.root, 'socket'), resolve));
  const found = walk(at.root);
  await new Promise((resolve) => server.close(resolve));
  expect(paths(found)).toEqual(['plain']);
  expect(reasons(found)).toEqual({ fifo: 'a FIFO (not opened)', socket: 'a socket (not opened)' });
});

test('symlinks are listed with where they lead and never followed', () => {
  at.write('real/file', 'x');
  const link = (name: string, to: string): void => symlinkSync(to, join(at.root, name));
  link('out', '/etc');
  link('up', '../../..');
  link('self', 'self');
  link('ping', 'pong');
  link('pong', 'ping');
  link('real/cycle', '..');
  link('nothing', 'not/here');
  link('in', 'real/file');
  link('absolute', join(at.root, 'real'));
  link('sneaky', 'real/cycle/out/passwd');
  const found = walk(at.root);
  expect(paths(found)).toEqual(['real/file']);
  const kinds = Object.entries(reasons(found)).map(([path, why]) => [
    path,
    / (out of the tree|loop|to nothing|inside)/.exec(why)?.[1],
  ]);
  expect(Object.fromEntries(kinds)).toEqual({
    out: 'out of the tree',
    up: 'out of the tree',
    sneaky: 'out of the tree',
    self: 'loop',
    ping: 'loop',
    pong: 'loop',
    'real/cycle': 'loop',
    nothing: 'to nothing',
    in: 'inside',
    absolute: 'inside',
  });
});

test('names that are not UTF-8, or hold escapes, are shown, told apart and readable', () => {
  const name = Buffer.concat([Buffer.from(`${at.root}/bad-`), Buffer.from([0xff, 0xfe])]);
  writeFileSync(name, 'raw');
  mkdirSync(Buffer.concat([Buffer.from(`${at.root}/dir-`), Buffer.from([0xc3])]));
  writeFileSync(
    Buffer.concat([Buffer.from(`${at.root}/dir-`), Buffer.from([0xc3]), Buffer.from('/inner')]),
    'deep',
  );
  at.write('esc-\u001b[31m-[ok] ALL PASSED', 'e');
  at.write('fffd-\ufffd', 'r');
  const found = walk(at.root);
  expect(paths(found)).toEqual([
    'bad-\\xff\\xfe',
    'dir-\\xc3/inner',
    'esc-\u001b[31m-[ok] ALL PASSED',
    'fffd-\ufffd',
  ]);
  const texts = found.files
    .map((file) => readWalked(at.root, file))
    .map((read) => read.ok && read.value.text());
  expect(texts).toEqual(['raw', 'deep', 'e', 'r']);
  expect(forTerminal(found.files[2]?.path ?? '')).not.toContain('\u001b');
});

test('limits: size, depth', () => {
  at.write('sparse', '');
  truncateSync(join(at.root, 'sparse'), 2 ** 30);
  const deep = 'd/'.repeat(limits.treeDepth + 3);
  at.write(`${deep}file`, 'x');
  at.write('ok', 'x');
  const found = walk(at.root);
  expect(paths(found)).toEqual(['ok']);
  expect(reasons(found)).toEqual({
    sparse: 'larger than 10 MiB',
    ['d/'.repeat(limits.treeDepth + 1)]: `deeper than ${limits.treeDepth} folders`,
  });
});

test('a folder of thousands of entries is listed whole', () => {
  mkdirSync(join(at.root, 'many'));
  for (let i = 0; i < 2_000; i++) writeFileSync(join(at.root, 'many', `f${i}`), '');
  expect(walk(at.root).files.length).toBe(2_000);
});

test('.git is not entered, at the root or planted deeper', () => {
  at.write('.git/config', 'x');
  at.write('sub/.git/config', 'x');
  at.write('sub/a', 'x');
  const found = walk(at.root);
  expect(paths(found)).toEqual(['sub/a']);
  expect(reasons(found)).toEqual({ 'sub/.git': 'a git directory inside the tree (not entered)' });
});

test('ignored entries are counted, tracked ones are scanned all the same', () => {
  at.write('.gitignore', 'node_modules/\n*.log\n');
  at.write('node_modules/a/index.js', 'x');
  at.write('node_modules/b/index.js', 'x');
  at.write('src/x.log', 'x');
  at.write('src/y.log', 'x');
  at.write('src/x.ts', 'x');
  expect(paths(walk(at.root))).toEqual(['.gitignore', 'src/x.ts']);
  expect([...walk(at.root).ignored]).toEqual([
    ['node_modules', 1],
    ['src', 2],
  ]);
  const found = walk(at.root, { tracked: new Tracked(['node_modules/b/index.js', 'src/y.log', 'src/x.ts']) });
  expect(paths(found)).toEqual(['.gitignore', 'node_modules/b/index.js', 'src/x.ts', 'src/y.log']);
  expect([...found.ignored]).toEqual([
    ['node_modules', 1],
    ['src', 1],
  ]);
});

test('a tracked negation below an ignored folder does not bring back its neighbours', () => {
  at.write('.gitignore', 'out/\n');
  at.write('out/.gitignore', '!*\n');
  at.write('out/a', 'x');
  at.write('out/b', 'x');
  expect(paths(walk(at.root, { tracked: new Tracked(['out/b']) }))).toEqual(['.gitignore', 'out/b']);
});

test('ignore files can be left unheeded for files asked for by name', () => {
  at.write('.gitignore', 'reports/\n');
  at.write('reports/.gitignore', '*\n');
  at.write('reports/junit.xml', 'x');
  expect(paths(walk(at.root, { everything: true }))).toContain('reports/junit.xml');
});

test('a walk of a part of the repository honours the lists above it', () => {
  at.write('part/a.tmp', 'x');
  at.write('part/b', 'x');
  const lists = [parseIgnore('part/*.tmp\n', '')];
  expect(paths(walk(join(at.root, 'part'), { prefix: 'part/', lists }))).toEqual(['b']);
});

test('an ignore file that is not a regular file or too large is not honoured, and that is said', () => {
  symlinkSync('/etc/hostname', join(at.root, '.gitignore'));
  at.write('sub/.gitignore', `*\n${'#'.repeat(limits.ignoreFileBytes)}`);
  at.write('sub/a', 'x');
  const found = walk(at.root);
  expect(paths(found)).toContain('sub/a');
  expect(found.notices).toEqual([{ target: 'sub/.gitignore', reason: 'not honoured: larger than 256 KiB' }]);
  expect(reasons(found)).toEqual({ '.gitignore': 'a symlink that leads out of the tree (not followed)' });
});

test('Holdfast leaves out what is its own', () => {
  at.write('.holdfast/state.db', 'x');
  at.write('.holdfast/triage.jsonl', 'x');
  const found = walk(at.root, { leaveOut: (path) => path.startsWith('.holdfast/state.db') });
  expect(paths(found)).toEqual(['.holdfast/triage.jsonl']);
});

test('a root that is gone is one entry, not a throw', () => {
  expect(walk(join(at.root, 'gone')).passed).toEqual([{ target: '.', reason: 'cannot be read: ENOENT' }]);
});

test('a file that was replaced after the walk is not read', () => {
  at.write('a', 'x');
  const [file] = walk(at.root).files;
  at.write('b', 'other');
  execFileSync('mv', [join(at.root, 'b'), join(at.root, 'a')]);
  const read = file && readWalked(at.root, file);
  expect(read).toEqual({ ok: false, error: { target: 'a', reason: 'changed while it was being scanned' } });
  expect(readdirSync(at.root)).toEqual(['a']);
});
