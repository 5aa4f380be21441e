import { childIn, childrenOf, kindOf, symbolOf } from '../../../lang/index.ts';
import { matchInOrder } from './match-list.ts';
import type { Matching, Then } from './matching.ts';
import { isKind, partOf, type PatternNode } from './pattern.ts';

/** The arguments of a call: positional ones in order, those with a name in any order. */
export function matchArguments(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const at = tree.start[node] ?? 0;
  const nodes = childrenOf(tree, node);
  const named = pattern.children.filter((child) => isKind(child, 'keyword-argument'));
  if (named.length === 0) {
    matchInOrder(m, { patterns: pattern.children, nodes, at }, then);
    return;
  }
  const positional = pattern.children.filter((child) => !isKind(child, 'keyword-argument'));
  matchNamed(m, { named, nodes }, (rest) => matchInOrder(m, { patterns: positional, nodes: rest, at }, then));
}

interface Named {
  readonly named: readonly PatternNode[];
  readonly nodes: readonly number[];
}

/** Each named argument of the pattern against one of that name; goes on with the arguments that are left. */
function matchNamed(m: Matching, { named, nodes }: Named, then: (rest: readonly number[]) => void): void {
  const [first, ...others] = named;
  if (first === undefined) {
    then(nodes);
    return;
  }
  const name = partOf(first, 'name');
  for (const node of nodes) {
    if (!m.step() || !mayBeNamed(m, name, node)) continue;
    const rest = nodes.filter((one) => one !== node);
    m.parts.expression(m, first, node, () => matchNamed(m, { named: others, nodes: rest }, then));
  }
}

function mayBeNamed(m: Matching, name: PatternNode | undefined, node: number): boolean {
  const { tree } = m.subject;
  if (kindOf(tree, node) !== 'keyword-argument') return false;
  return (
    name === undefined || name.is !== 'node' || symbolOf(tree, childIn(tree, node, 'name')) === name.text
  );
}
