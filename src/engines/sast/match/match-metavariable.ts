import { kindOf, symbolOf } from '../../../lang/index.ts';
import { boundNode, type Bound } from './bindings.ts';
import { kindNumber, type PatternNode } from './pattern.ts';
import type { Matching, Then } from './matching.ts';

/** Nodes that are no expression of their own, so that `$X` does not stand for them. */
const unbindable: ReadonlySet<number> = new Set([
  kindNumber.modifier,
  kindNumber.arguments,
  kindNumber.parameters,
  kindNumber.decorator,
]);

/** `$X` at a node. */
export function matchMetavariable(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  if (unbindable.has(m.subject.tree.kind[node] ?? 0)) return;
  m.bind(pattern.name, boundNode(m.subject, node), then);
}

/** `"$X"` at a node: what lies between the quotes, or the value of a constant. */
export function matchStringMetavariable(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const content = pattern.kind === kindNumber.regex ? regexContent(m, node) : stringContent(m, node);
  if (content !== undefined) m.bind(pattern.name, content, then);
}

/** The inside of a regular expression, also behind a name. */
function regexContent(m: Matching, node: number): Bound | undefined {
  const { tree } = m.subject;
  const literal = kindOf(tree, node) === 'identifier' && m.options.constants ? m.names.value(node) : node;
  return literal >= 0 && kindOf(tree, literal) === 'regex' ? contentOf(m, literal) : undefined;
}

/** The text of a literal without its quotes, placed where it stands. */
export function stringContent(m: Matching, node: number): Bound | undefined {
  const { tree } = m.subject;
  const kind = kindOf(tree, node);
  const [start, end] = [tree.start[node] ?? 0, tree.end[node] ?? 0];
  if (kind === 'string' || kind === 'string-part' || kind === 'scalar') return contentOf(m, node);
  const constant = m.options.constants ? m.names.constant(node) : undefined;
  if (constant?.kind === 'string' && constant.node !== undefined && constant.node !== node)
    return stringContent(m, constant.node);
  return constant?.kind === 'string' && constant.text !== undefined
    ? { start, end, nodes: [], text: constant.text }
    : undefined;
}

function contentOf({ subject: { tree } }: Matching, node: number): Bound {
  const [start, end] = [tree.start[node] ?? 0, tree.end[node] ?? 0];
  const value = symbolOf(tree, node);
  const at = tree.text.slice(start, end).indexOf(value);
  if (value === '' || at < 0)
    return { start: start + 1, end: Math.max(start + 1, end - 1), nodes: [], text: value };
  return { start: start + at, end: start + at + value.length, nodes: [], text: value };
}
