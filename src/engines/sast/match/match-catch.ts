import { childIn, childrenOf, kindOf, roleOf } from '../../../lang/index.ts';
import { boundNodes } from './bindings.ts';
import { matchAnyOrder } from './match-list.ts';
import { matchRoles } from './match-role.ts';
import type { Matching, Then } from './matching.ts';
import { isKind, kindNumber, partOf, partsOf, roleNumber, type PatternNode } from './pattern.ts';

const name: ReadonlySet<number> = new Set([roleNumber.name]);
const type: ReadonlySet<number> = new Set([roleNumber.type]);
const none: ReadonlySet<number> = new Set();

/** A handler of exceptions. */
export function matchCatch(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.kind[node] !== kindNumber.catch) return;
  const wanted = partOf(pattern, 'name');
  const types = partsOf(pattern, 'type');
  if (wanted?.is === 'metavariable' && tree.language !== 'python' && childIn(tree, node, 'name') < 0) {
    // `catch {` has an exception, too: one without a name.
    const unnamed = boundNodes(m.subject, [], tree.start[node] ?? 0);
    m.bind(wanted.name, unnamed, () => matchRoles(m, { pattern, node, skip: name, mayLack: none }, then));
    return;
  }
  const [only] = types;
  if (only !== undefined && isKind(only, 'tuple')) {
    // `except (..., E, ...)` also stands for `except E`.
    const roles = { pattern, node, skip: type, mayLack: name };
    matchTypes(m, only, node, () => matchRoles(m, roles, then));
    return;
  }
  const open = types.every((one) => one.is === 'anything') && types.length > 0;
  matchRoles(m, { pattern, node, skip: none, mayLack: open ? name : none }, then);
}

function matchTypes(m: Matching, wanted: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const types = childrenOf(tree, node).filter((child) => roleOf(tree, child) === 'type');
  const [only] = types;
  const nodes =
    only !== undefined && types.length === 1 && kindOf(tree, only) === 'tuple'
      ? childrenOf(tree, only)
      : types;
  matchAnyOrder(m, { patterns: wanted.children, nodes, at: tree.start[node] ?? 0, rest: false }, then);
}
