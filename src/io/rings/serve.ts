import { parentPort } from 'node:worker_threads';
import type { RingQuestion, RingReply } from './protocol.ts';

/** Does one kind of task: plain data in, plain data out. */
export type RingHandler = (payload: unknown) => unknown;

/** The script's side of a ring, the same in a worker and in a child process. Call it once, at the end of the script. */
export function serveRing(handlers: Readonly<Record<string, RingHandler>>): void {
  const answer = (question: RingQuestion): void => {
    void replyTo(handlers, question).then(send);
  };
  if (parentPort === null) process.on('message', answer);
  else parentPort.on('message', answer);
  send({ type: 'ready' });
}

function send(reply: RingReply): void {
  if (parentPort === null) process.send?.(reply);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a message port, not a window
  else parentPort.postMessage(reply);
}

async function replyTo(
  handlers: Readonly<Record<string, RingHandler>>,
  question: RingQuestion,
): Promise<RingReply> {
  const { id, kind, payload } = question;
  try {
    const handler = Object.hasOwn(handlers, kind) ? handlers[kind] : undefined;
    if (handler === undefined) return { type: 'threw', id, message: `no handler for ${kind}`, memory: false };
    return { type: 'done', id, value: await handler(payload) };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return {
      type: 'threw',
      id,
      message,
      memory: cause instanceof RangeError && /allocation failed/i.test(message),
    };
  }
}
