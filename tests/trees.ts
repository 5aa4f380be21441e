import { describe, expect, test } from 'vitest';
import { createParsers, treeText, type FlatTree, type LanguageId } from '../src/lang/index.ts';
import { loadWasm } from './load-wasm.ts';

/** A piece of source and the generic tree it must become, without the module around it. */
export type Construct = readonly [source: string, tree: string];

/** One test per construct: the tree, no problem, and what holds for every tree. */
export function testConstructs(language: LanguageId, constructs: readonly Construct[]): void {
  const parsers = createParsers({ loadWasm });
  describe(language, () => {
    test.each(constructs)('%s', (source, expected) => {
      const { tree, problems } = parsers.parse(language, source);
      expect(treeText(tree).replace(/^module\((.*)\)$/su, '$1')).toBe(expected);
      expect(problems).toEqual([]);
      expect(breaches(tree)).toEqual([]);
    });
  });
}

/** What is wrong with a tree's columns: one sentence each. */
export function breaches(tree: FlatTree): readonly string[] {
  const bad: string[] = [];
  for (let node = 0; node < tree.count; node++) {
    const [parent, start, end, last] = [
      tree.parent[node] ?? 0,
      tree.start[node] ?? 0,
      tree.end[node] ?? 0,
      tree.last[node] ?? 0,
    ];
    if (start > end || end > tree.text.length) bad.push(`node ${node} has the range ${start}-${end}`);
    if (last < node || last >= tree.count) bad.push(`node ${node} ends with node ${last}`);
    if (node === 0) continue;
    if (parent >= node) bad.push(`node ${node} comes before its parent ${parent}`);
    if ((tree.last[parent] ?? 0) < last) bad.push(`node ${node} reaches beyond its parent`);
    if (start < (tree.start[parent] ?? 0) || end > (tree.end[parent] ?? 0)) {
      bad.push(
        `node ${node} (${start}-${end}) is not within its parent ${tree.start[parent]}-${tree.end[parent]}`,
      );
    }
  }
  return bad;
}
