import type { Role } from '../tree/kinds.ts';
import { commonEscapes, cook, type EscapeStyle } from './escapes.ts';
import type { Lowering } from './lowering.ts';

const pythonEscapes: EscapeStyle = { simple: commonEscapes, octal: true, keepsUnknown: true };

/** A string, or a template when something is interpolated. */
export function lowerString(l: Lowering, n: number, role: Role): void {
  if (l.child(n, 'interpolation') < 0) {
    l.leaf('string', role, n, stringValue(l, n));
    return;
  }
  l.open('template', role, n);
  templateParts(l, n);
  l.close();
}

/** Adjacent literals are one string, or one template when any of them is. */
export function lowerConcatenated(l: Lowering, n: number, role: Role): void {
  const strings = l.children(n);
  if (strings.every((string) => l.child(string, 'interpolation') < 0)) {
    l.leaf('string', role, n, strings.map((string) => stringValue(l, string)).join(''));
    return;
  }
  l.open('template', role, n);
  for (const string of strings) templateParts(l, string);
  l.close();
}

function stringValue(l: Lowering, n: number): string {
  const parts = l.children(n).filter((child) => l.typeOf(child) === 'string_content');
  return parts.map((part) => partValue(l, n, part)).join('');
}

function templateParts(l: Lowering, n: number): void {
  for (const child of l.children(n)) {
    if (l.typeOf(child) === 'interpolation') l.lower(child, 'none');
    if (l.typeOf(child) === 'string_content') l.leaf('string-part', 'none', child, partValue(l, n, child));
  }
}

function partValue(l: Lowering, string: number, part: number): string {
  const prefix = l.text(l.child(string, 'string_start')).toLowerCase();
  const text = prefix.includes('f') ? l.text(part).replaceAll('{{', '{').replaceAll('}}', '}') : l.text(part);
  return prefix.includes('r') ? text : cook(text, pythonEscapes);
}
