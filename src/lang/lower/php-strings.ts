import type { Role } from '../tree/kinds.ts';
import { lowerTemplate } from './declarations.ts';
import { cook, type EscapeStyle } from './escapes.ts';
import type { Lowering } from './lowering.ts';

const single: EscapeStyle = { simple: { "'": "'", '\\': '\\' }, octal: false, keepsUnknown: true };
const simple = { n: '\n', t: '\t', r: '\r', v: '\v', e: '\u001b', f: '\f', '\\': '\\', $: '$', '"': '"' };
const double: EscapeStyle = { simple, octal: true, keepsUnknown: true };
const texts: ReadonlySet<string> = new Set(['string_content', 'escape_sequence']);

const cookDouble = (text: string): string => cook(text, double);

/** `'…'`. */
export function lowerString(l: Lowering, n: number, role: Role): void {
  const text = l.text(n);
  l.leaf('string', role, n, cook(text.slice(text.indexOf("'") + 1, -1), single));
}

/** `"…$x…"`. */
export function lowerEncapsed(l: Lowering, n: number, role: Role): void {
  lowerTemplate(l, n, role, { texts, text: cookDouble });
}

/** `<<<A … A`. */
export function lowerHeredoc(l: Lowering, n: number, role: Role): void {
  const body = l.field(n, 'value');
  if (body < 0) l.leaf('string', role, n, '');
  else lowerTemplate(l, body, role, { texts, text: cookDouble });
}

/** `<<<'A' … A`. */
export function lowerNowdoc(l: Lowering, n: number, role: Role): void {
  const body = l.field(n, 'value');
  l.leaf('string', role, n, body < 0 ? '' : l.text(body).replace(/^\r?\n/u, ''));
}

/** `` `command` `` is a call, named by the backtick. */
export function lowerShell(l: Lowering, n: number, role: Role): void {
  const start = l.start(n);
  l.open('call', role, n);
  l.leafAt({ kind: 'identifier', role: 'callee', node: n, symbol: '`', start, end: start });
  l.open('arguments', 'arguments', n);
  lowerTemplate(l, n, 'none', { texts, text: cookDouble });
  l.close();
  l.close();
}
