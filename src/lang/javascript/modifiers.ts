import type { Leaf, SyntaxNode } from './estree.ts';
import type { Lowering } from './lowering.ts';
import { find, findWord } from './places.ts';

/** Adds a modifier where its word stands between two offsets; without a place of its own it is empty, at the first. */
export function addModifier(to: Lowering, word: string, from: number, before: number): void {
  const first = word.split(' ')[0] ?? word;
  const found = word === '*' ? find(to.text, word, from, before) : findWord(to.text, first, from, before);
  const start = found < 0 ? from : found;
  const end = found < 0 ? from : Math.min(found + word.length, before);
  const leaf: Leaf = { type: 'Leaf', kind: 'modifier', grammar: word, start, end, symbol: word };
  to.child(leaf, 'modifier');
}

/** Adds the modifiers of a member or parameter, which stand between its decorators and its name. */
export function addModifiers(to: Lowering, words: readonly string[], node: SyntaxNode, before: number): void {
  const from = decoratorsOf(node).at(-1)?.end ?? node.start;
  for (const word of words) addModifier(to, word, from, before);
}

export function decoratorsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return 'decorators' in node ? (node.decorators ?? []) : [];
}

/** Where a node starts with its decorators, which may stand before the parser's range of it. */
export function startOf(node: SyntaxNode): number {
  return Math.min(node.start, decoratorsOf(node)[0]?.start ?? node.start);
}

/** The type annotation of a name or pattern. */
export function typeOf(node: SyntaxNode | null): SyntaxNode | null | undefined {
  if (node === null || !('typeAnnotation' in node)) return undefined;
  const type = node.typeAnnotation;
  return type?.type === 'TSTypeAnnotation' ? type : undefined;
}
