import { limits } from '../../core/limits.ts';
import type { TreeBuilder } from './builder.ts';
import type { Kind, Role } from './kinds.ts';

/** A node as an object, for readers that know what a node is only after they have read its first children. */
export interface NestedNode {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly grammar: string;
  readonly symbol?: string | undefined;
  readonly children: readonly NestedChild[];
}

/** A node with what it is to its parent. */
export type NestedChild = readonly [role: Role, node: NestedNode];

/**
 * Adds nodes and all below them; whether some were too deep and are only there as `error` leaves. Does not recurse:
 * chains of operators are as deep as they are long.
 */
export function addNested(builder: TreeBuilder, children: readonly NestedChild[]): boolean {
  const pending: (NestedChild | undefined)[] = children.toReversed();
  let depth = 0;
  let tooDeep = false;
  while (pending.length > 0) {
    const next = pending.pop();
    if (next === undefined) {
      builder.close();
      depth--;
      continue;
    }
    const [role, { kind, start, end, grammar, symbol, children: below }] = next;
    if (depth >= limits.syntaxDepth) {
      tooDeep = true;
      builder.error(start, end);
      builder.leaf({ kind: 'error', role, start, end, grammar });
      continue;
    }
    builder.open({ kind, role, start, end, grammar, symbol });
    pending.push(undefined);
    depth++;
    for (let n = below.length - 1; n >= 0; n--) pending.push(below[n]);
  }
  return tooDeep;
}
