import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayMs } from '../../core/clock.ts';
import type { Decision } from '../../core/decision.ts';
import { severities } from '../../core/severity.ts';
import type { TrackedFinding } from '../../core/tracked.ts';
import { priorities, priorityOf, type Exposure } from './priority.ts';
import { slaClock } from './sla-clock.ts';

const calm: Exposure = { severity: 'high', highImpact: false, internetFacing: false, reachable: 'unknown' };

test.each<[string, Partial<Exposure>, string]>([
  ['a critical one', { severity: 'critical' }, 'urgent'],
  ['a high one', {}, 'high'],
  ['a high one of high impact', { highImpact: true }, 'urgent'],
  ['a high one facing the internet, perhaps reachable', { internetFacing: true }, 'high'],
  ['a high one facing the internet, reachable', { internetFacing: true, reachable: 'yes' }, 'urgent'],
  ['a high one that nothing reaches', { internetFacing: true, reachable: 'no' }, 'medium'],
  [
    'a medium one with all of it',
    { severity: 'medium', highImpact: true, internetFacing: true, reachable: 'yes' },
    'urgent',
  ],
  [
    'a low one with all of it',
    { severity: 'low', highImpact: true, internetFacing: true, reachable: 'yes' },
    'medium',
  ],
  ['a low one that nothing reaches', { severity: 'low', reachable: 'no' }, 'low'],
])('%s is %s', (_, part, priority) => {
  expect(priorityOf({ ...calm, ...part }).priority).toBe(priority);
});

test('more exposure is never later, worse is never later', () => {
  const exposure = fc.record({
    severity: fc.constantFrom(...severities),
    highImpact: fc.boolean(),
    internetFacing: fc.boolean(),
    reachable: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
  });
  const rank = (one: Exposure): number => priorities.indexOf(priorityOf(one).priority);
  fc.assert(
    fc.property(exposure, (one) => {
      expect(rank({ ...one, highImpact: true })).toBeLessThanOrEqual(rank({ ...one, highImpact: false }));
      expect(rank({ ...one, reachable: 'yes' })).toBeLessThanOrEqual(rank({ ...one, reachable: 'no' }));
      expect(rank({ ...one, severity: 'critical' })).toBeLessThanOrEqual(rank(one));
    }),
  );
});

const start = Date.parse('2026-11-01T00:00:00Z');
const found: TrackedFinding = {
  id: 'f_0123456789',
  engine: 'sast',
  engineVersion: 1,
  rule: 'sast/x',
  ruleDigest: 'd',
  path: 'a.ts',
  line: 1,
  anchor: { scope: '', match: 'm', context: '' },
  status: 'open',
  origin: 'found',
  episodes: [{ opened: start }],
};
const day = (n: number): number => start + n * dayMs;
const accept = (from: number, to: number): Decision => ({
  kind: 'accept',
  finding: found.id,
  rule: found.rule,
  ruleDigest: 'd',
  path: 'a.ts',
  anchor: found.anchor,
  by: 'ana',
  at: day(from),
  reason: 'r',
  owner: '@a',
  until: day(to),
});
const clock = (now: number, decision?: Decision, finding = found) =>
  slaClock(finding, { priority: 'urgent', sla: undefined, decision, now: day(now) });

test('it runs for seven days and is over then', () => {
  expect(clock(7)).toEqual({ state: 'due', since: start, due: day(7) });
  expect(clock(7.1)).toMatchObject({ state: 'overdue' });
});

test('an acceptance stops it, and the rest of the same time is left afterwards', () => {
  expect(clock(20, accept(5, 30))).toEqual({ state: 'paused', since: start, due: day(32) });
  expect(clock(31, accept(5, 30))).toMatchObject({ state: 'due', due: day(32) });
  expect(clock(33, accept(5, 30))).toMatchObject({ state: 'overdue' });
});

test('an acceptance after the time was over does not give it back', () => {
  expect(clock(20, accept(10, 12))).toMatchObject({ state: 'overdue', due: day(7) });
  expect(clock(11, accept(10, 12))).toMatchObject({ state: 'paused', due: day(7) });
});

test('a doubt ends the pause; ignoring and confirming are none', () => {
  expect(clock(20, accept(5, 30), { ...found, doubtedAt: day(10) })).toMatchObject({
    state: 'overdue',
    due: day(12),
  });
  const {
    reason: _reason,
    owner: _owner,
    until: _until,
    ...rest
  } = { ...accept(5, 30) } as Extract<Decision, { kind: 'accept' }>;
  expect(clock(8, { ...rest, kind: 'confirm' })).toMatchObject({ state: 'overdue' });
  expect(clock(8, { ...rest, kind: 'ignore', reason: 'r' })).toMatchObject({ state: 'overdue' });
});

test('what comes back has a new time', () => {
  const back = { ...found, episodes: [{ opened: start, closed: day(3) }, { opened: day(20) }] };
  expect(clock(21, undefined, back)).toEqual({ state: 'due', since: day(20), due: day(27) });
  // An acceptance of the first episode does not stop the second one before it began.
  expect(clock(21, accept(1, 10), back)).toMatchObject({ state: 'due', due: day(27) });
});
