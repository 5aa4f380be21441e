/** A place in the rule file; lines and columns count from 1. */
export interface RulePlace {
  readonly line: number;
  readonly column: number;
}

/**
 * What a search rule looks for, the same for old and new syntax. A `not` stands only inside `all`; a range has to lie
 * inside one of an `inside`; `anywhere` asks for something elsewhere in the file.
 */
export type Formula = FormulaShape & FormulaExtras;

/** What a formula is made of: a pattern or regular expression, or other formulas put together. */
export type FormulaShape =
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'regex'; readonly regex: string }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Formula[] }
  | { readonly kind: 'not' | 'inside' | 'anywhere'; readonly of: Formula };

/** What any formula may have besides: its place in the file, conditions, focus, a name and a fix. */
export interface FormulaExtras {
  readonly at: RulePlace;
  /** Every one must hold for a range to stay. */
  readonly where: readonly Condition[];
  /** Each list narrows to one of its metavariables (union); several lists narrow further (intersection). */
  readonly focus: readonly (readonly string[])[];
  /** Binds the whole match to this metavariable. */
  readonly as?: string;
  /** Replacement that belongs to this part of the rule. */
  readonly fix?: string;
}

/** A question about what a metavariable is bound to. */
export type Condition = ConditionShape & { readonly at: RulePlace };

/** The kinds of conditions, each about a metavariable or, for a comparison, several. */
export type ConditionShape =
  | {
      readonly kind: 'regex';
      readonly metavariable: string;
      /** Matched from the start of the value, as Python's `re.match`. */
      readonly regex: string;
      /** Ask the constant value, when it is known, instead of the source text. */
      readonly constants: boolean;
    }
  | {
      readonly kind: 'pattern';
      readonly metavariable: string;
      /** Undefined: the rule's own language. */
      readonly language?: string;
      readonly formula: Formula;
    }
  | {
      readonly kind: 'comparison';
      readonly metavariable?: string;
      readonly comparison: string;
      /** Read every metavariable as a number. */
      readonly strip: boolean;
      readonly base?: number;
    }
  | { readonly kind: 'analysis'; readonly metavariable: string; readonly analyzer: 'entropy' | 'redos' }
  | {
      readonly kind: 'type';
      readonly metavariable: string;
      readonly language?: string;
      readonly types: readonly string[];
    };

/** The formulas directly below a formula, its conditions' own included. */
export function partsOf(formula: Formula): readonly Formula[] {
  const nested = formula.where.flatMap((one) => (one.kind === 'pattern' ? [one.formula] : []));
  if (formula.kind === 'pattern' || formula.kind === 'regex') return nested;
  return 'parts' in formula ? [...formula.parts, ...nested] : [formula.of, ...nested];
}
