import type { Refusal } from '../app/wish.ts';
import { diagnosticsText } from '../app/diagnostics-text.ts';
import { forTerminal } from '../core/sanitise.ts';
import { paintOf, type Paint } from './terminal/paint.ts';

/** Cause, place and next step, on one screen. */
export function refusalText(refusal: Omit<Refusal, 'exit'>, colour: boolean): string {
  const paint = paintOf(colour);
  const shown = screenOf(refusal.diagnostics ?? [], refusal.modelText ?? '', paint);
  const todo = refusal.todo
    .split('\n')
    .map((line) => `  ${forTerminal(line)}\n`)
    .join('');
  return `${shown}${paint.bold(paint.red('error'))}: ${forTerminal(refusal.message)}\n${todo}`;
}

/** Lines that the errors of a model may take, so that everything fits into a terminal of 24. */
const screenLines = 19;

/** The first errors, each whole; the rest is counted. */
function screenOf(diagnostics: NonNullable<Refusal['diagnostics']>, text: string, paint: Paint): string {
  const shown: string[] = [];
  let lines = 0;
  for (const one of diagnostics) {
    const rendered = diagnosticsText([one], text, paint);
    lines += rendered.split('\n').length - 1;
    if (shown.length > 0 && lines > screenLines) break;
    shown.push(rendered);
  }
  const left = diagnostics.length - shown.length;
  const more = left === 0 ? '' : `… and ${left} more: holdfast model check shows all of them\n\n`;
  return `${shown.join('')}${more}`;
}
