import type { Budget } from './budget.ts';
import type { CompiledFormula, Leaf } from './compiled.ts';
import type { LeafRange, Scope } from './leaf.ts';
import type { Range } from './range.ts';

/** What one run over one file has in common. */
export interface Evaluation {
  readonly budget: Budget;
  /** Matches of leaves in a scope, found once. */
  readonly known: Map<Scope, Map<Leaf, readonly LeafRange[]>>;
  /** Ranges of whole formulas that several rules have, found once, with the steps it took. */
  readonly shared: Map<Scope, Map<CompiledFormula, SharedRanges>>;
  /** What kept parts of the file from being looked at. */
  readonly problems: Set<string>;
  /** Milliseconds since 1970: what `today()` says. */
  readonly now: number;
}

/** What a formula matches in a scope, and the steps that each rule is charged for it. */
export interface SharedRanges {
  readonly ranges: readonly Range[];
  readonly steps: number;
}

/** The ranges of a scope that a formula matches; `around` stands for the scope where there are only negations. */
export type Evaluate = (
  run: Evaluation,
  formula: CompiledFormula,
  scope: Scope,
  around?: Range,
) => readonly Range[];
