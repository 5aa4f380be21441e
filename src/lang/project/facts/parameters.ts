import { childIn, childrenOf, kindOf, symbolOf } from '../../tree/flat-tree.ts';
import type { ParameterFacts } from './file-facts.ts';
import type { Reading } from './reading.ts';

/** The parameter nodes that take an argument: not the bare `*` and `/` of Python, nor the `this` of TypeScript. */
export function parametersOf(r: Reading, functionNode: number): readonly number[] {
  const list = childIn(r.tree, functionNode, 'parameters');
  if (list < 0) return [];
  if (kindOf(r.tree, list) !== 'parameters') return kindOf(r.tree, list) === 'parameter' ? [list] : [];
  return childrenOf(r.tree, list).filter((node) => takesArgument(r, node));
}

function takesArgument(r: Reading, node: number): boolean {
  if (kindOf(r.tree, node) !== 'parameter') return false;
  const name = childIn(r.tree, node, 'name');
  if (name < 0) return r.language === 'go';
  return !(r.language === 'ecmascript' && symbolOf(r.tree, name) === 'this');
}

/** The parameters of a function, as callers need to know them. */
export function parameterFacts(r: Reading, functionNode: number): readonly ParameterFacts[] {
  const keywordsFrom = bareStar(r, functionNode);
  return parametersOf(r, functionNode).map((node) => {
    const words = r.modifiers(node);
    const name = childIn(r.tree, node, 'name');
    const list = words.includes('...') || words.includes('*');
    const optional = childIn(r.tree, node, 'default') >= 0 || r.tree.text[r.tree.end[name] ?? 0] === '?';
    return {
      name: name >= 0 && kindOf(r.tree, name) === 'identifier' ? symbolOf(r.tree, name) : '',
      ...(list ? { rest: 'list' as const } : {}),
      ...(words.includes('**') ? { rest: 'keywords' as const } : {}),
      ...(optional ? { optional } : {}),
      ...(node > keywordsFrom && !list && !words.includes('**') ? { keywordOnly: true } : {}),
    };
  });
}

/** The node after which arguments need their name; all of them come before infinity otherwise. */
function bareStar(r: Reading, functionNode: number): number {
  const list = childIn(r.tree, functionNode, 'parameters');
  if (r.language !== 'python' || list < 0) return Infinity;
  const star = childrenOf(r.tree, list).find((node) => r.modifiers(node).includes('*'));
  return star ?? Infinity;
}
