import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { limits } from '../../core/limits.ts';
import { killGroup } from '../kill-group.ts';
import { isReply } from './protocol.ts';
import type { RingFailure } from './protocol.ts';
import { Ring } from './ring.ts';
import type { Vessel, VesselEvents } from './ring.ts';
import type { RingOptions } from './worker-ring.ts';

/** For native parsers and archives: a crash, a hang or any kind of memory use ends the child and nothing else. */
export function childRing(options: RingOptions): Ring {
  return new Ring((events) => startChild(options, events), options.size);
}

function startChild(options: RingOptions, events: VesselEvents): Vessel {
  const [command, ...args] = commandLine(options);
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    // Nothing of our environment: no tokens, no NODE_OPTIONS.
    env: { LC_ALL: 'C', TZ: 'UTC' },
    detached: true,
  });
  let complaint = '';
  let over = false;
  const ended = (why: RingFailure): void => {
    if (over) return;
    over = true;
    killGroup(child.pid);
    events.ended(why);
  };
  child.stderr?.on('data', (chunk: Buffer) => {
    if (complaint.length < complaintMax) complaint += chunk.toString('latin1');
  });
  child.on('message', (message: unknown) => {
    if (isReply(message)) events.reply(message);
  });
  child.on('error', (cause) => ended({ kind: 'crash', message: `could not be started: ${cause.message}` }));
  child.on('close', (code, signal) => ended(deathOf(code, signal, complaint)));
  return {
    // A child that just died takes no questions; its end is told by `close`.
    send: (question) => void child.send(question, () => undefined),
    kill: () => killGroup(child.pid),
    hold: (busy) => {
      if (busy) child.ref();
      else child.unref();
      if (busy) child.channel?.ref();
      else child.channel?.unref();
    },
  };
}

const complaintMax = 4_000;
const prlimitPaths = ['/usr/bin/prlimit', '/bin/prlimit'];
/** What node itself needs beside the task's memory: code, stacks of its threads, malloc arenas. */
const nodeOwnMb = 512;

/** `prlimit` bounds all memory, also what the JavaScript heap does not know of; without it only the heap is bounded. */
function commandLine(options: RingOptions): readonly [string, ...string[]] {
  const memoryMb = options.memoryMb ?? limits.ringMemoryMb;
  const node = [process.execPath, `--max-old-space-size=${memoryMb}`, options.script] as const;
  const prlimit = prlimitPaths.find((path) => existsSync(path));
  if (prlimit === undefined) return [...node];
  return [prlimit, `--data=${(memoryMb + nodeOwnMb) * 1024 * 1024}`, '--core=0', '--', ...node];
}

function deathOf(code: number | null, signal: string | null, complaint: string): RingFailure {
  if (/heap out of memory|Allocation failed|bad_alloc|out of memory/i.test(complaint))
    return { kind: 'memory' };
  return {
    kind: 'crash',
    message: signal === null ? `ended with ${code ?? 'no code'}` : `killed by ${signal}`,
  };
}
