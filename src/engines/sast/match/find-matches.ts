import { childIn, childrenOf, type FlatTree } from '../../../lang/index.ts';
import type { FileNames } from '../../../lang/names/index.ts';
import type { Bound } from './bindings.ts';
import { matchExpression } from './match-expression.ts';
import type { MatchOptions } from './match-options.ts';
import { matchShell } from './match-shell.ts';
import { matchSequence } from './match-sequence.ts';
import { matchBlock, matchStatement } from './match-statement.ts';
import { matchTypeOf } from './match-type.ts';
import { Matching, type Parts } from './matching.ts';
import type { NameIndex } from './name-index.ts';
import { isKind, kindNumber, partOf, roleNumber, type Pattern, type PatternNode } from './pattern.ts';
import { holdsStatements, type TreeView } from './tree-view.ts';

/** A stretch of the file that a pattern matches. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly bindings: ReadonlyMap<string, Bound>;
}

/** All matches, and whether a budget of steps ended the search. */
export interface PatternMatches {
  readonly matches: readonly PatternMatch[];
  readonly exhausted: boolean;
}

/** A file ready to be matched. */
export interface Target {
  readonly view: TreeView;
  readonly names: FileNames;
  readonly options: MatchOptions;
  /** Tells where names stand, so that only likely nodes are tried. */
  readonly index?: NameIndex | undefined;
  /** Only nodes in here; all when left out. */
  readonly within?: { readonly start: number; readonly end: number };
}

const parts: Parts = { expression: matchExpression, statement: matchStatement, block: matchBlock };

/** Every match of a pattern in a file, in the order of the file. */
export function findMatches(pattern: Pattern, target: Target): PatternMatches {
  const { view: subject, names, options } = target;
  const index = indexed.has(subject.tree.language) ? target.index : undefined;
  const m = new Matching({ subject, names, options, parts, index });
  const found = new Found(m, target);
  if (pattern.form === 'expression') findExpressions(m, pattern, found);
  else findStatements(m, pattern, found);
  return { matches: found.sorted(), exhausted: m.exhausted };
}

/** Languages whose names stand in the code as patterns write them. */
const indexed: ReadonlySet<string> = new Set([
  'c',
  'cpp',
  'csharp',
  'go',
  'java',
  'javascript',
  'kotlin',
  'php',
  'python',
  'ruby',
  'rust',
  'scala',
  'tsx',
  'typescript',
]);

/** Whether what fills a stretch of the file is known to have a type. */
export function hasType(
  type: PatternNode,
  target: Target,
  place: { readonly start: number; readonly end: number },
): boolean {
  const m = new Matching({ subject: target.view, names: target.names, options: target.options, parts });
  let found = false;
  for (const node of nodesAt(m, place)) if (!found) matchTypeOf(m, type, node, () => (found = true));
  return found;
}

/** Collects matches, each once. */
class Found {
  readonly #m: Matching;
  readonly #within: Target['within'];
  readonly #matches = new Map<string, PatternMatch>();

  constructor(m: Matching, { within }: Target) {
    this.#m = m;
    this.#within = within;
  }

  add(start: number, end: number): void {
    const key = `${start} ${end} ${this.#m.state}`;
    if (!this.#matches.has(key)) this.#matches.set(key, { start, end, bindings: this.#m.bindings() });
  }

  get exact(): Target['within'] {
    return this.#within;
  }

  /** Whether a node lies where matches are looked for. */
  holds(node: number): boolean {
    const { tree } = this.#m.subject;
    const within = this.#within;
    return (
      within === undefined || ((tree.start[node] ?? 0) >= within.start && (tree.end[node] ?? 0) <= within.end)
    );
  }

  sorted(): readonly PatternMatch[] {
    return [...this.#matches.values()].sort((a, b) => a.start - b.start || a.end - b.end);
  }
}

function findExpressions(m: Matching, pattern: Pattern, found: Found): void {
  const [root] = pattern.nodes;
  if (root === undefined) return;
  const { tree } = m.subject;
  if (isCommand(tree, root)) {
    findCommands(m, root, found);
    return;
  }
  const nodes = candidates(m, root);
  for (const node of found.exact === undefined ? nodes : [...nodes, ...nodesAt(m, found.exact)]) {
    if (!found.holds(node) || !m.mayMatch(root, node)) continue;
    m.root = node;
    const start = root.kind === kindNumber.import ? importStart(tree, node) : (tree.start[node] ?? 0);
    matchExpression(m, root, node, () => found.add(start, tree.end[node] ?? 0));
  }
}

/** A command alone is found inside the text of an instruction. */
function isCommand(tree: FlatTree, root: PatternNode): boolean {
  return tree.language === 'dockerfile' && root.is === 'node' && root.kind === kindNumber.text;
}

function findCommands(m: Matching, root: PatternNode, found: Found): void {
  const { tree } = m.subject;
  const texts = m.subject
    .ofKind(kindNumber.text)
    .map((node) => ({ start: tree.start[node] ?? 0, end: tree.end[node] ?? 0 }));
  for (const place of found.exact === undefined ? texts : [found.exact]) {
    matchShell(m, root, place, (from, to) => found.add(from, to));
  }
}

/** Imports of a group begin where the group does. */
function importStart(tree: FlatTree, node: number): number {
  const start = tree.start[node] ?? 0;
  if (tree.language !== 'go') return start;
  let at = start;
  while (at >= 0 && !/^import[\s("`]/.test(tree.text.slice(at, at + 7)))
    at = tree.text.lastIndexOf('\nimport', at - 2) + 1 || -1;
  return at < 0 ? start : at;
}

/** Nodes that an expression can be found at, by what the pattern is. */
function candidates(m: Matching, root: PatternNode): readonly number[] {
  const { subject } = m;
  const { tree } = subject;
  if (root.is === 'typed') return [...everyExpression(m), ...initialized(m)].sort((a, b) => a - b);
  if (root.is !== 'node') return everyExpression(m);
  const kinds = [root.kind];
  let decorated: readonly number[] = [];
  const literal =
    root.kind === kindNumber.string || root.kind === kindNumber.number || root.kind === kindNumber.boolean;
  if (literal && m.options.constants) kinds.push(kindNumber.identifier, kindNumber.binary, kindNumber.member);
  if (root.kind === kindNumber.assign) kinds.push(kindNumber.variable, kindNumber.field, kindNumber.pair);
  if (root.kind === kindNumber.member || root.kind === kindNumber.identifier)
    kinds.push(kindNumber.identifier, kindNumber.member, kindNumber.type, kindNumber.call);
  if (root.kind === kindNumber.template) kinds.push(kindNumber.string);
  // `{...}` is any set, too.
  if (root.kind === kindNumber.object && root.children.every((one) => one.is === 'anything'))
    kinds.push(kindNumber.set, kindNumber.comprehension);
  if (root.kind === kindNumber.lambda) kinds.push(kindNumber.function);
  if (root.kind === kindNumber.import) kinds.push(kindNumber.variable);
  if (root.kind === kindNumber.call && m.options.decoratorIsExpression)
    decorated = subject
      .ofKind(kindNumber.decorator)
      .map((node) => childIn(tree, node, 'value'))
      .filter((node) => node >= 0);
  if (root.kind === kindNumber.member && partOf(root, 'property')?.is === 'anything')
    return everyExpression(m);
  const nodes = [...new Set([...[...new Set(kinds)].flatMap((kind) => subject.ofKind(kind)), ...decorated])];
  const names = kinds.includes(kindNumber.identifier);
  return (
    names
      ? nodes.filter((node) =>
          isExpression(tree.kind[node] ?? 0, tree.role[node] ?? 0, tree.kind[tree.parent[node] ?? 0] ?? 0),
        )
      : nodes
  ).sort((a, b) => a - b);
}

/** The nodes that fill a stretch of the file: names and members count there, too. */
function nodesAt(
  { subject: { tree } }: Matching,
  { start, end }: { readonly start: number; readonly end: number },
): readonly number[] {
  const nodes: number[] = [];
  for (let node = 1; node < tree.count; node++)
    if (tree.start[node] === start && tree.end[node] === end) nodes.push(node);
  return nodes;
}

const noExpressions: ReadonlySet<number> = new Set([
  kindNumber.module,
  kindNumber.block,
  kindNumber['class-body'],
  kindNumber.parameters,
  kindNumber.parameter,
  kindNumber.arguments,
  kindNumber.modifier,
  kindNumber.decorator,
  kindNumber['import-item'],
  kindNumber.import,
  kindNumber['string-part'],
  kindNumber.interpolation,
  kindNumber.pair,
  kindNumber['keyword-argument'],
  kindNumber['expression-statement'],
  kindNumber.function,
  kindNumber.class,
  kindNumber.field,
  kindNumber.if,
  kindNumber.for,
  kindNumber['for-each'],
  kindNumber.while,
  kindNumber['do-while'],
  kindNumber.try,
  kindNumber.catch,
  kindNumber.finally,
  kindNumber.switch,
  kindNumber.case,
  kindNumber['default-case'],
  kindNumber.return,
  kindNumber.throw,
  kindNumber.variable,
  kindNumber.pass,
  kindNumber.break,
  kindNumber.continue,
  kindNumber.with,
  kindNumber.assert,
  kindNumber.delete,
  kindNumber.global,
  kindNumber.package,
  kindNumber.export,
  kindNumber['type-parameters'],
  kindNumber.type,
  kindNumber['generic-type'],
  kindNumber.error,
]);
const nameRoles: ReadonlySet<number> = new Set([
  roleNumber.name,
  roleNumber.property,
  roleNumber.alias,
  roleNumber.source,
]);

/** Names of things and of members are no expressions; the names of variables only when they are patterns of them. */
function isExpression(kind: number, role: number, parent: number): boolean {
  if (noExpressions.has(kind)) return false;
  if (nameRoles.has(role)) return false;
  return !(role === roleNumber.key && parent === kindNumber.pair && kind === kindNumber.identifier);
}

/** Names of variables that are set where they are declared. */
function initialized({ subject, options }: Matching): readonly number[] {
  const { tree } = subject;
  if (!options.variableIsAssignment) return [];
  return [...subject.ofKind(kindNumber.variable), ...subject.ofKind(kindNumber.field)]
    .filter((node) => childIn(tree, node, 'value') >= 0)
    .map((node) => childIn(tree, node, 'name'))
    .filter((node) => node >= 0);
}

function everyExpression(m: Matching): readonly number[] {
  const { tree } = m.subject;
  const nodes: number[] = [];
  for (let node = 1; node < tree.count; node++) {
    if (isExpression(tree.kind[node] ?? 0, tree.role[node] ?? 0, tree.kind[tree.parent[node] ?? 0] ?? 0))
      nodes.push(node);
  }
  return nodes;
}

function findStatements(m: Matching, pattern: Pattern, found: Found): void {
  const [first, second] = pattern.nodes;
  if (first === undefined) return;
  if (second === undefined) findStatement(m, first, found);
  else for (const list of lists(m)) findInList(m, pattern, { list, found });
}

function findStatement(m: Matching, pattern: PatternNode, found: Found): void {
  const { tree } = m.subject;
  for (const node of statementCandidates(m, pattern)) {
    if (!found.holds(node) || !m.mayMatch(pattern, node)) continue;
    matchStatement(m, pattern, node, () => found.add(tree.start[node] ?? 0, tree.end[node] ?? 0));
  }
}

/** Nodes that one statement can be found at. */
function statementCandidates(m: Matching, pattern: PatternNode): readonly number[] {
  const { subject } = m;
  const of = (...kinds: readonly number[]): readonly number[] =>
    kinds.flatMap((kind) => subject.ofKind(kind)).sort((a, b) => a - b);
  if (pattern.is !== 'node' || isKind(pattern, 'expression-statement')) {
    return subject.statements.filter((node) => !isBlock(m, node));
  }
  if (isKind(pattern, 'function') && partOf(pattern, 'name') === undefined)
    return of(kindNumber.function, kindNumber.lambda);
  if (isKind(pattern, 'function'))
    return of(kindNumber.function, kindNumber.variable, kindNumber.field, kindNumber.pair);
  if (isKind(pattern, 'variable') || isKind(pattern, 'field'))
    return of(kindNumber.variable, kindNumber.field);
  if (isKind(pattern, 'for') || isKind(pattern, 'while'))
    return of(kindNumber.for, kindNumber.while, kindNumber['for-each']);
  return subject.ofKind(pattern.kind);
}

function isBlock({ subject: { tree } }: Matching, node: number): boolean {
  return tree.kind[node] === kindNumber.block || tree.kind[node] === kindNumber['class-body'];
}

/** Every list of statements of the file. */
function lists(m: Matching): readonly (readonly number[])[] {
  const { subject } = m;
  const { tree } = subject;
  const holders = [0, ...subject.statements.filter((node) => holdsStatements(tree, node))];
  const arrows = subject.ofKind(kindNumber.lambda).map((node) => childIn(tree, node, 'body'));
  return [
    ...holders.map((node) => childrenOf(tree, node)),
    ...arrows.filter((node) => node >= 0 && !holdsStatements(tree, node)).map((node) => [node]),
  ];
}

interface InList {
  readonly list: readonly number[];
  readonly found: Found;
}

function findInList(m: Matching, { nodes }: Pattern, { list, found }: InList): void {
  const { tree } = m.subject;
  const [first] = nodes;
  const dotsFirst = isDots(first);
  for (const [at, node] of list.entries()) {
    if (dotsFirst && at > 0) return;
    if (!found.holds(node) || (first !== undefined && !m.mayMatch(first, node))) continue;
    const start = tree.start[node] ?? 0;
    matchSequence(m, { patterns: nodes, nodes: at === 0 ? list : list.slice(at), open: true }, (end) =>
      found.add(start, end),
    );
  }
}

function isDots(pattern: PatternNode | undefined): boolean {
  return (
    pattern?.is === 'anything' ||
    (isKind(pattern, 'expression-statement') && pattern?.children[0]?.is === 'anything')
  );
}
