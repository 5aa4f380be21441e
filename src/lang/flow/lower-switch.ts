import { childIn, childrenOf, kindOf, roleOf, symbolOf, type FlatTree } from '../tree/flat-tree.ts';
import type { Expression, Variable } from './flow.ts';
import { variable, type Lowering } from './lowering.ts';
import { knownValue } from './truth.ts';

const fallsThrough: ReadonlySet<string> = new Set([
  'javascript',
  'typescript',
  'tsx',
  'java',
  'php',
  'c',
  'cpp',
  'csharp',
]);
/** Languages whose cases are patterns that name parts of the value. */
const bindsNames: ReadonlySet<string> = new Set([
  'python',
  'ruby',
  'rust',
  'scala',
  'csharp',
  'java',
  'swift',
  'elixir',
]);

/** Adds a `switch`, `match` or `case` to the graph. */
export function lowerSwitch(low: Lowering, node: number, into: Variable | undefined): void {
  const { tree, graph } = low;
  const subject = lowerSubject(low, childIn(tree, node, 'condition'));
  const cases = casesOf(tree, node);
  const after = graph.block();
  const finalizers = low.around.finalizers.length;
  low.around.jumps.push({ label: low.label, breakTo: after, continueTo: undefined, finalizers });
  low.label = '';
  const taken = constantCase(low, node, cases);
  const bodies = cases.map(() => graph.block());
  for (const [at, one] of cases.entries()) {
    const body = bodies[at];
    if (body === undefined || (taken !== undefined && at < taken)) continue;
    if (taken === undefined || at === taken) lowerTest(low, one, subject, body);
  }
  const complete = taken !== undefined || cases.some((one) => kindOf(tree, one) === 'default-case');
  if (complete && cases.length > 0) graph.stop();
  else graph.jump(after);
  for (const [at, one] of cases.entries()) {
    const body = bodies[at];
    if (body === undefined || (taken !== undefined && at < taken)) continue;
    graph.startAt(body);
    lowerCaseBody(low, one, into);
    const next = bodies[at + 1];
    graph.jump(next !== undefined && mayFall(tree, one) ? next : after);
  }
  low.around.jumps.pop();
  graph.startAt(after);
}

/** The value that is asked, computed once. */
function lowerSubject(low: Lowering, node: number): Expression {
  if (node < 0) return { op: 'constant', node: -1 };
  const value = low.expression(node);
  low.graph.step(value);
  // `switch t := x.(type)`
  if (value.op === 'assign' && value.target.kind === 'place') return value.target.place;
  return value.op === 'variable' || value.op === 'field'
    ? { ...value, node: -1 }
    : storedIn(low, node, value);
}

function storedIn(low: Lowering, node: number, value: Expression): Expression {
  const stored = low.variables.hidden('subject', node);
  low.set(stored, -1, value);
  return variable(stored, -1);
}

function casesOf(tree: FlatTree, node: number): readonly number[] {
  return childrenOf(tree, childIn(tree, node, 'body')).filter((child) => {
    const kind = kindOf(tree, child);
    return kind === 'case' || kind === 'default-case';
  });
}

/** The one case that a constant leads to. */
function constantCase(low: Lowering, node: number, cases: readonly number[]): number | undefined {
  const { tree, names } = low;
  const value = knownValue(tree, names, childIn(tree, node, 'condition'));
  if (value === undefined) return undefined;
  let usual: number | undefined;
  for (const [at, one] of cases.entries()) {
    if (kindOf(tree, one) === 'default-case') {
      usual = at;
      continue;
    }
    const tests = childrenOf(tree, one).filter((child) => roleOf(tree, child) === 'value');
    const known = new Set(tests.map((child) => knownValue(tree, names, child)));
    if (known.has(undefined) || childIn(tree, one, 'condition') >= 0) return undefined;
    if (known.has(value)) return at;
  }
  return usual;
}

/** Whether the case holds, and what its pattern names. */
function lowerTest(low: Lowering, one: number, subject: Expression, body: number): void {
  const { tree, graph } = low;
  const binds = bindsNames.has(tree.language);
  for (const test of childrenOf(tree, one)) {
    if (roleOf(tree, test) !== 'value') continue;
    const kind = kindOf(tree, test);
    if (kind === 'variable' && childIn(tree, test, 'value') >= 0) low.statement(test);
    else if (binds && isPattern(low, test)) lowerPattern(low, test, subject);
    else graph.step(low.expression(test));
  }
  const guard = childIn(tree, one, 'condition');
  if (guard >= 0) graph.step(low.expression(guard));
  graph.branch(body);
}

function isPattern({ tree }: Lowering, node: number): boolean {
  const kind = kindOf(tree, node);
  if (kind === 'identifier') return /^[a-z_]/.test(symbolOf(tree, node));
  return kind !== 'string' && kind !== 'number' && kind !== 'boolean' && kind !== 'null' && kind !== 'member';
}

/** The whole, and what it is taken apart into. */
function lowerPattern(low: Lowering, node: number, subject: Expression): void {
  const { tree } = low;
  const inner = kindOf(tree, node) === 'assign' ? childIn(tree, node, 'right') : -1;
  low.graph.step({ op: 'assign', node, target: low.target(node), value: subject, adds: false });
  if (inner >= 0) lowerPattern(low, inner, subject);
}

function lowerCaseBody(low: Lowering, one: number, into: Variable | undefined): void {
  const { tree } = low;
  const body = childIn(tree, one, 'body');
  if (body < 0) return;
  if (kindOf(tree, body) === 'block') low.statement(body, into);
  else {
    const value = low.expression(body);
    if (into === undefined) low.graph.step(value);
    else low.set(into, -1, value);
  }
}

/** Whether control goes on into the next case. */
function mayFall(tree: FlatTree, one: number): boolean {
  if (tree.language === 'go') {
    const last = childrenOf(tree, childIn(tree, one, 'body')).at(-1);
    return last !== undefined && symbolOf(tree, last) === 'fallthrough';
  }
  const grammar = tree.symbols.text(tree.grammarKind[one] ?? 0);
  return fallsThrough.has(tree.language) && !/rule|arm|match_/.test(grammar);
}
