import type { YamlScalar } from './node.ts';

/** A piece of text that was understood, and the offset after it. */
export interface Taken {
  readonly text: string;
  readonly end: number;
}

const simpleEscapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
};
const hexEscapes: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** The quoted scalar that starts at `start`; undefined when it does not end on its line or is not valid. */
export function takeQuoted(text: string, start: number): YamlScalar | undefined {
  const taken = text[start] === "'" ? takeSingle(text, start) : takeDouble(text, start);
  if (taken === undefined) return undefined;
  const style = text[start] === "'" ? 'single' : 'double';
  return { kind: 'scalar', text: taken.text, style, start, end: taken.end };
}

function takeSingle(text: string, start: number): Taken | undefined {
  let out = '';
  let from = start + 1;
  for (let at = from; at < text.length; at++) {
    const c = text[at];
    if (c === '\n') return undefined;
    if (c !== "'") continue;
    if (text[at + 1] !== "'") return { text: out + text.slice(from, at), end: at + 1 };
    out += text.slice(from, at + 1);
    from = at + 2;
    at++;
  }
  return undefined;
}

function takeDouble(text: string, start: number): Taken | undefined {
  let out = '';
  let from = start + 1;
  for (let at = from; at < text.length; at++) {
    const c = text[at];
    if (c === '\n') return undefined;
    if (c === '"') return { text: out + text.slice(from, at), end: at + 1 };
    if (c !== '\\') continue;
    const escaped = unescape(text, at + 1);
    if (escaped === undefined) return undefined;
    out += text.slice(from, at) + escaped.text;
    from = escaped.end;
    at = from - 1;
  }
  return undefined;
}

function unescape(text: string, at: number): Taken | undefined {
  const c = text[at] ?? '';
  const simple = simpleEscapes[c];
  if (simple !== undefined) return { text: simple, end: at + 1 };
  const length = hexEscapes[c];
  if (length === undefined) return undefined;
  const digits = text.slice(at + 1, at + 1 + length);
  if (digits.length !== length || !/^[0-9a-fA-F]+$/.test(digits)) return undefined;
  const code = Number.parseInt(digits, 16);
  return code > 0x10ffff ? undefined : { text: String.fromCodePoint(code), end: at + 1 + length };
}

/**
 * The block scalar whose `|` or `>` is at `start`, under a parent at column `parent`; undefined when it is not valid
 * or uses something rare. `next` is the start of the first line after it.
 */
export function takeBlock(
  text: string,
  start: number,
  parent: number,
): { scalar: YamlScalar; next: number } | undefined {
  const header = /[|>]([-+]?)([1-9]?)([-+]?)[ ]*(?:[ ]#[^\n]*)?(?:\n|$)/y;
  header.lastIndex = start;
  const match = header.exec(text);
  if (match === null || (match[1] !== '' && match[3] !== '') || parent < 0) return undefined;
  const folded = text[start] === '>';
  const body = blockLines(text, header.lastIndex, parent, Number(match[2] || 0));
  if (body === undefined) return undefined;
  const chomp = match[1] || match[3];
  const content = body.lines.slice(0, body.filled);
  const joined = folded ? fold(content) : content.join('\n');
  if (joined === undefined) return undefined;
  const blanks = body.lines.length - body.filled;
  const scalar: YamlScalar = {
    kind: 'scalar',
    text: joined + tail(chomp ?? '', body.filled, blanks),
    style: folded ? 'folded' : 'literal',
    start,
    end: body.filled === 0 ? header.lastIndex : body.end,
  };
  return { scalar, next: body.next };
}

function tail(chomp: string, filled: number, blanks: number): string {
  if (chomp === '-') return '';
  if (chomp === '+') return '\n'.repeat(filled > 0 ? blanks + 1 : blanks);
  return filled > 0 ? '\n' : '';
}

interface Body {
  readonly lines: readonly string[];
  /** Lines up to the last one with content. */
  readonly filled: number;
  readonly end: number;
  readonly next: number;
}

function blockLines(text: string, from: number, parent: number, explicit: number): Body | undefined {
  const lines: string[] = [];
  let indent = explicit > 0 ? parent + explicit : 0;
  let filled = 0;
  let end = from;
  let at = from;
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const stop = found < 0 ? text.length : found;
    let first = at;
    while (first < stop && text[first] === ' ') first++;
    const depth = first - at;
    if (first === stop) {
      // Only blanks. Longer than the indentation they are content, or an error before it is known: both are rare.
      if (depth > (indent || parent + 1)) return undefined;
      lines.push('');
    } else {
      if (indent === 0 && depth > parent) indent = depth;
      if (indent === 0 || depth < indent) {
        if (depth > parent && text[first] !== '#') return undefined;
        break;
      }
      if (text[first] === '\t' && depth === indent) return undefined;
      lines.push(text.slice(at + indent, stop));
      filled = lines.length;
      end = stop;
    }
    at = stop + 1;
  }
  return { lines, filled, end, next: Math.min(at, text.length) };
}

/** Line folding of YAML 1.2 section 8.1.3: one break becomes a blank, except around deeper lines. */
function fold(lines: readonly string[]): string {
  let out = '';
  let blanks = 0;
  let first = true;
  let wasDeeper = false;
  for (const line of lines) {
    if (line === '') {
      blanks++;
      continue;
    }
    const deeper = line[0] === ' ' || line[0] === '\t';
    if (first) out += '\n'.repeat(blanks);
    else if (deeper || wasDeeper) out += '\n'.repeat(blanks + 1);
    else out += blanks === 0 ? ' ' : '\n'.repeat(blanks);
    out += line;
    first = false;
    wasDeeper = deeper;
    blanks = 0;
  }
  return out;
}
