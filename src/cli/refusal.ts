import type { Refusal } from '../app/wish.ts';
import { diagnosticsText } from '../app/diagnostics-text.ts';
import { forTerminal } from '../core/sanitise.ts';
import { paintOf } from './terminal/paint.ts';

/** Cause, place and next step, on one screen. */
export function refusalText(refusal: Refusal, colour: boolean): string {
  const paint = paintOf(colour);
  const shown =
    refusal.diagnostics === undefined
      ? ''
      : diagnosticsText(refusal.diagnostics, refusal.modelText ?? '', paint);
  const todo = refusal.todo
    .split('\n')
    .map((line) => `  ${forTerminal(line)}\n`)
    .join('');
  return `${shown}${paint.bold(paint.red('error'))}: ${forTerminal(refusal.message)}\n${todo}`;
}
