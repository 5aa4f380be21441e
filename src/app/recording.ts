import { exitCodes } from '../core/exit-code.ts';
import type { Result } from '../core/result.ts';
import type { StoreError } from '../store/store.ts';
import { refuse, type Outcome } from './wish.ts';

const attemptsMax = 6;

/**
 * Runs work that ends in recording. When another run recorded its findings first, the work is done again on top of
 * them: two jobs on one checkout are no error, and looking again is cheap because results are cached. Whatever else
 * the state refuses makes the run incomplete.
 */
export async function recording(work: () => Promise<Result<Outcome, StoreError>>): Promise<Outcome> {
  for (let left = attemptsMax; ; left--) {
    const result = await work();
    if (result.ok) return result.value;
    if (result.error.kind === 'state-moved' && left > 1) continue;
    return refuse({ exit: exitCodes.incomplete, message: result.error.message, todo: result.error.todo });
  }
}
