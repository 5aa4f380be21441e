import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../core/finding.ts';
import type { CommitInfo } from '../../io/git/history.ts';
import { Lives } from './lives.ts';

const commit = (n: number): CommitInfo => ({
  oid: String(n).padStart(40, '0'),
  tree: '',
  parents: [],
  author: '',
  email: '',
  authoredAt: n,
  committedAt: n,
  subject: '',
});

const finding = (path: string, match: string, line = 3): Finding => ({
  engine: 'sast',
  rule: 'js/eval',
  severity: 'high',
  confidence: 'high',
  at: { kind: 'code', path, line, column: 1, endLine: line, endColumn: 9 },
  message: 'm',
  anchor: { scope: `in ${match}`, match, context: `around ${match}` },
});

const told = (lives: Lives): readonly string[] =>
  lives.all().map(({ came, gone, first, last }) => {
    const at = (one: Finding): string => ('path' in one.at ? `${one.at.path}` : '');
    return `${came?.committedAt ?? '-'} ${gone?.committedAt ?? '-'} ${at(first)} ${at(last)}`;
  });

test('a finding lives from the commit that brings it to the one that takes it away', () => {
  const lives = new Lives();
  lives.add({ commit: undefined, touched: new Set(), findings: [finding('a.js', 'eval(one)')] });
  lives.add({
    commit: commit(1),
    touched: new Set(['b.js']),
    findings: [finding('b.js', 'eval(two)')],
  });
  lives.add({ commit: commit(2), touched: new Set(['b.js']), findings: [finding('b.js', 'eval(two)', 30)] });
  lives.add({ commit: commit(3), touched: new Set(['b.js']), findings: [] });
  expect(told(lives)).toEqual(['- - a.js a.js', '1 3 b.js b.js']);
});

test('a renamed file carries its findings, a copy is a new one', () => {
  const lives = new Lives();
  lives.add({ commit: commit(1), touched: new Set(['a.js']), findings: [finding('a.js', 'eval(one)')] });
  lives.add({
    commit: commit(2),
    touched: new Set(['a.js', 'b.js']),
    findings: [finding('b.js', 'eval(one)')],
    stillThere: (path) => path !== 'a.js',
  });
  lives.add({ commit: commit(3), touched: new Set(['c.js']), findings: [finding('c.js', 'eval(one)')] });
  expect(told(lives)).toEqual(['1 - a.js b.js', '3 - c.js c.js']);
});

test('a finding that comes back is another one', () => {
  const lives = new Lives();
  const frame = { touched: new Set(['a.js']), findings: [finding('a.js', 'eval(one)')] };
  lives.add({ commit: commit(1), ...frame });
  lives.add({ commit: commit(2), ...frame, findings: [] });
  lives.add({ commit: commit(4), ...frame });
  expect(told(lives)).toEqual(['1 2 a.js a.js', '4 - a.js a.js']);
});

test('after each commit as many findings are open as the tree has', () => {
  const words = ['eval(one)', 'eval(two)', 'eval(three)'];
  const files = ['a.js', 'b.js'];
  const step = fc.record({ path: fc.constantFrom(...files), matches: fc.subarray(words) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const lives = new Lives();
      const tree = new Map<string, number>();
      for (const [n, { path, matches }] of steps.entries()) {
        const findings = matches.map((match) => finding(path, match));
        lives.add({ commit: commit(n + 1), touched: new Set([path]), findings, stillThere: () => true });
        tree.set(path, matches.length);
        const open = lives.all().filter(({ gone }) => gone === undefined);
        expect(open).toHaveLength([...tree.values()].reduce((sum, count) => sum + count, 0));
      }
    }),
  );
});
