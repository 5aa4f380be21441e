import { limits } from '../../../../core/limits.ts';
import { err, ok, type Result } from '../../../../core/result.ts';
import type { Expr, Value } from './node.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Reads an expression of a filter; the error says what is not understood, and where. */
export function parseExpr(text: string): Result<Expr, string> {
  if (text.length > limits.filterChars) return err('the expression is too long');
  const tokens = tokensOf(text);
  if (typeof tokens === 'number') return err(`a character that has no meaning at ${tokens + 1}`);
  const parser = new Parser(tokens);
  const expr = parser.sequence();
  if (parser.refusal === undefined && parser.here.kind !== 'end')
    parser.refuse('something behind the expression');
  return parser.refusal === undefined ? ok(expr) : err(parser.refusal);
}

const levels: Readonly<Record<string, number>> = {
  '||': 1,
  or: 1,
  '&&': 2,
  and: 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '>': 3,
  '<=': 3,
  '>=': 3,
  in: 3,
  contains: 3,
  startsWith: 3,
  endsWith: 3,
  matches: 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  '??': 6,
};
const spelled: Readonly<Record<string, string>> = { or: '||', and: '&&' };
const nothing: Expr = { kind: 'value', value: null };
const constants: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['nil', null],
]);

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;
  refusal: string | undefined;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get here(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', at: 0 };
  }

  refuse(what: string): Expr {
    this.refusal ??= `${what} at character ${this.here.at + 1}`;
    this.#at = this.#tokens.length;
    return nothing;
  }

  /** `let x = …; let y = …; …` */
  sequence(): Expr {
    const bound: { name: string; value: Expr }[] = [];
    while (this.#takeName('let')) {
      const { kind, text: name } = this.here;
      if (kind !== 'name') return this.refuse('a name is missing');
      this.#at++;
      if (!this.#take('=')) return this.refuse('= is missing');
      const value = this.#expr();
      if (!this.#take(';')) return this.refuse('; is missing');
      bound.push({ name, value });
    }
    return bound.reduceRight<Expr>(
      (body, { name, value }) => ({ kind: 'let', name, value, body }),
      this.#expr(),
    );
  }

  #expr(): Expr {
    if (++this.#depth > limits.filterDepth) return this.refuse('an expression that is nested too deeply');
    const test = this.#binary(1);
    const expr = this.#take('?') ? this.#choice(test) : test;
    this.#depth--;
    return expr;
  }

  #choice(test: Expr): Expr {
    const yes = this.#expr();
    if (!this.#take(':')) return this.refuse(': is missing');
    return { kind: 'choice', test, yes, no: this.#expr() };
  }

  #binary(level: number): Expr {
    let left = this.#unary();
    for (;;) {
      const negated = this.here.text === 'not' && this.#tokens[this.#at + 1]?.text === 'in';
      const { kind, text } = negated ? { kind: 'name', text: 'in' } : this.here;
      const own = kind === 'sign' || kind === 'name' ? levels[text] : undefined;
      if (own === undefined || own < level) return left;
      this.#at += negated ? 2 : 1;
      const pair: Expr = { kind: 'binary', op: spelled[text] ?? text, left, right: this.#binary(own + 1) };
      left = negated ? { kind: 'not', of: pair } : pair;
    }
  }

  #unary(): Expr {
    if (++this.#depth > limits.filterDepth) return this.refuse('an expression that is nested too deeply');
    const expr = this.#signed();
    this.#depth--;
    return expr;
  }

  #signed(): Expr {
    if (this.#take('!')) return { kind: 'not', of: this.#unary() };
    if (this.#takeName('not')) return { kind: 'not', of: this.#unary() };
    if (this.#take('-')) return { kind: 'minus', of: this.#unary() };
    return this.#followed(this.#primary());
  }

  /** Members, indexes and slices behind a value. */
  #followed(start: Expr): Expr {
    let expr = start;
    for (;;) {
      if (this.#take('[')) expr = this.#bracket(expr);
      else if (this.#take('.') || this.#take('?.')) {
        const { kind, text } = this.here;
        if (kind !== 'name') return this.refuse('a name is missing');
        this.#at++;
        if (this.here.text === '(') return this.refuse(`the method ${text} is not known`);
        expr = { kind: 'index', of: expr, at: { kind: 'value', value: text } };
      } else return expr;
    }
  }

  #bracket(of: Expr): Expr {
    const from = this.here.text === ':' ? undefined : this.#expr();
    if (this.#take(':')) {
      const to = this.here.text === ']' ? undefined : this.#expr();
      return this.#take(']') ? { kind: 'slice', of, from, to } : this.refuse('] is missing');
    }
    if (!this.#take(']') || from === undefined) return this.refuse('] is missing');
    return { kind: 'index', of, at: from };
  }

  #primary(): Expr {
    const token = this.here;
    if (token.kind === 'string' || token.kind === 'number') {
      this.#at++;
      return { kind: 'value', value: token.kind === 'string' ? token.text : Number(token.text) };
    }
    if (this.#take('(')) {
      const inner = this.sequence();
      return this.#take(')') ? inner : this.refuse(') is missing');
    }
    if (this.#take('[')) return { kind: 'list', items: this.#list(']') };
    if (this.#take('{')) return this.#map();
    if (token.kind !== 'name') return this.refuse('a value is missing');
    this.#at++;
    return this.#named(token.text);
  }

  #named(first: string): Expr {
    const constant = constants.get(first);
    if (constant !== undefined) return { kind: 'value', value: constant };
    let name = first;
    const dotted = this.#tokens[this.#at + 1];
    if (this.here.text === '.' && dotted?.kind === 'name' && this.#tokens[this.#at + 2]?.text === '(') {
      name += `.${dotted.text}`;
      this.#at += 2;
    }
    return this.#take('(') ? { kind: 'call', name, args: this.#list(')') } : { kind: 'name', name };
  }

  #list(end: string): readonly Expr[] {
    const items: Expr[] = [];
    while (this.refusal === undefined && !this.#take(end)) {
      items.push(this.#expr());
      if (!this.#take(',') && this.here.text !== end) this.refuse(`${end} is missing`);
    }
    return items;
  }

  #map(): Expr {
    const entries: (readonly [string, Expr])[] = [];
    while (this.refusal === undefined && !this.#take('}')) {
      const key = this.here.text;
      this.#at++;
      if (!this.#take(':')) return this.refuse(': is missing');
      entries.push([key, this.#expr()]);
      if (!this.#take(',') && this.here.text !== '}') return this.refuse('} is missing');
    }
    return { kind: 'map', entries };
  }

  #take(sign: string): boolean {
    if (this.here.kind !== 'sign' || this.here.text !== sign) return false;
    this.#at++;
    return true;
  }

  #takeName(name: string): boolean {
    if (this.here.kind !== 'name' || this.here.text !== name) return false;
    this.#at++;
    return true;
  }
}
