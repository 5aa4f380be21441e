import { kindNumber, type PatternNode } from './pattern.ts';
import type { Matching, Then } from './matching.ts';

/** Whether a name or chain of members is, through imports, what the pattern calls `a.b.c`. */
export function isCalled(m: Matching, dotted: string, node: number): boolean {
  return dotted !== '' && m.names.qualified(node).includes(dotted);
}

/**
 * `$X.f` against a name that was imported as `f` of some module: `$X` is that module. Only the last part may be known,
 * since the module has no place of its own in the code.
 */
export function matchImportedMember(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const kind = tree.kind[node];
  if (pattern.kind !== kindNumber.member || (kind !== kindNumber.identifier && kind !== kindNumber.type)) return;
  const [object, property] = pattern.children;
  if (object?.is !== 'metavariable' || property === undefined || property.dotted === '') return;
  const [start, end] = [tree.start[node] ?? 0, tree.end[node] ?? 0];
  for (const full of m.names.qualified(node)) {
    if (!full.endsWith(`.${property.dotted}`)) continue;
    const text = full.slice(0, full.length - property.dotted.length - 1);
    m.bind(object.name, { start, end, nodes: [], text }, then);
  }
}
