import type { EngineId } from '../core/ids.ts';
import type { ExitCode } from '../core/exit-code.ts';
import type { Report } from '../core/report.ts';
import type { Severity } from '../core/severity.ts';
import type { ModelDiagnostic } from '../model/diagnostic.ts';
import type { RulePlace } from './rule-files.ts';
import type { Toolbox } from './toolbox.ts';

/** What the user asked for, whatever the command. */
export interface Wish {
  /** As given, relative to `cwd`. */
  readonly path: string;
  /** Look only at what `path` names; otherwise it only tells which repository is meant, and all of it counts. */
  readonly narrow?: true;
  readonly cwd: string;
  /** The engines named in the call; empty means every engine that is built. */
  readonly engines: readonly EngineId[];
  /** Path of the model from the root; undefined: the usual place. */
  readonly model: string | undefined;
  /** Whether `.holdfast/state.db` is used; without it nothing is remembered. */
  readonly keepsState: boolean;
  /** Milliseconds since 1970, for replays; undefined: the present. */
  readonly now: number | undefined;
  /** Findings at least this bad end in exit code 1. */
  readonly failOn: Severity | undefined;
  /** Where results may be cached between runs; undefined: nowhere. */
  readonly cacheFolder: string | undefined;
  /** Digest of the built program: cached results of another build do not count. */
  readonly build: string;
  /** The folder of the built program. */
  readonly programFolder: string;
  /** Where the user's own rules are. */
  readonly config: readonly RulePlace[];
  /** Where rules of other secret scanners are. */
  readonly secretRules: readonly RulePlace[];
  /** Hex of the key that secrets are recognised by wherever they stand; undefined: by their place. */
  readonly identityKey: string | undefined;
  /** The start of this day, UTC, in milliseconds since 1970: what `today()` says in a rule. */
  readonly today: number;
  /** The engines, with the user's own rules. */
  readonly tools: Toolbox;
  /** The script that workers run; undefined: everything in this thread. */
  readonly workerScript: string | undefined;
  readonly version: string;
  readonly signal: AbortSignal;
  /** Tells what is being done, for standard error. */
  readonly progress: (text: string) => void;
  /** Targets named in the call that no engine can look at yet. */
  readonly unbuilt: readonly { readonly flag: string; readonly engine: EngineId }[];
  /** Processes that look at files, 1 to 64; undefined: by the number of cores. */
  readonly jobs: number | undefined;
  /** Whether the cost of each rule is told. */
  readonly profile: boolean;
  /** Whether matches that are no findings are counted in the report. */
  readonly explain?: boolean;
  readonly changedSince?: string | undefined;
  /** Look for secrets in every commit too, or in those after a ref. */
  readonly history?: { readonly since: string | undefined } | undefined;
}

/** What came of a command: a report, a plain answer, or why there is none. Plain text is already clean. */
export type Outcome =
  | {
      readonly kind: 'report';
      readonly report: Report;
      readonly exit: ExitCode;
      /** What of the user's own input kept part of it from being answered; for standard error. */
      readonly complaint?: Complaint;
    }
  | { readonly kind: 'text'; readonly text: string; readonly exit: ExitCode }
  | { readonly kind: 'refusal'; readonly refusal: Refusal };

/** Cause and next step, a sentence each. */
export interface Complaint {
  readonly message: string;
  readonly todo: string;
}

/** The caller must change something: cause and next step, and the model's text when the model is to blame. */
export interface Refusal extends Complaint {
  readonly exit: ExitCode;
  readonly diagnostics?: readonly ModelDiagnostic[];
  readonly modelText?: string;
}

export function refuse(refusal: Refusal): Outcome {
  return { kind: 'refusal', refusal };
}
