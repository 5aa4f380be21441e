import { childIn, childrenOf, symbolOf, type Role } from '../../../lang/index.ts';
import { matchAnyOrder, matchInOrder } from './match-list.ts';
import type { Matching, Then } from './matching.ts';
import { kindNumber, partOf, roleNumber, type PatternNode } from './pattern.ts';

/** Roles that a pattern need not mention. */
const optional: ReadonlySet<number> = rolesOf(['type', 'returns', 'decorator', 'modifier', 'superclass']);
const anyOrder: ReadonlySet<number> = rolesOf(['decorator', 'modifier', 'superclass', 'handler']);
/** Kinds whose symbol is part of what they are; elsewhere it repeats what a child says. */
const telling: ReadonlySet<number> = new Set([
  kindNumber.unary,
  kindNumber.binary,
  kindNumber['augmented-assign'],
  kindNumber.update,
  kindNumber.comprehension,
  kindNumber.yield,
  kindNumber.modifier,
  kindNumber.scalar,
  kindNumber.regex,
  kindNumber['string-part'],
  kindNumber['instance-of'],
  kindNumber.this,
  kindNumber.super,
  kindNumber.global,
  kindNumber.text,
  kindNumber.instruction,
]);

function rolesOf(roles: readonly Role[]): ReadonlySet<number> {
  return new Set(roles.map((role) => roleNumber[role]));
}

/** A pair; in Ruby `:a => 1` among arguments is an argument with a name. */
export function matchPair(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  if (tree.language !== 'ruby' || tree.kind[node] !== kindNumber['keyword-argument']) {
    matchByRole(m, pattern, node, then);
    return;
  }
  const [key, value] = [partOf(pattern, 'key'), partOf(pattern, 'value')];
  const [nameNode, valueNode] = [childIn(tree, node, 'name'), childIn(tree, node, 'value')];
  if (key === undefined || value === undefined || nameNode < 0 || valueNode < 0) return;
  const rest = (): void => m.parts.expression(m, value, valueNode, then);
  if (key.is !== 'node') m.parts.expression(m, key, nameNode, rest);
  else if (key.text === `:${symbolOf(tree, nameNode)}`) rest();
}

/** A node of the same kind whose parts match role by role. */
export function matchByRole(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const kind = tree.kind[node] ?? 0;
  if (kind !== pattern.kind && !isLoop(pattern, kind)) return;
  const symbol = tree.symbols.text(tree.symbol[node] ?? 0);
  if ((telling.has(kind) || pattern.children.length === 0) && pattern.text !== symbol) return;
  if (kind === kindNumber.other && pattern.grammar !== tree.symbols.text(tree.grammarKind[node] ?? 0)) return;
  matchRoles(m, { pattern, node, skip: noRoles, mayLack: unmentioned[kind] ?? noRoles }, then);
}

const noRoles: ReadonlySet<number> = new Set();
/** Roles that a pattern of a kind need not mention. */
const unmentioned: Readonly<Partial<Record<number, ReadonlySet<number>>>> = {
  [kindNumber.if]: rolesOf(['else']),
  [kindNumber.parameter]: rolesOf(['default']),
};

/** `for (...)` is any loop. */
function isLoop(pattern: PatternNode, kind: number): boolean {
  const loops: readonly number[] = [kindNumber.for, kindNumber['for-each'], kindNumber.while];
  if (pattern.kind !== kindNumber.for && pattern.kind !== kindNumber.while) return false;
  return (
    loops.includes(kind) &&
    pattern.children.every((child) => child.role === roleNumber.body || child.is === 'anything')
  );
}

export interface RolesToMatch {
  readonly pattern: PatternNode;
  readonly node: number;
  /** Roles that the caller looks after. */
  readonly skip: ReadonlySet<number>;
  /** Roles, besides the usual ones, that the pattern need not mention. */
  readonly mayLack: ReadonlySet<number>;
}

/** The children of one role after the other. */
export function matchRoles(m: Matching, { pattern, node, skip, mayLack }: RolesToMatch, then: Then): void {
  const { tree } = m.subject;
  const groups = new Map<number, { patterns: PatternNode[]; nodes: number[] }>();
  const groupOf = (role: number) => {
    const known = groups.get(role) ?? { patterns: [], nodes: [] };
    groups.set(role, known);
    return known;
  };
  for (const child of pattern.children) if (!skip.has(child.role)) groupOf(child.role).patterns.push(child);
  for (const child of childrenOf(tree, node)) {
    const role = tree.role[child] ?? 0;
    if (!skip.has(role) && tree.kind[child] !== kindNumber['type-parameters'])
      groupOf(role).nodes.push(child);
  }
  const open = pattern.children.some(
    (child) => child.is === 'anything' && child.role === roleNumber.condition,
  );
  const list = [...groups].filter(
    ([role, { patterns }]) => patterns.length > 0 || !(open || optional.has(role) || mayLack.has(role)),
  );
  const from = (at: number): void => {
    const [role, group] = list[at] ?? [];
    if (role === undefined || group === undefined) {
      then();
      return;
    }
    matchGroup(m, { role, ...group, at: tree.start[node] ?? 0 }, () => from(at + 1));
  };
  from(0);
}

interface RoleGroup {
  readonly role: number;
  readonly patterns: readonly PatternNode[];
  readonly nodes: readonly number[];
  readonly at: number;
}

function matchGroup(m: Matching, { role, patterns, nodes, at }: RoleGroup, then: Then): void {
  const [only, more] = patterns;
  if (anyOrder.has(role)) matchAnyOrder(m, { patterns, nodes, at, rest: true }, then);
  else if (only !== undefined && more === undefined && nodes.length === 1 && only.is !== 'metavariables') {
    m.parts.expression(m, only, nodes[0] ?? 0, then);
  } else matchInOrder(m, { patterns, nodes, at }, then);
}
