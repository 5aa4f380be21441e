import { limits } from '../../../../core/limits.ts';
import { err, ok } from '../../../../core/result.ts';
import type { Result } from '../../../../core/result.ts';
import type { Expression, Operator, Value } from './expression.ts';
import { numberOf } from './numbers.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** Reads the expression of a `metavariable-comparison`. The error says what is wrong with it. */
export function parseComparison(source: string): Result<Expression, string> {
  const tokens = tokensOf(source);
  if (tokens === undefined) return err('it holds something that is no expression');
  if (tokens.length > limits.ruleExpressionTokens) return err('the expression is too long');
  const parser = new ExpressionParser(tokens);
  const expression = parser.parse();
  return expression === undefined ? err(parser.reason) : ok(expression);
}

/** Weakest first; each level binds to the left, except `**`. */
const levels: readonly (readonly Operator[])[] = [
  ['or'],
  ['and'],
  ['not in', 'in', '<', '<=', '>', '>=', '==', '!='],
  ['|'],
  ['^'],
  ['&'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '//', '%'],
];
const comparisonLevel = 2;

const functions: ReadonlySet<string> = new Set([
  'int',
  'float',
  'str',
  'len',
  'today',
  'strptime',
  're.match',
  'parse_promql_duration',
  'abs',
  'lower',
  'upper',
]);

class ExpressionParser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  reason = 'it is not a complete expression';

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Expression | undefined {
    const expression = this.#level(0);
    if (expression === undefined) return undefined;
    return this.#here.kind === 'end' ? expression : this.#refuse(`"${this.#here.text}" is out of place`);
  }

  get #here(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '' };
  }

  #refuse(reason: string): undefined {
    this.reason = reason;
  }

  #level(level: number): Expression | undefined {
    const operators = levels[level];
    if (operators === undefined) return this.#unary();
    if (++this.#depth > limits.ruleDepth * levels.length) return this.#refuse('it is nested too deeply');
    const result = level === comparisonLevel ? this.#negation(level) : this.#chain(level, operators);
    this.#depth--;
    return result;
  }

  #negation(level: number): Expression | undefined {
    if (this.#here.text !== 'not' || this.#here.kind !== 'name') return this.#comparisons();
    this.#at++;
    const of = this.#level(level);
    return of && { kind: 'unary', operator: 'not', of };
  }

  #chain(level: number, operators: readonly Operator[]): Expression | undefined {
    let left = this.#level(level + 1);
    for (;;) {
      const operator = left === undefined ? undefined : this.#operator(operators);
      if (left === undefined || operator === undefined) return left;
      const right = this.#level(level + 1);
      if (right === undefined) return undefined;
      left = { kind: 'binary', operator, left, right };
    }
  }

  /** `a < b < c` is `a < b and b < c`. */
  #comparisons(): Expression | undefined {
    const operators = levels[comparisonLevel] ?? [];
    let left = this.#level(comparisonLevel + 1);
    let all: Expression | undefined;
    for (;;) {
      const operator = left === undefined ? undefined : this.#operator(operators);
      if (left === undefined || operator === undefined) return all ?? left;
      const right = this.#level(comparisonLevel + 1);
      if (right === undefined) return undefined;
      const one: Expression = { kind: 'binary', operator, left, right };
      all = all === undefined ? one : { kind: 'binary', operator: 'and', left: all, right: one };
      left = right;
    }
  }

  #operator(operators: readonly Operator[]): Operator | undefined {
    const { kind, text } = this.#here;
    if (kind !== 'sign' && kind !== 'name') return undefined;
    if (text === 'not' && this.#tokens[this.#at + 1]?.text === 'in' && operators.includes('not in')) {
      this.#at += 2;
      return 'not in';
    }
    const operator = operators.find((one) => one === text);
    if (operator !== undefined) this.#at++;
    return operator;
  }

  #unary(): Expression | undefined {
    const { kind, text } = this.#here;
    if (kind === 'sign' && (text === '-' || text === '+' || text === '~')) {
      if (++this.#depth > limits.ruleDepth * levels.length) return this.#refuse('it is nested too deeply');
      this.#at++;
      const of = this.#unary();
      this.#depth--;
      return of && { kind: 'unary', operator: text, of };
    }
    const base = this.#atom();
    if (base === undefined || !this.#take('**')) return base;
    const power = this.#unary();
    return power && { kind: 'binary', operator: '**', left: base, right: power };
  }

  #atom(): Expression | undefined {
    const { kind, text } = this.#here;
    this.#at++;
    switch (kind) {
      case 'number': {
        const value = numberOf(text);
        return value === undefined ? this.#refuse(`${text} is no number`) : { kind: 'value', value };
      }
      case 'string':
        return { kind: 'value', value: { kind: 'string', value: text } };
      case 'metavariable':
        return { kind: 'metavariable', name: text };
      case 'name':
        return this.#named(text);
      case 'sign':
        return this.#bracketed(text);
      case 'end':
        return undefined;
    }
  }

  #named(name: string): Expression | undefined {
    const constant = Object.hasOwn(constants, name) ? constants[name] : undefined;
    if (constant !== undefined) return { kind: 'value', value: constant };
    if (!functions.has(name)) return this.#refuse(`"${name}" is not known`);
    if (!this.#take('(')) return this.#refuse(`${name} is a function`);
    const inputs = this.#items(')');
    return inputs && { kind: 'call', name, inputs };
  }

  #bracketed(sign: string): Expression | undefined {
    if (sign === '[') {
      const items = this.#items(']');
      return items && { kind: 'list', items };
    }
    if (sign !== '(') return this.#refuse(`"${sign}" is out of place`);
    const items = this.#items(')');
    const [only] = items ?? [];
    return items?.length === 1 ? only : items && { kind: 'list', items };
  }

  #items(close: string): readonly Expression[] | undefined {
    const items: Expression[] = [];
    while (!this.#take(close)) {
      if (items.length > 0 && !this.#take(',')) return this.#refuse(`"${close}" or a comma is missing`);
      if (items.length > 0 && this.#take(close)) break;
      const item = this.#level(0);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  }

  #take(sign: string): boolean {
    const { kind, text } = this.#here;
    if (kind !== 'sign' || text !== sign) return false;
    this.#at++;
    return true;
  }
}

const constants: Readonly<Record<string, Value>> = {
  True: { kind: 'bool', value: true },
  true: { kind: 'bool', value: true },
  False: { kind: 'bool', value: false },
  false: { kind: 'bool', value: false },
  None: { kind: 'none' },
};
