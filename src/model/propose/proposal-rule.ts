import type { Moment } from '../../core/ids.ts';
import type { Layer, Level, Score, Stride } from '../types.ts';
import type { FactId } from './repo-fact.ts';

/** What a proposed component is. */
export type ComponentKind =
  | 'service'
  | 'frontend'
  | 'program'
  | 'library'
  | 'function'
  | 'infrastructure'
  | 'cluster'
  | 'pipeline';

/** Which components a rule proposes its threat for: its kind, and the facts of that component. */
interface When {
  readonly on: readonly ComponentKind[];
  /** Each must be there. */
  readonly all?: readonly FactId[];
  /** At least one must be there. */
  readonly any?: readonly FactId[];
  /** None may be there. */
  readonly none?: readonly FactId[];
}

/** The high-level risks that threats lead to; a model gets those that its threats name. */
export type RiskId = 'leak' | 'takeover' | 'tampering' | 'poisoned-release' | 'outage' | 'misuse';

/** Who does it. */
export type ActorId = 'visitor' | 'user' | 'contributor' | 'supplier' | 'insider';

/** A verification to be, without the id and globs that depend on the component. */
export type VerifyTemplate =
  /** `tests`: what to test, in one sentence for the person who writes them. */
  | { readonly type: 'tests'; readonly min: number; readonly tests: string }
  | { readonly type: 'sast' | 'cloud' | 'cicd' | 'secrets'; readonly rules: readonly string[] }
  | { readonly type: 'dast'; readonly rules: readonly string[]; readonly as: readonly ActorId[] }
  | { readonly type: 'sca' }
  | { readonly type: 'container' }
  | { readonly type: 'manual'; readonly procedure: string; readonly when?: readonly Moment[] };

/** One proposal: when facts of a component are there, what can go wrong, what to do, and how to know. */
export interface ProposalRule {
  /** Also the threat's id. */
  readonly id: string;
  readonly when: When;
  readonly threat: {
    readonly title: string;
    readonly risk: RiskId;
    readonly actor: ActorId;
    readonly cwe: readonly number[];
    readonly capec?: readonly number[];
    readonly stride: readonly Stride[];
    readonly impact: Score;
    /** Likelihood without mitigations. */
    readonly likelihood: Score;
    /** Any of these facts makes it one step likelier. */
    readonly likelier?: readonly FactId[];
    /** Any of these facts makes it one step less likely. */
    readonly lessLikely?: readonly FactId[];
  };
  readonly mitigation: {
    readonly id: string;
    readonly title: string;
    readonly layer: Layer;
    readonly breakable: Level;
  };
  /** The one that runs with what is built comes first. */
  readonly verify: readonly [VerifyTemplate, ...VerifyTemplate[]];
}
