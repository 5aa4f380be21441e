import type { NestedChild, NestedNode } from '../tree/nested.ts';
import type { Cursor } from './cursor.ts';

type Read = (c: Cursor) => NestedNode;

/** A quoted text at its first quote: a `string`, or a `template` when there is something to put in. */
export function quotedOf(c: Cursor, expression: Read): NestedNode {
  const { at: start } = c;
  c.at++;
  const parts = partsOf(c, expression, { quoted: true, indent: 0 });
  if (!c.take('"')) c.wrong(start, c.at);
  return stringOf(c, start, parts, 'quoted_template');
}

/** `<<NAME` or `<<-NAME` up to the line that holds nothing but that name. */
export function heredocOf(c: Cursor, expression: Read): NestedNode {
  const { at: start } = c;
  c.at += 2;
  const indented = c.take('-');
  const name = c.word();
  c.at += name.length;
  const lineEnd = c.lineEnd();
  if (name === '' || c.text.slice(c.at, lineEnd).trim() !== '') {
    c.wrong(start, c.at);
    return c.node('error', { start, grammar: 'ERROR' });
  }
  c.at = Math.min(lineEnd + 1, c.end);
  const body = bodyEnd(c, name);
  if (body.after < 0) c.wrong(start, body.end);
  const outer = c.end;
  c.end = body.end;
  const indent = indented ? indentOf(c.text, c.at, body.end) : 0;
  const parts = partsOf(c, expression, { quoted: false, indent });
  c.end = outer;
  c.at = body.after < 0 ? body.end : body.after;
  return stringOf(c, start, parts, 'heredoc_template');
}

/** Where the text of a heredoc ends, and what comes after its last name; -1 when that is missing. */
function bodyEnd(c: Cursor, name: string): { end: number; after: number } {
  let at = c.at;
  while (at < c.end) {
    const found = c.text.indexOf('\n', at);
    const lineEnd = found < 0 || found > c.end ? c.end : found;
    let first = at;
    while (first < lineEnd && isBlank(c.text.charCodeAt(first))) first++;
    if (c.text.startsWith(name, first) && c.text.slice(first + name.length, lineEnd).trim() === '') {
      return { end: at, after: first + name.length };
    }
    at = lineEnd + 1;
  }
  return { end: c.end, after: -1 };
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 9;
}

/** The blanks that every line that is not empty begins with. */
function indentOf(text: string, from: number, to: number): number {
  let least = -1;
  for (let at = from; at < to;) {
    const found = text.indexOf('\n', at);
    const lineEnd = found < 0 || found > to ? to : found;
    let first = at;
    while (first < lineEnd && isBlank(text.charCodeAt(first))) first++;
    if (first < lineEnd && (least < 0 || first - at < least)) least = first - at;
    at = lineEnd + 1;
  }
  return Math.max(least, 0);
}

function stringOf(c: Cursor, start: number, parts: readonly NestedNode[], grammar: string): NestedNode {
  const only = parts[0];
  if (parts.length === 0) return c.node('string', { start, grammar }, { symbol: '' });
  if (parts.length === 1 && only?.kind === 'string-part')
    return c.node('string', { start, grammar }, { symbol: only.symbol ?? '' });
  return c.node(
    'template',
    { start, grammar },
    { children: parts.map((part): NestedChild => ['none', part]) },
  );
}

interface Style {
  /** Backslashes mean something, and a quote or line end stops. */
  readonly quoted: boolean;
  /** Blanks left out at the beginning of each line. */
  readonly indent: number;
}

function partsOf(c: Cursor, expression: Read, style: Style): readonly NestedNode[] {
  const parts: NestedNode[] = [];
  let from = c.at;
  const flush = (): void => {
    if (c.at === from) return;
    const symbol = cooked(c.text, from, c.at, style);
    parts.push(c.node('string-part', { start: from, grammar: 'template_literal' }, { symbol }));
  };
  while (c.at < c.end && !c.exhausted) {
    const { next } = c;
    if (style.quoted && (next === '"' || next === '\n')) break;
    if (style.quoted && next === '\\') c.at += c.text[c.at + 1] === '\n' ? 1 : 2;
    else if (next !== '$' && next !== '%') c.at++;
    else if (c.is(`${next}${next}{`)) c.at += 3;
    else if (!c.is(`${next}{`)) c.at++;
    else {
      flush();
      parts.push(next === '$' ? interpolationOf(c, expression) : directiveOf(c, expression));
      from = c.at;
    }
  }
  c.at = Math.min(c.at, c.end);
  flush();
  return parts;
}

function interpolationOf(c: Cursor, expression: Read): NestedNode {
  const { at: start } = c;
  c.at += 2;
  c.take('~');
  const value = c.within(true, () => expression(c));
  end(c, start);
  return c.node(
    'interpolation',
    { start, grammar: 'template_interpolation' },
    { children: [['value', value]] },
  );
}

/** `%{ if a }`, `%{ else }`, `%{ endif }`, `%{ for a, b in c }`, `%{ endfor }`: one node each, in the order of the text. */
function directiveOf(c: Cursor, expression: Read): NestedNode {
  const { at: start } = c;
  c.at += 2;
  c.take('~');
  const children = c.within(true, () => {
    c.skip();
    return directiveParts(c, expression);
  });
  end(c, start);
  const symbol = children.symbol;
  return c.node(
    'interpolation',
    { start, grammar: 'template_directive' },
    { symbol, children: children.list },
  );
}

function directiveParts(c: Cursor, expression: Read): { symbol: string; list: readonly NestedChild[] } {
  const symbol = c.word();
  c.at += symbol.length;
  if (symbol === 'if') return { symbol, list: [['condition', expression(c)]] };
  const list: NestedChild[] = [];
  if (symbol !== 'for') return { symbol, list };
  do {
    c.skip();
    const start = c.at;
    const word = c.word();
    if (word === '' || word === 'in') break;
    c.at += word.length;
    list.push(['left', c.node('identifier', { start, grammar: 'identifier' }, { symbol: word })]);
    c.skip();
  } while (c.take(','));
  if (c.word() === 'in') c.at += 2;
  list.push(['iterable', expression(c)]);
  return { symbol, list };
}

/** Up to the brace that ends what was put in; what stands before it is wrong. */
function end(c: Cursor, start: number): void {
  c.within(true, () => c.skip());
  c.take('~');
  if (c.take('}')) return;
  while (c.at < c.end && c.next !== '\n' && c.next !== '}' && c.next !== '"') c.at++;
  c.take('}');
  c.wrong(start, c.at);
}

const simple: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const quotedPattern = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))|([$%])\4\{/g;

function cooked(text: string, from: number, to: number, { quoted, indent }: Style): string {
  const raw = text.slice(from, to);
  if (!quoted) return unescaped(indent > 0 ? dedented(text, from, raw, indent) : raw);
  return raw.replace(
    quotedPattern,
    (whole, ...[short, long, letter, sign]: readonly (string | undefined)[]) => {
      if (sign !== undefined) return `${sign}{`;
      if (letter !== undefined) return simple[letter] ?? whole;
      const code = Number.parseInt(short ?? long ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

function unescaped(raw: string): string {
  return raw.replace(/([$%])\1\{/g, '$1{');
}

function dedented(text: string, from: number, raw: string, indent: number): string {
  const lines = raw.split('\n');
  const begins = from === 0 || text[from - 1] === '\n';
  return lines
    .map((line, n) =>
      n === 0 && !begins ? line : line.slice(Math.min(indent, /^[ \t]*/.exec(line)?.[0].length ?? 0)),
    )
    .join('\n');
}
