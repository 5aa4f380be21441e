import type { SourceView } from './source-view.ts';

/** The stretch that takes an item out of a list with its comma, so that the rest still is a list. */
export function itemRange(v: SourceView, item: number): { readonly start: number; readonly end: number } {
  const list = v.parent(item);
  const items = v
    .children(list)
    .filter((node) => v.kind(node) !== 'comment' && v.start(node) >= v.start(item));
  const next = items.find((node) => v.start(node) >= v.end(item));
  if (next !== undefined) return { start: v.start(item), end: v.start(next) };
  const before = v
    .children(list)
    .findLast(
      (node) => v.end(node) <= v.start(item) && v.role(node) === v.role(item) && v.kind(node) !== 'comment',
    );
  return { start: before === undefined ? v.start(item) : v.end(before), end: v.end(item) };
}

/** What stands where a statement was. */
export function emptyStatement(v: SourceView): string {
  if (v.isPython) return 'pass';
  return v.language === 'go' ? '' : ';';
}

/** The languages' words for what is always so, and never. */
export function truth(v: SourceView, value: boolean): string {
  if (v.isPython) return value ? 'True' : 'False';
  return String(value);
}

/** A condition that never holds; where variables must be used, it still names them. */
export function never(v: SourceView, condition: string): string {
  return v.isScript || v.isPython ? truth(v, false) : `false && (${condition})`;
}
