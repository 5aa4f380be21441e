import { forTerminal } from '../../core/sanitise.ts';
import { cutTo, widthOf } from './columns.ts';
import type { Paint, Style } from './paint.ts';

/** A stretch of a line in one look. Build it with `piece`: that is where foreign text is made harmless. */
export interface Piece {
  readonly text: string;
  readonly styles: readonly Style[];
}

/** One line of output, before width and colour are applied. */
export type Line = readonly Piece[];

/** The only way foreign text gets into a line. */
export function piece(text: string, ...styles: readonly Style[]): Piece {
  return { text: forTerminal(text), styles };
}

/** Terminal columns of the line. */
export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + widthOf(text), 0);
}

/** The line cut to `width` columns, with `…` where something was lost. */
export function cutLine(line: Line, width: number): Line {
  if (lineWidth(line) <= width) return line;
  const kept: Piece[] = [];
  let left = width;
  for (const { text, styles } of line) {
    const own = widthOf(text);
    // One column is kept for the mark: something after this piece is lost, or the piece itself is cut.
    if (own < left) {
      kept.push({ text, styles });
      left -= own;
      continue;
    }
    kept.push({ text: cutTo(`${text} `, left), styles });
    break;
  }
  return kept;
}

/** What a CI runner takes for a command of its own at the beginning of a line, such as `::set-output`. */
const commandLike = /^\s*::/;

/**
 * The line over several, broken at blanks, the later ones set in by `indent` columns. A longer word stays whole, and
 * none that a CI runner would obey begins a line.
 */
export function wrapLine(line: Line, width: number, indent: number): readonly Line[] {
  const rows: Piece[][] = [[]];
  let used = 0;
  for (const { text, styles } of line) {
    for (const word of text.split(/(?<= )/)) {
      const own = widthOf(word.trimEnd());
      if (own === 0 && used >= width) continue;
      if (own > 0 && used > indent && used + own > width && !commandLike.test(word)) {
        trimLast(rows.at(-1));
        rows.push([{ text: ' '.repeat(indent), styles: [] }]);
        used = indent;
      }
      rows.at(-1)?.push({ text: word, styles });
      used += widthOf(word);
    }
  }
  return rows;
}

/** As `wrapLine`, on at most `linesMax` lines: the last one is cut where more would follow. */
export function wrapAtMost(
  line: Line,
  width: number,
  { indent, linesMax }: { readonly indent: number; readonly linesMax: number },
): readonly Line[] {
  const rows = wrapLine(line, width, indent);
  if (rows.length <= linesMax) return rows;
  const [last = [], ...others] = rows.slice(linesMax - 1);
  const joined = others.flatMap((row) => [{ text: ' ', styles: [] }, ...row.slice(1)]);
  return [...rows.slice(0, linesMax - 1), cutLine([...last, ...joined], width)];
}

/** A blank at a break takes no column. */
function trimLast(row: Piece[] | undefined): void {
  const last = row?.pop();
  if (last !== undefined) row?.push({ text: last.text.trimEnd(), styles: last.styles });
}

/** The line as text, painted; blanks at its end are dropped. */
export function lineText(line: Line, paint: Paint): string {
  const last = line.findLastIndex(({ text }) => text.trim() !== '');
  return line
    .slice(0, last + 1)
    .map(({ text, styles }, index) => painted(index === last ? text.trimEnd() : text, styles, paint))
    .join('');
}

function painted(text: string, styles: readonly Style[], paint: Paint): string {
  return styles.reduce((shown, style) => paint[style](shown), text);
}
