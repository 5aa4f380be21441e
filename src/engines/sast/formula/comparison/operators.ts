import type { Operator, Value } from './expression.ts';

/** The truth of a value, as Python sees it. */
export function truthOf(value: Value): boolean {
  switch (value.kind) {
    case 'bool':
      return value.value;
    case 'int':
      return value.value !== 0n;
    case 'float':
      return value.value !== 0;
    case 'string':
      return value.value !== '';
    case 'list':
      return value.items.length > 0;
    case 'none':
      return false;
    case 'code':
      return true;
  }
}

export function unary(operator: '-' | '+' | '~' | 'not', value: Value): Value | undefined {
  if (operator === 'not') return value.kind === 'code' ? undefined : bool(!truthOf(value));
  if (value.kind === 'int') {
    if (operator === '~') return { kind: 'int', value: ~value.value };
    return operator === '-' ? { kind: 'int', value: -value.value } : value;
  }
  if (value.kind !== 'float' || operator === '~') return undefined;
  return operator === '-' ? { kind: 'float', value: -value.value } : value;
}

/** The result of an operator on two values; undefined when it has none, as for text against a number. */
export function binary(operator: Operator, left: Value, right: Value): Value | undefined {
  if (operator === 'in' || operator === 'not in') {
    const inside = contains(right, left);
    return inside === undefined ? undefined : bool(inside === (operator === 'in'));
  }
  // Code is compared by its text only where the rule says so with str().
  if (left.kind === 'code' || right.kind === 'code') return undefined;
  switch (operator) {
    case 'and':
    case 'or':
      return right;
    case '==':
      return bool(equal(left, right));
    case '!=':
      return bool(!equal(left, right));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordered(operator, left, right);
    default:
      return arithmetic(operator, left, right);
  }
}

function bool(value: boolean): Value {
  return { kind: 'bool', value };
}

function contains(outer: Value, part: Value): boolean | undefined {
  if (outer.kind === 'list') return outer.items.some((item) => equal(item, part));
  if (outer.kind === 'string' && part.kind === 'string') return outer.value.includes(part.value);
  return undefined;
}

function equal(a: Value, b: Value): boolean {
  if (a.kind === 'list' && b.kind === 'list')
    return a.items.length === b.items.length && a.items.every((item, i) => equal(item, b.items[i] ?? none));
  if (isNumber(a) && isNumber(b)) return Number(a.value) === Number(b.value);
  if (a.kind === 'none' || b.kind === 'none') return a.kind === b.kind;
  return 'value' in a && 'value' in b && a.kind === b.kind && a.value === b.value;
}

const none: Value = { kind: 'none' };

type NumberValue = Value & { readonly kind: 'int' | 'float' };

function isNumber(value: Value): value is NumberValue {
  return value.kind === 'int' || value.kind === 'float';
}

function ordered(operator: '<' | '<=' | '>' | '>=', left: Value, right: Value): Value | undefined {
  const both =
    isNumber(left) && isNumber(right) ? ([left.value, right.value] as const) : bothTexts(left, right);
  if (both === undefined) return undefined;
  const [a, b] = both;
  switch (operator) {
    case '<':
      return bool(a < b);
    case '<=':
      return bool(a <= b);
    case '>':
      return bool(a > b);
    case '>=':
      return bool(a >= b);
  }
}

function bothTexts(a: Value, b: Value): readonly [string, string] | undefined {
  return a.kind === 'string' && b.kind === 'string' ? [a.value, b.value] : undefined;
}

function arithmetic(operator: Operator, left: Value, right: Value): Value | undefined {
  const texts = bothTexts(left, right);
  if (texts !== undefined) return operator === '+' ? { kind: 'string', value: texts.join('') } : undefined;
  if (left.kind === 'int' && right.kind === 'int') return whole(operator, left.value, right.value);
  if (!isNumber(left) || !isNumber(right)) return undefined;
  const value = real(operator, Number(left.value), Number(right.value));
  return value === undefined ? undefined : { kind: 'float', value };
}

const powerMax = 1_024n;
const bitsMax = 4_096;

function whole(operator: Operator, a: bigint, b: bigint): Value | undefined {
  const value = wholeValue(operator, a, b);
  if (value === undefined || value.toString(16).length > bitsMax / 4) return undefined;
  return { kind: 'int', value };
}

function wholeValue(operator: Operator, a: bigint, b: bigint): bigint | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    // Rules were written for an engine in which a division of whole numbers is whole.
    case '/':
    case '//':
      return b === 0n ? undefined : a / b;
    case '%':
      return b === 0n ? undefined : a % b;
    case '**':
      return b < 0n || b > powerMax || a > 1n << 64n || a < -(1n << 64n) ? undefined : a ** b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return b < 0n || b > powerMax ? undefined : a << b;
    case '>>':
      return b < 0n || b > powerMax ? undefined : a >> b;
    default:
      return undefined;
  }
}

function real(operator: Operator, a: number, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? undefined : a / b;
    case '//':
      return b === 0 ? undefined : Math.floor(a / b);
    case '%':
      return b === 0 ? undefined : a % b;
    case '**':
      return a ** b;
    default:
      return undefined;
  }
}
