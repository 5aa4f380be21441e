import { kindOf, type FlatTree, type LanguageId, type Parsed, type Parsers } from '../../src/lang/index.ts';
import { parseDockerfile } from '../../src/lang/dockerfile/index.ts';
import { parseHcl } from '../../src/lang/hcl/index.ts';
import { namesOf } from '../../src/lang/names/index.ts';
import { parseYaml } from '../../src/lang/yaml/tree/index.ts';
import { limits } from '../../src/core/limits.ts';

/** What came of a text. */
export interface Look {
  readonly nodes: number;
  readonly depth: number;
  readonly problems: readonly string[];
  /** What the tree breaks of its promises; empty for a sound one. */
  readonly unsound: string;
}

/** A parser by the name that rules have for its language. */
export type ParserName = LanguageId | 'terraform' | 'yaml' | 'dockerfile';

/** Parses a text, checks the tree and asks what all of its names mean. */
export function look(parsers: Parsers, language: ParserName, text: string): Look {
  const { tree, problems } = parsed(parsers, language, text);
  const { depth, unsound } = checked(tree);
  const names = namesOf(tree);
  for (let node = 0; node < tree.count; node++) {
    names.definition(node);
    names.qualified(node);
    names.constant(node);
  }
  return { nodes: tree.count, depth, problems: problems.map(({ kind }) => kind), unsound };
}

function parsed(parsers: Parsers, language: ParserName, text: string): Parsed {
  if (language === 'terraform') return parseHcl(text);
  if (language === 'yaml') return parseYaml(text);
  if (language === 'dockerfile') return parseDockerfile(text);
  return parsers.parse(language, text);
}

/** Children lie in their parents, in order; offsets lie in the text; nothing is deeper than may be walked by recursion. */
function checked(tree: FlatTree): { readonly depth: number; readonly unsound: string } {
  const depths = new Uint32Array(tree.count);
  let depth = 0;
  for (let node = 0; node < tree.count; node++) {
    const [parent, last] = [tree.parent[node] ?? -1, tree.last[node] ?? -1];
    const [start, end] = [tree.start[node] ?? -1, tree.end[node] ?? -1];
    if (start > end || end > tree.text.length) return { depth, unsound: `range of node ${node}` };
    if (last < node || last >= tree.count) return { depth, unsound: `end of node ${node}` };
    if (node > 0 && (parent >= node || (tree.last[parent] ?? 0) < last))
      return { depth, unsound: `parent of node ${node}, ${kindOf(tree, node)}` };
    depths[node] = node === 0 ? 0 : (depths[parent] ?? 0) + 1;
    depth = Math.max(depth, depths[node] ?? 0);
  }
  return { depth, unsound: depth > limits.syntaxDepth * 4 ? `${depth} levels` : '' };
}
