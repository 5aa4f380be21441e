import { limits } from '../../core/limits.ts';
import type { NestedChild, NestedNode } from '../tree/nested.ts';
import { comprehensionOf } from './comprehensions.ts';
import type { Cursor } from './cursor.ts';
import { heredocOf, quotedOf } from './templates.ts';

const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** An expression; a node of kind `error` when there is none, in which case the cursor may not have moved. */
export function expressionOf(c: Cursor): NestedNode {
  c.skip();
  const start = c.at;
  const read = c.exhausted ? undefined : c.nested(() => ternaryOf(c));
  return read ?? unread(c, start);
}

/** What is too deep, or too much: left out up to the end of the line or of the bracket. */
function unread(c: Cursor, start: number): NestedNode {
  let open = 0;
  while (c.at < c.end) {
    const { next } = c;
    if ('([{'.includes(next)) open++;
    else if (')]}'.includes(next) && --open < 0) break;
    else if (open === 0 && (next === ',' || (next === '\n' && !c.flat))) break;
    c.at++;
  }
  c.last = c.at;
  c.wrong(start, c.at);
  return c.node('error', { start, grammar: 'too_deep' });
}

function ternaryOf(c: Cursor): NestedNode {
  const { at: start } = c;
  const condition = binaryOf(c, 0);
  c.skip();
  if (!c.take('?')) return condition;
  const then = expressionOf(c);
  c.skip();
  if (!c.take(':')) c.wrong(c.at, c.at);
  const other = expressionOf(c);
  const children: readonly NestedChild[] = [
    ['condition', condition],
    ['then', then],
    ['else', other],
  ];
  return c.node('ternary', { start, end: c.last, grammar: 'conditional' }, { children });
}

function binaryOf(c: Cursor, level: number): NestedNode {
  const operators = levels[level];
  if (operators === undefined) return unaryOf(c);
  const { at: start } = c;
  let left = binaryOf(c, level + 1);
  for (;;) {
    c.skip();
    const operator = operators.find((one) => c.is(one));
    // `a = b` and `=>` begin with what looks like an operator nowhere, but `%{` and `//` do not operate.
    if (operator === undefined || c.is('%{') || c.exhausted) return left;
    c.at += operator.length;
    c.skip();
    const right = binaryOf(c, level + 1);
    const children: readonly NestedChild[] = [
      ['left', left],
      ['right', right],
    ];
    left = c.node(
      'binary',
      { start, end: c.last, grammar: 'binary_operation' },
      { symbol: operator, children },
    );
  }
}

/** Signs are collected first: they nest as deep as they are many. */
function unaryOf(c: Cursor): NestedNode {
  const signs: number[] = [];
  while (c.next === '!' || c.next === '-') {
    if (c.is('!=') || signs.length > limits.configNodes) break;
    signs.push(c.at++);
    c.skip();
  }
  let operand = postfixOf(c);
  for (const start of signs.reverse()) {
    const symbol = c.text[start] ?? '';
    operand = c.node(
      'unary',
      { start, end: c.last, grammar: 'unary_operation' },
      { symbol, children: [['operand', operand]] },
    );
  }
  return operand;
}

function postfixOf(c: Cursor): NestedNode {
  const { at: start } = c;
  let value = primaryOf(c);
  for (;;) {
    c.last = c.at;
    c.skip();
    const longer =
      c.is('...') || c.exhausted ? undefined : (attributeOf(c, start, value) ?? indexOf(c, start, value));
    if (longer === undefined) {
      c.at = c.last;
      return value;
    }
    value = longer;
  }
}

/** `.name`, `.0` and `.*`. */
function attributeOf(c: Cursor, start: number, object: NestedNode): NestedNode | undefined {
  if (!c.take('.')) return undefined;
  c.skip();
  const at = c.at;
  const word = c.word();
  if (word !== '') {
    c.at += word.length;
    const property = c.node('identifier', { start: at, grammar: 'identifier' }, { symbol: word });
    return c.node(
      'member',
      { start, grammar: 'get_attr' },
      {
        children: [
          ['object', object],
          ['property', property],
        ],
      },
    );
  }
  const value = c.take('*') ? star(c, at) : digitsOf(c);
  if (value === undefined) c.wrong(at - 1, at);
  const children: NestedChild[] = [['object', object]];
  if (value !== undefined) children.push(['value', value]);
  return c.node(
    'index',
    { start, grammar: value?.kind === 'number' ? 'legacy_index' : 'attr_splat' },
    { children },
  );
}

function star(c: Cursor, start: number): NestedNode {
  return c.node('identifier', { start, grammar: 'splat' }, { symbol: '*' });
}

function digitsOf(c: Cursor): NestedNode | undefined {
  const start = c.at;
  while (c.next >= '0' && c.next <= '9') c.at++;
  return c.at === start
    ? undefined
    : c.node('number', { start, grammar: 'numeric_lit' }, { symbol: c.text.slice(start, c.at) });
}

function indexOf(c: Cursor, start: number, object: NestedNode): NestedNode | undefined {
  if (!c.take('[')) return undefined;
  const value = c.within(true, () => {
    c.skip();
    const at = c.at;
    const read = c.take('*') ? star(c, at) : expressionOf(c);
    close(c, ']');
    return read;
  });
  const grammar = value.symbol === '*' ? 'full_splat' : 'index';
  return c.node(
    'index',
    { start, grammar },
    {
      children: [
        ['object', object],
        ['value', value],
      ],
    },
  );
}

/** Moves over a closing bracket; what stands before it is wrong. Without one nothing more is read of the line. */
function close(c: Cursor, bracket: string): void {
  c.skip();
  if (c.take(bracket)) return;
  const start = c.at;
  while (c.at < c.end && c.next !== '\n' && !')]}'.includes(c.next)) c.at++;
  if (!c.take(bracket)) c.wrong(start, c.at);
  else c.wrong(start, c.at - 1);
}

function primaryOf(c: Cursor): NestedNode {
  const { at: start, next } = c;
  if (next === '"') return quotedOf(c, expressionOf);
  if (c.is('<<')) return heredocOf(c, expressionOf);
  if (next === '(') return c.within(true, () => groupOf(c));
  if (next === '[') return c.within(true, () => tupleOf(c));
  if (next === '{') return c.within(true, () => objectOf(c));
  const number = numberOf(c);
  if (number !== undefined) return number;
  const word = c.word();
  if (word === '') return missing(c);
  c.at += word.length;
  if (word === 'true' || word === 'false')
    return c.node('boolean', { start, grammar: 'bool_lit' }, { symbol: word });
  if (word === 'null') return c.node('null', { start, grammar: 'null_lit' }, { symbol: word });
  return callOf(c, start, word);
}

/** Nothing that an expression may begin with. */
function missing(c: Cursor): NestedNode {
  const start = c.at;
  const stops = c.at >= c.end || ',)]}\n:=?'.includes(c.next);
  if (!stops) c.at++;
  c.wrong(start, c.at);
  return c.node('error', { start, grammar: 'ERROR' });
}

function groupOf(c: Cursor): NestedNode {
  c.at++;
  const inner = expressionOf(c);
  close(c, ')');
  return inner;
}

const number = /(?:0|[1-9][0-9]*|[0-9]+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

function numberOf(c: Cursor): NestedNode | undefined {
  if (c.next < '0' || c.next > '9') return undefined;
  number.lastIndex = c.at;
  const text = (number.exec(c.text)?.[0] ?? c.next).slice(0, c.end - c.at);
  const start = c.at;
  c.at += text.length;
  return c.node('number', { start, grammar: 'numeric_lit' }, { symbol: text });
}

/** A name, or a call of one: `f(...)`, `provider::ns::f(...)`. */
function callOf(c: Cursor, start: number, first: string): NestedNode {
  let name = first;
  while (c.is('::')) {
    const after = c.at;
    c.at += 2;
    const word = c.word();
    if (word === '') {
      c.at = after;
      break;
    }
    c.at += word.length;
    name += `::${word}`;
  }
  const callee = c.node('identifier', { start, grammar: 'identifier' }, { symbol: name });
  const at = c.at;
  if (c.next !== '(') return callee;
  const list = c.within(true, () => itemsOf(c, ')', argumentOf));
  const place = c.node('arguments', { start: at, grammar: 'function_arguments' }, { children: list });
  return c.node(
    'call',
    { start, grammar: 'function_call' },
    {
      children: [
        ['callee', callee],
        ['arguments', place],
      ],
    },
  );
}

function argumentOf(c: Cursor): NestedChild {
  const { at: start } = c;
  const value = expressionOf(c);
  c.skip();
  if (!c.take('...')) return ['none', value];
  return ['none', c.node('spread', { start, grammar: 'expansion' }, { children: [['value', value]] })];
}

function tupleOf(c: Cursor): NestedNode {
  const { at: start } = c;
  const loop = comprehensionOf(c, expressionOf);
  if (loop !== undefined) return loop;
  const children = itemsOf(c, ']', (cursor) => ['none', expressionOf(cursor)]);
  return c.node('array', { start, grammar: 'tuple' }, { children });
}

function objectOf(c: Cursor): NestedNode {
  const { at: start } = c;
  const loop = comprehensionOf(c, expressionOf);
  if (loop !== undefined) return loop;
  const children = itemsOf(c, '}', pairOf);
  return c.node('object', { start, grammar: 'object' }, { children });
}

/** From an opening bracket to the closing one. Commas may be missing: line ends separate the items of objects. */
function itemsOf(c: Cursor, bracket: string, read: (c: Cursor) => NestedChild): readonly NestedChild[] {
  const items: NestedChild[] = [];
  c.at++;
  for (;;) {
    c.skip();
    if (c.take(bracket)) return items;
    if (c.at >= c.end || ')]}'.includes(c.next) || c.exhausted) {
      c.wrong(c.at, c.at);
      return items;
    }
    const before = c.at;
    items.push(read(c));
    c.skip();
    const separated = c.take(',') || bracket === '}';
    if (c.at === before) c.wrong(c.at, ++c.at);
    else if (!separated && c.next !== bracket && !c.pattern) c.wrong(c.at, c.at);
  }
}

/** `key = value` or `key: value`; only in patterns may there be a key alone. */
export function pairOf(c: Cursor): NestedChild {
  c.skip();
  const { at: start } = c;
  const computed = c.next === '(';
  const read = expressionOf(c);
  const keyEnd = c.last;
  c.skip();
  const assigned = c.is('==') ? false : c.take('=') || c.take(':');
  if (!assigned) {
    if (!c.pattern) c.wrong(start, c.at);
    return ['none', read];
  }
  c.take('>');
  const key = computed
    ? c.node('other', { start, end: keyEnd, grammar: 'ComputedKey' }, { children: [['value', read]] })
    : read;
  const value = expressionOf(c);
  return [
    'none',
    c.node(
      'pair',
      { start, end: c.last, grammar: 'object_elem' },
      {
        children: [
          ['key', key],
          ['value', value],
        ],
      },
    ),
  ];
}
