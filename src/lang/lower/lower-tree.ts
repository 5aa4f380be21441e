import { TreeBuilder } from '../tree/builder.ts';
import type { FlatTree } from '../tree/flat-tree.ts';
import type { Symbols } from '../tree/symbols.ts';
import { nodeFlags, type DecodedTree } from '../tree-sitter/decoded-tree.ts';
import type { CompiledTable } from './compiled-table.ts';
import { Lowering } from './lowering.ts';

/** What stands around a fragment so that the grammar accepts it; zero for a whole file. */
export interface Frame {
  readonly before: number;
  readonly after: number;
}

/** A generic tree, and whether something in it was nested too deep to be kept. */
export interface Lowered {
  readonly tree: FlatTree;
  readonly tooDeep: boolean;
}

/** Lowers a decoded tree; of a framed fragment only what lies inside the frame, under a `module`. */
export function lowerTree(decoded: DecodedTree, table: CompiledTable, as: { language: string; symbols: Symbols; frame: Frame }): Lowered {
  const { frame, symbols, language } = as;
  const text = decoded.text.slice(frame.before, decoded.text.length - frame.after);
  const builder = new TreeBuilder(symbols);
  const lowering = new Lowering(decoded, table, builder, frame.before);
  builder.open({ kind: 'module', role: 'none', start: 0, end: text.length, grammar: lowering.typeOf(0) });
  for (const node of topNodes(lowering, frame)) lowering.statement(node);
  noteErrors(decoded, builder, { from: frame.before, to: decoded.text.length - frame.after });
  return { tree: builder.finish(language, text), tooDeep: lowering.tooDeep };
}

/** The children of the root, or the outermost nodes that lie inside the frame. */
function topNodes(lowering: Lowering, frame: Frame): readonly number[] {
  const { tree } = lowering;
  if (frame.before === 0 && frame.after === 0) return lowering.children(0);
  const to = tree.text.length - frame.after;
  const found: number[] = [];
  for (let node = 1; node < tree.count; node++) {
    const start = tree.start[node] ?? 0;
    const end = tree.end[node] ?? 0;
    if (start < frame.before || end > to || end === start || !lowering.isNamed(node)) continue;
    found.push(node);
    node = tree.last[node] ?? node;
  }
  return found;
}

function noteErrors(decoded: DecodedTree, builder: TreeBuilder, within: { from: number; to: number }): void {
  for (let node = 0; node < decoded.count; node++) {
    const missing = ((decoded.flags[node] ?? 0) & nodeFlags.missing) !== 0;
    if (!missing && decoded.type[node] !== decoded.grammar.errorType) continue;
    const start = Math.max(decoded.start[node] ?? 0, within.from);
    const end = Math.min(decoded.end[node] ?? 0, within.to);
    if (start <= end) builder.error(start - within.from, end - within.from);
  }
}
