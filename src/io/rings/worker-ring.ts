import { Worker } from 'node:worker_threads';
import { limits } from '../../core/limits.ts';
import { isReply } from './protocol.ts';
import type { RingFailure } from './protocol.ts';
import { Ring } from './ring.ts';
import type { Vessel, VesselEvents } from './ring.ts';

export interface RingOptions {
  /** The script to run: a built file that ends with `serveRing`. */
  readonly script: string;
  /** How many run at the same time. */
  readonly size: number;
  /** Of each one. */
  readonly memoryMb?: number;
}

/** For our own JavaScript: loops and heap are bounded. Native code and off-heap memory are not; those need the child ring. */
export function workerRing(options: RingOptions): Ring {
  return new Ring((events) => startWorker(options, events), options.size);
}

function startWorker(options: RingOptions, events: VesselEvents): Vessel {
  const worker = new Worker(options.script, {
    resourceLimits: { maxOldGenerationSizeMb: options.memoryMb ?? limits.ringMemoryMb },
    env: {},
    stdin: false,
    stdout: true,
    stderr: true,
  });
  let failure: RingFailure | undefined;
  // Nobody reads what a worker prints, and nothing may collect either.
  worker.stdout.resume();
  worker.stderr.resume();
  worker.on('message', (message: unknown) => {
    if (isReply(message)) events.reply(message);
  });
  worker.on('error', (cause: Error) => {
    const memory = 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
    failure = memory ? { kind: 'memory' } : { kind: 'crash', message: cause.message };
  });
  worker.on('exit', (code) =>
    events.ended(failure ?? { kind: 'crash', message: `the worker ended with ${code}` }),
  );
  return {
    send: (question, transfer) => worker.postMessage(question, [...transfer]),
    kill: () => void worker.terminate(),
    hold: (busy) => (busy ? worker.ref() : worker.unref()),
  };
}
