import type { Candidate } from '../model/propose/candidates.ts';
import type { Parts } from '../model/propose/component-draft.ts';
import { whyText, type Surroundings } from '../model/propose/proposal-items.ts';
import { placeOfFact } from '../model/propose/repo-fact.ts';

/** What was looked at, whatever came of it. */
export interface InitLook {
  /** The model's path from the root. */
  readonly path: string;
  readonly repo: string;
  readonly seen: number;
  readonly read: number;
  readonly notices: readonly string[];
  readonly components: readonly ComponentRow[];
  /** Stores and outside services, each as `product (path:line)`. */
  readonly neighbours: readonly string[];
  /** Worst first. */
  readonly proposals: readonly ProposalRow[];
  /** Proposals of lower rank that were left out. */
  readonly more: number;
  /** How the first test proves something, for at most two stacks; empty when no test is proposed. */
  readonly proof: readonly ProofRow[];
  readonly written: boolean;
}

export interface ProofRow {
  /** The test, tagged with its mitigation. */
  readonly test: string;
  readonly command: string;
}

export interface ComponentRow {
  readonly id: string;
  readonly kind: string;
  readonly tech: readonly string[];
  /** `path:line`. */
  readonly place: string;
}

export interface ProposalRow {
  readonly id: string;
  readonly title: string;
  /** Impact x likelihood. */
  readonly score: number;
  /** `path:line (detail)`, for up to three components. */
  readonly why: string;
  /** The first place alone. */
  readonly place: string;
}

/** One line of YAML to add to a list of the model. */
export interface AdditionRow {
  readonly list: 'threats' | 'mitigations';
  readonly text: string;
}

/** The parts of a repository for people. */
export function partRows({ components, neighbours }: Parts): Pick<InitLook, 'components' | 'neighbours'> {
  return {
    components: components.map(({ id, kind, tech, why }) => ({ id, kind, tech, place: placeOfFact(why) })),
    neighbours: neighbours.map(({ tech, why }) => `${tech} (${placeOfFact(why)})`),
  };
}

/** How the tests of the stacks that were found prove the mitigation. */
export function proofRows(mitigation: string | undefined, { runners }: Surroundings): readonly ProofRow[] {
  if (mitigation === undefined) return [];
  return runners.slice(0, 2).map(({ command, tagged }) => ({ test: tagged(mitigation), command }));
}

/** The proposals for people, in their order. */
export function proposalRows(chosen: readonly Candidate[]): readonly ProposalRow[] {
  return chosen.map((one) => {
    const { id, threat } = one.rule;
    const place = placeOfFact(one.matches[0].facts[0]);
    return { id, title: threat.title, score: threat.impact * one.likelihood, why: whyText(one), place };
  });
}
