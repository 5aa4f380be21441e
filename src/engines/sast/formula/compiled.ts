import type { SemgrepRule } from '../../../formats/semgrep/rule.ts';
import type { CompiledRegex } from '../../../lang/regex/compiled-regex.ts';
import type { Need } from '../../../lang/regex/needs.ts';
import type { Expression } from './comparison/expression.ts';
import type { LeafMatcher, LeafProvider, Scope } from './leaf.ts';
import type { FileRun, RuleMatches } from './rule-match.ts';

/** A formula whose patterns were read, whose expressions were parsed and whose leaves are shared between rules. */
export type CompiledFormula = CompiledShape & {
  readonly where: readonly CompiledCondition[];
  readonly focus: readonly (readonly string[])[];
  readonly as?: string;
  readonly fix?: string;
};

export type CompiledShape =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly CompiledFormula[] }
  | { readonly kind: 'not' | 'inside' | 'anywhere'; readonly of: CompiledFormula };

/** One pattern, the same object wherever it is used in a rule set: its matches in a file are found once. */
export interface Leaf {
  readonly matcher: LeafMatcher;
  readonly isRegex: boolean;
  /** `pattern: $X` alone: matches everything, so it is asked last and only inside what the others left. */
  readonly isSelector: boolean;
}

export type CompiledCondition =
  | {
      readonly kind: 'regex';
      readonly metavariable: string;
      readonly regex: CompiledRegex;
      readonly constants: boolean;
    }
  | {
      readonly kind: 'pattern';
      readonly metavariable: string;
      readonly analyser: string;
      /** The value is text of a language of its own: what lies between the quotes is looked at. */
      readonly ownLanguage: boolean;
      readonly formula: CompiledFormula;
    }
  | {
      readonly kind: 'comparison';
      readonly expression: Expression;
      readonly strip: boolean;
      readonly base: number;
    }
  | { readonly kind: 'analysis'; readonly metavariable: string; readonly analyzer: 'entropy' | 'redos' }
  | {
      readonly kind: 'type';
      readonly metavariable: string;
      readonly provider: LeafProvider;
      readonly types: readonly string[];
    };

/** A rule ready to run. */
export type CompiledRule = CompiledSearch | CompiledOther;

/** A rule of another mode than search: it knows itself how it is run. */
export interface CompiledOther {
  readonly kind: 'other';
  readonly rule: SemgrepRule;
  /** What a file must hold for the rule to match anything in it. */
  readonly needs: readonly Need[];
  match(scope: Scope, file: FileRun): RuleMatches;
}

export interface CompiledSearch {
  readonly kind: 'search';
  readonly rule: SemgrepRule;
  readonly formula: CompiledFormula;
  /** What a file must hold for the rule to match anything in it. */
  readonly needs: readonly Need[];
  /** Undefined unless the rule has a `fix-regex`. */
  readonly fixRegex: CompiledRegex | undefined;
}
