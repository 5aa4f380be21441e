import { expect, test } from 'vitest';
import type { Decision } from '../core/decision.ts';
import type { TrackedFinding } from '../core/tracked.ts';
import { decide, labelOf } from './decide.ts';
import { matchDecisions } from './decision-match.ts';
import { findingId, isFindingId } from './finding-id.ts';
import { standingOf } from './standing.ts';
import type { Suppression } from './suppressions.ts';

function tracked(part: Partial<TrackedFinding> = {}): TrackedFinding {
  return {
    id: 'f_0123456789',
    engine: 'secrets',
    engineVersion: 1,
    rule: 'secrets/token',
    ruleDigest: 'd1',
    path: 'a.ts',
    line: 3,
    anchor: { scope: 'f', match: 'gh****yz', context: 'password = "hunter2"' },
    status: 'open',
    origin: 'found',
    episodes: [{ opened: 1 }],
    ...part,
  };
}

const ignore = decide(tracked(), { kind: 'ignore', reason: 'sample', until: 100 }, 'ana', 10);
const accept = decide(tracked(), { kind: 'accept', reason: 'legacy', owner: 'ben', until: 100 }, 'ana', 10);
const confirm = decide(tracked(), { kind: 'confirm' }, 'ana', 10);

test('a decision names the finding without its lines, and nothing around a secret', () => {
  expect(JSON.stringify(ignore)).not.toMatch(/line|hunter2|gh\*/);
  expect(ignore.anchor).toMatchObject({ match: expect.stringMatching(/^[0-9a-f]{16}$/), context: '' });
  expect(decide(tracked({ rule: 'sast/eval' }), { kind: 'confirm' }, 'ana', 1).anchor.context).not.toBe('');
});

const states: [string, Decision | undefined, Partial<TrackedFinding>, number, string][] = [
  ['none', undefined, {}, 50, 'open'],
  ['ignore', ignore, {}, 50, 'ignored'],
  ['ignore on its last moment', ignore, {}, 100, 'ignored'],
  ['ignore that ran out', ignore, {}, 101, 're-confirm'],
  ['accept', accept, {}, 50, 'accepted'],
  ['accept that ran out', accept, {}, 101, 're-confirm'],
  ['confirm', confirm, {}, 50, 'confirmed'],
  ['ignore before a doubt', ignore, { doubtedAt: 20 }, 50, 're-confirm'],
  ['ignore in the moment of a doubt', ignore, { doubtedAt: 10 }, 50, 're-confirm'],
  ['ignore after a doubt', ignore, { doubtedAt: 9 }, 50, 'ignored'],
  ['accept before a doubt', accept, { doubtedAt: 20 }, 50, 're-confirm'],
  ['confirm before a doubt', confirm, { doubtedAt: 20 }, 50, 'open'],
];
test.each(states)('decision: %s', (...row) => {
  const [, decision, finding, now, state] = row;
  expect(standingOf(tracked(finding), decision, undefined, now).state).toBe(state);
});

test('a comment in the code ignores; a decision of the repo is shown before it', () => {
  const comment: Suppression = {
    path: 'a.ts',
    line: 3,
    writtenOn: 2,
    rules: 'secrets/*',
    reason: 'fixture',
    until: 60,
  };
  expect(standingOf(tracked(), undefined, comment, 50)).toEqual({
    state: 'ignored',
    by: 'comment in a.ts:2',
    reason: 'fixture',
    until: 60,
    source: 'comment',
  });
  expect(standingOf(tracked(), undefined, comment, 61).state).toBe('open');
  expect(standingOf(tracked(), ignore, comment, 50)).toMatchObject({ source: 'triage' });
  expect(standingOf(tracked({ doubtedAt: 20 }), ignore, comment, 50)).toMatchObject({ source: 'comment' });
});

test('what decisions teach about the rule', () => {
  expect([ignore, accept, confirm].map((one) => labelOf(one).label)).toEqual(['fp', 'tp', 'tp']);
  expect(labelOf(ignore)).toMatchObject({ source: 'triage', digest: 'd1', who: 'ana', at: 10 });
});

test('on another machine a decision finds its finding by digests, in the same file only', () => {
  const { rule, path, line, anchor } = tracked();
  const here = { rule, path, line: line + 20, anchor: { ...anchor, context: 'changed' } };
  expect(matchDecisions([{ ...here, path: 'b.ts' }, here], [ignore]).get(1)).toBe(ignore);
  expect(matchDecisions([{ ...here, path: 'b.ts' }], [ignore]).size).toBe(0);
  expect(matchDecisions([{ ...here, anchor: { ...anchor, match: 'other' } }], [ignore]).size).toBe(0);
});

test('ids have their shape', () => {
  expect(findingId(Uint8Array.from({ length: 10 }, (_, n) => n * 29))).toSatisfy(isFindingId);
  expect(isFindingId('f_012345678l')).toBe(false);
  expect(isFindingId('f_0123456789\n')).toBe(false);
});
