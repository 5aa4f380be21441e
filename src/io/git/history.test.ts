import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scratch, scratchRepo } from '../fixtures/scratch.ts';
import type { Scratch } from '../fixtures/scratch.ts';
import { blame } from './blame.ts';
import { BlobStream } from './blob-stream.ts';
import { commitSource } from './commit-source.ts';
import { changesSince, commitInfo, isAncestor, mergeBase } from './history.ts';
import { closeRepo, openRepo } from './repo.ts';
import type { GitRepo } from './repo.ts';
import { runGit } from './run-git.ts';

let at: Scratch;
const open: GitRepo[] = [];
beforeEach(() => {
  at = scratchRepo();
});
afterEach(() => {
  for (const repo of open.splice(0)) closeRepo(repo);
  at.remove();
});

function opened(root = at.root): GitRepo {
  const repo = openRepo(root);
  if (!repo.ok) throw new Error(repo.error.message);
  open.push(repo.value);
  return repo.value;
}

const when = Date.parse('2026-01-02T03:04:05Z');

test('a commit and what it changed, with names as hostile as git allows', async () => {
  at.write('a\nb', '1');
  at.write('sub/é', '1');
  const first = at.commit('first: subject /commit/');
  at.write('sub/é', '2');
  const second = at.commit('second');
  at.commit('empty');
  const repo = opened();
  expect(await commitInfo(repo, second)).toMatchObject({
    ok: true,
    value: {
      oid: second,
      parents: [first],
      author: 'Test Author',
      email: 'author@test.invalid',
      authoredAt: when,
      subject: 'second',
    },
  });
  const changes = await changesSince(repo, 'HEAD'.length > 0 ? at.git('rev-parse', 'HEAD') : '', 0);
  expect(changes.ok && changes.value.map(({ subject, paths }) => [subject, [...paths].sort()])).toEqual([
    ['empty', []],
    ['second', ['sub/é']],
    ['first: subject /commit/', ['a\nb', 'sub/é']],
  ]);
  expect(await changesSince(repo, second, when + 1_000)).toEqual({ ok: true, value: [] });
});

test('common ancestors', async () => {
  const base = at.commit('base');
  const left = at.commit('left');
  at.git('checkout', '-q', '-b', 'other', base);
  at.write('x', 'x');
  const right = at.commit('right');
  at.git('checkout', '-q', '--orphan', 'alone');
  const alone = at.commit('alone');
  const repo = opened();
  expect(await mergeBase(repo, left, right)).toEqual({ ok: true, value: base });
  expect(await isAncestor(repo, base, right)).toEqual({ ok: true, value: true });
  expect(await isAncestor(repo, left, right)).toEqual({ ok: true, value: false });
  expect(await isAncestor(repo, alone, right)).toEqual({ ok: true, value: false });
  const clone = scratch();
  clone.git('clone', '-q', '--depth=1', '--no-single-branch', `file://${at.root}`, 'c');
  const shallow = opened(join(clone.root, 'c'));
  expect(await mergeBase(shallow, left, right)).toMatchObject({ ok: false, error: { kind: 'shallow' } });
  clone.remove();
});

test('who introduced a line', async () => {
  at.write('f', 'one\ntwo\nthree\n');
  const first = at.commit('first');
  at.write('f', 'one\nTWO\nthree\n');
  const second = at.commit('second');
  const repo = opened();
  const found = await blame(repo, second, 'f', [3, 2, 2, 1, 99]);
  expect(
    found.ok && found.value.map(({ line, commit, author, at: time }) => [line, commit, author, time]),
  ).toEqual([
    [1, first, 'Test Author', when],
    [2, second, 'Test Author', when],
    [3, first, 'Test Author', when],
  ]);
  expect(found.ok && found.value.some(({ boundary }) => boundary)).toBe(false);
  expect(await blame(repo, second, 'gone', [1])).toMatchObject({ ok: false, error: { kind: 'not-found' } });
});

test('a commit as a source: files read, links and submodules passed by', async () => {
  for (let i = 0; i < 300; i++) at.write(`many/${i}`, `content ${i}`);
  at.write('empty', '');
  symlinkSync('/etc/passwd', join(at.root, 'link'));
  execFileSync('/bin/sh', ['-c', 'printf raw > "$(printf \'n\\377\')"'], { cwd: at.root });
  at.write('large', Buffer.alloc(11 * 1024 * 1024));
  const inner = scratchRepo();
  const commit = inner.commit('inner');
  inner.remove();
  at.git('update-index', '--add', '--cacheinfo', `160000,${commit},module`);
  at.git('add', '-A', 'many', 'empty', 'link', 'large', '.');
  at.git('update-index', '--add', '--cacheinfo', `160000,${commit},module`);
  at.git('commit', '-q', '-m', 'all');
  const source = await commitSource(opened(), at.git('rev-parse', 'HEAD'));
  if (!source.ok) throw new Error(source.error.message);
  const texts = new Map<string, string>();
  for await (const read of source.value.readAll(source.value.walk.files))
    if (read.ok) texts.set(read.value.path, read.value.text());
  await source.value.close();
  expect(texts.size).toBe(302);
  expect(texts.get('many/77')).toBe('content 77');
  expect(texts.get('empty')).toBe('');
  expect(texts.get('n\\xff')).toBe('raw');
  expect(source.value.walk.passed).toEqual([
    { target: 'large', reason: 'larger than 10 MiB' },
    { target: 'link', reason: 'a symlink (not followed)' },
    { target: 'module', reason: 'a submodule (another repository)' },
  ]);
});

test('blobs: overlapping questions, missing ones, large ones, and after the end', async () => {
  at.write('small', 'small');
  at.write('large', 'x'.repeat(300_000));
  at.commit('c');
  const small = at.git('rev-parse', 'HEAD:small');
  const large = at.git('rev-parse', 'HEAD:large');
  const stream = new BlobStream(opened(), 100_000);
  const answers = await Promise.all(
    [small, 'f'.repeat(40), large, small, '--help'].map((oid) => stream.read(oid)),
  );
  expect(answers.map((answer) => (answer.ok ? answer.value.toString() : answer.error))).toEqual([
    'small',
    'not in this clone',
    'larger than 97 KiB',
    'small',
    'not an object id',
  ]);
  const late = stream.read(small);
  stream.close();
  expect(await late).toEqual({ ok: false, error: 'the reader was closed' });
  expect((await stream.read(small)).ok).toBe(true);
  stream.close();
});

test('limits: time, output, cancellation', async () => {
  at.write('f', 'x'.repeat(100_000));
  at.commit('c');
  const { room } = opened();
  const show = ['cat-file', 'blob', at.git('rev-parse', 'HEAD:f')];
  expect(await runGit(room, show, { outputBytesMax: 1_000 })).toMatchObject({
    ok: false,
    error: { kind: 'too-large' },
  });
  expect(await runGit(room, ['cat-file', '--batch'], { signal: AbortSignal.abort() })).toMatchObject({
    ok: false,
    error: { message: 'cancelled' },
  });
  expect(await runGit(room, ['no-such-command'])).toMatchObject({ ok: false, error: { kind: 'failed' } });
});

test('a repository in which git hangs costs two time limits and no more', async () => {
  at.commit('c');
  execFileSync('mkfifo', [join(at.root, '.git/objects/info/alternates')]);
  const { room } = opened();
  const ask = async (): Promise<string> => {
    const answer = await runGit(room, ['rev-parse', '--verify', `${'1'.repeat(40)}^{commit}`], {
      timeoutMs: 300,
    });
    return answer.ok ? 'ok' : answer.error.message;
  };
  expect(await ask()).toBe('git rev-parse took longer than 300 ms and was stopped');
  expect(await ask()).toContain('took longer');
  expect(await ask()).toContain('not asked again');
});
