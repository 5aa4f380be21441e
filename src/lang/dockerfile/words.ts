import type { NestedChild, NestedNode } from '../tree/nested.ts';
import type { LineCursor, Stretch } from './line-cursor.ts';

// What stands after `:-` is bounded, so that a text of nothing but beginnings is not searched to its end for each.
const expansion =
  /\$(?:([A-Za-z_][A-Za-z0-9_]*)|\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+?=]|##?|%%?|\/\/?)([^}]{0,500}))?\})/y;

/** A word as a `string` with its quotes and escapes resolved, or as a `template` when variables are put in. */
export function wordOf(c: LineCursor, place: Stretch): NestedNode {
  const parts: NestedNode[] = [];
  let cooked = '';
  let from = place.from;
  let quote = '';
  const flush = (to: number): void => {
    if (cooked !== '')
      parts.push(c.node('string-part', { from, to }, { grammar: 'word_part', symbol: cooked }));
    cooked = '';
  };
  for (let at = place.from; at < place.to;) {
    const char = c.text[at] ?? '';
    const step = quote === "'" || c.exhausted ? undefined : variableAt(c, at, place.to);
    if (step !== undefined) {
      flush(at);
      parts.push(step.node);
      at = step.to;
      from = at;
      continue;
    }
    if (char === quote || (quote === '' && (char === '"' || char === "'"))) quote = quote === '' ? char : '';
    else if (char === '\\' && quote !== "'" && at + 1 < place.to) cooked += c.text[++at] ?? '';
    else cooked += char;
    at++;
  }
  if (parts.length === 0) return c.node('string', place, { grammar: 'word', symbol: cooked });
  flush(place.to);
  return c.node('template', place, {
    grammar: 'word',
    children: parts.map((part): NestedChild => ['none', part]),
  });
}

/** `$NAME`, `${NAME}` and `${NAME:-default}`. */
function variableAt(c: LineCursor, at: number, to: number): { node: NestedNode; to: number } | undefined {
  if (c.text[at] !== '$') return undefined;
  expansion.lastIndex = at;
  const match = expansion.exec(c.text);
  if (match === null || expansion.lastIndex > to) return undefined;
  const end = expansion.lastIndex;
  const name = match[1] ?? match[2] ?? '';
  const start = at + (match[1] === undefined ? 2 : 1);
  const variable = c.node(
    'identifier',
    { from: start, to: start + name.length },
    { grammar: 'variable', symbol: name },
  );
  const children: NestedChild[] = [['value', variable]];
  const more = match[4];
  if (more !== undefined && more !== '') {
    children.push([
      'default',
      c.node(
        'string',
        { from: end - 1 - more.length, to: end - 1 },
        { grammar: 'expansion_default', symbol: more },
      ),
    ]);
  }
  return {
    node: c.node(
      'interpolation',
      { from: at, to: end },
      { grammar: 'expansion', symbol: match[3] ?? '', children },
    ),
    to: end,
  };
}

/** `["a", "b"]` that fills the rest of the line; undefined when it is no such list, and then it is shell text. */
export function listOf(c: LineCursor): NestedNode | undefined {
  const { from, to } = c.rest;
  if (!c.is('[')) return undefined;
  const items: NestedChild[] = [];
  c.at++;
  for (;;) {
    c.skip();
    if (c.is(']') && items.length === 0) break;
    const item = itemOf(c);
    if (item === undefined || c.exhausted) return undoTo(c, from);
    items.push(['none', item]);
    c.skip();
    if (c.is(']')) break;
    if (!c.is(',')) return undoTo(c, from);
    c.at++;
  }
  c.at++;
  const end = c.at;
  c.skip();
  return c.at < to
    ? undoTo(c, from)
    : c.node('array', { from, to: end }, { grammar: 'json_array', children: items });
}

function undoTo(c: LineCursor, at: number): undefined {
  c.at = at;
}

const name = /[A-Za-z_$][A-Za-z0-9_$]*/y;

function itemOf(c: LineCursor): NestedNode | undefined {
  const { at: from } = c;
  const text = c.is('"') ? quotedAt(c.text, from) : '';
  if (text !== '') {
    const symbol = jsonString(text);
    c.at += text.length;
    return symbol === undefined
      ? undefined
      : c.node('string', { from, to: c.at }, { grammar: 'json_string', symbol });
  }
  name.lastIndex = from;
  const word = c.pattern ? name.exec(c.text)?.[0] : undefined;
  if (word === undefined) return undefined;
  c.at += word.length;
  return c.node('identifier', { from, to: c.at }, { grammar: 'identifier', symbol: word });
}

/** From a quote to the next one that is not escaped; empty when there is none. */
function quotedAt(text: string, from: number): string {
  for (let at = from + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 0x5c) at++;
    else if (c === 0x22) return text.slice(from, at + 1);
  }
  return '';
}

function jsonString(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : undefined;
  } catch {
    // A bad escape: then Docker takes the line for shell text, and so do we.
    return undefined;
  }
}
