import type { FlatTree } from '../../../lang/index.ts';
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
import { isKind, kindNumber, type Pattern, type PatternNode } from './pattern.ts';
import { expressionCandidates, listedCandidates, statementCandidates } from './candidates.ts';
import type { Stretches } from './stretches.ts';
import type { TreeView } from './tree-view.ts';

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
  /** Only matches in one of these are of use. */
  readonly near?: Stretches;
}

const parts: Parts = { expression: matchExpression, statement: matchStatement, block: matchBlock };

/** Every match of a pattern in a file, in the order of the file. */
export function findMatches(pattern: Pattern, target: Target): PatternMatches {
  const { view: subject, names, options } = target;
  const index = indexed.has(subject.tree.language) ? target.index : undefined;
  const m = new Matching({ subject, names, options, parts, index });
  if (!pattern.nodes.every((node) => m.mayMatchSomewhere(node))) return nothing;
  const found = new Found(m, target);
  if (pattern.form === 'expression') findExpressions(m, pattern, found);
  else findStatements(m, pattern, found);
  return { matches: found.sorted(), exhausted: m.exhausted };
}

const nothing: PatternMatches = { matches: [], exhausted: false };

/** Languages whose names stand in the code as patterns write them. */
const indexed: ReadonlySet<string> = new Set([
  'c',
  'cpp',
  'csharp',
  'go',
  'java',
  'javascript',
  'kotlin',
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
  readonly #near: Target['near'];
  readonly #matches = new Map<string, PatternMatch>();

  constructor(m: Matching, { within, near }: Target) {
    this.#m = m;
    this.#within = within;
    this.#near = near;
  }

  add(start: number, end: number): void {
    if (this.#near?.hold(start, end) === false) return;
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

  /** Whether a node lies where matches are of use. */
  isNear(node: number): boolean {
    const { tree } = this.#m.subject;
    return this.#near === undefined || this.#near.hold(tree.start[node] ?? 0, tree.end[node] ?? 0);
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
  const nodes = expressionCandidates(m, root);
  for (const node of found.exact === undefined ? nodes : [...nodes, ...nodesAt(m, found.exact)]) {
    if (!found.holds(node) || !m.mayMatch(root, node)) continue;
    if (root.kind === kindNumber.template && isTagged(tree, node)) continue;
    m.root = node;
    if (root.kind !== kindNumber.import && !found.isNear(node)) continue;
    const start = root.kind === kindNumber.import ? importStart(tree, node) : (tree.start[node] ?? 0);
    matchExpression(m, root, node, () => found.add(start, tree.end[node] ?? 0));
  }
}

/** What stands behind a tag is handed to a function: the value is whatever that makes of it. */
function isTagged(tree: FlatTree, node: number): boolean {
  return tree.symbols.text(tree.grammarKind[tree.parent[node] ?? 0] ?? 0) === 'TemplateArguments';
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
  while (at >= 0 && !/^import[\s("`]/.test(tree.text.slice(at, at + 7))) {
    const before = at < 2 ? -1 : tree.text.lastIndexOf('\nimport', at - 2);
    at = before < 0 && at === 0 ? -1 : before + 1;
  }
  return at < 0 ? start : at;
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

function findStatements(m: Matching, pattern: Pattern, found: Found): void {
  const [first, second] = pattern.nodes;
  if (first === undefined) return;
  if (second === undefined) findStatement(m, first, found);
  else if (isDots(first)) findFromTop(m, pattern, found);
  else findInLists(m, pattern, found);
}

function findStatement(m: Matching, pattern: PatternNode, found: Found): void {
  const { tree } = m.subject;
  for (const node of statementCandidates(m, pattern)) {
    if (!found.holds(node) || !found.isNear(node) || !m.mayMatch(pattern, node)) continue;
    matchStatement(m, pattern, node, () => found.add(tree.start[node] ?? 0, tree.end[node] ?? 0));
  }
}

/** From the first statement of each list on. */
function findFromTop(m: Matching, { nodes: patterns }: Pattern, found: Found): void {
  for (const nodes of m.subject.lists) {
    const [node] = nodes;
    if (node === undefined || !found.holds(node)) continue;
    const start = startOf(m, node);
    matchSequence(m, { patterns, nodes, open: true }, (end) => found.add(start, end));
  }
}

function findInLists(m: Matching, { nodes: patterns }: Pattern, found: Found): void {
  const [first] = patterns;
  if (first === undefined) return;
  for (const node of listedCandidates(m, first)) {
    if (!found.holds(node) || !m.mayMatch(first, node)) continue;
    const start = startOf(m, node);
    const nodes = m.subject.listFrom(node);
    matchSequence(m, { patterns, nodes, open: true }, (end) => found.add(start, end));
  }
}

/** Where the statement that a node is begins. */
function startOf({ subject: { tree } }: Matching, node: number): number {
  return tree.kind[node] === kindNumber.import ? importStart(tree, node) : (tree.start[node] ?? 0);
}

function isDots(pattern: PatternNode | undefined): boolean {
  return (
    pattern?.is === 'anything' ||
    (isKind(pattern, 'expression-statement') && pattern?.children[0]?.is === 'anything')
  );
}
