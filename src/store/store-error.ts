import { BrokenInvariant } from '../core/assert.ts';
import type { Result } from '../core/result.ts';
import { err, ok } from '../core/result.ts';
import type { StoreError } from './store.ts';

/** Thrown inside a transaction to undo it with a reason the caller is told; never leaves the store. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: StoreError;

  constructor(reason: StoreError) {
    super(reason.message);
    this.reason = reason;
  }
}

/** Runs `work` and turns what the database throws into a value. Our own bugs still throw. */
export function attempt<T>(place: string, work: () => T): Result<T, StoreError> {
  try {
    return ok(work());
  } catch (error) {
    return err(errorOf(place, error));
  }
}

/** What a thrown error means for the user. */
export function errorOf(place: string, error: unknown): StoreError {
  if (error instanceof Refusal) return error.reason;
  if (error instanceof BrokenInvariant || error instanceof TypeError) throw error;
  const text = error instanceof Error ? `${codeOf(error)} ${error.message}` : String(error);
  for (const { sign, kind, todo } of signs) {
    if (sign.test(text)) return { kind, message: `${place}: ${text.trim()}`, todo };
  }
  return {
    kind: 'unreadable',
    message: `${place}: ${text.trim()}`,
    todo: 'Check the rights of the file and its folder, or run without state.',
  };
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The words of SQLite's codes and messages; drivers differ in which of the two they give. */
const signs: readonly { readonly sign: RegExp; readonly kind: StoreError['kind']; readonly todo: string }[] =
  [
    {
      sign: /SQLITE_NOTADB|not a database|SQLITE_CORRUPT|malformed/i,
      kind: 'corrupt',
      todo: 'Move the file away; the next run starts a new one. Import a bundle if you have one.',
    },
    {
      sign: /SQLITE_FULL|disk is full|ENOSPC/i,
      kind: 'disk-full',
      todo: 'Free some space and run again: nothing of this run was recorded.',
    },
    {
      sign: /SQLITE_BUSY|SQLITE_LOCKED|is locked/i,
      kind: 'busy',
      todo: 'Another run holds the file; run again when it has ended.',
    },
  ];
