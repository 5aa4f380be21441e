import type { Role } from '../tree/kinds.ts';
import { lowerTemplate } from './declarations.ts';
import { cStyle, cook, type EscapeStyle } from './escapes.ts';
import type { Lowering } from './lowering.ts';

const quoted: EscapeStyle = {
  simple: { $: '$', '`': '`', '"': '"', '\\': '\\', '\n': '' },
  octal: false,
  keepsUnknown: true,
};
const texts: ReadonlySet<string> = new Set(['string_content', 'word', 'raw_string', 'heredoc_content']);
const isClause = (type: string): boolean => type === 'elif_clause' || type === 'else_clause';

/** `if …; then … elif … else … fi`. */
export function lowerIf(l: Lowering, n: number, role: Role): void {
  const parts = l.children(n);
  const clauses = parts.filter((part) => isClause(l.typeOf(part)));
  lowerClause(l, { whole: n, at: n, role, rest: clauses });
}

interface Clause {
  readonly whole: number;
  readonly at: number;
  readonly role: Role;
  readonly rest: readonly number[];
}

/** The condition ends at `then`, also in an `elif`, where the grammar has no field for it. */
function lowerClause(l: Lowering, { whole, at, role, rest }: Clause): void {
  const then = l.child(at, 'then');
  const parts = l.children(at).filter((part) => !isClause(l.typeOf(part)));
  const conditions = parts.filter((part) => part < then);
  l.openAt({ kind: 'if', role, node: at, start: l.start(at), end: l.end(whole) });
  l.grouped('block', 'condition', conditions);
  lowerStatements(l, { node: at, statements: parts.filter((part) => part > then), role: 'then' });
  const [next, ...later] = rest;
  if (next !== undefined && l.typeOf(next) === 'elif_clause') {
    l.nested(next, 'else', () => lowerClause(l, { whole, at: next, role: 'else', rest: later }));
  } else if (next !== undefined) {
    lowerStatements(l, { node: next, statements: l.children(next), role: 'else' });
  }
  l.close();
}

function lowerStatements(l: Lowering, as: { node: number; statements: readonly number[]; role: Role }): void {
  const start = l.start(as.statements[0] ?? as.node);
  l.openAt({
    kind: 'block',
    role: as.role,
    node: as.node,
    start,
    end: l.end(as.statements.at(-1) ?? as.node),
  });
  for (const statement of as.statements) l.statement(statement);
  l.close();
}

/** `case x in a|b) … esac`. */
export function lowerCase(l: Lowering, n: number, role: Role): void {
  const items = l.plain(n);
  l.open('switch', role, n);
  l.put(n, 'value', 'condition');
  l.openAt({
    kind: 'block',
    role: 'body',
    node: n,
    start: l.start(items[0] ?? n),
    end: l.end(items.at(-1) ?? n),
  });
  l.lowerAll(items, 'none');
  l.close();
  l.close();
}

/** One of its cases; `*)` is the default. */
export function lowerItem(l: Lowering, n: number, role: Role): void {
  const values = l.fields(n, 'value');
  const isDefault = values.every((value) => l.text(value) === '*');
  l.open(isDefault ? 'default-case' : 'case', role, n);
  if (!isDefault) l.lowerAll(values, 'value');
  l.statements(n, l.plain(n));
  l.close();
}

/** `name argument…`: assignments before the name are keyword arguments, redirects come last. */
export function lowerCommand(l: Lowering, n: number, role: Role): void {
  const name = l.field(n, 'name');
  const rest = l.children(n).filter((child) => child !== name);
  l.open('call', role, n);
  if (name >= 0) lowerName(l, name);
  l.open('arguments', 'arguments', n);
  for (const child of rest)
    if (l.typeOf(child) === 'variable_assignment') lowerEnvironment(l, child);
    else l.lower(child, 'none');
  l.close();
  l.close();
}

/** `A=1` before a command: it sets nothing in the script. */
function lowerEnvironment(l: Lowering, n: number): void {
  l.open('keyword-argument', 'none', n);
  l.put(n, 'name', 'name');
  l.put(n, 'value', 'value');
  l.close();
}

function lowerName(l: Lowering, name: number): void {
  const [word] = l.children(name);
  if (word !== undefined && l.typeOf(word) === 'word') l.leaf('identifier', 'callee', word, l.text(word));
  else l.lower(name, 'callee');
}

/** `export A=1`, `local b`, `unset c`: calls of the word. */
export function lowerDeclaration(l: Lowering, n: number, role: Role): void {
  const word = l.all(n)[0] ?? n;
  l.open('call', role, n, l.text(word));
  l.leaf('identifier', 'callee', word, l.text(word));
  l.openAt({ kind: 'arguments', role: 'arguments', node: n, start: l.end(word), end: l.end(n) });
  l.lowerAll(l.children(n), 'none');
  l.close();
  l.close();
}

/** `a=b`, `a+=b`. */
export function lowerAssignment(l: Lowering, n: number, role: Role): void {
  const operator = l.child(n, '+=') >= 0 ? '+=' : '=';
  l.open(operator === '=' ? 'assign' : 'augmented-assign', role, n, operator);
  l.put(n, 'name', 'left');
  l.put(n, 'value', 'right');
  l.close();
}

/** A word is a string without quotes; the name of a function is a name. */
export function lowerWord(l: Lowering, n: number, role: Role): void {
  const text = l.text(n).replaceAll(/\\([^])/gu, '$1');
  l.leaf(role === 'name' ? 'identifier' : 'string', role, n, text);
}

/** `'…'` as it stands, `$'…'` with escapes. */
export function lowerRaw(l: Lowering, n: number, role: Role): void {
  const text = l.text(n);
  l.leaf('string', role, n, text.startsWith('$') ? cook(text.slice(2, -1), cStyle) : text.slice(1, -1));
}

/** `"…$x…"`. */
export function lowerString(l: Lowering, n: number, role: Role): void {
  lowerTemplate(l, n, role, { texts, text: (part) => cook(part, quoted) });
}

/** `a"b"$c`: one template. */
export function lowerConcatenation(l: Lowering, n: number, role: Role): void {
  lowerTemplate(l, n, role, { texts, text: (part) => part.replaceAll("'", '') });
}

/** `a && b`, `a || b`; with `;` or `&` between them just statements. */
export function lowerList(l: Lowering, n: number, role: Role): void {
  const [left, right] = l.children(n);
  const operator = l.tokens(n).find((token) => /^(?:&&|\|\|)$/u.test(l.typeOf(token)));
  if (operator === undefined || left === undefined || right === undefined) {
    l.group('block', role, n);
    return;
  }
  l.open('binary', role, n, l.text(operator));
  l.lower(left, 'left');
  l.lower(right, 'right');
  l.close();
}

/** `a | b | c`: nested to the left, as other chains of operators are. */
export function lowerPipeline(l: Lowering, n: number, role: Role): void {
  const parts = l.children(n);
  const operators = l.tokens(n).map((token) => l.text(token));
  const first = parts[0] ?? n;
  if (!l.fits(parts.length, n, role)) return;
  for (let at = parts.length - 1; at > 0; at--) {
    const symbol = operators[at - 1] ?? '|';
    const own = at === parts.length - 1 ? role : 'left';
    l.openAt({
      kind: 'binary',
      role: own,
      node: n,
      symbol,
      start: l.start(first),
      end: l.end(parts[at] ?? n),
    });
  }
  l.lower(first, parts.length > 1 ? 'left' : role);
  for (const part of parts.slice(1)) {
    l.lower(part, 'right');
    l.close();
  }
}
