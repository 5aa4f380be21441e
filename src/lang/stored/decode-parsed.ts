import type { ParseProblem } from '../parse-problem.ts';
import type { Parsed } from '../parsed.ts';
import type { FlatTree } from '../tree/flat-tree.ts';
import { kinds, roles } from '../tree/kinds.ts';
import type { Symbols } from '../tree/symbols.ts';
import { ByteReader } from './byte-reader.ts';
import { problemKinds } from './problem-kinds.ts';

/** The columns of a tree but for what does not vary with the nodes. */
type Columns = Omit<FlatTree, 'language' | 'text' | 'symbols' | 'errors'>;

/**
 * The parsed text that bytes of `encodeParsed` stand for, or undefined when they are not such bytes, or not of this
 * text: offsets and nesting are checked, so that a wrong record can cost a parse and never a wild index.
 */
export function decodeParsed(bytes: Uint8Array, text: string, symbols: Symbols): Parsed | undefined {
  const from = new ByteReader(bytes);
  const language = from.text();
  if (from.number() !== text.length) return undefined;
  const names = readSymbols(from, symbols);
  const columns = names === undefined ? undefined : readNodes(from, names, text.length);
  if (columns === undefined) return undefined;
  const errors = readList(from, () => ({ start: from.number(), end: from.number() }));
  const problems = readList(from, () => readProblem(from));
  if (!from.complete || errors.some(({ start, end }) => start > end || end > text.length)) return undefined;
  return { tree: { ...columns, language, text, symbols, errors }, problems };
}

function readSymbols(from: ByteReader, symbols: Symbols): readonly number[] | undefined {
  const names = [0, ...readList(from, () => symbols.intern(from.text()))];
  return from.failed ? undefined : names;
}

function readList<T>(from: ByteReader, read: () => T): readonly T[] {
  const count = from.number();
  const items: T[] = [];
  for (let n = 0; n < count && !from.failed; n++) items.push(read());
  return items;
}

function readProblem(from: ByteReader): ParseProblem {
  const kind = problemKinds[from.number()] ?? 'crashed';
  return { kind, start: from.number(), count: from.number(), message: from.text() };
}

/** Bytes that a node has at least. */
const nodeBytes = 7;

function readNodes(from: ByteReader, names: readonly number[], textLength: number): Columns | undefined {
  const count = from.number();
  if (count === 0 || count * nodeBytes > from.left) return undefined;
  const columns = {
    count,
    kind: new Uint16Array(count),
    role: new Uint8Array(count),
    start: new Uint32Array(count),
    end: new Uint32Array(count),
    parent: new Uint32Array(count),
    last: new Uint32Array(count),
    symbol: new Uint32Array(count),
    grammarKind: new Uint32Array(count),
  };
  let before = 0;
  let parent = 0;
  for (let node = 0; node < count; node++) {
    const kind = from.number();
    const role = from.number();
    const start = before + from.difference();
    const end = start + from.number();
    const last = node + from.number();
    const symbol = names[from.number()];
    const grammar = names[from.number()];
    while (parent !== 0 && (columns.last[parent] ?? 0) < node) parent = columns.parent[parent] ?? 0;
    const outer = node === 0 ? count - 1 : (columns.last[parent] ?? 0);
    const wellFormed = kind < kinds.length && role < roles.length && start >= 0 && end <= textLength;
    if (!wellFormed || last > outer || symbol === undefined || grammar === undefined) return undefined;
    columns.kind[node] = kind;
    columns.role[node] = role;
    columns.start[node] = start;
    columns.end[node] = end;
    columns.parent[node] = parent;
    columns.last[node] = last;
    columns.symbol[node] = symbol;
    columns.grammarKind[node] = grammar;
    if (last > node) parent = node;
    before = start;
  }
  return (columns.last[0] ?? 0) === count - 1 && !from.failed ? columns : undefined;
}
