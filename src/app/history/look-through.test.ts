import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { RawHistory } from './settle-history.ts';
import { examplesOf } from '../../engines/secrets/rule-info.ts';
import { allRules } from '../../engines/secrets/rules/all.ts';
import { scratchRepo } from '../../io/fixtures/scratch.ts';
import type { Scratch } from '../../io/fixtures/scratch.ts';
import { lookThroughHistory } from './look-through.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

function repo(): Scratch {
  const one = scratchRepo();
  ends.push(() => one.remove());
  return one;
}

function look(one: Scratch, more: { since?: string; cacheFolder?: string } = {}): RawHistory {
  const gitDir = join(one.root, '.git');
  return lookThroughHistory({
    place: { workTree: one.root, gitDir, commonDir: gitDir },
    hash: 'sha1',
    head: one.git('rev-parse', 'HEAD'),
    since: more.since ?? '',
    runKey: Buffer.alloc(32, 7),
    identityKey: undefined,
    cacheFolder: more.cacheFolder,
    progress: () => undefined,
  });
}

/** A valid token of a rule, made here. */
function secretOf(id: string): string {
  const rule = allRules.find((one) => one.id === id);
  return rule === undefined ? '' : (examplesOf(rule).bad[0] ?? '');
}

const one = secretOf('secrets/github-token');
const two = secretOf('secrets/npm-token');
const three = secretOf('secrets/stripe-key');

function told({ findings }: RawHistory): readonly string[] {
  return findings
    .map(({ finding, inHead, heldBy }) => `${finding.rule} ${inHead ? 'in' : 'out'} ${heldBy}`)
    .sort();
}

test('a secret that came and went is told with its first and last commit', () => {
  const git = repo();
  git.write('README.md', 'hello\n');
  git.commit('begin');
  git.write('src/app.env', one);
  const came = git.commit('with a token');
  git.write('other.txt', 'x\n');
  const last = git.commit('still there');
  git.write('src/app.env', 'nothing\n');
  git.commit('gone');
  const [found, ...others] = look(git).findings;
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    finding: { rule: 'secrets/github-token', at: { kind: 'commit', commit: came, path: 'src/app.env' } },
    first: { commit: came, author: 'Test Author' },
    inHead: false,
    refs: ['refs/heads/main'],
    heldBy: 'refs',
    places: 1,
  });
  // All commits claim the same second: of these the first that has it counts.
  expect([came, last]).toContain(found?.last?.commit);
  expect(JSON.stringify(look(git))).not.toContain(one.trim().slice(10, 30));
});

test('stash, notes, reflog, unreachable commits, loose contents and messages are looked at', () => {
  const git = repo();
  git.write('a.txt', 'a\n');
  git.commit('begin');
  git.write('a.txt', one);
  git.git('stash', '-q');
  git.git('notes', 'add', '-m', two, 'HEAD');
  git.write('b.txt', three);
  git.commit('a commit that is taken back');
  git.git('reset', '-q', '--hard', 'HEAD~1');
  expect(told(look(git))).toEqual([
    'secrets/github-token out stash',
    'secrets/npm-token out notes',
    'secrets/stripe-key out reflog',
  ]);
  rmSync(join(git.root, '.git', 'logs'), { recursive: true });
  git.write('c.txt', two.replace(/$/, '\n# again\n'));
  git.git('hash-object', '-w', 'c.txt');
  git.git('commit', '-q', '--allow-empty', '-m', `oops\n\n${secretOf('secrets/slack-token')}`);
  const now = told(look(git));
  expect(now).toContain('secrets/stripe-key out unreachable-commit');
  expect(now.some((line) => line.startsWith('secrets/slack-token') && line.endsWith('refs'))).toBe(true);
});

test('what a merge brings of its own is found, and only new objects when that is asked for', () => {
  const git = repo();
  git.write('a.txt', one);
  git.commit('begin');
  git.git('checkout', '-q', '-b', 'side');
  git.write('b.txt', 'b\n');
  git.commit('side');
  git.git('checkout', '-q', 'main');
  git.write('c.txt', 'c\n');
  const base = git.commit('main');
  git.git('merge', '-q', '--no-commit', '--no-ff', 'side');
  git.write('evil.txt', two);
  git.commit('merge');
  expect(told(look(git))).toEqual(['secrets/github-token in refs', 'secrets/npm-token in refs']);
  const since = look(git, { since: base });
  expect(told(since)).toEqual(['secrets/npm-token in refs']);
  expect(since.commits).toBe(2);
});

test('a second look passes by what is known to be quiet and tells the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const git = repo();
  for (let i = 0; i < 5; i++) {
    git.write(`f${i}.txt`, `quiet ${i}\n`);
    git.commit(`change ${i}`);
  }
  git.write('a.txt', one);
  git.commit('a token');
  const first = look(git, { cacheFolder: join(folder, 'cache') });
  git.write('b.txt', two);
  git.commit('another');
  const second = look(git, { cacheFolder: join(folder, 'cache') });
  expect([first.known, second.known, second.blobs]).toEqual([0, 5, 7]);
  expect(told(second)).toEqual(['secrets/github-token in refs', 'secrets/npm-token in refs']);
});

test('contents that were left out of a partial clone are counted', () => {
  const git = repo();
  git.write('a.txt', 'a\n');
  git.write('b.txt', one);
  git.commit('begin');
  const gone = git.git('rev-parse', 'HEAD:a.txt');
  // As a promisor leaves it: a mark beside the packs, and the content not here.
  writeFileSync(join(git.root, '.git', 'objects', 'pack', 'pack-1.promisor'), '');
  rmSync(join(git.root, '.git', 'objects', gone.slice(0, 2), gone.slice(2)));
  const report = look(git);
  expect(report.missing).toBe(1);
  expect(told(report)).toEqual(['secrets/github-token in refs']);
});
