import type { ExitCode } from '../core/exit-code.ts';

/** What a command is given instead of reaching for `process`. */
export interface World {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Sink;
  readonly err: Sink;
  readonly version: string;
  /** The folder that holds the built program, where the worker script lies. */
  readonly programFolder: string;
  readonly signal: AbortSignal;
  /** Standard input; read only by calls that ask for it. */
  readonly input?: AsyncIterable<unknown>;
}

export interface Sink {
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly write: (text: string) => void;
}

export interface Flag {
  readonly type: 'string' | 'boolean';
  readonly multiple?: true;
  readonly short?: string;
  /** The placeholder in the help text, such as `REF`; for strings. */
  readonly value?: string;
  /** The values understood, for help, completion and "did you mean". */
  readonly choices?: readonly string[];
  readonly help: string;
}

export interface Command {
  readonly name: string;
  /** After the name, such as `[PATH]`. */
  readonly usage: string;
  readonly summary: string;
  /** A paragraph or two for `help NAME`. */
  readonly about: string;
  readonly flags: Readonly<Record<string, Flag>>;
  /** Words allowed as first argument, such as `check`; for completion. */
  readonly actions?: readonly string[];
  readonly argumentsMax: number;
  readonly run: (call: Call) => Promise<ExitCode>;
}

/** A parsed command line. */
export interface Call {
  readonly world: World;
  readonly arguments: readonly string[];
  readonly text: (flag: string) => string | undefined;
  readonly list: (flag: string) => readonly string[];
  readonly on: (flag: string) => boolean;
}

/** The user must change the call: one sentence of cause, one of next step; exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly todo: string;

  constructor(cause: string, todo: string) {
    super(cause);
    this.todo = todo;
  }
}
