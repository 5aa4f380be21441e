import { symbolOf } from '../../../lang/index.ts';
import type { Matching, Then } from './matching.ts';
import { stringContent } from './match-metavariable.ts';
import { kindNumber, type PatternNode } from './pattern.ts';

const literals: ReadonlySet<number> = new Set([
  kindNumber.string,
  kindNumber.number,
  kindNumber.boolean,
  kindNumber.null,
]);

/** Whether a pattern is a literal that a constant can be. */
export function isLiteral(pattern: PatternNode): boolean {
  return pattern.is === 'node' && literals.has(pattern.kind);
}

/** `"..."`: any string, also one that is only known to be one. */
export function matchAnyString(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const kind = tree.kind[node];
  // Literals written side by side.
  if (pattern.grammar !== '' && pattern.grammar !== tree.symbols.text(tree.grammarKind[node] ?? 0)) return;
  if (
    kind === kindNumber.string ||
    kind === kindNumber.scalar ||
    kind === kindNumber['string-part'] ||
    pattern.grammar !== ''
  )
    then();
  else if (m.options.constants && m.names.constant(node)?.kind === 'string') then();
}

/** `"=~/re/"`. */
export function matchStringRegex(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const content = stringContent(m, node);
  if (content === undefined) return;
  const holds = m.options.regex(pattern.text);
  if (holds?.(content.text) === true) then();
}

/** A literal against a literal, or against what is known to be a constant. */
export function matchLiteral(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.kind[node] === pattern.kind) {
    if (sameLiteral(pattern, symbolOf(tree, node))) then();
    return;
  }
  if (tree.language === 'hcl' && literals.has(tree.kind[node] ?? 0)) {
    // Strings, numbers and truth values turn into each other.
    if (sameLiteral({ ...pattern, kind: kindNumber.number }, symbolOf(tree, node))) then();
    return;
  }
  if (!m.options.constants) return;
  const constant = m.names.constant(node);
  if (constant === undefined || constant.text === undefined || kindNumber[constant.kind] !== pattern.kind)
    return;
  if (sameLiteral(pattern, constant.text)) then();
}

function sameLiteral({ kind, text }: PatternNode, value: string): boolean {
  if (text === value) return true;
  if (kind === kindNumber.number) return numberOf(text) === numberOf(value);
  if (kind === kindNumber.boolean) return text.toLowerCase() === value.toLowerCase();
  return kind === kindNumber.null;
}

/** The value of a number as most languages write it; its text when it is none. */
export function numberOf(text: string): number | string {
  const plain = text
    .replaceAll('_', '')
    .replace(/(?<=\d)[lLuUn]+$/, '')
    .toLowerCase();
  const value = /^0[0-7]+$/.test(plain) ? Number.parseInt(plain, 8) : Number(plain);
  return Number.isNaN(value) ? text : value;
}
