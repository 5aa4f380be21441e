import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decision } from '../core/decision.ts';
import { limits } from '../core/limits.ts';
import { endOfDay } from './day.ts';
import { readDecisions, withDecision, writeDecisions } from './decisions.ts';

const path = '.holdfast/triage.jsonl';

function decision(id: string, at = 0, reason = 'a sample value'): Decision {
  return {
    finding: id,
    kind: 'ignore',
    rule: 'secrets/token',
    ruleDigest: 'd1',
    path: 'src/a.ts',
    anchor: { scope: 's', match: 'm', context: '' },
    by: 'ana',
    at,
    reason,
  };
}

const id = fc
  .string({ unit: fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'), minLength: 10, maxLength: 10 })
  .map((t) => `f_${t}`);
const text = fc.string({ minLength: 1, unit: 'grapheme' }).filter((t) => t.trim() !== '');
const until = fc
  .integer({ min: 0, max: 40_000 })
  .map((day) => endOfDay(new Date(day * 86_400_000).toISOString().slice(0, 10)) ?? 0);
const base = {
  finding: id,
  rule: text,
  ruleDigest: text,
  path: text,
  by: text,
  at: fc.nat(2 ** 31).map((s) => s * 1000),
  anchor: fc.record({ scope: fc.string(), match: fc.string(), context: fc.string() }),
};
const anyDecision: fc.Arbitrary<Decision> = fc.oneof(
  fc.record({ ...base, kind: fc.constant('confirm' as const) }),
  fc.record({ ...base, kind: fc.constant('ignore' as const), reason: text }),
  fc.record({ ...base, kind: fc.constant('accept' as const), reason: text, owner: text, until }),
);
const decisions = fc.uniqueArray(anyDecision, { selector: ({ finding }) => finding, maxLength: 20 });

test('what is written is read again, sorted, one line each', () => {
  fc.assert(
    fc.property(decisions, (list) => {
      const sorted = [...list].sort((a, b) => (a.finding < b.finding ? -1 : 1));
      const written = writeDecisions(list);
      expect(readDecisions(path, written)).toEqual({ decisions: sorted, problems: [] });
      expect(written.split('\n')).toHaveLength(list.length + 1);
    }),
  );
});

test('a union merge of two branches is readable, whichever way round', () => {
  fc.assert(
    fc.property(decisions, decisions, (ours, theirs) => {
      const one = readDecisions(path, writeDecisions(ours) + writeDecisions(theirs));
      const other = readDecisions(path, writeDecisions(theirs) + writeDecisions(ours));
      expect(one).toEqual(other);
      expect(one.problems).toEqual([]);
    }),
  );
});

test('the newest decision about a finding counts', () => {
  const file =
    writeDecisions([decision('f_0000000001', 2000, 'newer')]) +
    writeDecisions([decision('f_0000000001', 1000)]);
  expect(readDecisions(path, file).decisions).toMatchObject([{ reason: 'newer' }]);
  expect(withDecision([decision('f_0000000001')], decision('f_0000000001', 5, 'again'))).toMatchObject([
    { reason: 'again' },
  ]);
});

const line = writeDecisions([decision('f_0000000001')]).trim();

test.each([
  ['<<<<<<< ours', 'not JSON'],
  ['[]', 'not a JSON object'],
  ['null', 'not a JSON object'],
  [line.replace('f_0000000001', '../../x'), 'finding id'],
  [line.replace('"ignore"', '"delete"'), 'unknown decision'],
  [line.replace('a sample value', ' '), 'without a reason'],
  [line.replace('"ana"', '""'), 'nobody decided'],
  [line.replace('"ignore"', '"accept"'), 'without an owner'],
  [line.replace('"ignore"', '"accept","owner":"x"'), 'without until'],
  [line.replace('"ignore"', '"ignore","until":"2026-13-01"'), 'no such day'],
  [line.replace('1970-', 'never-'), 'at is no time'],
  [line.replace('a sample value', 'x'.repeat(limits.decisionLineBytes)), 'longer than'],
  [`{"__proto__": ${line}}`, 'finding id'],
])('a bad line is a problem with its number, and the rest counts: %.40s', (bad, message) => {
  const read = readDecisions(path, `${writeDecisions([decision('f_0000000002')])}${bad}\n`);
  expect(read.decisions).toHaveLength(1);
  expect(read.problems).toMatchObject([{ target: path, line: 2, message: expect.stringContaining(message) }]);
});

test('a file that is too large is not honoured at all', () => {
  const read = readDecisions(path, 'x'.repeat(limits.decisionsBytes + 1));
  expect(read).toMatchObject({ decisions: [], problems: [{ message: expect.stringContaining('larger') }] });
});
