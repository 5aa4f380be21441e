import type { Role } from '../tree/kinds.ts';
import { lowerTemplate } from './declarations.ts';
import { commonEscapes, cook, type EscapeStyle } from './escapes.ts';
import type { Lowering } from './lowering.ts';

const double: EscapeStyle = {
  simple: { ...commonEscapes, s: ' ', e: '\u001b' },
  octal: true,
  keepsUnknown: false,
};
const single: EscapeStyle = { simple: { "'": "'", '\\': '\\' }, octal: false, keepsUnknown: true };
const texts: ReadonlySet<string> = new Set(['string_content', 'escape_sequence', 'heredoc_content']);

const cookDouble = (text: string): string => cook(text, double);
const isSingle = (l: Lowering, n: number): boolean => /^(?:'|%q)/u.test(l.text(n));

/** A string, or a template when something is interpolated. */
export function lowerString(l: Lowering, n: number, role: Role): void {
  if (isSingle(l, n)) l.leaf('string', role, n, cook(content(l, n), { ...single, simple: single.simple }));
  else lowerTemplate(l, n, role, { texts, text: cookDouble });
}

function content(l: Lowering, n: number): string {
  return l
    .children(n)
    .map((child) => l.text(child))
    .join('');
}

/** Adjacent strings are one, or an addition when something is interpolated. */
export function lowerStrings(l: Lowering, n: number, role: Role): void {
  const strings = l.children(n);
  if (strings.some((string) => l.child(string, 'interpolation') >= 0)) {
    l.group('template', role, n);
    return;
  }
  const value = strings.map((string) =>
    isSingle(l, string) ? cook(content(l, string), single) : cookDouble(content(l, string)),
  );
  l.leaf('string', role, n, value.join(''));
}

/** `:a`, `a:` and `:"a b"` are strings that begin with a colon. */
export function lowerSymbol(l: Lowering, n: number, role: Role): void {
  const text = l.typeOf(n) === 'delimited_symbol' ? content(l, n) : l.text(n).replace(/^:/u, '');
  if (l.typeOf(n) === 'character') l.leaf('string', role, n, cookDouble(text.slice(1)));
  else l.leaf('string', role, n, `:${text}`);
}

/** The text follows on later lines; what is in it is given the place of the marker. */
export function lowerHeredoc(l: Lowering, n: number, role: Role): void {
  const body = bodyOf(l, n);
  if (body < 0) {
    l.leaf('string', role, n, '');
    return;
  }
  const skipped = new Set(['heredoc_end']);
  const indent = l.text(n).startsWith('<<~') ? indentOf(l.text(body)) : 0;
  const value = l.text(n).includes("'") ? (text: string): string => text : cookDouble;
  const text = (part: string): string => value(dedent(part, indent));
  l.pinned(n, () => lowerTemplate(l, body, role, { texts, skipped, text }));
}

/** The indentation that all lines of a body share; the last line holds the end marker. */
function indentOf(body: string): number {
  const lines = body
    .split('\n')
    .slice(1, -1)
    .filter((line) => line.trim() !== '');
  return lines.reduce(
    (least, line) => Math.min(least, line.length - line.trimStart().length),
    Number.MAX_SAFE_INTEGER,
  );
}

/** Takes the line break before the text, the one indentation, and what is before the end marker off a stretch. */
function dedent(part: string, indent: number): string {
  const lines = part.split('\n');
  const cut = lines.map((line, at) =>
    at === 0 ? line : line.slice(Math.min(indent, line.length - line.trimStart().length)),
  );
  return (lines[0] === '' ? cut.slice(1) : cut).join('\n').replace(/\n[ \t]+$/u, '\n');
}

/** Markers and bodies come in the same order. */
function bodyOf(l: Lowering, n: number): number {
  const at = placeOf(l.nodesOf('heredoc_beginning'), n);
  return l.nodesOf('heredoc_body')[at] ?? -1;
}

function placeOf(sorted: readonly number[], wanted: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** A pattern, or a template when something is interpolated. */
export function lowerRegex(l: Lowering, n: number, role: Role): void {
  if (l.child(n, 'interpolation') < 0) l.leaf('regex', role, n, content(l, n));
  else lowerTemplate(l, n, role, { texts, text: (part) => part });
}

/** `` `command` `` is a call, named by the backtick. */
export function lowerSubshell(l: Lowering, n: number, role: Role): void {
  const start = l.start(n);
  l.open('call', role, n);
  l.leafAt({ kind: 'identifier', role: 'callee', node: n, symbol: '`', start, end: start });
  l.open('arguments', 'arguments', n);
  lowerTemplate(l, n, 'none', { texts, text: cookDouble });
  l.close();
  l.close();
}
