import { limits } from '../../../../core/limits.ts';
import { err, ok, type Result } from '../../../../core/result.ts';
import type { Expr, Value } from './node.ts';

/** What an expression may ask for: variables by name, and functions; a function says what it was given wrongly. */
export interface Scope {
  readonly variables: ReadonlyMap<string, Value>;
  call(name: string, args: readonly Value[]): Result<Value, string>;
}

/** Computes an expression; the error says why there is no value. */
export function evaluateExpr(expr: Expr, scope: Scope): Result<Value, string> {
  return new Evaluation(scope).value(expr, scope.variables);
}

type Names = ReadonlyMap<string, Value>;

class Evaluation {
  readonly #scope: Scope;
  #steps = 0;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  value(expr: Expr, names: Names): Result<Value, string> {
    if (++this.#steps > limits.filterSteps) return err('it takes too many steps');
    switch (expr.kind) {
      case 'value':
        return ok(expr.value);
      case 'name': {
        const value = names.get(expr.name);
        return value === undefined ? err(`${expr.name} is not known`) : ok(value);
      }
      case 'list':
        return this.#all(expr.items, names);
      case 'map': {
        const values = this.#all(
          expr.entries.map(([, value]) => value),
          names,
        );
        if (!values.ok) return values;
        return ok(new Map(expr.entries.map(([key], at) => [key, values.value[at] ?? null])));
      }
      case 'not': {
        const value = this.value(expr.of, names);
        return value.ok ? ok(value.value !== true) : value;
      }
      case 'minus': {
        const value = this.value(expr.of, names);
        return value.ok ? number(value.value, (n) => -n) : value;
      }
      case 'binary':
        return this.#binary(expr.op, expr, names);
      case 'choice': {
        const test = this.value(expr.test, names);
        return test.ok ? this.value(test.value === true ? expr.yes : expr.no, names) : test;
      }
      case 'index':
        return this.#indexed(expr.of, expr.at, names);
      case 'slice':
        return this.#sliced(expr, names);
      case 'call': {
        const args = this.#all(expr.args, names);
        return args.ok ? this.#scope.call(expr.name, args.value) : args;
      }
      case 'let': {
        const value = this.value(expr.value, names);
        return value.ok ? this.value(expr.body, new Map(names).set(expr.name, value.value)) : value;
      }
    }
  }

  #all(items: readonly Expr[], names: Names): Result<readonly Value[], string> {
    const values: Value[] = [];
    for (const item of items) {
      const value = this.value(item, names);
      if (!value.ok) return value;
      values.push(value.value);
    }
    return ok(values);
  }

  #binary(
    op: string,
    { left, right }: { readonly left: Expr; readonly right: Expr },
    names: Names,
  ): Result<Value, string> {
    const a = this.value(left, names);
    if (!a.ok) return a;
    if (op === '||' && a.value === true) return ok(true);
    if (op === '&&' && a.value !== true) return ok(false);
    if (op === '??' && a.value !== null) return a;
    const b = this.value(right, names);
    if (!b.ok) return b;
    return op === '||' || op === '&&'
      ? ok(b.value === true)
      : op === '??'
        ? b
        : combined(op, a.value, b.value);
  }

  #indexed(of: Expr, at: Expr, names: Names): Result<Value, string> {
    const both = this.#all([of, at], names);
    if (!both.ok) return both;
    const [holder = null, key = null] = both.value;
    if (holder instanceof Map) return ok(valueOr(holder.get(key)));
    if (typeof key !== 'number') return holder === null ? ok(null) : err('an index that is no number');
    if (typeof holder === 'string') return ok(holder.at(key) ?? null);
    return Array.isArray(holder) ? ok(valueOr(holder.at(key))) : err('an index of what has no parts');
  }

  #sliced({ of, from, to }: Expr & { readonly kind: 'slice' }, names: Names): Result<Value, string> {
    const all = this.#all(
      [of, from ?? { kind: 'value', value: 0 }, to ?? { kind: 'value', value: Infinity }],
      names,
    );
    if (!all.ok) return all;
    const [whole = null, start = null, end = null] = all.value;
    if (typeof start !== 'number' || typeof end !== 'number')
      return err('a slice between what are no numbers');
    if (typeof whole === 'string') return ok(whole.slice(start, end));
    return isList(whole) ? ok(whole.slice(start, end)) : err('a slice of what has no parts');
  }
}

function valueOr(value: Value | undefined): Value {
  return value ?? null;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function number(value: Value, of: (n: number) => number): Result<Value, string> {
  return typeof value === 'number' ? ok(of(value)) : err('a number is expected');
}

function combined(op: string, a: Value, b: Value): Result<Value, string> {
  if (op === '==') return ok(a === b);
  if (op === '!=') return ok(a !== b);
  if (op === 'in') return inside(a, b);
  if (typeof a === 'string' && typeof b === 'string') return ofTexts(op, a, b);
  if (typeof a === 'number' && typeof b === 'number') return ofNumbers(op, a, b);
  return err(`${op} between values of different kinds`);
}

function inside(a: Value, b: Value): Result<Value, string> {
  if (b instanceof Map) return ok(b.has(a));
  return isList(b) ? ok(b.includes(a)) : err('in asks for a list');
}

function ofTexts(op: string, a: string, b: string): Result<Value, string> {
  switch (op) {
    case '+':
      return a.length + b.length > limits.filterChars * 16 ? err('a text that is too long') : ok(a + b);
    case 'contains':
      return ok(a.includes(b));
    case 'startsWith':
      return ok(a.startsWith(b));
    case 'endsWith':
      return ok(a.endsWith(b));
    case '<':
      return ok(a < b);
    case '>':
      return ok(a > b);
    default:
      return err(`${op} between texts`);
  }
}

function ofNumbers(op: string, a: number, b: number): Result<Value, string> {
  switch (op) {
    case '+':
      return ok(a + b);
    case '-':
      return ok(a - b);
    case '*':
      return ok(a * b);
    case '/':
      return ok(a / b);
    case '%':
      return ok(a % b);
    case '<':
      return ok(a < b);
    case '<=':
      return ok(a <= b);
    case '>':
      return ok(a > b);
    case '>=':
      return ok(a >= b);
    default:
      return err(`${op} between numbers`);
  }
}
