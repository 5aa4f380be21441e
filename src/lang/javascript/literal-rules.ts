import type { Role } from '../tree/kinds.ts';
import type { NodeOf, Rules, SyntaxNode } from './estree.ts';
import type { Lowering } from './lowering.ts';

/** Literals, templates, and the two kinds of list. */
export const literalRules: Rules<
  | 'Literal'
  | 'TemplateLiteral'
  | 'TemplateElement'
  | 'ArrayExpression'
  | 'ArrayPattern'
  | 'ObjectExpression'
  | 'ObjectPattern'
  | 'Property'
  | 'SpreadElement'
  | 'RestElement'
> = {
  Literal(to, node, role) {
    if ('regex' in node && node.regex !== undefined) to.open('regex', role, node, node.regex.pattern);
    else if ('bigint' in node && node.bigint !== undefined) to.open('number', role, node, source(to, node));
    else if (typeof node.value === 'string') to.open('string', role, node, node.value);
    else if (typeof node.value === 'number') to.open('number', role, node, source(to, node));
    else if (typeof node.value === 'boolean') to.open('boolean', role, node, String(node.value));
    else to.open('null', role, node, 'null');
  },
  TemplateLiteral: lowerTemplate,
  TemplateElement(to, node, role) {
    const [start, end] = partRange(to, node);
    const symbol = node.value.cooked ?? node.value.raw;
    to.openAt({ kind: 'string-part', role, start, end, grammar: node.type, symbol });
  },
  ArrayExpression: lowerArray,
  ArrayPattern: lowerArray,
  ObjectExpression(to, node, role) {
    to.open('object', role, node);
    to.children(node.properties, 'none');
  },
  ObjectPattern(to, node, role) {
    to.openAt({ kind: 'object', role, start: node.start, end: patternEnd(node), grammar: node.type });
    to.children(node.properties, 'none');
  },
  Property(to, node, role) {
    to.open('pair', role, node);
    if (node.kind !== 'init') to.leaf(accessor(node));
    to.child(keyOf(node), 'key');
    to.child(node.value, 'value');
  },
  SpreadElement(to, node, role) {
    to.open('spread', role, node);
    to.child(node.argument, 'value');
  },
  RestElement(to, node, role) {
    to.open('spread', role, node);
    to.child(node.argument, 'value');
  },
};

function source(to: Lowering, node: SyntaxNode): string {
  return to.text.slice(node.start, node.end);
}

/** A template without substitutions is a string that happens to be written with backticks. */
function lowerTemplate(to: Lowering, node: NodeOf<'TemplateLiteral'>, role: Role): void {
  const only = node.quasis[0];
  if (node.expressions.length === 0 && only !== undefined) {
    to.open('string', role, node, only.value.cooked ?? only.value.raw);
    return;
  }
  to.open('template', role, node);
  to.children(templateParts(to, node.quasis, node.expressions), 'none');
}

/** Parts and substitutions in order; empty parts are left out. */
export function templateParts(
  to: Lowering,
  quasis: readonly NodeOf<'TemplateElement'>[],
  values: readonly SyntaxNode[],
): readonly SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  for (const [n, quasi] of quasis.entries()) {
    if (quasi.value.raw !== '') parts.push(quasi);
    const value = values[n];
    const next = quasis[n + 1];
    if (value === undefined || next === undefined) continue;
    const start = partRange(to, quasi)[1];
    const end = partRange(to, next)[0];
    parts.push({
      type: 'Group',
      kind: 'interpolation',
      grammar: 'TemplateSubstitution',
      start,
      end,
      nodes: [value],
      role: 'value',
    });
  }
  return parts;
}

/** The TypeScript shape of the tree counts the delimiters around a part as part of it. */
function partRange(to: Lowering, node: NodeOf<'TemplateElement'>): readonly [number, number] {
  return to.typed ? [node.start + 1, node.end - (node.tail ? 1 : 2)] : [node.start, node.end];
}

/** A hole keeps its place as an empty leaf. */
function lowerArray(to: Lowering, node: NodeOf<'ArrayExpression' | 'ArrayPattern'>, role: Role): void {
  const end = node.type === 'ArrayPattern' ? patternEnd(node) : node.end;
  to.openAt({ kind: 'array', role, start: node.start, end, grammar: node.type });
  let after = node.start + 1;
  for (const element of node.elements) {
    if (element !== null) after = element.end;
    to.child(
      element ?? { type: 'Leaf', kind: 'other', grammar: 'Elision', start: after, end: after },
      'none',
    );
  }
}

function accessor(node: NodeOf<'Property'>): Parameters<Lowering['leaf']>[0] {
  const { start, kind } = node;
  return { kind: 'modifier', role: 'modifier', start, end: start + kind.length, grammar: kind, symbol: kind };
}

/** A computed key is marked, so that `[a]` is not taken for `a`. */
export function keyOf(node: { readonly key: SyntaxNode; readonly computed: boolean }): SyntaxNode {
  const { key } = node;
  if (!node.computed || key.type === 'Literal') return key;
  return {
    type: 'Group',
    kind: 'other',
    grammar: 'ComputedKey',
    start: key.start,
    end: key.end,
    nodes: [key],
    role: 'value',
  };
}

/** The end of a pattern without its type, which the parser counts as part of it. */
function patternEnd(node: NodeOf<'ObjectPattern' | 'ArrayPattern'>): number {
  const type = node.typeAnnotation;
  return type === null || type === undefined ? node.end : type.start;
}
