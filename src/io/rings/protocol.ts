import type { Result } from '../../core/result.ts';

/** Work for a ring: plain data in, plain data out. Large content travels as `ArrayBuffer`s named in `transfer`. */
export interface RingTask {
  /** Which handler of the script does it. */
  readonly kind: string;
  readonly payload: unknown;
  /** Moved instead of copied, to workers; the sender cannot use them afterwards. */
  readonly transfer?: readonly ArrayBuffer[];
  /** Digest of the content: what crashes twice on the same content is not tried again. */
  readonly content?: string;
}

export interface RingBudget {
  /** From the moment the task starts, not while it waits its turn. */
  readonly timeoutMs?: number;
  /** Milliseconds more for the first task of a vessel, which sets itself up on it. */
  readonly setUpMs?: number;
  readonly signal?: AbortSignal;
}

/** Why a task gave no reply. */
export type RingFailure =
  | { readonly kind: 'timeout'; readonly ms: number }
  | { readonly kind: 'memory' }
  | { readonly kind: 'crash'; readonly message: string }
  /** The second crash on this content, now or earlier. */
  | { readonly kind: 'quarantined'; readonly message: string }
  | { readonly kind: 'cancelled' }
  /** The handler threw: a bug of ours in the script, which goes on. */
  | { readonly kind: 'bug'; readonly message: string };

export type RingAnswer = Result<unknown, RingFailure>;

/** Sent to the script. */
export interface RingQuestion {
  readonly id: number;
  readonly kind: string;
  readonly payload: unknown;
}

/** Sent by the script: once `ready`, then one reply per question. */
export type RingReply =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly id: number; readonly value: unknown }
  | { readonly type: 'threw'; readonly id: number; readonly message: string; readonly memory: boolean };

/** Checks a message from a child that may have been taken over by its input. */
export function isReply(message: unknown): message is RingReply {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  if (message.type === 'ready') return true;
  if (!('id' in message) || typeof message.id !== 'number') return false;
  if (message.type === 'done') return true;
  return message.type === 'threw' && 'message' in message && typeof message.message === 'string';
}
