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
  // Between tags it stands for text, not for elements.
  if (pattern.kind === kindNumber.text && m.subject.tree.kind[node] !== kindNumber.text) return;
  const { tree } = m.subject;
  if (unbindable.has(tree.kind[node] ?? 0)) return;
  // Types among the arguments of `make` and `new` are no expressions.
  const isType =
    tree.kind[node] === kindNumber.type && tree.kind[tree.parent[node] ?? 0] === kindNumber.arguments;
  if (isType && tree.language === 'go' && pattern.kind !== kindNumber.type) return;
  m.bind(pattern.name, boundNode(m.subject, node), then);
}

/** `"$X"` at a node: what lies between the quotes, or the value of a constant. */
export function matchStringMetavariable(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  if (pattern.grammar === 'simple_symbol') {
    matchSymbolMetavariable(m, pattern, node, then);
    return;
  }
  const content = pattern.kind === kindNumber.regex ? regexContent(m, node) : stringContent(m, node);
  if (content !== undefined) m.bind(pattern.name, content, then);
}

/** `:$X` of Ruby at a symbol, or at the name of an argument: its name without the colon. */
function matchSymbolMetavariable(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (!tree.symbols.text(tree.grammarKind[node] ?? 0).endsWith('symbol')) return;
  const [from, end] = [tree.start[node] ?? 0, tree.end[node] ?? 0];
  const start = tree.text[from] === ':' ? from + 1 : from;
  m.bind(pattern.name, { start, end, nodes: [], text: tree.text.slice(start, end) }, then);
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
