import { readYaml } from '../../lang/yaml/read-yaml.ts';
import type { YamlNode } from '../../lang/yaml/node.ts';
import { limits } from '../../core/limits.ts';
import { Lines } from '../../core/lines.ts';

/** A scalar of a YAML file with the keys that lead to it (`*` for the place in a list) and its line from 1. */
export interface Leaf {
  readonly keys: readonly string[];
  readonly text: string;
  readonly line: number;
}

/** Every scalar of a YAML text in order; keys without value are leaves with an empty text. */
export function yamlLeaves(text: string): {
  readonly leaves: readonly Leaf[];
  readonly problem: string | undefined;
} {
  const { nodes, problems } = readYaml(text);
  const lines = new Lines(text);
  const leaves: Leaf[] = [];
  const open: { node: YamlNode; keys: readonly string[] }[] = nodes
    .map((node) => ({ node, keys: [] }))
    .reverse();
  for (let next = open.pop(); next !== undefined && leaves.length < limits.repoFacts; next = open.pop()) {
    const { node, keys } = next;
    if (node.kind === 'scalar') leaves.push({ keys, text: node.text, line: lines.lineAt(node.start) });
    else if (node.kind === 'map')
      for (const { key, value } of node.pairs.toReversed())
        open.push({ node: value, keys: [...keys, key.text] });
    else for (const item of node.items.toReversed()) open.push({ node: item, keys: [...keys, '*'] });
  }
  return { leaves, problem: nodes.length === 0 ? problems[0]?.message : undefined };
}
