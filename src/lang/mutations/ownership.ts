import { isOwnerName } from './control-words.ts';
import type { Mutation } from './mutation.ts';
import { itemRange } from './removal.ts';
import type { SourceView } from './source-view.ts';

const clause =
  /([A-Za-z_][\w.]{0,60})\s{0,4}=\s{0,4}(\?|\$\d{1,3}|:\w{1,60}|@\w{1,60}|%s|%\(\w{1,60}\)s|\$\{[^{}]{1,120}\})/gu;
const querying: ReadonlySet<string> = new Set([
  'where',
  'find',
  'findone',
  'findfirst',
  'findfirstorthrow',
  'findunique',
  'findmany',
  'findall',
  'findoneby',
  'findby',
  'findoneorfail',
  'findoneandupdate',
  'findoneanddelete',
  'findoneandremove',
  'count',
  'countdocuments',
  'update',
  'updateone',
  'updatemany',
  'delete',
  'deleteone',
  'deletemany',
  'destroy',
  'andwhere',
  'filter',
  'filter_by',
  'get',
  'exclude',
  'get_object_or_404',
  'get_list_or_404',
  'match',
  'remove',
  'exists',
  'first_or_404',
]);

/** Conditions of a query that keep each user to what is theirs. */
export function ownershipAt(v: SourceView, node: number): readonly Mutation[] {
  const kind = v.kind(node);
  if (kind === 'string' || kind === 'template') return inText(v, node);
  if (kind === 'pair') return inObject(v, node);
  return kind === 'keyword-argument' && v.isPython ? inKeywords(v, node) : [];
}

/** Parameters keep their places, so the clause stays and is always true. */
function inText(v: SourceView, node: number): readonly Mutation[] {
  const text = v.text(node);
  const where = isWhereCall(v, node) ? 0 : text.search(/\bwhere\b/iu);
  if (where < 0) return [];
  return [...text.matchAll(clause)].flatMap(([all, name = ''], n) => {
    const at = nth(text, clause, n);
    if (at < where || !isOwnerName(name)) return [];
    const start = v.start(node) + at;
    const title = `Let ${name} be any in the query`;
    const reason = `The query takes only rows whose ${name} is given.`;
    return [
      {
        control: 'ownership',
        start,
        end: start + all.length,
        replacement: `(${all} or 1 = 1)`,
        title,
        reason,
      } as const,
    ];
  });
}

function nth(text: string, pattern: RegExp, n: number): number {
  return [...text.matchAll(pattern)][n]?.index ?? -1;
}

/** `db.Where("user_id = ?", id)`: the first argument is a condition by itself. */
function isWhereCall(v: SourceView, node: number): boolean {
  const list = v.parent(node);
  if (v.kind(list) !== 'arguments') return false;
  return /(?:^|\.)(?:and|or)?where(?:raw)?$/iu.test(v.calleeName(v.parent(list)));
}

/** `.where({ ownerId: user.id })`, `findFirst({ where: { id, userId } })`. */
function inObject(v: SourceView, pair: number): readonly Mutation[] {
  const key = v.child(pair, 'key');
  const name = v.symbol(key);
  if (!isOwnerName(name) || !isCondition(v, v.parent(pair))) return [];
  return [condition(v, pair, name)];
}

function isCondition(v: SourceView, object: number): boolean {
  if (v.kind(object) !== 'object') return false;
  const parent = v.parent(object);
  if (v.kind(parent) === 'pair') return /^(?:where|filter|query)$/u.test(v.symbol(v.child(parent, 'key')));
  return v.kind(parent) === 'arguments' && v.children(parent)[0] === object && isQuery(v, v.parent(parent));
}

/** `Order.objects.filter(owner=request.user)`, `get_object_or_404(Order, user=request.user)`. */
function inKeywords(v: SourceView, argument: number): readonly Mutation[] {
  const name = v.symbol(v.child(argument, 'name'));
  const call = v.parent(v.parent(argument));
  return isOwnerName(name) && isQuery(v, call) ? [condition(v, argument, name)] : [];
}

function isQuery(v: SourceView, call: number): boolean {
  if (v.kind(call) !== 'call') return false;
  const name = v.calleeName(call);
  return querying.has(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
}

function condition(v: SourceView, item: number, name: string): Mutation {
  const title = `Leave ${name} out of the query`;
  const reason = `The query takes only what belongs to this ${name}.`;
  return { control: 'ownership', ...itemRange(v, item), replacement: '', title, reason };
}
