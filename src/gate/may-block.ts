import type { RuleInfo } from '../core/rule.ts';
import type { GatePolicy } from '../model/types.ts';

/** What is known of a rule's precision, from labels and replays stored on the base branch. */
export interface RuleProof {
  /** Judged hits that count. */
  readonly n: number;
  /** Wilson lower bound of precision, one-sided 95 %. */
  readonly lowerBound: number;
  readonly proven: boolean;
  readonly because: string;
  /** It blocked before: its bound was held against what the policy asks for less the hysteresis. */
  readonly keepsBlocking?: true;
  /** A stored replay over the repository's history, if there is one. */
  readonly replay?: { readonly id: string; readonly judged: number; readonly falsePositives: number };
}

export interface Permission {
  readonly allowed: boolean;
  readonly because: string;
}

/** Examples of either kind below which no rule blocks, whatever its labels say. */
export const fixturesMin = 5;
/** Judged hits below which a replay only informs. */
export const replayHitsMin = 25;

/** Whether a rule may block at all: enough examples, and precision proven by measure, by an owner's replay, or by construction. */
export function mayBlock(
  rule: RuleInfo,
  policy: GatePolicy | undefined,
  proof: RuleProof | undefined,
): Permission {
  const { bad, ok } = rule.fixtures;
  if (bad < fixturesMin || ok < fixturesMin) {
    return no(`${rule.id} has ${bad} bad and ${ok} ok examples, fewer than ${fixturesMin} of each`);
  }
  if (rule.proof === 'by-construction') return yes(`${rule.id} matches exactly, without judgement`);
  const marked = policy?.blocking.find((entry) => entry.rule === rule.id);
  if (marked !== undefined) return byReplay(rule, marked, proof);
  if (proof === undefined) return no(`the precision of ${rule.id} is not measured (0 labels)`);
  if (!proof.proven) return no(`${rule.id} is not proven: ${proof.because}`);
  const wanted = policy?.precision ?? 1;
  if (proof.lowerBound < wanted && !(policy !== undefined && proof.keepsBlocking === true)) {
    return no(
      `the precision of ${rule.id} is at least ${proof.lowerBound.toFixed(2)}, the policy wants ${wanted}`,
    );
  }
  return yes(`the precision of ${rule.id} is at least ${proof.lowerBound.toFixed(2)} (n = ${proof.n})`);
}

function byReplay(
  rule: RuleInfo,
  marked: GatePolicy['blocking'][number],
  proof: RuleProof | undefined,
): Permission {
  const replay = proof?.replay;
  if (replay === undefined || replay.id !== marked.replay) {
    return no(`${marked.owner} marked ${rule.id} as blocking, but its replay ${marked.replay} is not stored`);
  }
  if (replay.judged < replayHitsMin) {
    return no(`the replay of ${rule.id} has ${replay.judged} judged hits, fewer than ${replayHitsMin}`);
  }
  if (replay.falsePositives > 0) {
    return no(`the replay of ${rule.id} has ${replay.falsePositives} false positives`);
  }
  return yes(`${marked.owner} marked ${rule.id} as blocking after a replay without false positives`);
}

function yes(because: string): Permission {
  return { allowed: true, because };
}

function no(because: string): Permission {
  return { allowed: false, because };
}
