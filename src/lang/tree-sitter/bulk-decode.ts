import type { TreeSitterCore } from './core.ts';
import { growTree, nodeFlags, type DecodedTree } from './decoded-tree.ts';
import { errorSymbol, heapBits, packedBits, subtree } from './layout.ts';

/** One level of the walk: a subtree with children, and where the walk stands in it. */
interface Level {
  /** Address of the child to look at next, and how many are left. */
  child: number;
  left: number;
  /** Number of the next child that is not an extra: what aliases and fields are counted by. */
  structural: number;
  /** Byte position at which the previous child ended. */
  position: number;
  first: boolean;
  /** Field given to this level by a hidden ancestor. */
  field: number;
  production: number;
  /** Node to close at the end of the level, or -1 when the level is hidden. */
  node: number;
}

/** More subtrees than this many per character, over the flat allowance, is not a tree but a wrong layout. */
const subtreesPerChar = 64;
const subtreesFlat = 100_000;

/**
 * Reads a parsed tree straight out of the WebAssembly heap into the columns of `into`: ten times as fast as asking the
 * library node by node. Nothing here may call into WebAssembly, which could move the heap. False when what is there
 * cannot be a tree.
 */
// oxlint-disable-next-line max-lines-per-function -- the hot loop: a call per node would cost more than the decoding
export function bulkDecode(core: TreeSitterCore, treeAddress: number, into: DecodedTree): boolean {
  const { u8, u16, u32 } = core.heap;
  const { grammar } = into;
  const levels: Level[] = [
    { child: 0, left: 0, structural: 0, position: 0, first: true, field: 0, production: 0, node: -1 },
  ];
  let depth = 0;
  let allowance = subtreesFlat + subtreesPerChar * into.text.length;
  into.count = 0;
  let level = enter(levels, 0);
  Object.assign(level, {
    child: treeAddress,
    left: 1,
    structural: 0,
    position: 0,
    first: false,
    field: 0,
    production: 0,
    node: -1,
  });
  for (;;) {
    if (level.left === 0) {
      if (level.node >= 0) into.last[level.node] = into.count - 1;
      if (depth === 0) return true;
      level = enter(levels, --depth);
      continue;
    }
    if (allowance-- === 0) return false;
    const at = level.child;
    level.child += subtree.bytes;
    level.left--;
    const head = u8[at] ?? 0;
    let symbol: number;
    let flags = 0;
    let visible: boolean;
    let start = level.position;
    let size: number;
    let pointer = 0;
    let children = 0;
    if ((head & packedBits.packed) !== 0) {
      symbol = u8[at + 1] ?? 0;
      visible = (head & packedBits.visible) !== 0;
      if ((head & packedBits.extra) !== 0) flags |= nodeFlags.extra;
      if ((head & packedBits.missing) !== 0) flags |= nodeFlags.missing;
      if (!level.first) start += u8[at + 6] ?? 0;
      size = u8[at + 7] ?? 0;
    } else {
      pointer = u32[at >> 2] ?? 0;
      symbol = u16[(pointer + subtree.symbol) >> 1] ?? 0;
      const bits = u16[(pointer + subtree.flags) >> 1] ?? 0;
      visible = (bits & heapBits.visible) !== 0;
      if ((bits & heapBits.extra) !== 0) flags |= nodeFlags.extra;
      if ((bits & heapBits.missing) !== 0) flags |= nodeFlags.missing;
      if (!level.first) start += u32[(pointer + subtree.paddingBytes) >> 2] ?? 0;
      size = u32[(pointer + subtree.sizeBytes) >> 2] ?? 0;
      children = u32[(pointer + subtree.childCount) >> 2] ?? 0;
    }
    level.first = false;
    level.position = start + size;
    let field = level.field;
    if ((flags & nodeFlags.extra) === 0) {
      const alias = grammar.productionAliases[level.production]?.[level.structural] ?? 0;
      if (alias !== 0) {
        symbol = alias;
        visible = true;
      }
      const own = grammar.productionFields[level.production]?.[level.structural] ?? 0;
      if (own !== 0) field = own;
      level.structural++;
    } else {
      field = 0;
    }
    let node = -1;
    if (visible) {
      node = into.count++;
      if (node === into.type.length) growTree(into);
      into.type[node] = symbol === errorSymbol ? grammar.errorType : symbol;
      into.start[node] = start >> 1;
      into.end[node] = (start + size) >> 1;
      into.last[node] = node;
      into.field[node] = field;
      into.flags[node] = flags;
      field = 0;
    }
    if (children === 0) continue;
    const production = u16[(pointer + subtree.productionId) >> 1] ?? 0;
    level = enter(levels, ++depth);
    level.child = pointer - children * subtree.bytes;
    level.left = children;
    level.structural = 0;
    level.position = start;
    level.first = true;
    level.field = field;
    level.production = production;
    level.node = node;
  }
}

function enter(levels: Level[], depth: number): Level {
  const known = levels[depth];
  if (known !== undefined) return known;
  const fresh: Level = {
    child: 0,
    left: 0,
    structural: 0,
    position: 0,
    first: true,
    field: 0,
    production: 0,
    node: -1,
  };
  levels.push(fresh);
  return fresh;
}
