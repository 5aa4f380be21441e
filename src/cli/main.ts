import { exitCodes, type ExitCode } from '../core/exit-code.ts';
import { forTerminal } from '../core/sanitise.ts';
import { parseCall } from './arguments.ts';
import { UsageError, type Sink, type World } from './command.ts';
import { commandNames, loadCommand } from './commands.ts';
import { commandHelp, overview } from './help.ts';
import { nearest } from '../core/nearest.ts';

declare const HOLDFAST_VERSION: string;

/** Runs one command line and ends the process with its exit code. */
export function main(argv: readonly string[]): void {
  const interrupt = new AbortController();
  process.once('SIGINT', () => {
    interrupt.abort();
    process.exitCode = exitCodes.interrupted;
    process.exit();
  });
  // A reader such as `head` that has seen enough is no error, and changes nothing about what was decided.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exit(exitCodes.bug);
  });
  // Node would end with 1, which says that the gate blocks.
  process.once('uncaughtException', (error) => {
    process.stderr.write(bugReport(error), () => process.exit(exitCodes.bug));
  });
  // Node 22 calls its own SQLite experimental, once per run, on the stream that is for progress.
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') process.stderr.write(`warning: ${warning.message}\n`);
  });
  run(argv, worldOf(interrupt.signal)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(bugReport(error));
      process.exitCode = exitCodes.bug;
    },
  );
}

function worldOf(signal: AbortSignal): World {
  return {
    cwd: process.cwd(),
    env: process.env,
    out: sinkOf(process.stdout),
    err: sinkOf(process.stderr),
    version: HOLDFAST_VERSION,
    programFolder: __dirname,
    signal,
    // Node opens the stream when it is first touched; most calls never do.
    get input() {
      return process.stdin;
    },
  };
}

function sinkOf(stream: NodeJS.WriteStream): Sink {
  return {
    isTerminal: stream.isTTY,
    columns: stream.columns ?? 100,
    write: (text) => {
      stream.write(text);
    },
  };
}

/** Finds the command, parses the rest, runs it; usage errors become one screen and exit code 2. */
export async function run(argv: readonly string[], world: World): Promise<ExitCode> {
  try {
    return await dispatch(argv, world);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    world.err.write(`error: ${forTerminal(error.message)}\n${indented(error.todo)}`);
    return exitCodes.usage;
  }
}

async function dispatch(argv: readonly string[], world: World): Promise<ExitCode> {
  const [first, ...rest] = argv;
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    return help(rest[0], world);
  }
  if (first === '--version' || first === '-V') {
    world.out.write(`holdfast ${world.version}\n`);
    return exitCodes.done;
  }
  const command = await loadCommand(first);
  if (command === undefined) throw unknownCommand(first);
  const call = parseCall(command, rest, world);
  if (call.on('help')) {
    world.out.write(commandHelp(command));
    return exitCodes.done;
  }
  return command.run(call);
}

async function help(name: string | undefined, world: World): Promise<ExitCode> {
  if (name === undefined || name.startsWith('-')) {
    world.out.write(overview(world.version));
    return exitCodes.done;
  }
  const command = await loadCommand(name);
  if (command === undefined) throw unknownCommand(name);
  world.out.write(commandHelp(command));
  return exitCodes.done;
}

function unknownCommand(word: string): UsageError {
  const near = nearest(word, commandNames);
  const todo = near === undefined ? 'See holdfast help.' : `Did you mean holdfast ${near}?`;
  return new UsageError(`there is no command “${word}”`, todo);
}

function indented(todo: string): string {
  return todo
    .split('\n')
    .map((line) => `  ${forTerminal(line)}\n`)
    .join('');
}

function bugReport(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `error: Holdfast itself failed; this is a bug of ours\n${indented(text)}  Nothing was decided: the exit code is ${exitCodes.bug}.\n`;
}
