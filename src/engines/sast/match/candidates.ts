import { childIn, type FlatTree } from '../../../lang/index.ts';
import { isExpression } from './expression-kinds.ts';
import type { Matching } from './matching.ts';
import { isKind, kindNumber, partOf, roleNumber, type PatternNode } from './pattern.ts';
import { holdsStatements } from './tree-view.ts';

/** Nodes of a file, told by what they are. */
interface Wanted {
  /** Equal only for what accepts the same nodes. */
  readonly key: string;
  accepts(tree: FlatTree, node: number): boolean;
}

/** Nodes that an expression can be found at, by what the pattern is; in order. */
export function expressionCandidates(m: Matching, root: PatternNode): readonly number[] {
  return chosen(m, root, wantedExpressions(m, root));
}

/** Nodes that one statement can be found at, in order. */
export function statementCandidates(m: Matching, pattern: PatternNode): readonly number[] {
  return chosen(m, pattern, wantedStatements(pattern));
}

/** Nodes of lists of statements that the first of several can be found at, in order. */
export function listedCandidates(m: Matching, first: PatternNode): readonly number[] {
  return chosen(m, first, listed);
}

/** Places that the pattern needs are looked up when there are few; else all nodes of the file are gone through once. */
function chosen(m: Matching, pattern: PatternNode, wanted: Wanted): readonly number[] {
  const { tree } = m.subject;
  const places = m.placesOf(pattern);
  if (places !== undefined && places.length * depthUsual < tree.count) return around(tree, places, wanted);
  return m.subject.kept(wanted.key, () => {
    const nodes: number[] = [];
    for (let node = 0; node < tree.count; node++) if (wanted.accepts(tree, node)) nodes.push(node);
    return nodes;
  });
}

/** Levels between a name and the statement that it stands in, and then some. */
const depthUsual = 16;

function around(tree: FlatTree, places: Uint32Array, wanted: Wanted): readonly number[] {
  const nodes = new Set<number>();
  for (const place of places) {
    for (let node = place; node !== 0; node = tree.parent[node] ?? 0)
      if (wanted.accepts(tree, node)) nodes.add(node);
  }
  if (places.length > 0 && wanted.accepts(tree, 0)) nodes.add(0);
  return [...nodes].sort((a, b) => a - b);
}

function wantedExpressions(m: Matching, root: PatternNode): Wanted {
  if (root.is === 'typed') return m.options.variableIsAssignment ? everyTyped : everyExpression;
  if (root.is === 'string-regex') return everyText;
  if (root.is !== 'node') return everyExpression;
  if (root.kind === kindNumber.member && partOf(root, 'property')?.is === 'anything') return everyExpression;
  const kinds = expressionKinds(m, root);
  const names = kinds.includes(kindNumber.identifier);
  const decorated = root.kind === kindNumber.call && m.options.decoratorIsExpression;
  return {
    key: `${kinds.join()} ${decorated}`,
    accepts(tree, node) {
      if (decorated && isDecorator(tree, node)) return true;
      return kinds.includes(tree.kind[node] ?? 0) && (!names || isExpression(tree, node));
    },
  };
}

function expressionKinds({ options, subject }: Matching, root: PatternNode): readonly number[] {
  const kinds = [root.kind];
  const literal =
    root.kind === kindNumber.string || root.kind === kindNumber.number || root.kind === kindNumber.boolean;
  if (literal && options.constants) kinds.push(kindNumber.identifier, kindNumber.binary, kindNumber.member);
  if (root.kind === kindNumber.assign) kinds.push(kindNumber.variable, kindNumber.field, kindNumber.pair);
  if (root.kind === kindNumber.member || root.kind === kindNumber.identifier)
    kinds.push(kindNumber.identifier, kindNumber.member, kindNumber.type, kindNumber.call);
  if (root.kind === kindNumber.template) kinds.push(kindNumber.string);
  // `{...}` is any set, too.
  if (root.kind === kindNumber.object && root.children.every((one) => one.is === 'anything'))
    kinds.push(kindNumber.set, kindNumber.comprehension);
  // `[...]` is what a comprehension makes, too.
  if (root.kind === kindNumber.array && root.children.every((one) => one.is === 'anything'))
    kinds.push(kindNumber.comprehension);
  if (root.kind === kindNumber.lambda) kinds.push(kindNumber.function);
  if (root.kind === kindNumber.object && subject.tree.language === 'hcl') kinds.push(kindNumber.block);
  if (root.kind === kindNumber['keyword-argument']) kinds.push(kindNumber.pair);
  if (root.kind === kindNumber.pair) kinds.push(kindNumber['keyword-argument']);
  if (root.kind === kindNumber.import) kinds.push(kindNumber.variable);
  return kinds;
}

/** Whether a node is what a decorator says. */
function isDecorator(tree: FlatTree, node: number): boolean {
  const parent = tree.parent[node] ?? 0;
  return tree.kind[parent] === kindNumber.decorator && childIn(tree, parent, 'value') === node;
}

const everyExpression: Wanted = {
  key: 'every',
  accepts: (tree, node) => node !== 0 && isExpression(tree, node),
};

/** Also the pieces of a string that something is put into. */
const everyText: Wanted = {
  key: 'text',
  accepts: (tree, node) =>
    node !== 0 && (isExpression(tree, node) || tree.kind[node] === kindNumber['string-part']),
};

/** Also the names of variables that are set where they are declared. */
const everyTyped: Wanted = {
  key: 'typed',
  accepts: (tree, node) => node !== 0 && (isExpression(tree, node) || isInitialized(tree, node)),
};

function isInitialized(tree: FlatTree, node: number): boolean {
  const parent = tree.parent[node] ?? 0;
  const kind = tree.kind[parent];
  return (
    (kind === kindNumber.variable || kind === kindNumber.field) &&
    childIn(tree, parent, 'name') === node &&
    childIn(tree, parent, 'value') >= 0
  );
}

function wantedStatements(pattern: PatternNode): Wanted {
  if (pattern.is !== 'node' || isKind(pattern, 'expression-statement')) return anyStatement;
  if (isKind(pattern, 'return')) return anyReturn;
  const kinds = statementKinds(pattern);
  return {
    key: `${kinds.join()} false`,
    accepts: (tree, node) => kinds.includes(tree.kind[node] ?? 0),
  };
}

function statementKinds(pattern: PatternNode): readonly number[] {
  if (isKind(pattern, 'function') && isOpen(partOf(pattern, 'name')))
    return [kindNumber.function, kindNumber.lambda];
  if (isKind(pattern, 'function'))
    return [kindNumber.function, kindNumber.variable, kindNumber.field, kindNumber.pair];
  if (isKind(pattern, 'variable') || isKind(pattern, 'field')) return [kindNumber.variable, kindNumber.field];
  if (isKind(pattern, 'for') || isKind(pattern, 'while'))
    return [kindNumber.for, kindNumber.while, kindNumber['for-each']];
  return [pattern.kind];
}

/** In Python a lambda returns its expression. */
const anyReturn: Wanted = {
  key: 'return',
  accepts(tree, node) {
    if (tree.kind[node] === kindNumber.return) return true;
    const isBody = tree.role[node] === roleNumber.body && node !== 0;
    return tree.language === 'python' && isBody && tree.kind[tree.parent[node] ?? 0] === kindNumber.lambda;
  },
};

const anyStatement: Wanted = {
  key: 'statements',
  accepts(tree, node) {
    if (node === 0) return false;
    const kind = tree.kind[node];
    if (kind === kindNumber.block || kind === kindNumber['class-body']) return false;
    const parent = tree.parent[node] ?? 0;
    return (
      kind === kindNumber.module ||
      holdsStatements(tree, parent) ||
      (tree.role[node] === roleNumber.body && tree.kind[parent] === kindNumber.lambda) ||
      (tree.kind[parent] === kindNumber.try && kind === kindNumber.variable)
    );
  },
};

/** What stands in a list, or is all that a lambda returns. */
const listed: Wanted = {
  key: 'listed',
  accepts(tree, node) {
    if (node === 0) return false;
    const parent = tree.parent[node] ?? 0;
    if (holdsStatements(tree, parent)) return true;
    return (
      tree.kind[parent] === kindNumber.lambda &&
      childIn(tree, parent, 'body') === node &&
      !holdsStatements(tree, node)
    );
  },
};

/** Whether a function may have no name, too. */
function isOpen(name: PatternNode | undefined): boolean {
  return name === undefined || name.is === 'anything';
}
