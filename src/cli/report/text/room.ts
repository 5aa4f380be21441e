import type { Line } from '../../terminal/line.ts';

/** The space a part of the report may take: lines, and columns per line. Both are infinite with `--all`. */
export interface Room {
  readonly lines: number;
  readonly width: number;
  /** Columns of the terminal; source snippets are fitted to it even with `--all`. */
  readonly columns: number;
}

/** How a list becomes lines: each item one, and one for those that do not fit. */
export interface Rows<T> {
  readonly row: (item: T) => Line;
  readonly rest: (missing: readonly T[]) => Line;
}

/** One line per item, or as many as fit with a last one for the others. Only what is shown is built. */
export function fitted<T>(items: readonly T[], max: number, rows: Rows<T>): readonly Line[] {
  if (items.length <= max) return items.map(rows.row);
  if (max <= 0) return [];
  return [...items.slice(0, max - 1).map(rows.row), rows.rest(items.slice(max - 1))];
}
