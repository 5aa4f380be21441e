import type { ComponentKind } from './proposal-rule.ts';
import type { RepoFact } from './repo-fact.ts';

/** A deployable unit as facts show it: what a component of the first model is made from. */
export interface ComponentDraft {
  readonly id: string;
  readonly name: string;
  readonly kind: ComponentKind;
  readonly tech: readonly string[];
  /** Globs from the root; empty when there is no code of its own. */
  readonly code: readonly string[];
  readonly iac: readonly string[];
  readonly surface: readonly string[];
  readonly facts: readonly RepoFact[];
  /** The fact that shows that it exists. */
  readonly why: RepoFact;
}

/** A store or an outside service that a component talks to. */
export interface NeighbourDraft {
  readonly id: string;
  readonly type: 'database' | 'cache' | 'queue' | 'bucket' | 'search' | 'external';
  readonly tech: string;
  /** Ids of the components that use it. */
  readonly usedBy: readonly string[];
  readonly why: RepoFact;
}

/** The parts of a system, as far as its files tell. */
export interface Parts {
  /** The id of the whole system. */
  readonly systemId: string;
  readonly components: readonly ComponentDraft[];
  readonly neighbours: readonly NeighbourDraft[];
}
