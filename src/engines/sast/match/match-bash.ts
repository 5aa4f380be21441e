import { childIn, childrenOf, kindOf, symbolOf } from '../../../lang/index.ts';
import { matchInOrder } from './match-list.ts';
import { matchTemplate } from './match-template.ts';
import type { Matcher, Matching, Then } from './matching.ts';
import { isKind, kindNumber, partOf, partsOf, type PatternNode } from './pattern.ts';

/** A command: its name and arguments are one list of words, so that `... x` also finds `x` itself. */
export function matchBashCommand(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.kind[node] !== kindNumber.call) return;
  const given = childIn(tree, node, 'arguments');
  const nodes = [childIn(tree, node, 'callee'), ...(given < 0 ? [] : childrenOf(tree, given))].filter(
    (one) => one >= 0 && !isAside(kindOf(tree, one)),
  );
  const words = [...partsOf(pattern, 'callee'), ...(partOf(pattern, 'arguments')?.children ?? [])];
  const patterns = words.filter((one) => !isKind(one, 'keyword-argument'));
  matchInOrder(m, { patterns, nodes, at: tree.start[node] ?? 0 }, then);
}

/** Settings for one command and what it reads from or writes to are no words of it. */
function isAside(kind: string): boolean {
  return kind === 'keyword-argument' || kind === 'other';
}

/** A word, wherever it stands in its command and whether or not it is quoted. */
export function matchBashWord(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const kind = kindOf(tree, node);
  const plain = kind === 'identifier' || kind === 'string' || kind === 'number' || kind === 'string-part';
  if (plain && symbolOf(tree, node) === pattern.text) then();
}

/** `${x}`, `$(command)`, `<(command)`: of the same sort; how a variable is cut or replaced does not matter. */
export function matchBashExpansion(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (kindOf(tree, node) !== 'interpolation') return;
  // A quoted part of a word is none.
  if (!/expansion|substitution/.test(tree.symbols.text(tree.grammarKind[node] ?? 0))) return;
  if (sortOf(pattern.text) !== sortOf(symbolOf(tree, node))) return;
  const [inner] = pattern.children;
  const [value] = childrenOf(tree, node);
  if (inner === undefined || value === undefined) return;
  const subscript = kindOf(tree, value) === 'index' && inner.kind !== kindNumber.index;
  m.parts.expression(m, inner, subscript ? childIn(tree, value, 'object') : value, then);
}

function sortOf(symbol: string): string {
  return /[()]/.test(symbol) ? symbol : '';
}

/** Text with expansions in it: quoted or not, as the pattern. */
export function matchBashTemplate(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const quoted = tree.symbols.text(tree.grammarKind[node] ?? 0) === 'string';
  if (quoted === (pattern.grammar === 'string')) matchTemplate(m, pattern, node, then);
}

/** What a command reads and writes does not matter: the command that a redirection holds, or -1. */
export function redirected(m: Matching, node: number): number {
  const { tree } = m.subject;
  const redirects = tree.kind[node] === kindNumber.other && symbolOf(tree, node) === 'redirect';
  return redirects ? childIn(tree, node, 'value') : -1;
}

/** Matchers of what means something else in shell scripts. */
export const inBash: Readonly<Partial<Record<number, Matcher>>> = {
  [kindNumber.call]: matchBashCommand,
  [kindNumber.identifier]: matchBashWord,
  [kindNumber.string]: matchBashWord,
  [kindNumber.number]: matchBashWord,
  [kindNumber.interpolation]: matchBashExpansion,
  [kindNumber.template]: matchBashTemplate,
};
