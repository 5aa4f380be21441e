import { expect, test } from 'vitest';
import type { RuleInfo } from '../core/rule.ts';
import type { GatePolicy } from '../model/types.ts';
import { judge, type GateFinding, type GateInput, type GateVerification } from './judge.ts';
import type { RuleProof } from './may-block.ts';

const rule: RuleInfo = {
  id: 'sast/example',
  engine: 'sast',
  title: 't',
  why: 'w',
  todo: 'd',
  severity: 'high',
  confidence: 'high',
  mitigations: [],
  cwe: [],
  digest: 'd',
  fixtures: { bad: 5, ok: 5 },
  proof: 'measured',
};
const policy: GatePolicy = {
  mode: 'block',
  precision: 0.9,
  blocking: [],
  onIncomplete: { pr: 'warn', release: 'fail' },
};
const proven: RuleProof = { n: 40, lowerBound: 0.93, proven: true, because: '' };
const finding: GateFinding = {
  id: 'f_1',
  rule,
  isNew: true,
  suppressed: false,
  mitigations: [{ id: 'm-1', highImpact: true, gate: 'auto' }],
};
const failing: GateVerification = {
  id: 'v-1',
  mitigation: { id: 'm-1', highImpact: true, gate: 'auto' },
  outcome: 'fail',
  because: 'a test failed',
  required: false,
  failedBefore: false,
};

function input(change: Partial<GateInput>): GateInput {
  return {
    base: 'b',
    policy,
    policySource: 'threat-model.yaml',
    moment: 'pr',
    findings: [],
    verifications: [],
    gaps: [],
    proofs: new Map([[rule.id, proven]]),
    ...change,
  };
}

test('a finding blocks only when every condition holds (truth table)', () => {
  const yesNo = [true, false];
  for (const isNew of yesNo)
    for (const suppressed of yesNo)
      for (const highImpact of yesNo)
        for (const isProven of yesNo)
          for (const gate of ['auto', 'never'] as const)
            for (const mode of ['block', 'comment', undefined] as const)
              for (const bad of [4, 5]) {
                const report = judge(
                  input({
                    policy: mode === undefined ? undefined : { ...policy, mode },
                    proofs: isProven ? new Map([[rule.id, proven]]) : new Map(),
                    findings: [
                      {
                        ...finding,
                        rule: { ...rule, fixtures: { bad, ok: 5 } },
                        isNew,
                        suppressed,
                        mitigations: [{ id: 'm-1', highImpact, gate }],
                      },
                    ],
                  }),
                );
                const should =
                  isNew &&
                  !suppressed &&
                  highImpact &&
                  isProven &&
                  gate === 'auto' &&
                  mode === 'block' &&
                  bad === 5;
                const where = JSON.stringify({ isNew, suppressed, highImpact, isProven, gate, mode, bad });
                expect(report.verdict === 'block', where).toBe(should);
                expect(
                  report.items.some((item) => item.decision === 'block'),
                  where,
                ).toBe(should);
              }
});

test('every comment says why it did not block', () => {
  const report = judge(input({ policy: undefined, findings: [finding], verifications: [failing] }));
  expect(report.verdict).toBe('comment-only');
  expect(report.items.map((item) => item.because)).toEqual([
    'the base branch has no gate policy',
    'the base branch has no gate policy',
  ]);
});

test('a finding outside the model is a comment', () => {
  const report = judge(input({ findings: [{ ...finding, mitigations: [] }] }));
  expect(report.verdict).toBe('pass');
  expect(report.items[0]?.because).toContain('no mitigation');
});

test('measured precision below the policy comments, with the figure', () => {
  const weak = new Map([[rule.id, { ...proven, lowerBound: 0.82 }]]);
  const report = judge(input({ findings: [finding], proofs: weak }));
  expect(report.verdict).toBe('pass');
  expect(report.items[0]?.because).toContain('0.82');
});

test('an exact match needs no labels, and still five examples of either kind', () => {
  const exact = { ...rule, proof: 'by-construction' as const };
  const none = new Map<string, RuleProof>();
  expect(judge(input({ findings: [{ ...finding, rule: exact }], proofs: none })).verdict).toBe('block');
  const thin = { ...exact, fixtures: { bad: 5, ok: 4 } };
  expect(judge(input({ findings: [{ ...finding, rule: thin }], proofs: none })).verdict).toBe('pass');
});

test('an owner may mark a rule after a stored replay of 25 judged hits and no false positive', () => {
  const marked = { ...policy, blocking: [{ rule: rule.id, owner: '@acme/appsec', replay: 'r1' }] };
  const verdict = (replay: RuleProof['replay']): string =>
    judge(
      input({
        policy: marked,
        findings: [finding],
        proofs: new Map([
          [rule.id, { n: 0, lowerBound: 0, proven: false, because: 'n', ...(replay && { replay }) }],
        ]),
      }),
    ).verdict;
  expect(verdict({ id: 'r1', judged: 25, falsePositives: 0 })).toBe('block');
  expect(verdict({ id: 'r1', judged: 24, falsePositives: 0 })).toBe('pass');
  expect(verdict({ id: 'r1', judged: 90, falsePositives: 1 })).toBe('pass');
  expect(verdict({ id: 'other', judged: 90, falsePositives: 0 })).toBe('pass');
  expect(verdict(undefined)).toBe('pass');
});

test('a failed verification blocks when it is high-impact and this change broke it', () => {
  const verdict = (change: Partial<GateVerification>): string =>
    judge(input({ verifications: [{ ...failing, ...change }] })).verdict;
  expect(verdict({})).toBe('block');
  expect(verdict({ failedBefore: true })).toBe('pass');
  expect(verdict({ mitigation: { id: 'm-1', highImpact: false, gate: 'auto' } })).toBe('pass');
  expect(verdict({ mitigation: { id: 'm-1', highImpact: true, gate: 'never' } })).toBe('pass');
  expect(verdict({ outcome: 'pass' })).toBe('pass');
});

test('a required verification without an answer is incomplete, never a pass', () => {
  for (const outcome of ['error', 'checked-nothing', 'stale', 'no-evidence'] as const) {
    const open = judge(input({ verifications: [{ ...failing, outcome }] }));
    expect(open.verdict).toBe('pass');
    const required = judge(input({ verifications: [{ ...failing, outcome, required: true }] }));
    expect(required.verdict, outcome).toBe('incomplete');
  }
});

test('gaps of other engines warn on a pull request and fail a release; a named engine always fails', () => {
  const gap = { engine: 'cicd', because: 'a file could not be read', requested: false };
  expect(judge(input({ gaps: [gap] })).verdict).toBe('pass');
  expect(judge(input({ gaps: [gap], moment: 'release' })).verdict).toBe('incomplete');
  expect(judge(input({ gaps: [{ ...gap, requested: true }] })).verdict).toBe('incomplete');
});

test('what surely contradicts outweighs what is incomplete', () => {
  const gap = { engine: 'cicd', because: 'x', requested: true };
  expect(judge(input({ findings: [finding], gaps: [gap] })).verdict).toBe('block');
});
