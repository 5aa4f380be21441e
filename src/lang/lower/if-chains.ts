import type { Role } from '../tree/kinds.ts';
import type { Lowering } from './lowering.ts';

/** How a grammar writes `if`, `else if` and `else` as one flat node. */
export interface IfGrammar {
  /** Field of the statements of the `if` and of each `else if`. */
  readonly then: string;
  /** Node type of an `else if`; any other alternative is the `else`. */
  readonly elseIf: string;
}

interface IfPart extends IfGrammar {
  readonly whole: number;
  readonly at: number;
  readonly role: Role;
  /** The `else if` and `else` clauses still to come. */
  readonly rest: readonly number[];
}

/** `else if` is an `if` under `else`, up to the end of the whole statement. */
export function lowerIfChain(l: Lowering, n: number, role: Role, grammar: IfGrammar): void {
  lowerPart(l, { ...grammar, whole: n, at: n, role, rest: l.fields(n, 'alternative') });
}

function lowerPart(l: Lowering, part: IfPart): void {
  const { whole, at, role, rest } = part;
  const body = l.field(at, part.then);
  l.openAt({ kind: 'if', role, node: at, start: l.start(at), end: l.end(whole) });
  l.put(at, 'condition', 'condition');
  if (body >= 0) l.body(body, 'then');
  const [next, ...later] = rest;
  if (next !== undefined && l.typeOf(next) === part.elseIf) {
    l.nested(next, 'else', () => lowerPart(l, { ...part, at: next, role: 'else', rest: later }));
  } else if (next !== undefined) {
    l.body(elseBody(l, next), 'else');
  }
  l.close();
}

function elseBody(l: Lowering, clause: number): number {
  const body = l.field(clause, 'body');
  return body < 0 ? clause : body;
}
