import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayMs } from '../core/clock.ts';
import type { Evidence } from '../core/evidence.ts';
import { clockSkewMs, foldStates, type Present } from './mitigation-state.ts';
import { readModel } from './read.ts';
import type { ThreatModel } from './types.ts';

const now = Date.parse('2026-11-23T12:00:00Z');

function modelOf(verify: string, rest = ''): ThreatModel {
  const text = `version: 1
system: {id: s}
threats: [{id: t, title: T, impact: 5, likelihood: 3, mitigations: m}, {id: t2, title: T, impact: 1, likelihood: 1, mitigations: m}]
mitigations: [{id: m, title: M, layer: code, ${verify}}]
${rest}`;
  const { model, diagnostics } = readModel(text, 'm.yaml', () => undefined);
  if (model === undefined) throw new Error(JSON.stringify(diagnostics));
  return model;
}

const two = modelOf('verify: [{id: a, type: sast, rules: r, maxAge: 7d}, {id: b, type: tests, select: x}]');
const optional = modelOf(
  'verify: [{id: a, type: sast, rules: r}, {id: b, type: tests, select: x, required: false}]',
);

const present: Present = {
  commit: 'head',
  inputs: new Map([
    ['a', 'in'],
    ['b', 'in'],
  ]),
  questions: new Map([
    ['a', 'q'],
    ['b', 'q'],
  ]),
  isAncestor: (commit) => commit !== 'elsewhere',
};

function evidence(verification: string, change: Partial<Evidence> = {}): Evidence {
  return {
    id: `e-${verification}`,
    verification,
    mitigation: 'm',
    type: 'sast',
    outcome: 'pass',
    because: 'looked at 3 files',
    at: now - dayMs,
    commit: 'head',
    tree: 'tree',
    dirty: false,
    inputs: 'in',
    question: 'q',
    engine: { id: 'sast', version: 1, rules: 'r' },
    scope: { files: 3 },
    selfCheck: 'fired',
    findings: [],
    signers: [],
    previous: '',
    hash: '',
    ...change,
  };
}

function state(model: ThreatModel, ...records: readonly Evidence[]): string {
  return foldStates(model, records, now, present)[0]?.state ?? 'none';
}

const pass = evidence('a');
const also = evidence('b');

describe('the state of a mitigation with two required verifications', () => {
  test.each<[string, readonly Evidence[]]>([
    ['unverified', []],
    ['partial', [pass]],
    ['verified', [pass, also]],
    ['failing', [pass, evidence('b', { outcome: 'fail' })]],
    ['failing', [evidence('a', { outcome: 'error' }), evidence('b', { outcome: 'fail' })]],
    ['failing', [evidence('a', { outcome: 'fail' })]],
    ['error', [evidence('a', { outcome: 'error' }), evidence('b', { outcome: 'checked-nothing' })]],
    ['error', [pass, evidence('b', { at: now + clockSkewMs + 1 })]],
    ['error', [pass, evidence('b', { at: Number.NaN })]],
    ['verified', [pass, evidence('b', { at: now + clockSkewMs })]],
    ['checked-nothing', [pass, evidence('b', { outcome: 'checked-nothing' })]],
    ['checked-nothing', [pass, evidence('b', { scope: {} })]],
    ['checked-nothing', [pass, evidence('b', { scope: { files: 0, tests: 0 } })]],
    ['checked-nothing', [pass, evidence('b', { selfCheck: 'silent' })]],
    ['checked-nothing', [evidence('a', { inputs: 'other' }), evidence('b', { scope: {} })]],
    ['stale', [evidence('a', { at: now - 7 * dayMs - 1 }), also]],
    ['verified', [evidence('a', { at: now - 7 * dayMs }), also]],
    ['stale', [pass, evidence('b', { commit: 'elsewhere' })]],
    ['stale', [pass, evidence('b', { inputs: 'other' })]],
    ['stale', [pass, evidence('b', { question: 'other' })]],
    ['stale', [evidence('a', { question: 'other' })]],
    ['verified', [evidence('a', { outcome: 'fail' }), pass, also]],
    ['failing', [pass, also, evidence('a', { outcome: 'fail', at: now - 9 * dayMs })]],
  ])('is %s', (expected, records) => {
    expect(state(two, ...records)).toBe(expected);
  });
});

test('a missing verification leaves its mitigation partial, required or not, and may still fail', () => {
  expect(state(optional, pass)).toBe('partial');
  expect(state(optional, pass, also)).toBe('verified');
  expect(state(optional, also)).toBe('partial');
  expect(state(optional, pass, evidence('b', { outcome: 'fail' }))).toBe('failing');
});

test('evidence of what is not in the model counts for nothing', () => {
  expect(state(two, evidence('gone'))).toBe('unverified');
  expect(state(modelOf('verify: []'), pass)).toBe('unverified');
});

test('a report that is read again grows no younger, and one from the future is not believed', () => {
  const since = (at: number): Evidence => evidence('a', { at: now, since: at });
  expect(state(two, since(now - 7 * dayMs), also)).toBe('verified');
  expect(state(two, since(now - 7 * dayMs - 1), also)).toBe('stale');
  expect(state(two, since(now + clockSkewMs + 1), also)).toBe('error');
  expect(state(two, since(Number.NaN), also)).toBe('error');
  expect(state(two, { ...since(now + dayMs), outcome: 'fail' }, also)).toBe('failing');
});

test('a pass of other rules is stale', () => {
  const withRules = (rules: string): string | undefined =>
    foldStates(two, [pass, also], now, { ...present, rules: new Map([['a', rules]]) })[0]?.state;
  expect([withRules('r'), withRules('other')]).toEqual(['verified', 'stale']);
});

test('a digest that is not known now is not the one that passed', () => {
  const blind: Present = { ...present, inputs: new Map(), questions: new Map() };
  expect(foldStates(two, [pass, also], now, blind)[0]?.state).toBe('stale');
});

test('planned asks nothing, and says so even when something failed', () => {
  const planned = modelOf('state: planned, verify: [{id: a, type: sast, rules: r}]');
  expect(state(planned, evidence('a', { outcome: 'fail' }))).toBe('planned');
});

const accept = (...list: readonly string[]): ThreatModel =>
  modelOf(
    'verify: [{id: a, type: sast, rules: r}]',
    `accept: [${list.map((one) => `{${one}, reason: r, owner: o, approvedBy: p}`).join(', ')}]\n`,
  );

test('accepted only while every threat that needs it is', () => {
  const failing = evidence('a', { outcome: 'fail' });
  const both = accept('threat: t, until: 2026-12-31', 'threat: t2, until: 2026-11-23');
  const [report] = foldStates(both, [failing], now, present);
  expect(report).toMatchObject({ state: 'accepted', until: Date.parse('2026-11-24') - 1, highImpact: false });
  expect(state(accept('threat: t, until: 2026-12-31'), failing)).toBe('failing');
  expect(state(accept('threat: t, until: 2026-12-31', 'threat: t2, until: 2026-11-22'), failing)).toBe(
    'failing',
  );
});

const signed = (...signers: string[]) =>
  evidence('a', { type: 'manual', scope: {}, selfCheck: 'none', signers });

test('a procedure counts when somebody who may has signed it', () => {
  const manual = modelOf('verify: [{id: a, type: manual, procedure: p.md, signers: ["@sre"]}]');
  expect(state(manual, signed('@sre'))).toBe('verified');
  expect(state(manual, signed('@dev'))).toBe('checked-nothing');
  expect(state(manual, signed())).toBe('checked-nothing');
});

test('the report says why, and shows the evidence', () => {
  const [report] = foldStates(two, [pass, evidence('b', { commit: 'elsewhere' })], now, present);
  expect(report?.because).toBe('b: its commit elsewhere is not in this history');
  expect(report?.verifications.map((one) => one.state)).toEqual(['pass', 'stale']);
  expect(report?.verifications[0]?.evidence).toBe(pass);
  expect(report?.threats).toEqual(['t', 't2']);
  expect(report?.highImpact).toBe(true);
});

const anyEvidence = fc.record({
  verification: fc.constantFrom('a', 'b'),
  outcome: fc.constantFrom(
    'pass' as const,
    'pass' as const,
    'fail' as const,
    'error' as const,
    'checked-nothing' as const,
  ),
  at: fc.constantFrom(now, now - dayMs, now - 8 * dayMs, now + dayMs),
  inputs: fc.constantFrom('in', 'in', 'other'),
  question: fc.constantFrom('q', 'q', 'other'),
  commit: fc.constantFrom('head', 'head', 'elsewhere'),
  scope: fc.constantFrom({ files: 1 }, { files: 1 }, {}, { files: 0 }),
  selfCheck: fc.constantFrom('fired' as const, 'fired' as const, 'silent' as const, 'none' as const),
});
const records = fc.array(
  anyEvidence.map((one) => evidence(one.verification, one)),
  { maxLength: 8 },
);

describe('whatever the evidence', () => {
  test('without any evidence of a required verification nothing is verified', () => {
    fc.assert(
      fc.property(records, fc.constantFrom('a', 'b'), (all, id) => {
        expect(state(two, ...all.filter((one) => one.verification !== id))).not.toBe('verified');
      }),
    );
  });

  test('with one record for each verification, removing any of them never makes it verified', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyEvidence, { selector: (one) => one.verification, maxLength: 2 }),
        (all) => {
          const some = all.map((one) => evidence(one.verification, one));
          for (const gone of some)
            expect(state(two, ...some.filter((one) => one !== gone))).not.toBe('verified');
        },
      ),
    );
  });

  test('verified means a good last pass for each, and only that', () => {
    fc.assert(
      fc.property(records, (all) => {
        const good = ['a', 'b'].every((id) => {
          const one = all.findLast((it) => it.verification === id);
          const asked =
            one !== undefined && one.outcome === 'pass' && one.question === 'q' && one.inputs === 'in';
          const looked = asked && (one.scope['files'] ?? 0) > 0 && one.selfCheck !== 'silent';
          const fresh = looked && one.commit === 'head' && one.at <= now;
          return fresh && (id === 'b' || one.at > now - 7 * dayMs);
        });
        expect(state(two, ...all) === 'verified').toBe(good);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a failure that comes last is never hidden', () => {
    fc.assert(
      fc.property(records, fc.constantFrom('a', 'b'), (all, id) => {
        expect(state(two, ...all, evidence(id, { outcome: 'fail' }))).toBe('failing');
      }),
    );
  });
});
