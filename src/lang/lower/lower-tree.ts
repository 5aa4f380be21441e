import { TreeBuilder } from '../tree/builder.ts';
import type { FlatTree } from '../tree/flat-tree.ts';
import type { Symbols } from '../tree/symbols.ts';
import { nodeFlags, type DecodedTree } from '../tree-sitter/decoded-tree.ts';
import type { CompiledTable } from './compiled-table.ts';
import { Lowering } from './lowering.ts';

/** The part of the decoded text that is the text asked for; what stands around it made it acceptable to the grammar. */
export interface Place {
  readonly from: number;
  readonly to: number;
  /** Whether it stands inside something that was put around it. */
  readonly framed: boolean;
}

/** A generic tree, and whether something in it was nested too deep to be kept. */
export interface Lowered {
  readonly tree: FlatTree;
  readonly tooDeep: boolean;
}

/** How to lower. */
export interface LowerRequest {
  readonly language: string;
  readonly symbols: Symbols;
  readonly place: Place;
}

/** Lowers a decoded tree; of a framed fragment only what lies inside the frame, under a `module`. */
export function lowerTree(decoded: DecodedTree, table: CompiledTable, request: LowerRequest): Lowered {
  const { place, symbols, language } = request;
  const text = decoded.text.slice(place.from, place.to);
  const builder = new TreeBuilder(symbols);
  const lowering = new Lowering(decoded, table, builder, place);
  builder.open({ kind: 'module', role: 'none', start: 0, end: text.length, grammar: lowering.typeOf(0) });
  for (const node of place.framed ? nodesWithin(lowering, place) : lowering.children(0))
    lowering.statement(node);
  noteErrors(decoded, builder, place);
  return { tree: builder.finish(language, text), tooDeep: lowering.tooDeep };
}

/** The outermost nodes that lie inside the frame. */
function nodesWithin(lowering: Lowering, place: Place): readonly number[] {
  const { tree } = lowering;
  const found: number[] = [];
  for (let node = 1; node < tree.count; node++) {
    const start = tree.start[node] ?? 0;
    const end = tree.end[node] ?? 0;
    if (start < place.from || end > place.to || end === start || !lowering.isNamed(node)) continue;
    found.push(node);
    node = tree.last[node] ?? node;
  }
  return found;
}

function noteErrors(decoded: DecodedTree, builder: TreeBuilder, place: Place): void {
  for (let node = 0; node < decoded.count; node++) {
    const missing = ((decoded.flags[node] ?? 0) & nodeFlags.missing) !== 0;
    if (!missing && decoded.type[node] !== decoded.grammar.errorType) continue;
    const start = Math.max(decoded.start[node] ?? 0, place.from);
    const end = Math.max(start, Math.min(decoded.end[node] ?? 0, place.to));
    builder.error(Math.min(start, place.to) - place.from, Math.min(end, place.to) - place.from);
  }
}
