import { bulkDecode } from './bulk-decode.ts';
import type { TreeSitterCore } from './core.ts';
import { cursorDecode } from './cursor-decode.ts';
import { emptyTree, type DecodedTree } from './decoded-tree.ts';
import type { Grammar } from './grammar.ts';

const plenty = { checks: 1_000_000, units: 1_000_000 };

/** Parses a sample and tells whether the bulk decode reads the same tree as the library's cursor. */
export function agree(core: TreeSitterCore, grammar: Grammar, sample: string): boolean {
  const address = core.parse(grammar.address, sample, plenty);
  const byCursor = emptyTree(grammar, 512);
  const inBulk = emptyTree(grammar, 512);
  cursorDecode(core, address, byCursor);
  inBulk.text = sample;
  const same = bulkDecode(core, address, inBulk) && sameTree(inBulk, byCursor);
  core.freeTree(address);
  return same;
}

/** Whether two decoded trees are equal, by names rather than numbers. */
export function sameTree(a: DecodedTree, b: DecodedTree): boolean {
  if (a.count !== b.count) return false;
  for (let n = 0; n < a.count; n++) if (!sameNode(a, b, n)) return false;
  return true;
}

function sameNode(a: DecodedTree, b: DecodedTree, n: number): boolean {
  const { types } = a.grammar;
  return (
    types[a.type[n] ?? 0] === types[b.type[n] ?? 0] &&
    a.start[n] === b.start[n] &&
    a.end[n] === b.end[n] &&
    a.last[n] === b.last[n] &&
    a.field[n] === b.field[n] &&
    a.flags[n] === b.flags[n]
  );
}
