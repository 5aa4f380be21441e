import type { NestedChild, NestedNode } from '../tree/nested.ts';
import type { Cursor } from './cursor.ts';

type Read = (c: Cursor) => NestedNode;

/** `[for k, v in all : value if wanted]` and its like in braces, at their bracket; undefined for anything else. */
export function comprehensionOf(c: Cursor, expression: Read): NestedNode | undefined {
  const { at: start } = c;
  const bracket = c.next;
  c.at++;
  c.skip();
  const at = c.at;
  const is = c.word() === 'for';
  if (is) c.at += 3;
  c.skip();
  if (!is || c.word() === '') {
    c.at = start;
    return undefined;
  }
  const loop = loopOf(c, at, expression);
  expect(c, ':');
  const children: NestedChild[] = [
    ['none', loop],
    ['value', valueOf(c, bracket, expression)],
  ];
  c.skip();
  c.take('...');
  c.skip();
  const condition = filterOf(c, expression);
  if (condition !== undefined) children.push(['none', condition]);
  expect(c, bracket === '[' ? ']' : '}');
  const symbol = bracket === '[' ? 'list' : 'dict';
  return c.node(
    'comprehension',
    { start, grammar: bracket === '[' ? 'for_tuple' : 'for_object' },
    { symbol, children },
  );
}

function loopOf(c: Cursor, start: number, expression: Read): NestedNode {
  const children: NestedChild[] = [];
  do {
    c.skip();
    const at = c.at;
    const word = c.word();
    if (word === '' || word === 'in') break;
    c.at += word.length;
    children.push(['left', c.node('identifier', { start: at, grammar: 'identifier' }, { symbol: word })]);
    c.skip();
  } while (c.take(','));
  if (c.word() === 'in') c.at += 2;
  else c.wrong(c.at, c.at);
  const source = expression(c);
  return c.node(
    'for-each',
    { start, end: c.last, grammar: 'for_intro' },
    { children: [...children, ['iterable', source]] },
  );
}

function valueOf(c: Cursor, bracket: string, expression: Read): NestedNode {
  c.skip();
  const { at: start } = c;
  const key = expression(c);
  if (bracket === '[') return key;
  c.skip();
  if (!c.take('=>')) {
    c.wrong(c.at, c.at);
    return key;
  }
  const value = expression(c);
  const children: readonly NestedChild[] = [
    ['key', key],
    ['value', value],
  ];
  return c.node('pair', { start, end: c.last, grammar: 'object_elem' }, { children });
}

function filterOf(c: Cursor, expression: Read): NestedNode | undefined {
  const { at: start } = c;
  if (c.word() !== 'if') return undefined;
  c.at += 2;
  const condition = expression(c);
  return c.node('if', { start, end: c.last, grammar: 'for_cond' }, { children: [['condition', condition]] });
}

function expect(c: Cursor, what: string): void {
  c.skip();
  if (c.take(what)) return;
  const start = c.at;
  while (c.at < c.end && c.next !== '\n' && !')]}'.includes(c.next) && !c.is(what)) c.at++;
  c.take(what);
  c.wrong(start, c.at);
}
