import { limits } from '../core/limits.ts';
import { Lines } from '../core/lines.ts';
import { forTerminal } from '../core/sanitise.ts';
import type { ModelDiagnostic } from './diagnostic.ts';

/** How the caller colours text; each takes clean text and may wrap it. */
export interface Paint {
  bold(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  dim(text: string): string;
}

const same = (text: string): string => text;
const plain: Paint = { bold: same, red: same, yellow: same, blue: same, dim: same };

/**
 * Diagnostics as a compiler shows them. `text` is the content of the file they are about, or of each file by path;
 * a file that is not given is shown without its lines.
 */
export function renderDiagnostics(
  diagnostics: readonly ModelDiagnostic[],
  text: string | ReadonlyMap<string, string>,
  paint: Paint = plain,
): string {
  const files = new Map<string, Lines>();
  const linesOf = (path: string): Lines => {
    const known = files.get(path);
    if (known !== undefined) return known;
    const lines = new Lines(typeof text === 'string' ? text : (text.get(path) ?? ''));
    files.set(path, lines);
    return lines;
  };
  return diagnostics.map((one) => `${rendered(one, linesOf(one.path), paint)}\n`).join('\n');
}

function rendered(one: ModelDiagnostic, lines: Lines, paint: Paint): string {
  const colour = one.severity === 'error' ? paint.red : paint.yellow;
  const number = String(one.line);
  const margin = ' '.repeat(number.length);
  const bar = paint.blue('|');
  const out = [
    `${colour(one.severity)}${paint.bold(`: ${forTerminal(one.message)}`)}`,
    `${margin}${paint.blue('-->')} ${forTerminal(one.path)}:${one.line}:${one.column}`,
  ];
  const source = lines.line(one.line);
  if (source.trim() !== '') {
    const shown = window(source, one.column, one.endColumn);
    out.push(`${margin} ${bar}`, `${paint.blue(number)} ${bar} ${shown.text}`);
    out.push(`${margin} ${bar} ${' '.repeat(shown.before)}${colour('^'.repeat(shown.carets))}`);
  }
  if (one.cause !== undefined) out.push(`${margin} ${paint.blue('=')} cause: ${forTerminal(one.cause)}`);
  if (one.fix !== undefined) out.push(`${margin} ${paint.blue('=')} help: ${forTerminal(one.fix)}`);
  return out.join('\n');
}

/** The part of a long line around the columns, clean, with the place and number of carets below it. */
function window(source: string, column: number, endColumn: number) {
  const width = Math.min(limits.excerptColumns, 120);
  const start = column <= width - 20 ? 0 : column - 1 - Math.floor(width / 3);
  const cut = source.slice(start, start + width);
  const lead = start > 0 ? '…' : '';
  const tail = start + width < source.length ? '…' : '';
  const at = column - 1 - start;
  const marked = cut.slice(at, endColumn - 1 - start);
  return {
    text: `${lead}${forTerminal(cut)}${tail}`,
    before: lead.length + forTerminal(cut.slice(0, at)).length,
    carets: Math.max(1, forTerminal(marked).length),
  };
}
