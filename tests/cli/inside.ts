import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import type { Sink, World } from '../../src/cli/command.ts';
import { run } from '../../src/cli/main.ts';
import { program, type Ran } from './lab.ts';

export interface Scene {
  readonly root: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Both streams are terminals of this many columns. */
  readonly terminal?: number;
  readonly input?: Uint8Array | string;
}

/** Runs a call inside this process, which costs a tenth of a process: for what is only about words and flags. */
export async function inside(
  call: readonly string[],
  { root, env = {}, terminal, input }: Scene,
): Promise<Ran> {
  const out = sink(terminal);
  const err = sink(terminal);
  const world: World = {
    cwd: root,
    env: { HOME: root, XDG_CACHE_HOME: `${root}-cache`, ...env },
    out,
    err,
    version: '0.0.0',
    programFolder: dirname(program()),
    signal: new AbortController().signal,
    ...(input === undefined ? {} : { input: Readable.from([Buffer.from(input)]) }),
  };
  const code = await run(call, world);
  return { code, out: out.text(), err: err.text() };
}

function sink(terminal: number | undefined): Sink & { text(): string } {
  let written = '';
  return {
    isTerminal: terminal !== undefined,
    columns: terminal ?? 100,
    write: (text) => {
      written += text;
    },
    text: () => written,
  };
}
