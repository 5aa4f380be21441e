import type { Mutation } from './mutation.ts';
import type { SourceView } from './source-view.ts';

const running: ReadonlySet<string> = new Set([
  'query',
  'execute',
  'exec',
  'run',
  'all',
  'get',
  'raw',
  'queryrow',
  'querycontext',
  'execcontext',
  'queryrowcontext',
  'select',
  'each',
  'fetch',
  'fetchrow',
  'fetchval',
  'prepare',
  'iterate',
]);
const preparing: ReadonlySet<string> = new Set(['prepare', 'preparestatement']);
const statement = /^\W{0,4}(?:select|insert|update|delete|with|replace|merge)\b/iu;
/** Placeholders of one query that are tried. */
const placesMax = 8;

interface Parameters {
  /** The string that is the query. */
  readonly text: number;
  /** What is given for its places, in order. */
  readonly values: readonly number[];
}

/** Queries with parameters: a value is written into the text instead. */
export function queriesAt(v: SourceView, node: number): readonly Mutation[] {
  const given = v.kind(node) === 'call' ? parametersOf(v, node) : undefined;
  if (given === undefined || v.kind(given.text) === 'other') return [];
  const places = placesIn(v, given);
  if (places.length !== given.values.length) return [];
  return places.slice(0, placesMax).map((place, n) => written(v, given, place, n));
}

/** `query('… ?', [x])`, `query('… ?', x)`, `prepare('… ?').all(x)`. */
function parametersOf(v: SourceView, call: number): Parameters | undefined {
  const callee = v.child(call, 'callee');
  const name = v.symbol(v.child(callee, 'property'));
  if (v.kind(callee) !== 'member' || !running.has(name.toLowerCase())) return undefined;
  const before = v.child(callee, 'object');
  if (v.kind(before) === 'call' && preparing.has(lastName(v, before))) {
    const [text = -1, ...more] = v.args(before);
    return more.length > 0 ? undefined : asQuery(v, text, v.args(call));
  }
  const args = v.args(call);
  const at = args.findIndex((one) => isText(v, one));
  const [text = -1, first = -1, ...rest] = at < 0 || at > 1 ? [] : args.slice(at);
  const isList = ['array', 'tuple'].includes(v.kind(first)) && rest.length === 0;
  return asQuery(v, text, isList ? v.children(first) : [first, ...rest].filter((one) => one >= 0));
}

function lastName(v: SourceView, call: number): string {
  const callee = v.child(call, 'callee');
  return v.symbol(v.kind(callee) === 'member' ? v.child(callee, 'property') : callee).toLowerCase();
}

function asQuery(v: SourceView, text: number, values: readonly number[]): Parameters | undefined {
  if (!isText(v, text) || values.length === 0 || !statement.test(unquoted(v, text).body)) return undefined;
  const isPlain = values.every(
    (one) => !['spread', 'object', 'lambda', 'function', 'keyword-argument'].includes(v.kind(one)),
  );
  return isPlain ? { text, values } : undefined;
}

/** A string that is one literal, without anything put into it. */
function isText(v: SourceView, node: number): boolean {
  const kind = v.kind(node);
  if (kind === 'template')
    return v.children(node).every((one) => v.kind(one) === 'string-part') && unquoted(v, node).quote !== '';
  return kind === 'string' && unquoted(v, node).quote !== '';
}

interface Literal {
  readonly quote: string;
  readonly body: string;
}

function unquoted(v: SourceView, node: number): Literal {
  const text = v.text(node);
  const [quote = ''] = /^(?:"""|'''|["'`])/u.exec(text) ?? [];
  if (quote === '' || !text.endsWith(quote) || text.length < 2 * quote.length) return { quote: '', body: '' };
  return { quote, body: text.slice(quote.length, text.length - quote.length) };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** `?` or `%s` in order; `$1` … only when each is there once, in order. */
function placesIn(v: SourceView, { text }: Parameters): readonly Place[] {
  const { body } = unquoted(v, text);
  const numbered = [...body.matchAll(/\$(\d{1,2})/gu)];
  if (numbered.some(([, n], at) => Number(n) !== at + 1)) return [];
  const places = numbered.length > 0 ? numbered : [...body.matchAll(v.isPython ? /%s|\?/gu : /\?/gu)];
  return places.map((one) => ({ start: one.index, end: one.index + one[0].length }));
}

/** One edit from the text to the last value: the text is cut in two around the value, and the value is not given. */
function written(v: SourceView, { text, values }: Parameters, place: Place, n: number): Mutation {
  const { quote, body } = unquoted(v, text);
  const own = quote === "'" ? "\\'" : "'";
  const value = values[n] ?? -1;
  const joined = `${quote}${renumbered(body.slice(0, place.start))}${own}${quote} + ${asText(v, value)} + ${quote}${own}${renumbered(body.slice(place.end), true)}${quote}`;
  const { start, end, rest } = around(v, text, values, n);
  return {
    control: 'query',
    start,
    end,
    replacement: `${joined}${rest}`,
    title: `Write ${v.shown(value)} into the query`,
    reason: 'The value is a parameter of the query and cannot change what it does.',
  };
}

/** Places after the one that is gone count one less. */
function renumbered(text: string, isAfter = false): string {
  return isAfter ? text.replace(/\$(\d{1,2})/gu, (_, n: string) => `$${Number(n) - 1}`) : text;
}

function asText(v: SourceView, value: number): string {
  return v.isPython ? `str(${v.text(value)})` : `(${v.text(value)})`;
}

/** What follows the text up to the end of the values, with one of them taken out. */
function around(
  v: SourceView,
  text: number,
  values: readonly number[],
  n: number,
): Place & { readonly rest: string } {
  const source = v.tree.text;
  const [first = -1] = values;
  const last = values.at(-1) ?? -1;
  const list = v.parent(first);
  const isOwnList = v.kind(list) !== 'arguments' || v.parent(list) !== v.parent(v.parent(text));
  const gone = values[n] ?? -1;
  const next = values[n + 1];
  const before = values[n - 1];
  const listEnd = isOwnList && v.kind(list) !== 'arguments' ? v.end(list) : v.end(last);
  const isAlone = values.length === 1;
  // Without any value the list of its own stays, empty; values in line go with the comma before them.
  const cut = isAlone
    ? alone(v, text, gone, isOwnList)
    : next === undefined
      ? { start: v.end(before ?? gone), end: v.end(gone) }
      : { start: v.start(gone), end: v.start(next) };
  const end = Math.max(listEnd, cut.end);
  const kept = source.slice(v.end(text), cut.start) + source.slice(cut.end, end);
  // A tuple of one needs its comma.
  const rest = v.kind(list) === 'tuple' && values.length === 2 ? kept.replace(/,?\s*\)$/u, ',)') : kept;
  return { start: v.start(text), end, rest };
}

function alone(v: SourceView, text: number, gone: number, isOwnList: boolean): Place {
  const list = v.parent(gone);
  if (!isOwnList) return { start: v.end(text), end: v.end(gone) };
  if (v.kind(list) === 'arguments') return { start: v.start(gone), end: v.end(gone) };
  return { start: v.start(list) + 1, end: v.end(list) - 1 };
}
