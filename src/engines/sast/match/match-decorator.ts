import { childIn } from '../../../lang/index.ts';
import { matchInOrder } from './match-list.ts';
import { matchByRole } from './match-role.ts';
import type { Matching, Then } from './matching.ts';
import { isKind, kindNumber, partOf, type PatternNode } from './pattern.ts';

/** A decorator or annotation. `@f` and `@f()` are the same, and `@f(x)` is another one. */
export function matchDecorator(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.kind[node] !== kindNumber.decorator) return;
  const wanted = partOf(pattern, 'value');
  const value = childIn(tree, node, 'value');
  if (wanted === undefined || value < 0) {
    matchByRole(m, pattern, node, then);
    return;
  }
  const calls = isKind(wanted, 'call') || wanted.is === 'anything' || wanted.is === 'deep';
  if (calls || tree.kind[value] !== kindNumber.call) {
    m.parts.expression(m, wanted, value, then);
    return;
  }
  const given = childIn(tree, value, 'arguments');
  if (given < 0 || tree.last[given] === given)
    m.parts.expression(m, wanted, childIn(tree, value, 'callee'), then);
}

/** The call that a pattern wants against a decorator without parentheses. */
export function matchBareDecorator(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.kind[tree.parent[node] ?? 0] !== kindNumber.decorator) return;
  if (tree.kind[node] !== kindNumber.identifier && tree.kind[node] !== kindNumber.member) return;
  const [callee, given] = [partOf(pattern, 'callee'), partOf(pattern, 'arguments')];
  if (callee === undefined || given === undefined) return;
  const at = tree.end[node] ?? 0;
  m.parts.expression(m, callee, node, () =>
    matchInOrder(m, { patterns: given.children, nodes: [], at }, then),
  );
}
