import { childIn, childrenOf, kindOf, roleOf } from '../../../lang/index.ts';
import { hasModifier, matchDecorators } from './match-assign.ts';
import { matchAnyOrder, matchInOrder } from './match-list.ts';
import type { Matching, Then } from './matching.ts';
import { isKind, kindNumber, partOf, partsOf, type PatternNode } from './pattern.ts';

/** A function against a function, a method, or a variable or property that holds one. */
export function matchFunction(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const kind = kindOf(tree, node);
  if (kind === 'lambda' || kind === 'function') {
    if (isSort(pattern, kind)) matchNamed(m, { pattern, named: node, body: node }, then);
    return;
  }
  if (
    pattern.kind !== kindNumber.function ||
    partOf(pattern, 'name') === undefined ||
    !m.options.arrowIsFunction
  )
    return;
  if (kind !== 'variable' && kind !== 'field' && kind !== 'pair') return;
  const value = childIn(tree, node, 'value');
  if (value >= 0 && kindOf(tree, value) === 'lambda')
    matchNamed(m, { pattern, named: node, body: value }, then);
}

/** `function (...) {...}` is an expression, `function ... (...) {...}` also a declaration. */
function isSort(pattern: PatternNode, kind: string): boolean {
  const name = pattern.kind === kindNumber.function ? partOf(pattern, 'name') : undefined;
  if (name?.is === 'anything') return true;
  return kind === (name === undefined ? 'lambda' : 'function');
}

interface FunctionParts {
  readonly pattern: PatternNode;
  /** The node with the name and decorators, and the one with parameters and body. */
  readonly named: number;
  readonly body: number;
}

function matchNamed(m: Matching, { pattern, named, body }: FunctionParts, then: Then): void {
  const { tree } = m.subject;
  const name = partOf(pattern, 'name');
  const own = childIn(tree, named, 'name');
  const nameNode = own >= 0 ? own : childIn(tree, named, 'key');
  if (
    !partsOf(pattern, 'modifier').every(
      (modifier) => hasModifier(m, modifier, named) || hasModifier(m, modifier, body),
    )
  )
    return;
  const rest = (): void => matchDecorators(m, pattern, named, () => matchSignature(m, pattern, body, then));
  if (name === undefined || name.is === 'anything' || (nameNode < 0 && pattern.kind === kindNumber.lambda))
    rest();
  else if (nameNode >= 0) m.parts.expression(m, name, nameNode, rest);
}

function matchSignature(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const [parameters, body, returns] = [
    partOf(pattern, 'parameters'),
    partOf(pattern, 'body'),
    partsOf(pattern, 'returns'),
  ];
  const given = childrenOf(tree, node).filter((child) => roleOf(tree, child) === 'returns');
  const at = tree.start[node] ?? 0;
  const bodyNode = childIn(tree, node, 'body');
  const matchBody = (): void => {
    if (body === undefined) then();
    else if (bodyNode >= 0) m.parts.block(m, body, bodyNode, then);
    else if (tree.language === 'ruby' && isAllDots(body)) then();
  };
  const matchReturns = (): void => {
    // `(A, B)` is no single result.
    if (returns.length > 1 && given.length === 1) return;
    if (returns.length === 0) matchBody();
    else matchInOrder(m, { patterns: returns, nodes: given, at }, matchBody);
  };
  if (parameters === undefined) matchReturns();
  else matchInOrder(m, { ...parametersOf(m, pattern, parameters, node), at }, matchReturns);
}

/** `...` alone also stands for no statement at all. */
function isAllDots(body: PatternNode): boolean {
  const parts = isKind(body, 'block') ? body.children : [body];
  return parts.every(
    (part) =>
      part.is === 'anything' || (isKind(part, 'expression-statement') && part.children[0]?.is === 'anything'),
  );
}

/** A receiver is the first of the parameters. */
function parametersOf(m: Matching, pattern: PatternNode, parameters: PatternNode, node: number) {
  const { tree } = m.subject;
  const receiver = partOf(pattern, 'receiver');
  const patterns = receiver === undefined ? parameters.children : [receiver, ...parameters.children];
  const list = childIn(tree, node, 'parameters');
  const own = childIn(tree, node, 'receiver');
  const nodes = list < 0 ? [] : childrenOf(tree, list);
  return { patterns, nodes: own < 0 ? nodes : [own, ...nodes] };
}

/** A class: what the pattern names of its parents and members must be there; the rest does not matter. */
export function matchClass(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.kind[node] !== kindNumber.class) return;
  if (sortOf(pattern.grammar) !== sortOf(tree.symbols.text(tree.grammarKind[node] ?? 0))) return;
  if (!partsOf(pattern, 'modifier').every((modifier) => hasModifier(m, modifier, node))) return;
  const [name, body] = [partOf(pattern, 'name'), partOf(pattern, 'body')];
  const [nameNode, bodyNode] = [childIn(tree, node, 'name'), childIn(tree, node, 'body')];
  const at = tree.start[node] ?? 0;
  const matchBody = (): void => {
    if (body === undefined) then();
    else if (bodyNode >= 0 || mayLackBody.has(tree.language))
      matchAnyOrder(
        m,
        {
          patterns: body.children,
          nodes: bodyNode < 0 ? [] : childrenOf(tree, bodyNode),
          at,
          rest: m.options.implicitEllipsis,
        },
        then,
      );
  };
  const parents = childrenOf(tree, node).filter((child) => roleOf(tree, child) === 'superclass');
  const matchParents = (): void =>
    matchAnyOrder(m, { patterns: partsOf(pattern, 'superclass'), nodes: parents, at, rest: true }, matchBody);
  const rest = (): void => matchDecorators(m, pattern, node, matchParents);
  if (name === undefined) rest();
  else if (nameNode >= 0) m.parts.expression(m, name, nameNode, rest);
}

/** Where a class without a body is one without members, not the announcement of one. */
const mayLackBody: ReadonlySet<string> = new Set(['ruby', 'kotlin', 'scala', 'python']);

/** Interfaces, enumerations and the like are not classes. */
function sortOf(grammar: string): string {
  return /interface|enum|trait|struct|object|record|module/i.exec(grammar)?.[0].toLowerCase() ?? '';
}
