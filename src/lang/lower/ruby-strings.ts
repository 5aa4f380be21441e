import type { Role } from '../tree/kinds.ts';
import { lowerTemplate } from './declarations.ts';
import { commonEscapes, cook, type EscapeStyle } from './escapes.ts';
import type { Lowering } from './lowering.ts';

const double: EscapeStyle = { simple: { ...commonEscapes, s: ' ', e: '\u001b' }, octal: true, keepsUnknown: false };
const single: EscapeStyle = { simple: { "'": "'", '\\': '\\' }, octal: false, keepsUnknown: true };
const interpolations: ReadonlySet<string> = new Set(['interpolation']);

const cookDouble = (text: string): string => cook(text, double);
const isSingle = (l: Lowering, n: number): boolean => /^(?:'|%q)/u.test(l.text(n));

/** A string, or a template when something is interpolated. */
export function lowerString(l: Lowering, n: number, role: Role): void {
  if (isSingle(l, n)) l.leaf('string', role, n, cook(content(l, n), { ...single, simple: single.simple }));
  else lowerTemplate(l, n, role, { interpolations, text: cookDouble });
}

function content(l: Lowering, n: number): string {
  return l.children(n).map((child) => l.text(child)).join('');
}

/** Adjacent strings are one, or an addition when something is interpolated. */
export function lowerStrings(l: Lowering, n: number, role: Role): void {
  const strings = l.children(n);
  if (strings.some((string) => l.child(string, 'interpolation') >= 0)) {
    l.group('template', role, n);
    return;
  }
  const value = strings.map((string) => (isSingle(l, string) ? cook(content(l, string), single) : cookDouble(content(l, string))));
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
  const raw = l.text(n).includes("'");
  const skipped = new Set(['heredoc_end']);
  l.pinned(n, () => lowerTemplate(l, body, role, { interpolations, skipped, text: raw ? (text) => text : cookDouble }));
}

/** The body of the marker: as many bodies on as there are markers before it on its line. */
function bodyOf(l: Lowering, n: number): number {
  const { tree } = l;
  for (let node = n + 1; node < tree.count; node++) {
    if (l.typeOf(node) === 'heredoc_body' && (tree.start[node] ?? 0) >= (tree.end[n] ?? 0)) return node;
  }
  return -1;
}

/** A pattern, or a template when something is interpolated. */
export function lowerRegex(l: Lowering, n: number, role: Role): void {
  if (l.child(n, 'interpolation') < 0) l.leaf('regex', role, n, content(l, n));
  else lowerTemplate(l, n, role, { interpolations, text: (part) => part });
}

/** `` `command` `` is a call, named by the backtick. */
export function lowerSubshell(l: Lowering, n: number, role: Role): void {
  const start = l.start(n);
  l.open('call', role, n);
  l.leafAt({ kind: 'identifier', role: 'callee', node: n, symbol: '`', start, end: start });
  l.open('arguments', 'arguments', n);
  lowerTemplate(l, n, 'none', { interpolations, text: cookDouble });
  l.close();
  l.close();
}
