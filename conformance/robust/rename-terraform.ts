import { childIn, childrenOf, kindOf, roleOf, symbolOf, type FlatTree } from '../../src/lang/index.ts';
import { edited, type Edit } from './edited.ts';
import type { Renamed } from './rename-locals.ts';
import type { RuleWords } from './rule-words.ts';

/** Gives the values of `locals` blocks other names, where they are defined and where `local.name` uses them. */
export function renamedTerraform(tree: FlatTree, words: RuleWords): Renamed {
  const fresh = new Map<string, string>();
  const edits: Edit[] = [];
  for (const key of localKeys(tree)) {
    const name = symbolOf(tree, key);
    const made = fresh.get(name) ?? `quill_${'abcdefghijklmnopqrstuvwxyz'[fresh.size % 26]}${fresh.size}`;
    if (words.names(name) || !words.alike(name, made) || tree.text.includes(made)) continue;
    fresh.set(name, made);
    edits.push(editOf(tree, key, made));
  }
  for (let node = 1; node < tree.count; node++) {
    if (kindOf(tree, node) !== 'identifier' || roleOf(tree, node) !== 'property') continue;
    const object = childIn(tree, tree.parent[node] ?? 0, 'object');
    const made = fresh.get(symbolOf(tree, node));
    if (made !== undefined && symbolOf(tree, object) === 'local') edits.push(editOf(tree, node, made));
  }
  return { text: edited(tree.text, edits), count: fresh.size };
}

function localKeys(tree: FlatTree): readonly number[] {
  return childrenOf(tree, 0)
    .filter((block) => kindOf(tree, block) === 'hcl-block' && symbolOf(tree, block) === 'locals')
    .flatMap((block) => childrenOf(tree, childIn(tree, block, 'body')))
    .map((pair) => childIn(tree, pair, 'key'))
    .filter((key) => key >= 0);
}

function editOf(tree: FlatTree, node: number, text: string): Edit {
  return { start: tree.start[node] ?? 0, end: tree.end[node] ?? 0, text };
}
