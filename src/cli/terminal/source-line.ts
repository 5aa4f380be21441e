import { forTerminal } from '../../core/sanitise.ts';
import { columnsOf, widthOf } from './columns.ts';

const tabColumns = 4;

/** A line of source as a terminal shows it: tabs expanded, everything else harmless. */
export interface SourceLine {
  readonly text: string;
  readonly width: number;
  /** First display column (from 0) of each UTF-16 unit of the source; one more entry for its end. */
  readonly columns: readonly number[];
}

/** A source line made fit to be shown, with the way from its own columns to those of the terminal. */
export function sourceLine(source: string): SourceLine {
  const columns: number[] = [];
  let text = '';
  let width = 0;
  for (const character of source) {
    const shown = character === '\t' ? ' '.repeat(tabColumns - (width % tabColumns)) : forTerminal(character);
    for (let unit = 0; unit < character.length; unit++) columns.push(width);
    text += shown;
    width += widthOf(shown);
  }
  columns.push(width);
  return { text, width, columns };
}

/** Display column (from 0) of a source column (from 1, UTF-16 units); the end of the line for anything after it. */
export function displayColumn(line: SourceLine, column: number): number {
  return line.columns[Math.max(0, column - 1)] ?? line.width;
}

/** Display column of the first character that is not blank. */
export function indentOf(line: SourceLine): number {
  const first = line.text.search(/\S/);
  return first < 0 ? 0 : first;
}

/** A stretch of a shown line, and the display column it begins at. */
export interface Window {
  readonly from: number;
  readonly text: string;
}

/** The part of the line that fits in `width` columns and shows `focus` with what is left of it for context. */
export function windowOf(line: SourceLine, focus: { start: number; end: number }, width: number): Window {
  if (line.width <= width) return { from: 0, text: line.text };
  const before = Math.min(16, Math.floor(width / 4));
  const wanted = focus.end + 8 <= width ? 0 : Math.max(0, focus.start - before);
  const from = Math.min(wanted, line.width - width);
  return { from, text: stretch(line.text, from, width) };
}

/** Columns `from` to `from + width` of a text; a wide character that is cut in half becomes blank. */
function stretch(text: string, from: number, width: number): string {
  const cells: string[] = [];
  let at = 0;
  for (const character of text) {
    const own = columnsOf(character);
    if (at >= from && at + own <= from + width) cells.push(character);
    else if (at < from + width && at + own > from) cells.push(' ');
    at += own;
    if (at > from + width) break;
  }
  const more = at > from + width || widthOf(text) > from + width;
  const shown = from > 0 ? withMark(cells, 0) : cells;
  return (more ? withMark(shown, shown.length - 1) : shown).join('');
}

/** The cells with `…` in place of the one at `index`, as wide as that one was. */
function withMark(cells: readonly string[], index: number): readonly string[] {
  const own = columnsOf(cells[index] ?? ' ');
  return cells.with(index, own === 2 ? '… ' : '…');
}
