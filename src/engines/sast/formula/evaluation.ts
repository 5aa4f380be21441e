import type { Budget } from './budget.ts';
import type { CompiledFormula, Leaf } from './compiled.ts';
import type { LeafRange, Scope } from './leaf.ts';
import type { Range } from './range.ts';

/** What one run over one file has in common. */
export interface Evaluation {
  readonly budget: Budget;
  /** Matches of leaves in a scope, found once. */
  readonly known: Map<Scope, Map<Leaf, readonly LeafRange[]>>;
  /** What kept parts of the file from being looked at. */
  readonly problems: Set<string>;
  /** Milliseconds since 1970: what `today()` says. */
  readonly now: number;
}

/** The ranges of a scope that a formula matches; `around` stands for the scope where there are only negations. */
export type Evaluate = (
  run: Evaluation,
  formula: CompiledFormula,
  scope: Scope,
  around?: Range,
) => readonly Range[];
