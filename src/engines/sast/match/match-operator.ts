import { childIn, symbolOf } from '../../../lang/index.ts';
import { boundNode } from './bindings.ts';
import type { Matching, Then } from './matching.ts';
import { kindNumber, partOf, type PatternNode } from './pattern.ts';

const associative: ReadonlySet<string> = new Set(['&&', '||', 'and', 'or', '|', '&', '^', '..', '++', '.']);
const commutative: ReadonlySet<string> = new Set(['|', '&', '^']);
const booleans: ReadonlySet<string> = new Set(['&&', '||', 'and', 'or']);
const equalities: ReadonlySet<string> = new Set(['==', '!=', '===', '!==']);
/** Operands of one chain that are matched in any order; longer chains keep their order. */
const anyOrderMax = 12;

/** `a + b + c`: chains of one operator are flat, and with some operators their order does not matter. */
export function matchBinary(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const operator = symbolOf(m.subject.tree, node);
  const { options } = m;
  if (pattern.text !== operator) return;
  if (m.isRoot(node) && isPartOfChain(m, node, operator)) return;
  const flat = options.associative && associative.has(operator) && !(operator === '|' && isShell(m));
  if (!flat) {
    matchSides(m, pattern, node, then);
    return;
  }
  const patterns = patternOperands(pattern, operator);
  const nodes = operandsOf(m, node, operator);
  const anyOrder = commutative.has(operator) || (booleans.has(operator) && options.commutativeBooleans);
  if (anyOrder && nodes.length <= anyOrderMax) matchUnordered(m, { patterns, nodes }, then);
  else matchChain(m, { patterns, nodes }, 0, then);
}

/** In shell scripts `|` joins commands. */
function isShell({ subject: { tree } }: Matching): boolean {
  return tree.language === 'bash';
}

/** In Python, `a or b or c` is one operation of three, so that `a or b` in it is none of its own. */
function isPartOfChain({ subject: { tree } }: Matching, node: number, operator: string): boolean {
  if (tree.language !== 'python' || !booleans.has(operator)) return false;
  const parent = tree.parent[node] ?? 0;
  const isLeft = tree.kind[parent] === kindNumber.binary && symbolOf(tree, parent) === operator;
  return isLeft && tree.start[parent] === tree.start[node];
}

/** Two sides as they stand; `a op ...` reaches down the left; equalities may be turned round on request. */
function matchSides(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const [left, right] = [partOf(pattern, 'left'), partOf(pattern, 'right')];
  const [a, b] = [childIn(tree, node, 'left'), childIn(tree, node, 'right')];
  if (left === undefined || right === undefined || a < 0 || b < 0) return;
  const { expression } = m.parts;
  // Operands are a list as arguments are: `$...X` takes those that are left, here one.
  if (right.is === 'metavariables') {
    expression(m, left, a, () => m.bind(right.name, boundNode(m.subject, b), then));
    return;
  }
  expression(m, left, a, () => expression(m, right, b, then));
  if (m.options.symmetricEquality && equalities.has(pattern.text)) {
    expression(m, left, b, () => expression(m, right, a, then));
  }
  if (right.is === 'anything') expression(m, pattern, a, then);
}

interface Chains {
  readonly patterns: readonly PatternNode[];
  readonly nodes: readonly (readonly [from: number, operand: number])[];
}

/** In order. `$X` takes one or more operands side by side, `...` any number. */
function matchChain(m: Matching, { patterns, nodes }: Chains, j: number, then: Then): void {
  if (!m.step()) return;
  const [pattern, ...rest] = patterns;
  if (pattern === undefined) {
    if (j === nodes.length) then();
    return;
  }
  const next = (at: number): void => matchChain(m, { patterns: rest, nodes }, at, then);
  if (pattern.is === 'anything') {
    for (let at = rest.length === 0 ? nodes.length : j; at <= nodes.length; at++) next(at);
    return;
  }
  const operand = nodes[j]?.[1];
  if (operand === undefined) return;
  const most = nodes.length - patternsThatTake(rest);
  if (j === 0 && nodes.length > anyOrderMax && patterns.every((one) => one.is === 'metavariable')) {
    // A long chain has too many ways to be cut: all that is too much is the first operand, as it is read.
    bindSpan(m, pattern, { nodes, from: 0, to: most }, () => next(most));
    return;
  }
  m.parts.expression(m, pattern, operand, () => next(j + 1));
  if (pattern.is !== 'metavariable') return;
  for (let at = j + 2; at <= most; at++) bindSpan(m, pattern, { nodes, from: j, to: at }, () => next(at));
}

function patternsThatTake(patterns: readonly PatternNode[]): number {
  return patterns.filter((one) => one.is !== 'anything').length;
}

interface Span {
  readonly nodes: Chains['nodes'];
  readonly from: number;
  readonly to: number;
}

/** Operands side by side. From the start they are one node of the tree; elsewhere they are only a stretch of text. */
function bindSpan(m: Matching, pattern: PatternNode, { nodes, from, to }: Span, then: Then): void {
  const { tree } = m.subject;
  const [whole = 0, last = 0] = nodes[to - 1] ?? [];
  if (from === 0) {
    m.bind(pattern.name, boundNode(m.subject, whole), then);
    return;
  }
  const start = tree.start[nodes[from]?.[1] ?? 0] ?? 0;
  const end = tree.end[last] ?? 0;
  m.bind(pattern.name, { start, end, nodes: [], text: tree.text.slice(start, end) }, then);
}

/** Each operand of the pattern against one of its own, in any order; operands may be left over. */
function matchUnordered(m: Matching, { patterns, nodes }: Chains, then: Then): void {
  const wanted = patterns.filter((one) => one.is !== 'anything');
  const used = new Set<number>();
  const from = (i: number): void => {
    const pattern = wanted[i];
    if (pattern === undefined) {
      then();
      return;
    }
    for (const [, operand] of nodes) {
      if (used.has(operand) || !m.step()) continue;
      used.add(operand);
      m.parts.expression(m, pattern, operand, () => from(i + 1));
      used.delete(operand);
    }
  };
  from(0);
}

function patternOperands(pattern: PatternNode, operator: string): readonly PatternNode[] {
  const same = pattern.is === 'node' && pattern.kind === kindNumber.binary && pattern.text === operator;
  const [left, right] = [partOf(pattern, 'left'), partOf(pattern, 'right')];
  if (!same || left === undefined || right === undefined) return [pattern];
  return [...patternOperands(left, operator), ...patternOperands(right, operator)];
}

/** The operands in order, each with the node that ends at it. */
function operandsOf(m: Matching, node: number, operator: string): Chains['nodes'] {
  const { tree } = m.subject;
  const found: (readonly [number, number])[] = [];
  let at = node;
  while (tree.kind[at] === kindNumber.binary && symbolOf(tree, at) === operator) {
    const right = childIn(tree, at, 'right');
    const inner =
      tree.kind[right] === kindNumber.binary && symbolOf(tree, right) === operator
        ? operandsOf(m, right, operator)
        : [];
    if (inner.length > 0) found.push(...inner.toReversed());
    else found.push([at, right]);
    at = childIn(tree, at, 'left');
  }
  found.push([at, at]);
  return found.toReversed();
}
