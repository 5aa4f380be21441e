import { forTerminal } from '../../core/sanitise.ts';
import { cutTo, widthOf } from './columns.ts';
import { piece } from './line.ts';
import type { Line, Piece } from './line.ts';

/** A stretch to underline, in display columns from 0; `end` is exclusive and larger than `start`. */
export interface Underline {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly primary: boolean;
}

/**
 * The rows below a source line: one with `^^^^` (primary) and `----` (secondary) that carries the label of the
 * last mark, then two for each further label, led down by `|`.
 */
export function underline(marks: readonly Underline[], width: number): readonly Line[] {
  const sorted = [...marks].sort((a, b) => b.start - a.start || b.end - a.end);
  const last = sorted[0];
  if (last === undefined) return [];
  const first: Piece[] = [...strokes(marks)];
  const end = Math.max(...marks.map((mark) => mark.end));
  const inline = last.end === end && fits(last, end, width);
  if (inline && last.label !== '') first.push(piece(` ${last.label}`, ...looks(last)));
  const hanging = (inline ? sorted.slice(1) : sorted).filter(({ label }) => label !== '');
  return [first, ...hung(hanging, width)];
}

/** The look of what belongs to a mark. */
export function looks(mark: { readonly primary: boolean }): readonly ['bold', 'red' | 'blue'] {
  return mark.primary ? ['bold', 'red'] : ['bold', 'blue'];
}

function fits(mark: Underline, end: number, width: number): boolean {
  return end + 1 + widthOf(forTerminal(mark.label)) <= width || mark.start < width / 3;
}

/** The strokes under the line; where marks overlap, the primary one is seen. */
function strokes(marks: readonly Underline[]): readonly Piece[] {
  const end = Math.max(...marks.map((mark) => mark.end));
  const cells: ('^' | '-' | ' ')[] = Array.from({ length: end }, () => ' ');
  for (const primary of [false, true]) {
    for (const mark of marks) {
      if (mark.primary === primary) cells.fill(primary ? '^' : '-', mark.start, mark.end);
    }
  }
  const pieces: Piece[] = [];
  for (const run of cells.join('').match(/ +|\^+|-+/g) ?? []) {
    pieces.push(run.startsWith(' ') ? piece(run) : piece(run, ...looks({ primary: run.startsWith('^') })));
  }
  return pieces;
}

/** The labels that do not stand beside their strokes, from right to left. */
function hung(marks: readonly Underline[], width: number): readonly Line[] {
  if (marks.length === 0) return [];
  const rows: Line[] = [stems(marks)];
  marks.forEach((mark, index) => {
    const label = cutTo(forTerminal(mark.label), width);
    const column = Math.max(0, Math.min(mark.start, width - widthOf(label)));
    const left = marks.slice(index + 1).filter(({ start }) => start < column);
    const lead = stems(left);
    const used = Math.max(0, ...left.map(({ start }) => start + 1));
    rows.push([...lead, piece(' '.repeat(column - used)), piece(label, ...looks(mark))]);
  });
  return rows;
}

/** A row of `|` below the beginnings of the marks. */
function stems(marks: readonly Underline[]): readonly Piece[] {
  const byColumn = new Map(marks.map((mark) => [mark.start, mark]));
  let at = 0;
  const pieces: Piece[] = [];
  for (const [start, mark] of [...byColumn].sort(([a], [b]) => a - b)) {
    pieces.push(piece(' '.repeat(start - at)), piece('|', ...looks(mark)));
    at = start + 1;
  }
  return pieces;
}
