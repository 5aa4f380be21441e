import { createHash } from 'node:crypto';
import { readFileSync, symlinkSync, unlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scratchRepo } from '../fixtures/scratch.ts';
import type { Scratch } from '../fixtures/scratch.ts';
import { shownPath } from '../raw-path.ts';
import { walk } from '../walk.ts';
import { dirtiness } from './dirtiness.ts';
import type { Dirtiness } from './dirtiness.ts';
import { parseIndex, readIndexFile } from './index-file.ts';
import type { IndexFile } from './index-file.ts';
import { closeRepo, openRepo } from './repo.ts';

function filled(...options: string[]): Scratch {
  const at = scratchRepo(...options);
  for (const path of ['a', 'dir/b', 'dir/bc', 'dir/deep/er/file.txt', 'é', 'long/'.repeat(60) + 'x', 'z'])
    at.write(path, path);
  symlinkSync('a', join(at.root, 'link'));
  at.commit('first');
  return at;
}

function indexOf(at: Scratch, hash: 'sha1' | 'sha256' = 'sha1'): IndexFile {
  const index = readIndexFile(join(at.root, '.git'), hash);
  if (!index.ok) throw new Error(index.error);
  return index.value;
}

/** What git itself lists: `mode oid stage<TAB>path`. */
function listed(at: Scratch): readonly string[] {
  const lines = at
    .git('ls-files', '-s', '-z')
    .split('\0')
    .filter((line) => line !== '');
  return lines.map((line) => `${line.split(' ')[1]} ${line.slice(line.indexOf('\t') + 1)}`);
}

describe('the index', () => {
  test.each([2, 3, 4])('of version %i reads as git reads it', (version) => {
    const at = filled();
    at.git('update-index', '--index-version', String(version));
    if (version === 3) {
      at.write('new', 'x');
      at.git('add', '-N', 'new');
    }
    const index = indexOf(at);
    expect(index.entries.map((entry) => `${entry.oid} ${entry.path}`)).toEqual(listed(at));
    expect(index.entries.find((entry) => entry.path === 'link')?.kind).toBe('symlink');
    expect(index.entries.some((entry) => entry.intended)).toBe(version === 3);
    at.remove();
  });

  test('with SHA-256', () => {
    const at = filled('--object-format=sha256');
    const index = indexOf(at, 'sha256');
    expect(index.entries.map((entry) => `${entry.oid} ${entry.path}`)).toEqual(listed(at));
    expect(index.tree).toBe(at.git('rev-parse', 'HEAD^{tree}'));
    at.remove();
  });

  test('knows the tree it equals until something is staged', () => {
    const at = filled();
    expect(indexOf(at).tree).toBe(at.git('rev-parse', 'HEAD^{tree}'));
    at.write('a', 'changed');
    at.git('add', 'a');
    expect(indexOf(at).tree).toBeUndefined();
    at.remove();
  });

  test('absent is empty, split and damaged are said', () => {
    const at = filled();
    expect(readIndexFile(join(at.root, 'dir'), 'sha1')).toMatchObject({ ok: true, value: { entries: [] } });
    at.git('update-index', '--split-index');
    expect(readIndexFile(join(at.root, '.git'), 'sha1')).toEqual({
      ok: false,
      error: 'the git index is split over two files, which is not read',
    });
    at.remove();
    expect(parseIndex(Buffer.from('DIRCxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'), 'sha1')).toMatchObject({
      ok: false,
    });
    expect(parseIndex(Buffer.alloc(0), 'sha1')).toEqual({ ok: false, error: 'is not an index' });
  });

  test('cut off or changed anywhere, with a checksum that holds, it never throws or runs away', () => {
    const at = filled();
    const plain = readFileSync(join(at.root, '.git/index'));
    at.git('update-index', '--index-version', '4');
    const packed = readFileSync(join(at.root, '.git/index'));
    at.remove();
    const change = fc.record({
      of: fc.constantFrom(plain, packed),
      cut: fc.double({ min: 0, max: 1, noNaN: true }),
      edits: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(change, ({ of, cut, edits }) => {
        const body = Buffer.from(of.subarray(0, -20)).subarray(0, Math.ceil((of.length - 20) * cut));
        for (const [position, byte] of edits) if (body.length > 0) body[position % body.length] = byte;
        const parsed = parseIndex(Buffer.concat([body, createHash('sha1').update(body).digest()]), 'sha1');
        if (parsed.ok) expect(parsed.value.entries.length).toBeLessThan(20);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a work tree', () => {
  let at: Scratch;
  beforeEach(() => {
    at = filled();
    at.write('.gitignore', '*.tmp\n');
    at.commit('second');
  });
  afterEach(() => at.remove());

  async function state(): Promise<Dirtiness> {
    const repo = openRepo(at.root);
    if (!repo.ok) throw new Error(repo.error.message);
    const result = await dirtiness(repo.value, indexOf(at), walk(at.root).files);
    closeRepo(repo.value);
    return result;
  }

  test('is clean after a commit, also when only times changed or ignored files came', async () => {
    expect(await state()).toEqual({ kind: 'clean' });
    utimesSync(join(at.root, 'a'), 1, 1);
    at.write('x.tmp', 'x');
    expect(await state()).toEqual({ kind: 'clean' });
  });

  test.each<readonly [string, (at: Scratch) => void, string]>([
    ['changed', (s) => s.write('dir/b', 'dir/B'), 'changed'],
    ['longer', (s) => s.write('dir/b', 'dir/b and more'), 'changed'],
    ['deleted', (s) => unlinkSync(join(s.root, 'dir/b')), 'deleted'],
    ['staged', (s) => (s.write('dir/b', 'new'), s.git('add', '-A')), 'staged and not committed'],
    ['removed', (s) => s.git('rm', '-q', '--cached', 'dir/b'), 'removed from the index and not committed'],
    [
      'hidden by a flag',
      (s) => (s.git('update-index', '--assume-unchanged', 'dir/b'), s.write('dir/b', 'X')),
      'changed',
    ],
    [
      'a link now',
      (s) => (unlinkSync(join(s.root, 'dir/b')), symlinkSync('bc', join(s.root, 'dir/b'))),
      'now a symlink',
    ],
  ])('with a file %s is dirty', async (_name, change, because) => {
    change(at);
    expect(await state()).toEqual({ kind: 'dirty', path: 'dir/b', because });
  });

  test('with an untracked file, or another link target, is dirty', async () => {
    at.write('dir/new', 'x');
    expect(await state()).toEqual({ kind: 'dirty', path: 'dir/new', because: 'not tracked by git' });
    unlinkSync(join(at.root, 'dir/new'));
    unlinkSync(join(at.root, 'link'));
    symlinkSync('z', join(at.root, 'link'));
    expect(await state()).toEqual({ kind: 'dirty', path: 'link', because: 'changed' });
  });

  test('with CRLF line ends where git keeps LF is clean', async () => {
    at.write('text', 'one\ntwo\n');
    at.commit('third');
    at.write('text', 'one\r\ntwo\r\n');
    expect(await state()).toEqual({ kind: 'clean' });
  });

  test('with the same size and the same times but other content is dirty', async () => {
    const time = new Date('2026-02-03T04:05:06Z');
    utimesSync(join(at.root, 'dir/b'), time, time);
    at.git('update-index', '--refresh');
    at.write('dir/b', 'DIR/B');
    utimesSync(join(at.root, 'dir/b'), time, time);
    expect(await state()).toMatchObject({ kind: 'dirty', path: 'dir/b' });
  });

  test('stat data are believed only when the file is older than the index', async () => {
    const repo = openRepo(at.root);
    if (!repo.ok) throw new Error(repo.error.message);
    const index = indexOf(at);
    at.write('dir/b', 'DIR/B');
    const { files } = walk(at.root);
    const stamp = files.find(({ path }) => path === 'dir/b')?.stamp;
    if (stamp === undefined) throw new Error('dir/b was not walked');
    // As if git had looked in the same instant as the file was changed once more.
    const entries = index.entries.map((entry) =>
      entry.path === 'dir/b' ? Object.assign(entry, stamp) : entry,
    );
    const racy = { ...index, entries, writtenAt: stamp.mtimeMs };
    expect(await dirtiness(repo.value, racy, files)).toMatchObject({ kind: 'dirty', path: 'dir/b' });
    expect(await dirtiness(repo.value, { ...racy, writtenAt: stamp.mtimeMs + 1 }, files)).toEqual({
      kind: 'clean',
    });
    closeRepo(repo.value);
  });

  test('before any commit is unknown', async () => {
    const empty = scratchRepo();
    const repo = openRepo(empty.root);
    if (!repo.ok) throw new Error(repo.error.message);
    expect(await dirtiness(repo.value, indexOf(empty), [])).toEqual({
      kind: 'unknown',
      because: 'there is no commit yet',
    });
    closeRepo(repo.value);
    empty.remove();
  });
});

test('paths that are not UTF-8 keep their escaped form in the index', () => {
  expect(shownPath(Buffer.from([0x61, 0xff]))).toBe('a\\xff');
});
