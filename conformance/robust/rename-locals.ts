import { childIn, childrenOf, kindOf, roleOf, symbolOf, type FlatTree } from '../../src/lang/index.ts';
import type { FileNames } from '../../src/lang/names/index.ts';
import { edited, type Edit } from './edited.ts';
import type { RuleWords } from './rule-words.ts';

/** A text with other names, and how many names were changed. */
export interface Renamed {
  readonly text: string;
  readonly count: number;
}

/**
 * Gives the parameters, variables and inner functions of functions, and the variables of the file, other names: every
 * name that only means something local there and that the rules neither say nor describe. Left alone: what is also
 * used as the name of an argument, names that text evaluated at run time may use, parameters that are fields too, what
 * is exported, what stands at a place that the tree does not know as a name, and `{ a }` where a rule asks for that
 * form, as it becomes `{ a: b }`.
 */
export function renamedLocals(tree: FlatTree, names: FileNames, words: RuleWords): Renamed {
  const edits: Edit[] = [];
  let count = 0;
  const taken = argumentNames(tree);
  // The file itself last: names of its own, where they mean one thing everywhere.
  for (const outer of [...outermostFunctions(tree), 0]) {
    if (readsNamesFromText(tree, outer)) continue;
    for (const [name, nodes] of localNames(tree, names, outer)) {
      const known = edits.some((edit) => edit.start === tree.start[nodes[0] ?? 0]);
      if (known || taken.has(name) || words.names(name)) continue;
      if (!knowsEveryUse(tree, outer, { name, nodes })) continue;
      if (words.shorthand && nodes.some((node) => shorthandSeparator(tree, node) !== undefined)) continue;
      const fresh = freshName(tree, name, words, count);
      if (fresh === undefined) continue;
      count++;
      for (const node of nodes) {
        const [start, end] = [tree.start[node] ?? 0, tree.end[node] ?? 0];
        const separator = shorthandSeparator(tree, node);
        edits.push({ start, end, text: separator === undefined ? fresh : `${name}${separator}${fresh}` });
      }
    }
  }
  return { text: edited(tree.text, edits), count };
}

function isFunction(tree: FlatTree, node: number): boolean {
  const kind = kindOf(tree, node);
  return kind === 'function' || kind === 'lambda';
}

function outermostFunctions(tree: FlatTree): readonly number[] {
  const found: number[] = [];
  for (let node = 1; node < tree.count; node++) {
    if (!isFunction(tree, node)) continue;
    found.push(node);
    node = tree.last[node] ?? node;
  }
  return found;
}

/** Names that all identifiers in a function that have them mean something local by, with those identifiers. */
function localNames(tree: FlatTree, names: FileNames, outer: number): ReadonlyMap<string, readonly number[]> {
  const local = new Map<string, number[]>();
  const other = new Set<string>();
  for (let node = outer; node <= (tree.last[outer] ?? outer); node++) {
    const kind = kindOf(tree, node);
    if ((kind !== 'identifier' && kind !== 'type') || isLabel(tree, node)) continue;
    const name = symbolOf(tree, node);
    const definition = names.definition(node);
    if (definition === undefined || kind === 'type' || !isLocal(tree, outer, definition)) {
      other.add(name);
      continue;
    }
    const nodes = local.get(name);
    if (nodes === undefined) local.set(name, [node]);
    else nodes.push(node);
  }
  return new Map([...local].filter(([name]) => !other.has(name)));
}

interface Defined {
  readonly scope: number;
  readonly sites: readonly { readonly how: string; readonly node: number }[];
}

function isLocal(tree: FlatTree, outer: number, { scope, sites }: Defined): boolean {
  if (scope < outer || scope > (tree.last[outer] ?? outer) || kindOf(tree, scope) === 'class') return false;
  const isPlain = ({ how }: { readonly how: string }): boolean => how === 'declared' || how === 'assigned';
  if (scope === 0 && !(sites.some(isPlain) && sites.every(({ node }) => !isPublic(tree, node)))) return false;
  return sites.every(({ how, node }) => {
    if (how === 'import' || how === 'class') return false;
    return how !== 'parameter' || !isFieldToo(tree, node);
  });
}

/** Exported, or by its style a constant that other files may use. */
function isPublic(tree: FlatTree, name: number): boolean {
  if (/^\p{Lu}/u.test(symbolOf(tree, name))) return true;
  for (let at = name; at !== 0; at = tree.parent[at] ?? 0) {
    const kind = kindOf(tree, at);
    if (kind === 'export' || kind === 'function' || kind === 'field') return true;
  }
  return false;
}

/** `constructor(private x)` declares a field; keyword parameters are named by their callers. */
function isFieldToo(tree: FlatTree, name: number): boolean {
  const parameter = tree.parent[name] ?? 0;
  return childrenOf(tree, parameter).some(
    (child) =>
      kindOf(tree, child) === 'modifier' && !/^(?:\.\.\.|\*|\*\*|&|mut|ref)$/u.test(symbolOf(tree, child)),
  );
}

/** A member, a key, the name of an argument: not a variable. */
function isLabel(tree: FlatTree, node: number): boolean {
  const role = roleOf(tree, node);
  const parent = kindOf(tree, tree.parent[node] ?? 0);
  return role === 'property' || role === 'key' || (role === 'name' && parent === 'keyword-argument');
}

/** `{ a }` says `a` twice at the same place. */
function shorthandSeparator(tree: FlatTree, node: number): string | undefined {
  for (let at = node, up = 0; up < 3; up++) {
    at = tree.parent[at] ?? 0;
    const key = kindOf(tree, at) === 'pair' ? childIn(tree, at, 'key') : childIn(tree, at, 'name');
    const holds = kindOf(tree, at) === 'pair' || kindOf(tree, at) === 'keyword-argument';
    if (holds) return key !== node && tree.start[key] === tree.start[node] ? ': ' : undefined;
  }
  return undefined;
}

/** Names that arguments of calls are given by, in languages where those are the parameters' names. */
function argumentNames(tree: FlatTree): ReadonlySet<string> {
  const found = new Set<string>();
  if (tree.language === 'go' || tree.language === 'rust') return found;
  for (let node = 1; node < tree.count; node++) {
    if (kindOf(tree, node) !== 'keyword-argument') continue;
    const name = symbolOf(tree, childIn(tree, node, 'name'));
    found.add(name);
    found.add(`$${name}`);
  }
  return found;
}

/** `eval`, `compact('a')`, `locals()`: text is used as names. */
function readsNamesFromText(tree: FlatTree, outer: number): boolean {
  for (let node = outer; node <= (tree.last[outer] ?? outer); node++) {
    if (kindOf(tree, node) !== 'call') continue;
    const callee = symbolOf(tree, childIn(tree, node, 'callee'));
    if (/^(?:compact|extract|locals|vars|binding|get_defined_vars)$/u.test(callee)) return true;
  }
  return false;
}

/** Whether every place in the function where the name is written is one of the nodes, a label, or text. */
function knowsEveryUse(
  tree: FlatTree,
  outer: number,
  { name, nodes }: { readonly name: string; readonly nodes: readonly number[] },
): boolean {
  const [start, end] = [tree.start[outer] ?? 0, tree.end[outer] ?? 0];
  const uses = new Set(nodes.map((node) => tree.start[node] ?? 0));
  if (!nodes.every((node) => tree.text.slice(tree.start[node] ?? 0, tree.end[node] ?? 0) === name))
    return false;
  const excused = placesOfText(tree, outer);
  const written = new RegExp(`(?<![\\p{L}\\p{N}_$])${name.replace(/\$/gu, '\\$')}(?![\\p{L}\\p{N}_$])`, 'gu');
  for (const { index } of tree.text.slice(start, end).matchAll(written)) {
    const at = start + index;
    if (uses.has(at) || excused.some((one) => one.start <= at && at < one.end)) continue;
    const lineStart = tree.text.lastIndexOf('\n', at) + 1;
    if (!/(?:\/\/|#|\/\*|^\s*\*)/u.test(tree.text.slice(lineStart, at))) return false;
  }
  return true;
}

function placesOfText(
  tree: FlatTree,
  outer: number,
): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let node = outer; node <= (tree.last[outer] ?? outer); node++) {
    const kind = kindOf(tree, node);
    const isText = kind === 'string' || kind === 'string-part' || kind === 'regex' || kind === 'text';
    if (isText || kind === 'comment' || (kind === 'identifier' && isLabel(tree, node)))
      found.push({ start: tree.start[node] ?? 0, end: tree.end[node] ?? 0 });
  }
  return found;
}

/** A name of the same style that neither the file nor the rules know. */
function freshName(tree: FlatTree, name: string, words: RuleWords, count: number): string | undefined {
  const [, lead = '', body = ''] = /^([$@_]*)(.*)$/u.exec(name) ?? [];
  if (body === '') return undefined;
  const capital = /^\p{Lu}/u.test(body);
  for (const stem of ['quill', 'marsh', 'ember', 'q']) {
    const fresh = `${lead}${capital ? stem[0]?.toUpperCase() + stem.slice(1) : stem}${letters(count)}`;
    if (!tree.text.includes(fresh) && !words.names(fresh) && words.alike(name, fresh)) return fresh;
  }
  return undefined;
}

/** Letters only, as some rules look at digits. */
function letters(count: number): string {
  const last = String.fromCharCode(97 + (count % 26));
  return count < 26 ? last : letters(Math.floor(count / 26) - 1) + last;
}
