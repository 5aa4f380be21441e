import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratchRepo } from '../fixtures/scratch.ts';
import type { Scratch } from '../fixtures/scratch.ts';
import { changedLines, changedPaths } from './diff.ts';
import { lineAfter, readHunks } from './hunks.ts';
import { closeRepo, openRepo } from './repo.ts';
import type { GitRepo } from './repo.ts';

let at: Scratch;
let repo: GitRepo;
beforeAll(() => {
  at = scratchRepo();
  at.commit('empty');
  const opened = openRepo(at.root);
  if (!opened.ok) throw new Error(opened.error.message);
  repo = opened.value;
});
afterAll(() => {
  closeRepo(repo);
  at.remove();
});

const body = (n: number): string => Array.from({ length: n }, (_, i) => `line ${i}`).join('\n');

test('tells what happened to each path', async () => {
  at.write('changed', 'a\n');
  at.write('gone', 'entirely other words here\n');
  at.write('moved/from here.txt', body(40));
  at.write('bin', Buffer.from([0, 1, 2]));
  const before = at.commit('before');
  at.write('changed', 'b\n');
  at.git('rm', '-q', 'gone');
  at.git('mv', 'moved/from here.txt', 'to "quoted" é\ttab.txt');
  at.write('to "quoted" é\ttab.txt', `first\n${body(40)}`);
  at.write('bin', Buffer.from([0, 1, 3]));
  at.write('new', 'new\n');
  const after = at.commit('after');
  const found = await changedPaths(repo, before, after);
  expect(found.ok && found.value.map(({ kind, path, from }) => [kind, path, from])).toEqual([
    ['modified', 'bin', 'bin'],
    ['modified', 'changed', 'changed'],
    ['deleted', 'gone', 'gone'],
    ['added', 'new', 'new'],
    ['renamed', 'to "quoted" é\ttab.txt', 'moved/from here.txt'],
  ]);
  const lines = await changedLines(repo, before, after);
  const hunks = lines.ok ? new Map(lines.value.map((change) => [change.path, change.hunks])) : new Map();
  expect(hunks.get('bin')).toBeUndefined();
  expect(hunks.get('to "quoted" é\ttab.txt')).toEqual([
    { oldStart: 0, oldCount: 0, newStart: 1, newCount: 1 },
  ]);
  expect(hunks.get('changed')).toEqual([{ oldStart: 1, oldCount: 1, newStart: 1, newCount: 1 }]);
});

test('follows unchanged lines wherever they went', { timeout: 60_000 }, async () => {
  const line = fc.constantFrom(
    'a',
    'b',
    '@@ -1 +1 @@',
    '-- a/x',
    '++ b/other',
    'diff --git a/x b/x',
    '\\ No newline',
    '',
  );
  const text = fc.array(line, { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(text, text, fc.boolean(), async (old, now, newline) => {
      at.write('f', `${old.join('\n')}${newline ? '\n' : ''}`);
      const before = at.commit('old');
      at.write('f', now.join('\n'));
      const after = at.commit('now');
      const changed = await changedLines(repo, before, after);
      const hunks = changed.ok ? (changed.value.find(({ path }) => path === 'f')?.hunks ?? []) : [];
      const kept = old.flatMap((content, i) => {
        const to = lineAfter(hunks, i + 1);
        return to === undefined ? [] : [[content, now[to - 1] ?? '']];
      });
      for (const [was, is] of kept) expect(is).toBe(was);
      expect(changed.ok && changed.value.every(({ path }) => path === 'f')).toBe(true);
    }),
    { numRuns: 25 },
  );
});

test('arbitrary bytes in place of a patch are read without throwing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(readHunks(Buffer.from(bytes)).size).toBeLessThan(10);
    }),
  );
});
