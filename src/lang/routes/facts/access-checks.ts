import { childIn, childrenOf, kindOf, symbolOf, textOf, type FlatTree } from '../../tree/flat-tree.ts';
import { isAccessCheck } from '../guard-kind.ts';
import type { NamedSpan } from './facts.ts';

/** Checks kept of one function. */
const checksMax = 10;
/** Characters of a callee; longer ones are chains of calls, whose last name is enough. */
const nameChars = 80;

/** A check with the node it is at. */
export interface CheckAt extends NamedSpan {
  readonly node: number;
}

/** Every call of a file whose name says that it finds out who is asking, in order. */
export function accessChecks(tree: FlatTree): readonly CheckAt[] {
  const checks: CheckAt[] = [];
  for (let node = 1; node < tree.count; node++) {
    if (kindOf(tree, node) !== 'call') continue;
    const callee = childIn(tree, node, 'callee');
    if (callee < 0) continue;
    const isMember = kindOf(tree, callee) === 'member';
    const name = symbolOf(tree, isMember ? childIn(tree, callee, 'property') : callee);
    if (!(isAccessCheck(name) || refuses(tree, node)) || kindOf(tree, tree.parent[node] ?? 0) === 'decorator')
      continue;
    const written = textOf(tree, callee);
    checks.push({
      node,
      name: written.length > nameChars ? name : written,
      at: [tree.start[node] ?? 0, tree.end[node] ?? 0],
    });
  }
  return checks;
}

/** Whether a call answers with 401 or 403: `res.status(403)`, `abort(401)`, `http.Error(w, "", http.StatusForbidden)`. */
function refuses(tree: FlatTree, call: number): boolean {
  const list = childIn(tree, call, 'arguments');
  return list >= 0 && childrenOf(tree, list).some((argument) => isRefusal(tree, argument));
}

function isRefusal(tree: FlatTree, node: number): boolean {
  const kind = kindOf(tree, node);
  if (kind === 'number') return /^40[13]$/u.test(textOf(tree, node));
  if (kind !== 'member') return false;
  return /^(?:Status|HTTP_40[13]_|HttpStatus)?(?:Unauthorized|Forbidden|UNAUTHORIZED|FORBIDDEN)$/u.test(
    symbolOf(tree, childIn(tree, node, 'property')),
  );
}

/** The first checks between two nodes. */
export function checksWithin(all: readonly CheckAt[], first: number, last: number): readonly NamedSpan[] {
  const found: NamedSpan[] = [];
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.node ?? 0) < first) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < all.length && found.length < checksMax; at++) {
    const check = all[at];
    if (check === undefined || check.node > last) break;
    found.push({ name: check.name, at: check.at });
  }
  return found;
}
