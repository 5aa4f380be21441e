import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import type { RuleInfo } from '../../core/rule.ts';
import { readReview, writeReview } from './artefact.ts';
import type { Review } from './review.ts';

const rule: RuleInfo = {
  id: 'js/x',
  engine: 'sast',
  title: 'Our title',
  why: 'Our reason',
  todo: 'Our advice',
  severity: 'high',
  confidence: 'high',
  mitigations: [],
  cwe: [],
  digest: 'd',
  fixtures: { bad: 5, ok: 5 },
  proof: 'measured',
};
const trusted = { head: 'a'.repeat(40), tool: '1', rules: [rule] };
const evil = 'EVIL [x](http://evil.test) @everyone';
const review: Review = {
  version: 1,
  tool: evil,
  head: 'b'.repeat(40),
  parents: ['c'.repeat(40)],
  base: '',
  verdict: 'pass',
  remarks: [
    {
      identity: { rule: 'js/x', path: 'a.ts', scope: 'aa', match: 'bb', context: 'cc' },
      severity: 'info',
      title: evil,
      message: evil,
      why: evil,
      todo: evil,
      place: { path: 'a.ts', line: 3, endLine: 3 },
      blocks: false,
      because: evil,
      mitigations: [evil],
      suggestion: { line: 3, endLine: 3, text: evil },
    },
  ],
  failures: [{ verification: evil, mitigation: evil, blocks: true, because: evil }],
  weakenings: [{ what: 'model', text: evil }],
  drift: [{ what: 'GET /x', path: 'a.ts', line: 1, because: evil }],
  owners: [evil],
  gaps: [evil],
};

test('only places are believed: no sentence, verdict, commit, owner or suggestion of the first job comes through', () => {
  const read = readReview(writeReview(review), trusted);
  expect(read).toMatchObject({
    ok: true,
    value: { head: trusted.head, parents: [], verdict: 'comment-only', untrusted: true, owners: [] },
  });
  expect(JSON.stringify(read)).not.toContain('EVIL');
  expect(read).toMatchObject({
    value: { remarks: [{ severity: 'high', title: 'Our title', mitigations: [] }] },
  });
});

test('findings of rules that are not known are counted and not told', () => {
  const other = {
    ...review,
    remarks: review.remarks.map((one) => ({ ...one, identity: { ...one.identity, rule: evil } })),
  };
  expect(readReview(writeReview(other), trusted)).toMatchObject({
    value: { remarks: [], gaps: [expect.stringContaining('1 findings by rules'), expect.any(String)] },
  });
});

test('a drift that is no route or name is no review', () => {
  const other = { ...review, drift: [{ what: evil, path: 'a', line: 1, because: '' }] };
  expect(readReview(writeReview(other), trusted)).toMatchObject({ ok: false });
});

test('what is too large, too many or not JSON is refused with a reason', () => {
  const [remark] = review.remarks;
  const many = { ...review, remarks: Array.from({ length: limits.reviewItems + 1 }, () => remark) };
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    JSON.stringify(many),
    ' '.repeat(limits.reviewBytes + 1),
    '{"holdfast":"review","__proto__":1}',
  ])
    expect(readReview(text, trusted), text.slice(0, 40)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/./),
    });
});

test('whatever it is given, it does not throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      readReview(JSON.stringify(value), trusted);
      readReview(JSON.stringify({ ...review, holdfast: 'review', remarks: value }), trusted);
    }),
  );
});
