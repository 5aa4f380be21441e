import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memberStates, type IssueMember, type IssuePlace } from './issue.ts';
import { mergeIssues } from './merge-issues.ts';
import { familyOf, familyOfRule } from './weakness-family.ts';
import { weaknessFamilies, weaknessParents } from './weakness-parents.ts';

const at = (line: number, path = 'a.ts'): IssuePlace => ({ kind: 'code', path, line });
function member(id: string, part: Partial<IssueMember> = {}): IssueMember {
  return {
    id: `f_${id}`,
    engine: 'sast',
    rule: 'sast/sql',
    cwe: [89],
    severity: 'high',
    state: 'open',
    firstSeen: 1,
    place: at(3),
    match: id,
    entries: [],
    ...part,
  };
}
const together = (...members: IssueMember[]): readonly (readonly string[])[] =>
  mergeIssues(members).map((issue) => issue.members.map(({ id }) => id));

test('the table has no circle, and every family can be reached', () => {
  for (const cwe of Object.keys(weaknessParents).map(Number)) {
    const chain = [cwe];
    for (let up = weaknessParents[cwe]; up !== undefined; up = weaknessParents[up]) {
      expect(chain).not.toContain(up);
      chain.push(up);
    }
  }
  for (const [cwe, name] of Object.entries(weaknessFamilies)) expect(familyOf(Number(cwe))).toBe(name);
  expect([familyOf(564), familyOf(36), familyOf(259)]).toEqual([
    'SQL injection',
    'path traversal',
    'hard-coded credential',
  ]);
  expect([familyOf(74), familyOf(284), familyOf(99_999), familyOfRule([99_999, 95])]).toEqual([
    undefined,
    undefined,
    undefined,
    'code injection',
  ]);
});

test('static and run-time at the same sink are one, and confirmed', () => {
  const [issue, ...rest] = mergeIssues([
    member('a', { firstSeen: 5 }),
    member('b', { engine: 'iast', cwe: [564], firstSeen: 9, severity: 'critical' }),
  ]);
  expect(rest).toEqual([]);
  expect(issue).toMatchObject({
    id: 'i_a',
    certainty: 'confirmed',
    severity: 'critical',
    family: 'SQL injection',
  });
});

test('never by the kind alone, never by the place alone', () => {
  const iast = { engine: 'iast' } as const;
  expect(together(member('a'), member('b', { ...iast, place: at(4) }))).toHaveLength(2);
  expect(together(member('a'), member('b', { ...iast, place: at(3, 'b.ts') }))).toHaveLength(2);
  expect(together(member('a'), member('b', { ...iast, cwe: [79] }))).toHaveLength(2);
  expect(together(member('a', { cwe: [] }), member('b', { ...iast, cwe: [] }))).toHaveLength(2);
  expect(together(member('a', { cwe: [74] }), member('b', { ...iast, cwe: [74] }))).toHaveLength(2);
  expect(together(member('a', { place: at(0) }), member('b', { ...iast, place: at(0) }))).toHaveLength(2);
});

test('one engine saying two things about a line is believed', () => {
  const secret = { engine: 'secrets', cwe: [798] } as const;
  expect(
    together(member('a', { ...secret, match: 'x' }), member('b', { ...secret, match: 'y' })),
  ).toHaveLength(2);
  expect(
    together(member('a', { ...secret, match: 'x' }), member('b', { ...secret, match: 'x' })),
  ).toHaveLength(1);
});

test('a package with an advisory is one, whoever says it', () => {
  const place: IssuePlace = { kind: 'package', purl: 'pkg:npm/a@1', advisory: 'GHSA-1' };
  const container = { engine: 'container', cwe: [], place } as const;
  expect(together(member('a', { engine: 'sca', cwe: [400], place }), member('b', container))).toHaveLength(1);
  const other = { ...place, advisory: 'GHSA-2' };
  expect(together(member('a', { place }), member('b', { ...container, place: other }))).toHaveLength(2);
  const none = { ...place, advisory: '' };
  expect(together(member('a', { place: none }), member('b', { ...container, place: none }))).toHaveLength(2);
});

test('a request joins the one place in the code that its parameter reaches; two candidates join nothing', () => {
  const entry = { method: 'GET', route: '/users/{id}', parameter: 'id' };
  const dast = member('d', { engine: 'dast', place: { kind: 'request', ...entry } });
  const one = mergeIssues([member('a', { entries: [entry] }), dast]);
  expect(one).toMatchObject([{ certainty: 'probable' }]);
  expect(mergeIssues([member('a', { entries: [{ ...entry, parameter: 'q' }] }), dast])).toHaveLength(2);
  const two = [member('a', { entries: [entry] }), member('b', { entries: [entry], place: at(9) }), dast];
  expect(mergeIssues(two)).toHaveLength(3);
});

test('members keep their states; the issue is as its worst one', () => {
  const ignored = member('a', { state: 'ignored', severity: 'critical' });
  const open = member('b', { engine: 'iast', severity: 'low' });
  const [issue] = mergeIssues([ignored, open]);
  expect(issue).toMatchObject({ state: 'open', severity: 'low' });
  expect(issue?.members.map(({ state }) => state)).toEqual(['ignored', 'open']);
});

test('every finding is in exactly one issue, whatever the order', () => {
  const place = fc.oneof(
    fc.record({ kind: fc.constant('code' as const), path: fc.constantFrom('a', 'b'), line: fc.nat(2) }),
    fc.record({
      kind: fc.constant('package' as const),
      purl: fc.constantFrom('p', 'q'),
      advisory: fc.constantFrom('', 'x'),
    }),
    fc.record({ kind: fc.constant('elsewhere' as const), name: fc.constantFrom('n') }),
  );
  const many = fc.uniqueArray(
    fc.record({
      id: fc.string({ unit: fc.constantFrom(...'abcdef'), minLength: 3, maxLength: 3 }),
      engine: fc.constantFrom('sast' as const, 'iast' as const, 'sca' as const),
      cwe: fc.array(fc.constantFrom(89, 564, 79, 74), { maxLength: 2 }),
      state: fc.constantFrom(...memberStates),
      firstSeen: fc.nat(3),
      match: fc.constantFrom('m', 'n'),
      place,
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  );
  fc.assert(
    fc.property(many, (parts) => {
      const members = parts.map(({ id, ...part }) => member(id, part));
      const issues = mergeIssues(members);
      const ids = issues.flatMap((issue) => issue.members.map(({ id }) => id));
      expect(ids.toSorted()).toEqual(members.map(({ id }) => id).toSorted());
      expect(new Set(issues.map(({ id }) => id)).size).toBe(issues.length);
      const key = (all: readonly (readonly string[])[]) => all.map((one) => one.toSorted().join()).toSorted();
      expect(key(together(...members.toReversed()))).toEqual(key(together(...members)));
    }),
  );
});
