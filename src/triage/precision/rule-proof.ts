import type { Label } from '../../core/label.ts';
import type { RuleInfo } from '../../core/rule.ts';
import { ownLabels } from './own-labels.ts';
import { wilsonLower } from './wilson.ts';

/** What makes a rule precise enough to block. */
export const proofTerms = {
  fixturesMin: 5,
  judgedMin: 25,
  /** Labels from corpora count as this many at most. */
  corpusMax: 15,
  precision: 0.9,
  /** A rule that already blocks keeps blocking until it is this much below what it had to prove. */
  hysteresis: 0.05,
  /** Triage labels of another version of the rule count in part; corpora can be run again, so theirs do not. */
  olderDigestWeight: 0.5,
  unlabelledShareMax: 0.5,
  recentLabels: 20,
  recentFalseMax: 1,
} as const;

export interface RuleProof {
  readonly proven: boolean;
  /** Judged hits that count, after weighing. */
  readonly n: number;
  readonly lowerBound: number;
  /** A sentence that a reader of the gate's decision understands. */
  readonly because: string;
  /** It blocks today: a bound somewhat below what the policy asks for is enough, and was judged here. */
  readonly keepsBlocking?: true;
}

/** What is known besides the labels. */
export interface ProofCircumstances {
  /** Hits that nobody judged. */
  readonly unlabelled?: number;
  /** The rule blocks today: it is demoted later than it would be promoted. */
  readonly blocksToday?: boolean;
  /** The precision that the policy asks for, when it is stricter. */
  readonly precision?: number;
}

/** Whether a rule's measured precision lets it block. Without enough proof it comments. */
export function ruleProof(
  rule: RuleInfo,
  labels: readonly Label[],
  now: number,
  circumstances: ProofCircumstances = {},
): RuleProof {
  const own = ownLabels(rule.id, labels, now);
  const tally = tallyOf(own, rule.digest);
  const lowerBound = wilsonLower(tally.truePositives, tally.judged);
  const refusal = refusalOf(rule, own, { tally, lowerBound, circumstances });
  const because =
    refusal ??
    (rule.proof === 'by-construction'
      ? 'an exact match against a fact: proven by construction'
      : `precision at least ${percent(lowerBound)} from ${round(tally.judged)} judged hits`);
  const proof = { proven: refusal === undefined, n: tally.judged, lowerBound, because };
  return circumstances.blocksToday === true ? { ...proof, keepsBlocking: true } : proof;
}

interface Tally {
  readonly judged: number;
  readonly truePositives: number;
  readonly unsure: number;
}

interface Measured {
  readonly tally: Tally;
  readonly lowerBound: number;
  readonly circumstances: ProofCircumstances;
}

function refusalOf(rule: RuleInfo, labels: readonly Label[], measured: Measured): string | undefined {
  const { fixtures } = rule;
  const terms = proofTerms;
  if (fixtures.bad < terms.fixturesMin || fixtures.ok < terms.fixturesMin) {
    return `has ${fixtures.bad} bad and ${fixtures.ok} ok examples; ${terms.fixturesMin} of each are needed`;
  }
  if (rule.proof === 'by-construction') return undefined;
  const { tally, lowerBound, circumstances } = measured;
  if (tally.judged < terms.judgedMin - rounding) {
    return `${round(tally.judged)} judged hits count; ${terms.judgedMin} are needed`;
  }
  const wrong = recentFalse(labels, rule.digest);
  if (wrong > terms.recentFalseMax)
    return `${wrong} of its last ${terms.recentLabels} triaged findings were false`;
  const unjudged = (circumstances.unlabelled ?? 0) + tally.unsure;
  if (unjudged / (unjudged + tally.judged) > terms.unlabelledShareMax) {
    return `${unjudged} hits are not judged, more than ${percent(terms.unlabelledShareMax)} of all`;
  }
  const asked = circumstances.precision ?? terms.precision;
  const bar = circumstances.blocksToday === true ? asked - terms.hysteresis : asked;
  if (lowerBound < bar) {
    return `precision at least ${percent(lowerBound)} from ${round(tally.judged)} judged hits; ${percent(bar)} is needed`;
  }
  return undefined;
}

/** Weighted counts do not always add up to whole numbers. */
const rounding = 1e-9;

function tallyOf(labels: readonly Label[], digest: string): Tally {
  const corpus = counted(labels.filter((label) => label.source === 'corpus' && label.digest === digest));
  const triage = labels.filter(({ source }) => source === 'triage');
  const current = counted(triage.filter((label) => label.digest === digest));
  const older = counted(triage.filter((label) => label.digest !== digest));
  const judged = corpus.tp + corpus.fp;
  const pooled = judged > proofTerms.corpusMax ? proofTerms.corpusMax / judged : 1;
  const half = proofTerms.olderDigestWeight;
  return {
    judged: judged * pooled + current.tp + current.fp + half * (older.tp + older.fp),
    truePositives: corpus.tp * pooled + current.tp + half * older.tp,
    unsure: corpus.unsure + current.unsure + older.unsure,
  };
}

function counted(labels: readonly Label[]): Record<Label['label'], number> {
  const counts = { tp: 0, fp: 0, unsure: 0 };
  for (const { label } of labels) counts[label]++;
  return counts;
}

/** False ones among the last triaged findings of this version of the rule. */
function recentFalse(labels: readonly Label[], digest: string): number {
  return labels
    .filter((label) => label.source === 'triage' && label.digest === digest && label.label !== 'unsure')
    .sort((a, b) => b.at - a.at || (a.codeContext < b.codeContext ? -1 : 1))
    .slice(0, proofTerms.recentLabels)
    .filter(({ label }) => label === 'fp').length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function round(count: number): string {
  return String(Math.round(count * 10) / 10);
}
