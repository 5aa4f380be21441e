import { CompiledRegex } from '../../../../lang/regex/compiled-regex.ts';
import { Subject } from '../../../../lang/regex/subject.ts';
import { translateRegex } from '../../../../lang/regex/translate.ts';
import type { Binding, Bindings } from '../range.ts';
import { dateOf, durationOf } from './dates.ts';
import type { Expression, Value } from './expression.ts';
import { integerIn, numberOf } from './numbers.ts';
import { binary, truthOf, unary } from './operators.ts';

/** What a comparison is asked with. */
export interface ComparisonWorld {
  /** Milliseconds since 1970: what `today()` says. */
  readonly now: number;
}

/** Whether the comparison is true. Whatever it cannot compute makes it false. */
export function holdsComparison(
  {
    expression,
    strip,
    base,
  }: { readonly expression: Expression; readonly strip: boolean; readonly base: number },
  bindings: Bindings,
  world: ComparisonWorld,
): boolean {
  const value = new Computing(bindings, world, strip ? base : undefined).value(expression);
  return value?.kind === 'bool' && value.value;
}

class Computing {
  readonly #bindings: Bindings;
  readonly #world: ComparisonWorld;
  /** Base in which every metavariable is read as a number; undefined to take them as they are. */
  readonly #stripBase: number | undefined;

  constructor(bindings: Bindings, world: ComparisonWorld, stripBase: number | undefined) {
    this.#bindings = bindings;
    this.#world = world;
    this.#stripBase = stripBase;
  }

  /** Undefined for what cannot be computed. */
  value(expression: Expression): Value | undefined {
    switch (expression.kind) {
      case 'value':
        return expression.value;
      case 'metavariable':
        return this.#metavariable(expression.name);
      case 'list': {
        const items = this.#all(expression.items);
        return items && { kind: 'list', items };
      }
      case 'unary': {
        const of = this.value(expression.of);
        return of && unary(expression.operator, of);
      }
      case 'binary': {
        const { operator } = expression;
        const left = this.value(expression.left);
        if (left === undefined) return undefined;
        if ((operator === 'and' || operator === 'or') && truthOf(left) === (operator === 'or')) return left;
        const right = this.value(expression.right);
        return right && binary(operator, left, right);
      }
      case 'call':
        return this.#call(expression.name, expression.inputs);
    }
  }

  #all(expressions: readonly Expression[]): readonly Value[] | undefined {
    const values: Value[] = [];
    for (const expression of expressions) {
      const value = this.value(expression);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  }

  #metavariable(name: string): Value | undefined {
    const binding = this.#bindings.get(name);
    if (binding === undefined) return undefined;
    const value = valueOf(binding);
    return this.#stripBase === undefined ? value : toInteger(value, this.#stripBase);
  }

  #call(name: string, inputs: readonly Expression[]): Value | undefined {
    if (name === 'today')
      return inputs.length === 0 ? { kind: 'float', value: this.#world.now / 1000 } : undefined;
    const values = this.#all(inputs);
    const [first, second] = values ?? [];
    if (first === undefined) return undefined;
    if (name === 're.match') return second && regexMatches(first, second);
    if (name === 'int') return toInteger(first, second?.kind === 'int' ? Number(second.value) : 0);
    return second === undefined ? ofOne(name, first) : undefined;
  }
}

function ofOne(name: string, value: Value): Value | undefined {
  switch (name) {
    case 'str': {
      const text = textOf(value);
      return text === undefined ? undefined : { kind: 'string', value: text };
    }
    case 'float':
      if (value.kind === 'string') return toFloat(numberOf(value.value.trim()));
      return toFloat(value);
    case 'len':
      if (value.kind === 'string') return { kind: 'int', value: BigInt([...value.value].length) };
      return value.kind === 'list' ? { kind: 'int', value: BigInt(value.items.length) } : undefined;
    case 'abs':
      if (value.kind === 'int') return { kind: 'int', value: value.value < 0n ? -value.value : value.value };
      return value.kind === 'float' ? { kind: 'float', value: Math.abs(value.value) } : undefined;
    case 'lower':
      return value.kind === 'string' ? { kind: 'string', value: value.value.toLowerCase() } : undefined;
    case 'upper':
      return value.kind === 'string' ? { kind: 'string', value: value.value.toUpperCase() } : undefined;
    case 'strptime':
      return value.kind === 'string' ? dateOf(value.value) : undefined;
    case 'parse_promql_duration':
      return value.kind === 'string' ? durationOf(value.value) : undefined;
    default:
      return undefined;
  }
}

/** Code that is no constant is only its text. */
function valueOf({ value, text }: Binding): Value {
  switch (typeof value) {
    case 'string':
      return { kind: 'string', value };
    case 'boolean':
      return { kind: 'bool', value };
    case 'bigint':
      return { kind: 'int', value };
    case 'number':
      return Number.isInteger(value) ? { kind: 'int', value: BigInt(value) } : { kind: 'float', value };
    default:
      return { kind: 'code', text };
  }
}

function toInteger(value: Value, base: number): Value | undefined {
  if (value.kind === 'int') return value;
  if (value.kind === 'float' && Number.isFinite(value.value))
    return { kind: 'int', value: BigInt(Math.trunc(value.value)) };
  if (value.kind === 'bool') return { kind: 'int', value: value.value ? 1n : 0n };
  const text = value.kind === 'string' ? value.value : value.kind === 'code' ? value.text : undefined;
  const whole = text === undefined ? undefined : integerIn(text, base);
  return whole === undefined ? undefined : { kind: 'int', value: whole };
}

function toFloat(value: Value | undefined): Value | undefined {
  if (value?.kind === 'int') return { kind: 'float', value: Number(value.value) };
  return value?.kind === 'float' ? value : undefined;
}

function textOf(value: Value): string | undefined {
  switch (value.kind) {
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
    case 'float':
      return String(value.value);
    case 'string':
      return value.value;
    case 'code':
      return value.text;
    case 'none':
      return 'None';
    case 'list':
      return undefined;
  }
}

function regexMatches(pattern: Value, value: Value): Value | undefined {
  if (pattern.kind !== 'string' || value.kind !== 'string') return undefined;
  const translated = translateRegex(pattern.value);
  if (!translated.ok) return undefined;
  return {
    kind: 'bool',
    value: new CompiledRegex(translated.value).atStart(new Subject(value.value)) !== undefined,
  };
}
