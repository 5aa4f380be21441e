import type { RegexNode } from './node.ts';

/**
 * Whether every group that something refers back to has taken part by then. PCRE fails at a reference to a group that
 * has not, JavaScript takes it as empty.
 */
export function hasSureReferences(root: RegexNode): boolean {
  return walked(root, new Set()) !== undefined;
}

/** The groups that have surely taken part behind a node; undefined once a reference was not sure. */
function walked(node: RegexNode, before: ReadonlySet<number>): ReadonlySet<number> | undefined {
  switch (node.kind) {
    case 'backreference':
      return before.has(node.index) ? before : undefined;
    case 'sequence':
      return node.parts.reduce<ReadonlySet<number> | undefined>(
        (set, part) => set && walked(part, set),
        before,
      );
    case 'group': {
      const inside = walked(node.body, before);
      return inside && new Set([...inside, node.index]);
    }
    case 'choice': {
      const all = node.branches.map((branch) => walked(branch, before));
      const [first, ...others] = all;
      if (first === undefined || others.includes(undefined)) return undefined;
      return new Set([...first].filter((group) => others.every((other) => other?.has(group))));
    }
    case 'repeat':
    case 'look': {
      const inside = walked(node.body, before);
      const surely = node.kind === 'repeat' ? node.min > 0 : !node.negative;
      return inside && (surely ? inside : before);
    }
    case 'atomic':
      return walked(node.body, before);
    default:
      return before;
  }
}
