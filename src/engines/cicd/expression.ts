import { limits } from '../../core/limits.ts';
import { lex } from './expression-lexer.ts';
import type { Token } from './expression-lexer.ts';

/** What stands between `${{` and `}}`. Paths are lower case, `github.event.commits.*.message`; `*` is any index. */
export type Expr =
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'reference'; readonly path: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expr[] }
  | { readonly kind: 'not'; readonly of: Expr }
  | { readonly kind: 'binary'; readonly op: string; readonly left: Expr; readonly right: Expr };

/** Reads one expression; undefined when it is not valid. */
export function parseExpression(text: string): Expr | undefined {
  const tokens = lex(text);
  if (tokens === undefined || tokens.length === 0) return undefined;
  const parser = new Parser(tokens);
  const expr = parser.binary(0);
  return parser.done ? expr : undefined;
}

/** Every context that the expression reads, in reading order, whatever becomes of it. */
export function referencesIn(expr: Expr): readonly string[] {
  switch (expr.kind) {
    case 'literal':
      return [];
    case 'reference':
      return [expr.path];
    case 'call':
      return expr.args.flatMap(referencesIn);
    case 'not':
      return referencesIn(expr.of);
    case 'binary':
      return [...referencesIn(expr.left), ...referencesIn(expr.right)];
  }
}

// These give a truth value or a digest whatever text they are given.
const inertCalls = new Set([
  'contains',
  'startswith',
  'endswith',
  'hashfiles',
  'always',
  'success',
  'failure',
  'cancelled',
]);

/** The contexts whose own text may come out of the expression: comparisons and tests let nothing through. */
export function flowingFrom(expr: Expr): readonly string[] {
  switch (expr.kind) {
    case 'literal':
    case 'not':
      return [];
    case 'reference':
      return [expr.path];
    case 'call':
      return inertCalls.has(expr.name) ? [] : expr.args.flatMap(flowingFrom);
    case 'binary':
      if (expr.op === '||') return [...flowingFrom(expr.left), ...flowingFrom(expr.right)];
      // The left side comes out only when it is empty, zero or false.
      return expr.op === '&&' ? flowingFrom(expr.right) : [];
  }
}

const levels: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>=']];

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get done(): boolean {
    return this.#at === this.#tokens.length;
  }

  /** Operators of this level and above, left to right. */
  binary(level: number): Expr | undefined {
    const operators = levels[level];
    if (operators === undefined) return this.#unary();
    let left = this.binary(level + 1);
    while (left !== undefined) {
      const op = this.#tokens[this.#at];
      if (op?.kind !== 'operator' || !operators.includes(op.text)) return left;
      this.#at++;
      const right = this.binary(level + 1);
      left = right === undefined ? undefined : { kind: 'binary', op: op.text, left, right };
    }
    return undefined;
  }

  #unary(): Expr | undefined {
    let negations = 0;
    while (this.#take('!')) negations++;
    const inner = this.#postfix();
    if (inner === undefined || negations === 0) return inner;
    const once: Expr = { kind: 'not', of: inner };
    return negations % 2 === 1 ? once : { kind: 'not', of: once };
  }

  #postfix(): Expr | undefined {
    let expr = this.#primary();
    while (expr !== undefined) {
      if (this.#take('.')) {
        const name = this.#tokens[this.#at++];
        const valid = name?.kind === 'name' || name?.text === '*';
        expr = valid ? member(expr, name.text) : undefined;
      } else if (this.#take('[')) {
        const index = this.#take('*') ? undefined : this.#nested();
        const named = index?.kind === 'literal' && !/^\d+$/.test(index.value) ? index.value : '*';
        expr = this.#take(']') ? member(expr, named) : undefined;
      } else return expr;
    }
    return undefined;
  }

  #primary(): Expr | undefined {
    const token = this.#tokens[this.#at++];
    if (token === undefined) return undefined;
    if (token.kind === 'string' || token.kind === 'number') return { kind: 'literal', value: token.text };
    if (token.kind === 'name') return this.#named(token.text);
    if (token.text !== '(') return undefined;
    const inner = this.#nested();
    return this.#take(')') ? inner : undefined;
  }

  #named(name: string): Expr | undefined {
    const lower = name.toLowerCase();
    if (!this.#take('(')) {
      const constant = lower === 'true' || lower === 'false' || lower === 'null';
      return constant ? { kind: 'literal', value: lower } : { kind: 'reference', path: lower };
    }
    const args: Expr[] = [];
    while (!this.#take(')')) {
      if (args.length > 0 && !this.#take(',')) return undefined;
      const arg = this.#nested();
      if (arg === undefined) return undefined;
      args.push(arg);
    }
    return { kind: 'call', name: lower, args };
  }

  #nested(): Expr | undefined {
    if (++this.#depth > limits.expressionDepth) return undefined;
    const expr = this.binary(0);
    this.#depth--;
    return expr;
  }

  #take(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'operator' || token.text !== text) return false;
    this.#at++;
    return true;
  }
}

function member(of: Expr, name: string): Expr {
  // What a call gives is no context; its arguments still are.
  return of.kind === 'reference' ? { kind: 'reference', path: `${of.path}.${name.toLowerCase()}` } : of;
}
