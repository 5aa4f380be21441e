import { counted } from '../core/plural.ts';
import { forTerminal } from '../core/sanitise.ts';
import type { Review } from '../publish/review/review.ts';
import type { Told } from './review-publish.ts';

const remarksMost = 12;
const linesMost = 6;

/** A review for a terminal: what is new, what is weaker, and where it was told; at most 40 lines. */
export function reviewLines(review: Review, told: Told | undefined, dry: boolean): string {
  const { remarks, failures, weakenings, drift, gaps } = review;
  const lines = [
    `review: ${review.verdict} · ${counted(remarks.length, 'new finding')} · ${counted(weakenings.length, 'weakening')} · ${drift.length} not in the model`,
    ...some(remarks, remarksMost),
    ...failures
      .slice(0, linesMost)
      .map((one) => `${one.blocks ? '✘' : '·'} ${one.verification} of ${one.mitigation}: ${one.because}`),
    ...weakenings.slice(0, linesMost).map(({ what, text }) => `! weaker ${what}: ${text}`),
    ...more(weakenings.length, linesMost),
    ...drift
      .slice(0, linesMost)
      .map(({ what, path, line, because }) => `? ${what} (${path}:${line}) ${because}`),
    ...more(drift.length, linesMost),
    ...gaps.slice(0, 3).map((gap) => `  not looked at: ${gap}`),
    ...toldLines(told, dry),
  ];
  return `${lines.map((line) => forTerminal(line).slice(0, 240)).join('\n')}\n`;
}

function some(remarks: Review['remarks'], most: number): readonly string[] {
  const shown = remarks.slice(0, most).map(({ blocks, severity, place, message, identity, suggestion }) => {
    const where = place === undefined ? 'outside the files' : `${place.path}:${place.line}`;
    const fix = suggestion === undefined ? '' : ' (with a suggestion)';
    return `${blocks ? '✘' : '·'} ${severity} ${where} ${identity.rule}: ${message}${fix}`;
  });
  return [...shown, ...more(remarks.length, most)];
}

function more(all: number, shown: number): readonly string[] {
  return all > shown ? [`  … and ${all - shown} more`] : [];
}

function toldLines(told: Told | undefined, dry: boolean): readonly string[] {
  if (told === undefined)
    return ['', 'Nothing was sent. next: holdfast review --base REF --forge github --dry-run'];
  const where = `${told.forge} at ${told.host}`;
  if (told.left !== undefined) return ['', `${where}: nothing was said, ${told.left}`];
  const did = told.steps.length === 0 ? 'nothing to do' : told.steps.slice(0, linesMost).join('; ');
  const rest = told.steps.length > linesMost ? ` and ${told.steps.length - linesMost} more steps` : '';
  return ['', `${where}: ${dry ? 'would ' : ''}${did}${rest}`, ...told.notes.map((note) => `  ${note}`)];
}
