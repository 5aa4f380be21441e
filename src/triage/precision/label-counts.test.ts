import { expect, test } from 'vitest';
import { dayMs } from '../../core/clock.ts';
import type { Label } from '../../core/label.ts';
import { labelCounts } from './label-counts.ts';

const now = 1_000 * dayMs;
const rule = { id: 'js/a', digest: 'new' };

function label(codeContext: string, part: Partial<Label> = {}): Label {
  return {
    rule: 'js/a',
    digest: 'new',
    label: 'tp',
    source: 'corpus',
    corpus: 'pairs',
    who: '',
    at: now - dayMs,
    codeContext,
    ...part,
  };
}

test('labels are counted by where they come from, triage first', () => {
  const labels = [
    label('1'),
    label('2', { label: 'fp', at: now }),
    label('3', { corpus: 'findings', label: 'unsure' }),
    label('4', { source: 'triage', corpus: '' }),
  ];
  expect(labelCounts(rule, labels, now)).toEqual([
    { from: 'triage', tp: 1, fp: 0, unsure: 0, outdated: 0, newest: now - dayMs },
    { from: 'findings', tp: 0, fp: 0, unsure: 1, outdated: 0, newest: now - dayMs },
    { from: 'pairs', tp: 1, fp: 1, unsure: 0, outdated: 0, newest: now },
  ]);
});

test('labels of another version of the rule are told apart', () => {
  const [count] = labelCounts(rule, [label('1'), label('2', { digest: 'old', label: 'fp' })], now);
  expect(count).toMatchObject({ tp: 1, fp: 0, outdated: 1 });
});

test('other rules, old labels and the same code again do not count', () => {
  const labels = [
    label('1', { rule: 'js/b' }),
    label('2', { at: now - 200 * dayMs }),
    label('3'),
    label('3', { label: 'fp', at: now }),
  ];
  expect(labelCounts(rule, labels, now)).toMatchObject([{ tp: 0, fp: 1 }]);
});
