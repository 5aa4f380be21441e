import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scratch, scratchRepo } from '../fixtures/scratch.ts';
import type { Scratch } from '../fixtures/scratch.ts';
import type { GitRepo } from './repo.ts';
import { closeRepo, head, isShallow, openRepo, resolveCommit, treeOf } from './repo.ts';

let at: Scratch;
const open: GitRepo[] = [];
beforeEach(() => {
  at = scratchRepo();
});
afterEach(() => {
  for (const repo of open.splice(0)) closeRepo(repo);
  at.remove();
});

function opened(start = at.root, ceiling?: string): GitRepo {
  const repo = openRepo(start, ceiling);
  if (!repo.ok) throw new Error(repo.error.message);
  open.push(repo.value);
  return repo.value;
}

async function oid(repo: GitRepo, ref: string): Promise<string> {
  const found = await resolveCommit(repo, ref);
  return found.ok ? found.value : found.error.kind;
}

test('resolves what git resolves', async () => {
  for (let i = 0; i < 4; i++) {
    at.write('a', String(i));
    at.commit(`c${i}`);
  }
  at.git('tag', 'light', 'HEAD~1');
  at.git('tag', '-a', '-m', 'note', 'v1.0', 'HEAD~2');
  at.git('branch', 'feature/x', 'HEAD~3');
  at.git('update-ref', 'refs/remotes/origin/main', 'HEAD~1');
  at.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  at.git('branch', 'both', 'HEAD~1');
  at.git('tag', 'both', 'HEAD~2');
  const full = at.git('rev-parse', 'HEAD~2');
  const refs = [
    'HEAD',
    '@',
    'main',
    'main~2',
    'main^',
    'main^1~1',
    'light',
    'v1.0',
    'v1.0~1',
    'v1.0^{commit}',
    'feature/x',
    'origin/main',
    'origin',
    'refs/heads/main',
    'heads/main',
    'both',
    full,
    full.slice(0, 10),
    `${full}~1`,
  ];
  const expected = refs.map((ref) => at.git('rev-parse', `${ref}^{commit}`));
  expect(await Promise.all(refs.map((ref) => oid(opened(), ref)))).toEqual(expected);
  at.git('pack-refs', '--all');
  expect(await Promise.all(refs.map((ref) => oid(opened(), ref)))).toEqual(expected);
});

test.each([
  '-x',
  '--help',
  'a..b',
  '../HEAD',
  'a b',
  'x.lock',
  '.hidden',
  'a//b',
  'HEAD@{1}',
  ':/text',
  'x^{/re}',
  '',
  'a\u0000b',
  '~1',
  `${'a'.repeat(2_000)}`,
])('refuses %j as a ref', async (ref) => {
  at.commit('one');
  expect(await oid(opened(), ref)).toBe('bad-ref');
});

test('says what is not there, and which depth a shallow clone needs', async () => {
  for (let i = 0; i < 4; i++) at.commit(`c${i}`);
  expect(await oid(opened(), 'nope')).toBe('not-found');
  expect(await oid(opened(), 'HEAD~9')).toBe('not-found');
  const clone = scratch();
  clone.git('clone', '-q', '--depth=2', `file://${at.root}`, 'c');
  const shallow = opened(join(clone.root, 'c'));
  expect(isShallow(shallow)).toBe(true);
  expect(isShallow(opened())).toBe(false);
  expect(await oid(shallow, 'HEAD~1')).toBe(at.git('rev-parse', 'HEAD~1'));
  const deep = await resolveCommit(shallow, 'HEAD~3');
  expect(deep).toMatchObject({ ok: false, error: { kind: 'shallow' } });
  expect(!deep.ok && `${deep.error.message} ${deep.error.todo}`).toMatch(/depth of at least 4.*--depth=4/);
  clone.remove();
});

test('HEAD without a process: on a branch, detached, before any commit', () => {
  expect(head(opened())).toEqual({ oid: undefined, branch: 'main' });
  const commit = at.commit('one');
  expect(head(opened())).toEqual({ oid: commit, branch: 'main' });
  at.git('checkout', '-q', '--detach');
  expect(head(opened())).toEqual({ oid: commit, branch: undefined });
});

test('SHA-256 repositories and added work trees', async () => {
  const long = scratchRepo('--object-format=sha256');
  const commit = long.commit('one');
  const repo = opened(long.root);
  expect(repo.hash).toBe('sha256');
  expect(await oid(repo, 'main')).toBe(commit);
  expect((await treeOf(repo, commit)).ok).toBe(true);
  long.remove();
  at.commit('one');
  at.git('worktree', 'add', '-q', '-b', 'side', 'tree');
  const side = opened(join(at.root, 'tree'));
  expect(side.place.commonDir).toBe(join(at.root, '.git'));
  expect(head(side).branch).toBe('side');
  expect(await oid(side, 'main')).toBe(at.git('rev-parse', 'main'));
});

test('finds the repository from below, never above the ceiling, and never a planted one', () => {
  at.commit('one');
  at.write('deep/er/file', 'x');
  expect(opened(join(at.root, 'deep/er')).place.workTree).toBe(at.root);
  expect(openRepo(join(at.root, 'deep/er'), join(at.root, 'deep'))).toMatchObject({ ok: false });
  execFileSync('git', ['init', '-q', '--bare', join(at.root, 'bare')]);
  mkdirSync(join(at.root, 'bare/sub'));
  expect(opened(join(at.root, 'bare/sub')).place.workTree).toBe(at.root);
});

test('a .git file that names a foreign repository is not believed', () => {
  const other = scratchRepo();
  other.commit('private');
  rmSync(join(at.root, '.git'), { recursive: true });
  at.write('.git', `gitdir: ${join(other.root, '.git')}\n`);
  expect(openRepo(at.root)).toMatchObject({ ok: false, error: { kind: 'no-repository' } });
  rmSync(join(at.root, '.git'));
  symlinkSync(join(other.root, '.git'), join(at.root, '.git'));
  expect(openRepo(at.root)).toMatchObject({ ok: false, error: { kind: 'no-repository' } });
  other.remove();
});

test('odd files in place of refs neither hang nor lead out', async () => {
  at.commit('one');
  execFileSync('mkfifo', [join(at.root, '.git/refs/heads/pipe')]);
  symlinkSync('/etc/hostname', join(at.root, '.git/refs/heads/link'));
  writeFileSync(join(at.root, '.git/refs/heads/self'), 'ref: refs/heads/self\n');
  writeFileSync(join(at.root, '.git/refs/heads/up'), 'ref: ../../../etc/passwd\n');
  writeFileSync(join(at.root, '.git/refs/heads/large'), 'a'.repeat(10_000));
  for (const ref of ['pipe', 'link', 'self', 'up', 'large'])
    expect(await oid(opened(), ref)).toBe('not-found');
});

test('the clean room goes away', () => {
  at.commit('one');
  const repo = openRepo(at.root);
  if (!repo.ok) throw new Error(repo.error.message);
  expect(existsSync(repo.value.room.folder)).toBe(true);
  closeRepo(repo.value);
  expect(readdirSync(tmpdir())).not.toContain(repo.value.room.folder.split('/').at(-1));
});
