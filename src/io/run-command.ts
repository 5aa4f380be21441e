import { spawn } from 'node:child_process';
import { limits } from '../core/limits.ts';
import { killGroup } from './kill-group.ts';

export interface CommandRun {
  /** The exit code, or undefined when it was stopped or could not start. */
  readonly code: number | undefined;
  readonly stopped: 'timeout' | 'cancelled' | undefined;
  /** The end of what it wrote to both outputs, at most `limits.commandOutputBytes`. */
  readonly output: string;
  /** Output before that was dropped. */
  readonly cut: boolean;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Runs the project's own command through the shell, which only an explicit wish of the user may lead to. Its
 * environment has no tokens; on timeout or cancellation its whole process group is killed.
 */
export function runCommand(command: string, options: CommandOptions): Promise<CommandRun> {
  return new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', command], {
      cwd: options.cwd,
      env: withoutTokens(options.environment),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const tail = new Tail(limits.commandOutputBytes);
    let stopped: CommandRun['stopped'];
    const stop = (why: 'timeout' | 'cancelled'): void => {
      stopped ??= why;
      killGroup(child.pid);
    };
    const timer = setTimeout(() => stop('timeout'), options.timeoutMs);
    const cancel = (): void => stop('cancelled');
    options.signal?.addEventListener('abort', cancel, { once: true });
    const settle = (code: number | null): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', cancel);
      // What it left running in the background must not outlive it.
      killGroup(child.pid);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code: stopped === undefined ? (code ?? undefined) : undefined, stopped, ...tail.result() });
    };
    child.stdout.on('data', (chunk: Buffer) => tail.add(chunk));
    child.stderr.on('data', (chunk: Buffer) => tail.add(chunk));
    child.on('error', (cause) => {
      tail.add(Buffer.from(cause.message));
      settle(null);
    });
    // `exit` and not `close`: a background process may keep the pipes open for ever.
    child.on('exit', (code) => setTimeout(() => settle(code), drainMs));
    if (options.signal?.aborted === true) cancel();
  });
}

/** The environment without Holdfast's own variables and without anything that is named like a credential. */
export function withoutTokens(
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && !credentialName.test(name)) kept[name] = value;
  }
  return kept;
}

const credentialName =
  /^HOLDFAST_|^ACTIONS_|^CI_JOB_JWT|TOKEN|SECRET|PASSW|PASSPHRASE|CREDENTIAL|PRIVATE|(?:^|_)(?:KEY|KEYS|APIKEY|PAT|PWD|AUTH|JWT)(?:_|$)|API_?KEY|ACCESS_?KEY|_AUTH_SOCK$/i;

const drainMs = 20;

/** Keeps the end of a stream. */
class Tail {
  readonly #bytesMax: number;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #cut = false;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#bytes <= this.#bytesMax * 2) return;
    this.#chunks = [Buffer.concat(this.#chunks).subarray(-this.#bytesMax)];
    this.#bytes = this.#bytesMax;
    this.#cut = true;
  }

  result(): { readonly output: string; readonly cut: boolean } {
    const all = Buffer.concat(this.#chunks);
    return {
      output: all.subarray(-this.#bytesMax).toString('utf8'),
      cut: this.#cut || all.length > this.#bytesMax,
    };
  }
}
