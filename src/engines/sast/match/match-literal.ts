import { symbolOf, textOf } from '../../../lang/index.ts';
import type { Matching, Then } from './matching.ts';
import { stringContent } from './match-metavariable.ts';
import { matchByRole } from './match-role.ts';
import { numberOf } from './number-of.ts';
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

/** A regular expression, also behind a name. */
function regexAt(m: Matching, node: number): number {
  const { tree } = m.subject;
  const literal =
    tree.kind[node] === kindNumber.identifier && m.options.constants ? m.names.value(node) : node;
  return literal >= 0 && tree.kind[literal] === kindNumber.regex ? literal : -1;
}

/** `/.../`, and `/.../g` with at least these flags. */
export function matchAnyRegex(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const literal = regexAt(m, node);
  if (literal < 0) return;
  const flags = /\/(\w*)$/.exec(textOf(m.subject.tree, literal))?.[1] ?? '';
  if ([...pattern.text].every((flag) => flags.includes(flag))) then();
}

/** `/re/`. */
export function matchRegex(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const literal = regexAt(m, node);
  if (literal >= 0) matchByRole(m, pattern, literal, then);
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
