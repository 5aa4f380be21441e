import { childIn, kindOf } from '../../../lang/index.ts';
import { matchByRole, matchRoles } from './match-role.ts';
import type { Matching, Then } from './matching.ts';
import { isKind, kindNumber, partOf, roleNumber, type PatternNode } from './pattern.ts';

const left: ReadonlySet<number> = new Set([roleNumber.left]);

/** A loop over the items of something. `for (x of xs)` also stands for a loop that declares its variable. */
export function matchForEach(m: Matching, pattern: PatternNode, node: number, then: Then): void {
  const { tree } = m.subject;
  const wanted = partOf(pattern, 'left');
  const given = tree.kind[node] === kindNumber['for-each'] ? childIn(tree, node, 'left') : -1;
  const declares = given >= 0 && kindOf(tree, given) === 'variable';
  if (!declares || wanted === undefined || isKind(wanted, 'variable') || wanted.is === 'anything') {
    matchByRole(m, pattern, node, then);
    return;
  }
  const name = childIn(tree, given, 'name');
  if (name < 0) return;
  m.parts.expression(m, wanted, name, () =>
    matchRoles(m, { pattern, node, skip: left, mayLack: new Set<number>() }, then),
  );
}
