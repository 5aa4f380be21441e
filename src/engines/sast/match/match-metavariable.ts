import { childIn, kindOf, symbolOf } from '../../../lang/index.ts';
import { boundNode, type Bound } from './bindings.ts';
import { kindNumber, type PatternNode } from './pattern.ts';
import type { Matching, Then } from './matching.ts';

/** Nodes that are no expression of their own, so that `$X` does not stand for them. */
const unbindable: ReadonlySet<number> = new Set([kindNumber.modifier, kindNumber.arguments, kindNumber.parameters, kindNumber.decorator]);

/** `$X` at a node. */
export function matchMetavariable(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  if (unbindable.has(m.subject.tree.kind[node] ?? 0)) return;
  m.bind(pattern.name, boundNode(m.subject, node), then);
}

/** `"$X"` at a node: what lies between the quotes, or the value of a constant. */
export function matchStringMetavariable(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const content = stringContent(m, node);
  if (content !== undefined) m.bind(pattern.name, content, then);
}

/** The text of a literal without its quotes, placed where it stands. */
export function stringContent(m: Matching, node: number): Bound | undefined {
  const { tree } = m.subject;
  const kind = kindOf(tree, node);
  const [start, end] = [tree.start[node] ?? 0, tree.end[node] ?? 0];
  if (kind === 'string' || kind === 'regex' || kind === 'string-part') {
    const value = symbolOf(tree, node);
    const written = tree.text.slice(start, end);
    const at = written.indexOf(value);
    if (value === '' || at < 0) return { start: start + 1, end: Math.max(start + 1, end - 1), nodes: [], text: value };
    return { start: start + at, end: start + at + value.length, nodes: [], text: value };
  }
  const constant = m.options.constants ? m.names.constant(node) : undefined;
  if (constant?.kind === 'string' && constant.node !== undefined && constant.node !== node) return stringContent(m, constant.node);
  return constant?.kind === 'string' && constant.text !== undefined ? { start, end, nodes: [], text: constant.text } : undefined;
}

/** `$F` before `(`: operators, `this` and `super` are callees that a metavariable does not stand for. */
export function isPlainCallee(m: Matching, call: number): boolean {
  const { tree } = m.subject;
  return kindOf(tree, childIn(tree, call, 'callee')) !== 'super';
}
