import { kindNumber, partOf, type PatternNode } from './pattern.ts';
import type { Matching, Then } from './matching.ts';

/** Whether a name or chain of members is, through imports, what the pattern calls `a.b.c`. */
export function isCalled(m: Matching, dotted: string, node: number): boolean {
  return dotted !== '' && m.names.qualified(node).includes(dotted);
}

/**
 * `$X.f` and `a.b.$F` against a name that was imported as `a.b.f`: each part of the chain is a part of the full name.
 * The parts have no place of their own in the code: a metavariable stands where the name does.
 */
export function matchQualified(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const kind = tree.kind[node];
  if (pattern.kind !== kindNumber.member || pattern.dotted !== '') return;
  if (kind !== kindNumber.identifier && kind !== kindNumber.type) return;
  // What a module gives without naming it has no parts to speak of.
  if (m.names.definition(node) === undefined && !m.names.isDotted(node)) return;
  for (const full of m.names.qualified(node)) matchChain(m, { pattern, full, node }, then);
}

interface Chain {
  readonly pattern: PatternNode;
  /** The full name that is left. */
  readonly full: string;
  readonly node: number;
}

function matchChain(m: Matching, { pattern, full, node }: Chain, then: Then): void {
  if (pattern.dotted !== '') {
    if (pattern.dotted === full) then();
    return;
  }
  if (pattern.is === 'metavariable') {
    bindPart(m, pattern.name, { full, node }, then);
    return;
  }
  const [object, property] = [partOf(pattern, 'object'), partOf(pattern, 'property')];
  const dot = full.lastIndexOf('.');
  if (pattern.kind !== kindNumber.member || object === undefined || property === undefined || dot < 0) return;
  const last = full.slice(dot + 1);
  const rest = (): void => matchChain(m, { pattern: object, full: full.slice(0, dot), node }, then);
  if (property.is === 'metavariable') bindPart(m, property.name, { full: last, node }, rest);
  else if (property.is === 'node' && property.text === last) rest();
}

/** The last part of a full name is the name itself when it was imported without an alias. */
function bindPart(
  m: Matching,
  name: string,
  { full, node }: { readonly full: string; readonly node: number },
  then: Then,
): void {
  const { tree } = m.subject;
  const [start, end] = [tree.start[node] ?? 0, tree.end[node] ?? 0];
  const own = tree.symbols.text(tree.symbol[node] ?? 0) === full;
  m.bind(name, { start, end, nodes: own ? [node] : [], text: full }, then);
}
