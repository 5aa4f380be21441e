import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchRepo } from '../fixtures/scratch.ts';
import type { Scratch } from '../fixtures/scratch.ts';
import { walk } from '../walk.ts';
import { blame } from './blame.ts';
import { commitSource } from './commit-source.ts';
import { changedLines } from './diff.ts';
import { dirtiness } from './dirtiness.ts';
import { changesSince, commitInfo, isAncestor } from './history.ts';
import { readIndexFile } from './index-file.ts';
import { closeRepo, openRepo, resolveCommit, treeOf } from './repo.ts';
import type { GitRepo } from './repo.ts';

/** Every way known to us in which a repository's own files make git start a program. */
function arm(at: Scratch): string {
  const canary = join(at.root, 'CANARY');
  const trap = join(at.root, '.git/trap.sh');
  at.write('.git/trap.sh', `#!/bin/sh\necho "$0 $*" >> '${canary}'\ncat\n`);
  chmodSync(trap, 0o755);
  at.write('.git/more', `[core]\n\tpager = ${trap}\n\teditor = ${trap}\n`);
  const settings: readonly (readonly [string, string])[] = [
    ['core.fsmonitor', trap],
    ['core.hooksPath', '.git/hooks'],
    ['core.pager', trap],
    ['core.sshCommand', trap],
    ['core.gitProxy', trap],
    ['core.alternateRefsCommand', trap],
    ['core.attributesFile', '.git/attributes'],
    ['diff.external', trap],
    ['diff.bad.textconv', trap],
    ['diff.bad.command', trap],
    ['filter.bad.clean', trap],
    ['filter.bad.smudge', trap],
    ['filter.bad.process', trap],
    ['credential.helper', `!${trap}`],
    ['gpg.program', trap],
    ['log.showSignature', 'true'],
    ['pager.log', trap],
    ['blame.ignoreRevsFile', '.git/none'],
    ['alias.rev-parse', `!${trap}`],
    ['alias.log', `!${trap}`],
    ['include.path', '.git/more'],
    ['uploadpack.packObjectsHook', trap],
    ['remote.origin.url', `ext::${trap}`],
    ['remote.origin.promisor', 'true'],
    ['protocol.ext.allow', 'always'],
  ];
  for (const [name, value] of settings) at.git('config', name, value);
  for (const hook of [
    'post-index-change',
    'post-checkout',
    'reference-transaction',
    'pre-auto-gc',
    'fsmonitor-watchman',
  ]) {
    at.write(`.git/hooks/${hook}`, `#!/bin/sh\nexec ${trap} hook\n`);
    chmodSync(join(at.root, '.git/hooks', hook), 0o755);
  }
  at.write('.git/info/attributes', '* filter=bad diff=bad\n');
  return canary;
}

test('nothing of a repository runs, whatever it is armed with', async () => {
  const at = scratchRepo();
  at.write('.gitattributes', '* filter=bad diff=bad merge=bad\n');
  at.write('a.txt', 'one\n');
  const first = at.commit('first');
  at.write('a.txt', 'two\n');
  const second = at.commit('second');
  const canary = arm(at);
  at.write('a.txt', 'three\n');

  // The trap is live: git's own work-tree command sets it off.
  spawnSync('git', ['status'], { cwd: at.root, stdio: 'ignore' });
  expect(existsSync(canary)).toBe(true);
  rmSync(canary);

  await useEverything(at.root, first, second);
  expect(existsSync(canary)).toBe(false);
  at.remove();
});

test('no process but git is started, and nothing in the repository is opened by it except objects', async () => {
  const at = scratchRepo();
  at.write('a.txt', 'one\n');
  const first = at.commit('first');
  at.write('a.txt', 'two\n');
  const second = at.commit('second');
  arm(at);
  const before = execFileSync('find', ['.', '-newer', 'a.txt'], { cwd: at.root, encoding: 'utf8' });
  await useEverything(at.root, first, second);
  expect(execFileSync('find', ['.', '-newer', 'a.txt'], { cwd: at.root, encoding: 'utf8' })).toBe(before);
  at.remove();
});

async function useEverything(root: string, first: string, second: string): Promise<void> {
  const opened = openRepo(root);
  if (!opened.ok) throw new Error(opened.error.message);
  const repo: GitRepo = opened.value;
  const index = readIndexFile(repo.place.gitDir, repo.hash);
  if (!index.ok) throw new Error(index.error);
  await dirtiness(repo, index.value, walk(root).files);
  for (const ref of ['HEAD', 'HEAD~1', 'main']) expect((await resolveCommit(repo, ref)).ok).toBe(true);
  expect((await treeOf(repo, second)).ok).toBe(true);
  expect(await isAncestor(repo, first, second)).toEqual({ ok: true, value: true });
  expect((await commitInfo(repo, first)).ok).toBe(true);
  expect((await changesSince(repo, second, 0)).ok).toBe(true);
  expect((await changedLines(repo, first, second)).ok).toBe(true);
  expect((await blame(repo, second, 'a.txt', [1])).ok).toBe(true);
  const source = await commitSource(repo, second);
  if (!source.ok) throw new Error(source.error.message);
  for await (const read of source.value.readAll(source.value.walk.files)) expect(read.ok).toBe(true);
  await source.value.close();
  closeRepo(repo);
}
