import type { NestedChild, NestedNode } from '../tree/nested.ts';
import type { Cursor } from './cursor.ts';
import { expressionOf } from './expressions.ts';
import { quotedOf } from './templates.ts';

/** Attributes and blocks up to a closing brace, which is left, or to the end. */
export function bodyOf(c: Cursor): readonly NestedChild[] {
  const items: NestedChild[] = [];
  for (;;) {
    skipLines(c);
    if (c.at >= c.end || c.next === '}' || c.exhausted) return items;
    const before = c.at;
    for (const item of itemOf(c)) items.push(item);
    if (c.at === before) skipLine(c, before);
    else endItem(c);
  }
}

function skipLines(c: Cursor): void {
  c.within(true, () => c.skip());
}

/** An item ends with its line. In patterns, where the ellipsis stands among others, several may share one. */
function endItem(c: Cursor): void {
  c.skip();
  if (c.at >= c.end || c.next === '\n' || c.next === '}') return;
  if (c.take(',')) {
    if (!c.pattern) c.wrong(c.at - 1, c.at);
    return;
  }
  if (!c.pattern) skipLine(c, c.at);
}

function skipLine(c: Cursor, start: number): void {
  c.at = Math.max(c.lineEnd(), start + 1);
  c.wrong(start, c.at);
}

/** `name = value`, `type "label" { ... }`, or words that are neither. */
function itemOf(c: Cursor): readonly NestedChild[] {
  const words = wordsOf(c);
  const last = words.at(-1);
  if (last !== undefined && c.next === '=' && !c.is('==')) {
    return [...words.slice(0, -1).map((word) => strayOf(c, word)), attributeOf(c, last)];
  }
  const [type, ...labels] = words;
  if (type?.kind === 'identifier' && c.next === '{') return [blockOf(c, type, labels)];
  return words.length === 1 && type !== undefined ? [bareOf(c, type)] : words.map((word) => strayOf(c, word));
}

/** The name of an attribute, or the type of a block and its labels. */
function wordsOf(c: Cursor): readonly NestedNode[] {
  const words: NestedNode[] = [];
  for (;;) {
    const { at: start } = c;
    const word = c.word();
    if (word !== '') {
      c.at += word.length;
      words.push(c.node('identifier', { start, grammar: 'identifier' }, { symbol: word }));
    } else if (c.next === '"') words.push(quotedOf(c, expressionOf));
    else return words;
    c.skip();
    if (c.exhausted) return words;
  }
}

function attributeOf(c: Cursor, key: NestedNode): NestedChild {
  c.at++;
  const value = expressionOf(c);
  const children: readonly NestedChild[] = [
    ['key', key],
    ['value', value],
  ];
  return ['none', c.node('pair', { start: key.start, end: c.last, grammar: 'attribute' }, { children })];
}

function blockOf(c: Cursor, type: NestedNode, labels: readonly NestedNode[]): NestedChild {
  const start = c.at;
  const items = c.nested(() => {
    c.at++;
    return c.within(false, () => bodyOf(c));
  });
  if (items === undefined) skipBlock(c, start);
  else if (!c.take('}')) c.wrong(start, start + 1);
  const body = c.node('block', { start, grammar: 'body' }, { children: items ?? [] });
  const children: readonly NestedChild[] = [
    ['tag', type],
    ...labels.map((label): NestedChild => ['name', label]),
    ['body', body],
  ];
  return [
    'none',
    c.node('hcl-block', { start: type.start, grammar: 'block' }, { symbol: type.symbol ?? '', children }),
  ];
}

/** A block that is too deep is left out as a whole. */
function skipBlock(c: Cursor, start: number): void {
  let open = 0;
  do {
    if (c.next === '{') open++;
    else if (c.next === '}') open--;
    c.at++;
  } while (open > 0 && c.at < c.end);
  c.wrong(start, c.at);
}

/** A word alone, such as what stands for the ellipsis of a pattern; it may be the beginning of an expression. */
function bareOf(c: Cursor, word: NestedNode): NestedChild {
  if (!c.pattern || c.next === '\n' || c.at >= c.end || c.next === '}') return strayOf(c, word);
  c.at = word.start;
  const value = expressionOf(c);
  return strayOf(c, value);
}

function strayOf(c: Cursor, value: NestedNode): NestedChild {
  if (!c.pattern) c.wrong(value.start, value.end);
  const { start, end } = value;
  return [
    'none',
    c.node('expression-statement', { start, end, grammar: 'expression' }, { children: [['value', value]] }),
  ];
}
