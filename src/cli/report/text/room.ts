import type { Line } from '../../terminal/line.ts';

/** The space a part of the report may take: lines, and columns per line. Both are infinite with `--all`. */
export interface Room {
  readonly lines: number;
  readonly width: number;
  /** Columns of the terminal; source snippets and sentences are fitted to it even with `--all`. */
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

/** How a list becomes lines where an item may take several. */
export interface Blocks<T> extends Rows<T> {
  /** The item with nothing cut. */
  readonly whole: (item: T) => readonly Line[];
  /** Items, at the beginning of the list, that are shown whole before the others are shown at all. */
  readonly isVital: (item: T) => boolean;
}

/** As `fitted`; the lines that are left over let items be whole, the vital ones first. */
export function fittedBlocks<T>(items: readonly T[], max: number, blocks: Blocks<T>): readonly Line[] {
  if (max === Infinity) return items.flatMap(blocks.whole);
  const vital = items.filter(blocks.isVital);
  const others = items.slice(vital.length);
  const kept = vital.length + Math.min(1, others.length);
  if (kept > max) return fitted(items, max, blocks);
  const first = widened(vital, max - kept, blocks);
  const left = max - first.length;
  if (others.length > left) return [...first, ...fitted(others, left, blocks)];
  return [...first, ...widened(others, left - others.length, blocks)];
}

/** Each item as one line, or whole where that takes no more than what remains of the `spare` lines. */
function widened<T>(items: readonly T[], spare: number, blocks: Blocks<T>): readonly Line[] {
  let left = spare;
  return items.flatMap((item) => {
    const whole = left > 0 ? blocks.whole(item) : [];
    const extra = whole.length - 1;
    if (extra < 0 || extra > left) return [blocks.row(item)];
    left -= extra;
    return whole;
  });
}
