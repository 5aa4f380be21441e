import { childIn, childrenOf, kindOf, roleOf, symbolOf } from '../../../lang/index.ts';
import { boundNode } from './bindings.ts';
import { matchAnyOrder } from './match-list.ts';
import { matchSequence } from './match-sequence.ts';
import type { Matching, Then } from './matching.ts';
import { isKind, kindNumber, partOf, type PatternNode } from './pattern.ts';

/** One statement of a pattern at one statement. */
export function matchStatement(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (isKind(pattern, 'expression-statement')) {
    const [inner] = pattern.children;
    if (inner !== undefined) matchExpressionStatement(m, inner, node, then);
    return;
  }
  if (isKind(pattern, 'return') && isArrowBody(m, node)) {
    const value = partOf(pattern, 'value');
    if (value !== undefined) m.parts.expression(m, value, node, then);
    return;
  }
  if (kindOf(tree, node) === 'export' && !isKind(pattern, 'export')) {
    const value = childIn(tree, node, 'value');
    if (value >= 0) matchStatement(m, pattern, value, then);
    return;
  }
  if (isKind(pattern, 'hcl-block')) matchBlocksInside(m, pattern, node, then);
  else m.parts.expression(m, pattern, node, then);
}

/** A block in the body of a pattern may stand deeper in the code. */
function matchBlocksInside(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const end = tree.last[node] ?? node;
  for (let at = node; at <= end && m.step(); at++) {
    if (tree.kind[at] === kindNumber['hcl-block']) m.parts.expression(m, pattern, at, then);
  }
}

/** Arrow functions with an expression as body return it. */
function isArrowBody({ subject: { tree } }: Matching, node: number): boolean {
  return (
    roleOf(tree, node) === 'body' &&
    tree.kind[tree.parent[node] ?? 0] === kindNumber.lambda &&
    kindOf(tree, node) !== 'block'
  );
}

/** `e;` also stands for what holds `e`: an assignment, a call with it as argument, a declaration, a return. */
function matchExpressionStatement(m: Matching, inner: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const { expression } = m.parts;
  if (inner.is === 'anything') {
    then();
    return;
  }
  if (inner.is === 'metavariable') {
    m.bind(inner.name, boundNode(m.subject, node), then);
    return;
  }
  if (inner.is === 'deep') {
    for (const part of expressionsOf(m, node)) expression(m, inner, part, then);
    return;
  }
  switch (kindOf(tree, node)) {
    case 'expression-statement':
      matchImplicitlyDeep(m, inner, childrenOf(tree, node)[0] ?? node, then);
      return;
    case 'variable':
    case 'field':
      if (!m.options.variableIsAssignment) return;
      expression(m, inner, node, then);
      matchInside(m, inner, childIn(tree, node, 'value'), then);
      return;
    case 'return':
      matchInside(m, inner, childIn(tree, node, 'value'), then);
      return;
    case 'export':
      if (childIn(tree, node, 'value') >= 0)
        matchExpressionStatement(m, inner, childIn(tree, node, 'value'), then);
      return;
    default:
      if (isArrowBody(m, node) || isBare(kindOf(tree, node))) matchImplicitlyDeep(m, inner, node, then);
  }
}

/** Expressions that some grammars have as statements without a node around them. */
function isBare(kind: string): boolean {
  return kind === 'call' || kind === 'assign' || kind === 'identifier' || kind === 'member';
}

/** Everywhere inside an expression. */
function matchInside(m: Matching, inner: PatternNode, node: number, then: Then): void {
  if (node < 0) return;
  for (const at of m.options.deepExpressions ? m.subject.insideOf(node) : [node]) {
    if (m.step()) m.parts.expression(m, inner, at, then);
  }
}

const throughs: ReadonlySet<number> = new Set([
  kindNumber.call,
  kindNumber.arguments,
  kindNumber['keyword-argument'],
  kindNumber.member,
  kindNumber.await,
  kindNumber.cast,
  kindNumber.yield,
  kindNumber.array,
  kindNumber.tuple,
  kindNumber.set,
  kindNumber.object,
  kindNumber.pair,
  kindNumber.sequence,
  kindNumber.spread,
  kindNumber.binary,
]);

/** Operators that choose a value: what they hold is not passed on in any case. */
const choices: ReadonlySet<string> = new Set(['&&', '||', 'and', 'or', '??', '?:']);

/** The expression, and what it holds where an expression usually just passes a value on. */
function matchImplicitlyDeep(m: Matching, inner: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (!m.step()) return;
  m.parts.expression(m, inner, node, then);
  if (!m.options.implicitDeepStatements) return;
  const kind = tree.kind[node] ?? 0;
  if (kind === kindNumber.assign || kind === kindNumber['augmented-assign']) {
    const right = childIn(tree, node, 'right');
    if (right >= 0) matchImplicitlyDeep(m, inner, right, then);
    return;
  }
  if (!throughs.has(kind) || (kind === kindNumber.binary && choices.has(symbolOf(tree, node)))) return;
  for (const child of childrenOf(tree, node)) {
    const role = roleOf(tree, child);
    if (role !== 'name' && role !== 'key' && role !== 'property') matchImplicitlyDeep(m, inner, child, then);
  }
}

/** The expressions of a statement that are not in statements inside it. */
function expressionsOf({ subject: { tree } }: Matching, node: number): readonly number[] {
  if (kindOf(tree, node) === 'block') return [];
  return childrenOf(tree, node).filter((child) => {
    const kind = kindOf(tree, child);
    return kind !== 'block' && kind !== 'class-body' && kind !== 'modifier' && roleOf(tree, child) !== 'name';
  });
}

/** A block of statements, all of them unless the pattern says `...`. */
export function matchBlock(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (pattern.is !== 'node') {
    matchAsBlock(m, pattern, node, then);
    return;
  }
  if (tree.language === 'hcl') {
    matchAnyOrder(
      m,
      { patterns: pattern.children, nodes: childrenOf(tree, node), at: tree.start[node] ?? 0, rest: true },
      then,
    );
    return;
  }
  // `static { … }` is no plain block.
  if (isKind(pattern, 'block') && pattern.text !== '' && pattern.text !== symbolOf(tree, node)) return;
  const holds = isKind(pattern, 'block') || isKind(pattern, 'class-body');
  const patterns = holds ? pattern.children : [pattern];
  const whole = wholeBody(patterns, holds && hasBraces(pattern, tree.language));
  if (whole !== undefined) {
    matchAsBlock(m, whole, node, then);
    return;
  }
  if (!holds && kindOf(tree, node) !== 'block') {
    m.parts.expression(m, pattern, node, then);
    return;
  }
  const nodes =
    kindOf(tree, node) === 'block' || kindOf(tree, node) === 'class-body' ? childrenOf(tree, node) : [node];
  matchSequence(m, { patterns, nodes, open: false }, () => then());
}

/** Whether a body of a pattern is written as a block: a single statement may stand in its place. */
function hasBraces(pattern: PatternNode, language: string): boolean {
  if (language === 'python' || language === 'ruby') return false;
  const implicit = pattern.grammar === 'ImplicitBlock' || pattern.grammar === 'else_clause';
  return !implicit && pattern.grammar !== pattern.children[0]?.grammar;
}

/** Where no braces say otherwise, `$S` alone stands for all of the body. */
function wholeBody(patterns: readonly PatternNode[], braces: boolean): PatternNode | undefined {
  const [only, second] = patterns;
  if (second !== undefined || braces) return undefined;
  const inner = isKind(only, 'expression-statement') ? only?.children[0] : undefined;
  return inner?.is === 'metavariable' ? inner : undefined;
}

/** `...` or `$BODY` in the place of a block. */
function matchAsBlock(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const inner = kindOf(tree, node) === 'block' ? childrenOf(tree, node) : [];
  const only = inner.length === 1 ? inner[0] : undefined;
  if (pattern.is === 'metavariable' && only !== undefined) m.parts.expression(m, pattern, only, then);
  else m.parts.expression(m, pattern, node, then);
}
