import type { Role } from '../tree/kinds.ts';
import { commonEscapes, cook, type EscapeStyle } from './escapes.ts';
import type { Lowering } from './lowering.ts';
import { isType } from './kotlin-declarations.ts';

const escapes: EscapeStyle = { simple: { ...commonEscapes, $: '$' }, octal: false, keepsUnknown: false };

/** The branches have no fields: what follows `else` is the second. */
export function lowerIf(l: Lowering, n: number, role: Role): void {
  const word = l.child(n, 'else');
  const isValue = role !== 'none' && role !== 'else' && role !== 'body';
  l.open(isValue ? 'ternary' : 'if', role, n);
  l.put(n, 'condition', 'condition');
  for (const branch of l.plain(n)) {
    const part: Role = word >= 0 && branch > word ? 'else' : 'then';
    if (isValue) l.lower(branch, part);
    else l.body(branch, part);
  }
  l.close();
}

/** `for (x in list) …`. */
export function lowerFor(l: Lowering, n: number, role: Role): void {
  const [left, list, body] = l.children(n).filter((child) => l.typeOf(child) !== 'annotation');
  l.open('for-each', role, n);
  if (left !== undefined) l.lower(left, 'left');
  if (list !== undefined) l.lower(list, 'iterable');
  if (body !== undefined) l.body(body, 'body');
  l.close();
}

/** `when (x) { … }`. */
export function lowerWhen(l: Lowering, n: number, role: Role): void {
  const [subject, entries] = [
    l.child(n, 'when_subject'),
    l.children(n).filter((child) => l.typeOf(child) === 'when_entry'),
  ];
  l.open('switch', role, n);
  if (subject >= 0) l.lower(subject, 'condition');
  l.openAt({
    kind: 'block',
    role: 'body',
    node: n,
    start: l.start(entries[0] ?? n),
    end: l.end(entries.at(-1) ?? n),
  });
  l.lowerAll(entries, 'none');
  l.close();
  l.close();
}

/** One of its entries. */
export function lowerEntry(l: Lowering, n: number, role: Role): void {
  l.open(l.child(n, 'else') >= 0 ? 'default-case' : 'case', role, n);
  l.put(n, 'condition', 'value');
  l.statements(n, l.plain(n));
  l.close();
}

const tryRoles: Readonly<Record<string, Role>> = { catch_block: 'handler', finally_block: 'finalizer' };

/** `try` with its clauses. */
export function lowerTry(l: Lowering, n: number, role: Role): void {
  l.open('try', role, n);
  for (const child of l.children(n)) l.lower(child, tryRoles[l.typeOf(child)] ?? 'body');
  l.close();
}

/** `catch (e: T) { … }`. */
export function lowerCatch(l: Lowering, n: number, role: Role): void {
  l.open('catch', role, n);
  for (const child of l.children(n)) {
    if (isType(l, child)) l.lower(child, 'type');
    else l.lower(child, l.typeOf(child) === 'block' ? 'body' : 'name');
  }
  l.close();
}

/** `{ a, b -> … }`. */
export function lowerLambda(l: Lowering, n: number, role: Role): void {
  const parts = l.children(n);
  const parameters = parts.filter((part) => l.typeOf(part) === 'lambda_parameters');
  l.open('lambda', role, n);
  l.lowerAll(parameters, 'parameters');
  l.statements(
    n,
    parts.filter((part) => l.typeOf(part) !== 'lambda_parameters'),
  );
  l.close();
}

/** `f<T>(a) { … }`: the lambda after the parentheses is the body of the call. */
export function lowerCall(l: Lowering, n: number, role: Role): void {
  const [callee, ...rest] = l.children(n);
  const roles: Readonly<Record<string, Role>> = {
    type_arguments: 'type',
    value_arguments: 'arguments',
    annotated_lambda: 'body',
  };
  l.open('call', role, n);
  if (callee !== undefined) l.lower(callee, 'callee');
  if (!rest.some((part) => l.typeOf(part) === 'value_arguments')) {
    const end = l.end(callee ?? n);
    l.leafAt({ kind: 'arguments', role: 'arguments', node: n, start: end, end });
  }
  for (const part of rest) l.lower(part, roles[l.typeOf(part)] ?? 'none');
  l.close();
}

/** `name = value`. */
export function lowerArgument(l: Lowering, n: number, role: Role): void {
  const [name, value] = l.children(n);
  if (name === undefined || value === undefined || l.child(n, '=') < 0) {
    l.lowerAll(l.children(n), role);
    return;
  }
  l.open('keyword-argument', role, n);
  l.lower(name, 'name');
  l.lower(value, 'value');
  l.close();
}

/** `a.b`, `a?.b`, `A::b`. */
export function lowerMember(l: Lowering, n: number, role: Role): void {
  const parts = l.all(n).filter((part) => !/^(?:\.|\?\.|::)$/u.test(l.typeOf(part)));
  const name = parts.pop();
  if (name !== undefined && parts.length === 0) {
    l.leaf('identifier', role, name, l.text(name));
    return;
  }
  l.open('member', role, n);
  l.lowerAll(parts, 'object');
  if (name !== undefined) l.leaf('identifier', 'property', name, l.text(name));
  l.close();
}

/** `a shl b`: the name in the middle is the operator. */
export function lowerInfix(l: Lowering, n: number, role: Role): void {
  const [left, operator, right] = l.children(n);
  l.open('binary', role, n, operator === undefined ? '' : l.text(operator));
  if (left !== undefined) l.lower(left, 'left');
  if (right !== undefined) l.lower(right, 'right');
  l.close();
}

/** `!x`, `x++`, `x!!`. */
export function lowerUnary(l: Lowering, n: number, role: Role): void {
  const operator = l.field(n, 'operator');
  const symbol = operator < 0 ? '' : l.text(operator);
  l.open(symbol === '++' || symbol === '--' ? 'update' : 'unary', role, n, symbol);
  l.put(n, 'argument', 'operand');
  l.close();
}

const texts: ReadonlySet<string> = new Set(['string_content', 'escape_sequence']);

const simpleName = /\$[A-Za-z_]\w*/gu;

/** A string, or a template when something is interpolated. The grammar takes some `$name` for text. */
export function lowerString(l: Lowering, n: number, role: Role): void {
  const text = (part: string): string =>
    l.typeOf(n) === 'multiline_string_literal' ? part : cook(part, escapes);
  const quote = l.text(n).startsWith('"""') ? 3 : 1;
  const inner = l.text(n).slice(quote, -quote);
  if (!inner.replaceAll('\\\\', '').replaceAll('\\$', '').includes('$')) {
    l.leaf('string', role, n, text(inner));
    return;
  }
  l.open('template', role, n);
  let run: number[] = [];
  for (const part of l.children(n)) {
    if (texts.has(l.typeOf(part))) {
      run.push(part);
      continue;
    }
    lowerStretch(l, run, text);
    run = [];
    l.lower(part, 'none');
  }
  lowerStretch(l, run, text);
  l.close();
}

function lowerStretch(l: Lowering, run: readonly number[], cooked: (part: string) => string): void {
  const [n, last] = [run[0], run.at(-1)];
  if (n === undefined || last === undefined) return;
  const text = l.tree.text.slice(l.tree.start[n], l.tree.end[last]);
  const from = l.start(n);
  let at = 0;
  const flush = (to: number): void => {
    if (to > at)
      l.leafAt({
        kind: 'string-part',
        role: 'none',
        node: n,
        symbol: cooked(text.slice(at, to)),
        start: from + at,
        end: from + to,
      });
  };
  for (const found of text.matchAll(simpleName)) {
    if (text[found.index - 1] === '\\') continue;
    flush(found.index);
    at = found.index + found[0].length;
    l.openAt({ kind: 'interpolation', role: 'none', node: n, start: from + found.index, end: from + at });
    l.leafAt({
      kind: 'identifier',
      role: 'value',
      node: n,
      symbol: found[0].slice(1),
      start: from + found.index + 1,
      end: from + at,
    });
    l.close();
  }
  flush(text.length);
}

const words: Readonly<Record<string, 'boolean' | 'null' | 'break' | 'continue'>> = {
  true: 'boolean',
  false: 'boolean',
  null: 'null',
  break: 'break',
  continue: 'continue',
};

/** A name; the grammar takes a few words of the language for names. */
export function lowerIdentifier(l: Lowering, n: number, role: Role): void {
  const text = l.text(n);
  const word = Object.hasOwn(words, text) ? words[text] : undefined;
  l.leaf(word ?? 'identifier', role, n, text.replace(/^`([^`]*)`$/u, '$1'));
}

/** `object : R { … }`. */
export function lowerObject(l: Lowering, n: number, role: Role): void {
  l.open('new', role, n);
  for (const child of l.children(n)) l.lower(child, l.typeOf(child) === 'class_body' ? 'body' : 'callee');
  l.close();
}

/** A character is a string of one. */
export function lowerCharacter(l: Lowering, n: number, role: Role): void {
  l.leaf('string', role, n, cook(l.text(n).slice(1, -1), escapes));
}
