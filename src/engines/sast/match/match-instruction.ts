import { childrenOf, kindOf, roleOf } from '../../../lang/index.ts';
import { matchAnyOrder, matchInOrder } from './match-list.ts';
import { matchRoles } from './match-role.ts';
import { bindCommand, isAnyCommand, matchShell } from './match-shell.ts';
import type { Matching, Then } from './matching.ts';
import { isKind, kindNumber, roleNumber, type PatternNode } from './pattern.ts';

/** A Dockerfile instruction: flags and an alias that the pattern does not name do not matter. */
export function matchInstruction(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.kind[node] !== kindNumber.instruction) return;
  if (pattern.text !== tree.symbols.text(tree.symbol[node] ?? 0)) return;
  const at = tree.start[node] ?? 0;
  const flags = pattern.children.filter((child) => isKind(child, 'keyword-argument'));
  const others = pattern.children.filter((child) => !flags.includes(child));
  const named = others.some((child) => child.role === roleNumber.alias);
  const children = childrenOf(tree, node);
  const given = children.filter(
    (child) => kindOf(tree, child) !== 'keyword-argument' && (named || roleOf(tree, child) !== 'alias'),
  );
  const [only, more] = others;
  const matchRest = (): void => {
    if (only !== undefined && more === undefined && isKind(only, 'text') && isAnyCommand(only))
      bindAll(m, only, given, then);
    else matchInOrder(m, { patterns: others, nodes: given, at }, then);
  };
  const givenFlags = children.filter((child) => kindOf(tree, child) === 'keyword-argument');
  matchAnyOrder(m, { patterns: flags, nodes: givenFlags, at, rest: true }, matchRest);
}

/** All that an instruction says. */
function bindAll(m: Matching, pattern: PatternNode, nodes: readonly number[], then: Then): void {
  const { tree } = m.subject;
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (first === undefined || last === undefined) then();
  else bindCommand(m, pattern, { start: tree.start[first] ?? 0, end: tree.end[last] ?? 0 }, then);
}

const imageParts: ReadonlySet<number> = new Set([roleNumber.tag, roleNumber.key]);
const none: ReadonlySet<number> = new Set();

/** An image: a tag or digest that the pattern does not name does not matter. */
export function matchImage(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  if (m.subject.tree.kind[node] !== kindNumber.other) return;
  matchRoles(m, { pattern, node, skip: none, mayLack: imageParts }, then);
}

/** The command of a `RUN`; each way in which it matches once. */
export function matchCommand(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.kind[node] === kindNumber.text)
    matchShell(m, pattern, { start: tree.start[node] ?? 0, end: tree.end[node] ?? 0 }, () => then());
}
