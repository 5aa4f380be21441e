import type { Answer, Ask } from './answer.ts';
import type { Passed } from './coverage.ts';
import type { Fact, FactKind } from './fact.ts';
import type { Finding } from './finding.ts';
import type { EngineId } from './ids.ts';
import type { Problem } from './problem.ts';
import type { RuleInfo, SelfCheck } from './rule.ts';

/** What an engine could be asked to look at. Files are the only kind the walk finds by itself. */
export type Target =
  | FileTarget
  | { readonly kind: 'url' | 'image' | 'account' | 'forge'; readonly name: string };

export interface FileTarget {
  readonly kind: 'file';
  /** Relative to the root, with `/`. Bytes that are not UTF-8 are shown as `\xNN`. */
  readonly path: string;
  readonly bytes: number;
}

/** One file, read once and shared by every engine that wanted it. */
export interface SourceFile extends FileTarget {
  readonly content: Uint8Array;
  /** The content as UTF-8 text, decoded once on first use; invalid bytes become U+FFFD. */
  text(): string;
  /** Milliseconds since 1970, or undefined for files read from a commit. */
  readonly modifiedAt?: number;
}

/** What the app must grant before an engine runs; what is missing becomes a visible skip. */
export interface Needs {
  readonly network: boolean;
  readonly runningApp: boolean;
  readonly credentials: boolean;
  readonly executesCode: boolean;
}

export type Event =
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'skipped'; readonly target: string; readonly reason: string }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'measure'; readonly name: string; readonly value: number }
  /** From `run`: what `inspect` found by a rule in a file does not count, as the whole was looked at now. */
  | { readonly kind: 'replaced'; readonly path: string; readonly rule: string };

/** What one engine run is given. Engines see no flags, no environment and no file system. */
export interface Job {
  readonly options: EngineOptions;
  readonly facts: readonly Fact[];
  /** Every path of the walk. */
  readonly paths: readonly string[];
  /** Only some of the tree was listed: what would need all of it cannot be told. */
  readonly part?: true;
  /** A file of the walk; undefined when it cannot be read, or is not there. */
  read(path: string): SourceFile | undefined;
  readonly signal: AbortSignal;
}

/** Plain data, part of the cache key. An engine checks its own with `checkOptions`. */
export type EngineOptions = Readonly<Record<string, unknown>>;

/**
 * One of the nine. An engine offers `inspect` (one file, pure, cacheable, in any worker and any order), or `run`
 * (the whole, after every file was inspected, with the facts it needs), or both. Neither throws for bad input.
 */
export interface Engine {
  readonly id: EngineId;
  /** Raised whenever results may change; part of the cache key. */
  readonly version: number;
  readonly needs: Needs;
  readonly factsNeeded: readonly FactKind[];
  readonly factsGiven: readonly FactKind[];
  readonly rules: readonly RuleInfo[];
  /** The options understood, as cause and next step when they are not; undefined when they are fine. */
  checkOptions(options: EngineOptions): string | undefined;
  /** By name, size and kind; never reads. */
  wants(target: Target, options: EngineOptions): boolean;
  /** Works out, once for all workers, what each would work out for itself to inspect files of these paths. */
  prepare?(paths: readonly string[]): void;
  inspect?(file: SourceFile, options: EngineOptions): Iterable<Event>;
  run?(job: Job): AsyncIterable<Event>;
  /** Texts of a file that no engine may show, beside those that everybody masks; in the clear and for nothing else. */
  secretsIn?(file: SourceFile): readonly string[];
  /** Runs each rule's own positive example through the same code as real input; of the named rules, or of all. */
  selfCheck(rules?: ReadonlySet<string>): Iterable<SelfCheck>;
  /** Overrides the usual answer (no finding of the asked rules in a scope that is not empty). */
  answer?(ask: Ask, seen: EngineView): Answer;
}

/** What an engine produced in this run, for answering verifications. */
export interface EngineView {
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  readonly facts: readonly Fact[];
  readonly problems: readonly Problem[];
  readonly selfChecks: ReadonlyMap<string, boolean>;
  /** Every path of the walk, whether an engine wanted it or not. */
  readonly paths?: readonly string[];
  /** Full hex ids of what is checked out, where there is a repository. */
  readonly commit?: string;
  readonly tree?: string;
  /** The work tree differs from `tree`, or it is not known whether it does. */
  readonly dirty?: boolean;
  /** Reports that were read before, when the code that is asked about was other code. */
  readonly outdated?: ReadonlySet<string>;
  /** Paths that git tracks: a report among them was not made by a run on this machine. */
  readonly committed?: ReadonlySet<string>;
  /** Paths of the walk that were not opened although the engine wanted them, with the reason: links, sizes. */
  readonly passed?: readonly Passed[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** For a path: when the file was last modified in the work tree, or undefined. */
  modifiedAt(path: string): number | undefined;
}
