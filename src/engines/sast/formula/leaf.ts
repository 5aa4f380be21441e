import type { Result } from '../../../core/result.ts';
import type { RuleOptions } from '../../../formats/semgrep/options.ts';
import type { FlatTree } from '../../../lang/index.ts';
import type { FileNames } from '../../../lang/names/index.ts';
import type { Need } from '../../../lang/regex/needs.ts';
import type { Subject } from '../../../lang/regex/subject.ts';
import type { Binding, Bindings } from './range.ts';

/** One pattern as a rule wrote it. */
export interface LeafPattern {
  readonly text: string;
  /** What reads it: a language, `generic`, `aliengrep` or `regex`. */
  readonly analyser: string;
  readonly options: RuleOptions;
}

/** A stretch of text that a pattern matched. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
  readonly bindings: Bindings;
}

/**
 * A text to be looked at: a file, or what a metavariable stands for. Ranges found in it are offsets into its own text.
 * Its identity is the key of what is kept about it.
 */
export interface Scope {
  readonly subject: Subject;
  /** What its patterns are read by. */
  readonly analyser: string;
  /** Undefined for a file. For the value of a metavariable: where it was found, and the text it lies in. */
  readonly part?: {
    readonly of: Scope;
    /** Offset of this text in `of`. */
    readonly start: number;
    readonly end: number;
    /** Whether it is read by the same language, so that what was parsed of `of` serves here too. */
    readonly sameLanguage: boolean;
  };
}

/** What may be left out without changing the result. */
export interface LeafHints {
  /** Only matches inside one of these are of use. */
  readonly inside?: readonly { readonly start: number; readonly end: number }[];
  /** Bindings that matches will have to agree with. */
  readonly bindings?: Bindings;
}

export interface LeafMatches {
  readonly ranges: readonly LeafRange[];
  /** Why these are not all, when they are not. */
  readonly problem?: string;
}

/** A pattern ready to be looked for. */
export interface LeafMatcher {
  /** What a text must hold for the pattern to match in it; empty when that is not known. */
  readonly needs: readonly Need[];
  match(scope: Scope, hints: LeafHints): LeafMatches;
}

/** Reads and matches the patterns of some analysers. */
export interface LeafProvider {
  handles(analyser: string): boolean;
  /** The error says why the pattern cannot be used. */
  compile(pattern: LeafPattern): Result<LeafMatcher, string>;
  /** Whether a binding is of one of some types; absent where the language has no types to ask for. */
  hasType?(scope: Scope, binding: Binding, types: readonly string[]): boolean;
  /** The tree of a scope that is a file, and what its names mean; absent where texts are not parsed into trees. */
  read?(scope: Scope): ReadScope | undefined;
}

/** A parsed text. */
export interface ReadScope {
  readonly tree: FlatTree;
  readonly names: FileNames;
}

/** The provider for an analyser, or undefined when nobody handles it. */
export function providerOf(providers: readonly LeafProvider[], analyser: string): LeafProvider | undefined {
  return providers.find((one) => one.handles(analyser));
}
