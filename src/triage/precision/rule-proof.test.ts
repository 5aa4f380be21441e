import { expect, test } from 'vitest';
import { dayMs } from '../../core/clock.ts';
import type { Label } from '../../core/label.ts';
import type { RuleInfo } from '../../core/rule.ts';
import { ruleProof } from './rule-proof.ts';
import type { ProofCircumstances } from './rule-proof.ts';
import { wilsonLower } from './wilson.ts';

const now = 1_000 * dayMs;
const rule: RuleInfo = {
  id: 'sast/eval',
  engine: 'sast',
  title: '',
  why: '',
  todo: '',
  severity: 'high',
  confidence: 'high',
  mitigations: [],
  cwe: [],
  digest: 'd1',
  fixtures: { bad: 5, ok: 5 },
  proof: 'measured',
};

/** Labels on code of their own, one minute apart; the last one is the newest. */
function labels(count: number, label: Label['label'], part: Partial<Label> = {}): Label[] {
  return Array.from({ length: count }, (_, n) => ({
    rule: 'sast/eval',
    digest: 'd1',
    label,
    source: 'triage',
    corpus: '',
    who: 'ana',
    at: now - dayMs + n * 60_000,
    codeContext: `${label} ${n} ${part.source ?? ''} ${part.digest ?? ''} ${part.at ?? ''}`,
    ...part,
  }));
}

const old = { at: now - 183 * dayMs };
const corpus = { source: 'corpus', corpus: 'bench/1' } as const;
const early = { at: now - 100 * dayMs };
const otherDigest = { digest: 'd0' };

interface Case {
  readonly name: string;
  readonly labels: readonly Label[];
  readonly rule?: Partial<RuleInfo>;
  readonly with?: ProofCircumstances;
  readonly proven: boolean;
  readonly n: number;
  readonly says: string;
}

const cases: readonly Case[] = [
  { name: 'no labels', labels: [], proven: false, n: 0, says: '25 are needed' },
  { name: '24 clean ones', labels: labels(24, 'tp'), proven: false, n: 24, says: '25 are needed' },
  { name: '25 clean ones', labels: labels(25, 'tp'), proven: true, n: 25, says: '90.2 %' },
  {
    name: '41 with one false',
    labels: [...labels(40, 'tp'), ...labels(1, 'fp')],
    proven: false,
    n: 41,
    says: '90.0 % is needed',
  },
  {
    name: '42 with one false',
    labels: [...labels(41, 'tp'), ...labels(1, 'fp')],
    proven: true,
    n: 42,
    says: '90.',
  },
  {
    name: 'two false long ago',
    labels: [...labels(100, 'tp'), ...labels(2, 'fp', early)],
    proven: true,
    n: 102,
    says: '9',
  },
  {
    name: 'two false among the last 20',
    labels: [...labels(100, 'tp'), ...labels(2, 'fp', { at: now })],
    proven: false,
    n: 102,
    says: '2 of its last 20',
  },
  {
    name: 'too few bad examples',
    labels: labels(50, 'tp'),
    rule: { fixtures: { bad: 4, ok: 5 } },
    proven: false,
    n: 50,
    says: '4 bad',
  },
  {
    name: 'too few ok examples',
    labels: labels(50, 'tp'),
    rule: { fixtures: { bad: 5, ok: 0 } },
    proven: false,
    n: 50,
    says: '0 ok',
  },
  {
    name: 'proven by construction',
    labels: [],
    rule: { proof: 'by-construction' },
    proven: true,
    n: 0,
    says: 'by construction',
  },
  {
    name: 'by construction without examples',
    labels: [],
    rule: { proof: 'by-construction', fixtures: { bad: 0, ok: 0 } },
    proven: false,
    n: 0,
    says: '0 bad',
  },
  { name: 'a corpus alone', labels: labels(1000, 'tp', corpus), proven: false, n: 15, says: '25 are needed' },
  {
    name: 'a corpus and 9 of triage',
    labels: [...labels(1000, 'tp', corpus), ...labels(9, 'tp')],
    proven: false,
    n: 24,
    says: '25 are needed',
  },
  {
    name: 'a corpus and 10 of triage',
    labels: [...labels(1000, 'tp', corpus), ...labels(10, 'tp')],
    proven: true,
    n: 25,
    says: '90.2 %',
  },
  {
    name: 'a corpus that is half false',
    labels: [...labels(30, 'tp', corpus), ...labels(30, 'fp', corpus), ...labels(40, 'tp')],
    proven: false,
    n: 55,
    says: '90.0 % is needed',
  },
  {
    name: 'a corpus of another digest',
    labels: [...labels(1000, 'tp', { ...corpus, ...otherDigest }), ...labels(24, 'tp')],
    proven: false,
    n: 24,
    says: '25 are needed',
  },
  {
    name: 'triage of another digest',
    labels: labels(48, 'tp', otherDigest),
    proven: false,
    n: 24,
    says: '25 are needed',
  },
  {
    name: 'enough triage of another digest',
    labels: labels(50, 'tp', otherDigest),
    proven: true,
    n: 25,
    says: '90.2 %',
  },
  {
    name: 'labels that are too old',
    labels: labels(50, 'tp', old),
    proven: false,
    n: 0,
    says: '25 are needed',
  },
  {
    name: 'labels from the future',
    labels: labels(50, 'tp', { at: now + 1 }),
    proven: false,
    n: 0,
    says: '25 are needed',
  },
  {
    name: 'labels of another rule',
    labels: labels(50, 'tp', { rule: 'sast/other' }),
    proven: false,
    n: 0,
    says: '25 are needed',
  },
  {
    name: 'the same code judged 50 times',
    labels: labels(50, 'tp', { codeContext: 'same' }),
    proven: false,
    n: 1,
    says: '25 are needed',
  },
  {
    name: 'as many unsure',
    labels: [...labels(25, 'tp'), ...labels(25, 'unsure')],
    proven: true,
    n: 25,
    says: '90.2 %',
  },
  {
    name: 'more unsure',
    labels: [...labels(25, 'tp'), ...labels(26, 'unsure')],
    proven: false,
    n: 25,
    says: '26 hits are not judged',
  },
  {
    name: 'more unlabelled',
    labels: labels(25, 'tp'),
    with: { unlabelled: 26 },
    proven: false,
    n: 25,
    says: '26 hits are not judged',
  },
  {
    name: 'a stricter policy',
    labels: labels(25, 'tp'),
    with: { precision: 0.95 },
    proven: false,
    n: 25,
    says: '95.0 % is needed',
  },
  {
    name: 'a rule that blocks today, below promotion',
    labels: [...labels(29, 'tp'), ...labels(1, 'fp')],
    with: { blocksToday: true },
    proven: true,
    n: 30,
    says: '8',
  },
  {
    name: 'the same rule when it does not block yet',
    labels: [...labels(29, 'tp'), ...labels(1, 'fp')],
    proven: false,
    n: 30,
    says: '90.0 % is needed',
  },
  {
    name: 'a rule that blocks today, below demotion',
    labels: [...labels(24, 'tp'), ...labels(1, 'fp')],
    with: { blocksToday: true },
    proven: false,
    n: 25,
    says: '85.0 % is needed',
  },
];

test.each(cases)('$name', ({ labels: list, rule: part, with: circumstances, proven, n, says }) => {
  const proof = ruleProof({ ...rule, ...part }, list, now, circumstances);
  expect({ proven: proof.proven, n: Math.round(proof.n * 1e6) / 1e6 }).toEqual({ proven, n });
  expect(proof.because).toContain(says);
});

test('the same code judged again counts as judged last', () => {
  const again = labels(25, 'fp', { codeContext: 'x' }).slice(0, 1);
  const list = [
    ...labels(25, 'tp'),
    { ...labels(1, 'tp')[0], ...again[0], at: now, codeContext: 'tp 0   ' } as Label,
  ];
  expect(ruleProof(rule, list, now).n).toBe(25);
  expect(ruleProof(rule, list, now).proven).toBe(false);
});

test.each([
  [25, 0, 0.9023],
  [24, 1, 0.8391],
  [41, 1, 0.9001],
  [56, 2, 0.901],
  [0, 0, 0],
  [0, 10, 0],
])('%i true and %i false prove %f', (tp, fp, bound) => {
  expect(wilsonLower(tp, tp + fp)).toBeCloseTo(bound, 3);
});
