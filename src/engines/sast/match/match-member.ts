import { childIn } from '../../../lang/index.ts';
import type { Matching, Then } from './matching.ts';
import { kindNumber, partOf, type PatternNode } from './pattern.ts';

/** `a.b`; `a. ... .b` takes any number of members and calls between. */
export function matchMember(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const [object, property] = [partOf(pattern, 'object'), partOf(pattern, 'property')];
  if (object === undefined || property === undefined) return;
  const { tree } = m.subject;
  if (property.is === 'anything') {
    matchChain(m, object, node, then);
    return;
  }
  if (tree.kind[node] !== kindNumber.member) return;
  if (isOptional(pattern.grammar) && !isOptional(tree.symbols.text(tree.grammarKind[node] ?? 0))) return;
  const [objectNode, propertyNode] = [childIn(tree, node, 'object'), childIn(tree, node, 'property')];
  if (objectNode < 0 || propertyNode < 0) return;
  if (property.is === 'node' && property.text !== tree.symbols.text(tree.symbol[propertyNode] ?? 0)) return;
  m.parts.expression(m, property, propertyNode, () => m.parts.expression(m, object, objectNode, then));
}

/** `a?.b`. */
function isOptional(grammar: string): boolean {
  return grammar === 'OptionalMemberExpression';
}

/** The object that a chain of members and calls starts with, at every place where it may end. */
function matchChain(m: Matching, object: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  for (let at = node; at >= 0 && m.step(); at = before(m, at)) {
    m.parts.expression(m, object, at, then);
    if (tree.kind[at] !== kindNumber.member && tree.kind[at] !== kindNumber.call) return;
  }
}

/** `a.b` of `a.b.c` and of `a.b.c()`; -1 at the start of the chain. */
function before(m: Matching, node: number): number {
  const { tree } = m.subject;
  if (tree.kind[node] === kindNumber.member) return childIn(tree, node, 'object');
  const callee = childIn(tree, node, 'callee');
  return callee >= 0 && tree.kind[callee] === kindNumber.member ? childIn(tree, callee, 'object') : -1;
}
