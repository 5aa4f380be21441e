import type { Expression, Step } from '../facts/facts.ts';
import type { Interpreter } from './interpreter.ts';
import type { Program } from './program.ts';
import { expressionParts } from './expression-parts.ts';
import { importersFirst, homeOf } from './import-order.ts';
import { unknown, type FileState, type FunctionValue, type Router, type Value } from './values.ts';

/** Names of parameters that are taken for a router when nothing else is known of them. */
const routerNames: ReadonlySet<string> = new Set(['app', 'router', 'fastify', 'server', 'application']);

/** Runs what nobody was seen to call, callers before what they call. */
export function runRoots(interpreter: Interpreter, program: Program): void {
  const roots = [...program.files.values()].flatMap((file) => rootsOf(file));
  const ranks = importersFirst(program);
  const rank = ({ file }: FunctionValue): number => ranks.get(homeOf(file)) ?? 0;
  for (const one of [...callersFirst(roots)].sort((a, b) => rank(a) - rank(b)))
    interpreter.runRoot(one, (name) => guessed(interpreter, one.file, name));
}

const entries: ReadonlySet<string> = new Set([
  'main',
  'create_app',
  'createApp',
  'bootstrap',
  'start',
  'init',
]);

/** Functions in an order in which callers, found by name, come before what they call; circles start at entry points. */
function callersFirst(roots: readonly FunctionValue[]): readonly FunctionValue[] {
  const byName = new Map<string, FunctionValue[]>();
  for (const one of roots) {
    const known = byName.get(one.fact.name);
    if (known === undefined) byName.set(one.fact.name, [one]);
    else known.push(one);
  }
  const callees = new Map(roots.map((one) => [one, calledBy(one).flatMap((name) => byName.get(name) ?? [])]));
  const callers = new Map(roots.map((one) => [one, 0]));
  for (const [from, all] of callees)
    for (const to of all) if (to !== from) callers.set(to, (callers.get(to) ?? 0) + 1);
  const waiting = new Set([...roots.filter((one) => entries.has(one.fact.name)), ...roots]);
  const ready = roots.filter((one) => callers.get(one) === 0);
  const ordered: FunctionValue[] = [];
  while (waiting.size > 0) {
    const next = ready.pop() ?? first(waiting);
    if (next === undefined || !waiting.delete(next)) continue;
    ordered.push(next);
    for (const to of callees.get(next) ?? []) {
      const left = (callers.get(to) ?? 0) - 1;
      callers.set(to, left);
      if (left === 0) ready.push(to);
    }
  }
  return ordered;
}

function first(all: ReadonlySet<FunctionValue>): FunctionValue | undefined {
  for (const one of all) return one;
  return undefined;
}

/** Functions that code outside of the file can call. Functions inside others run when those do. */
function rootsOf(file: FileState): readonly FunctionValue[] {
  const { facts, scope } = file;
  const ids = new Set<number>();
  for (const step of facts.steps) {
    if (step.kind === 'define-function') ids.add(step.id);
    if ((step.kind === 'set' || step.kind === 'export') && step.value.kind === 'function')
      ids.add(step.value.id);
    if (step.kind === 'set' || step.kind === 'export') addMembers(step.value, ids);
  }
  for (const one of facts.classes) for (const id of one.methods) ids.add(id);
  if (facts.language === 'java') return [];
  return [...ids]
    .sort((a, b) => a - b)
    .flatMap((id) => {
      const fact = facts.functions[id];
      return fact === undefined || fact.steps.length === 0
        ? []
        : [{ kind: 'function' as const, file, fact, scope }];
    });
}

/** `module.exports = { setup() {…} }`, `export default wrap(function …)`. */
function addMembers(value: Expression, ids: Set<number>): void {
  if (value.kind === 'record')
    for (const pair of value.pairs) if (pair.value.kind === 'function') ids.add(pair.value.id);
  if (value.kind === 'call')
    for (const one of value.args) if (one.value.kind === 'function') ids.add(one.value.id);
}

/** The last names of all that a function calls, but for what it calls of libraries. */
function calledBy({ file, fact }: FunctionValue): readonly string[] {
  const names = new Set<string>();
  const seen = new Set<number>();
  const enter = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (step.kind === 'set' || step.kind === 'run' || step.kind === 'return') add(step.value);
      if (step.kind === 'each') enter(step.steps);
    }
  };
  const add = (expression: Expression): void => {
    if (expression.kind === 'function' && !seen.has(expression.id)) {
      seen.add(expression.id);
      enter(file.facts.functions[expression.id]?.steps ?? []);
    }
    if (expression.kind === 'call') {
      const { callee } = expression;
      if (callee.kind === 'name' || (callee.kind === 'member' && !isLibrary(callee.of, file)))
        names.add(callee.name);
    }
    for (const inner of expressionParts(expression)) add(inner);
  };
  enter(fact.steps);
  return [...names];
}

function isLibrary(of: Expression, file: FileState): boolean {
  if (of.kind !== 'name') return false;
  const found = file.scope.names.get(of.name);
  return (typeof found === 'function' ? found() : found)?.kind === 'external';
}

/** A router for a parameter that is called like one, of the framework that the project's files import. */
function guessed(interpreter: Interpreter, file: FileState, name: string): Value {
  if (!routerNames.has(name)) return unknown;
  const { language } = file.facts;
  const framework =
    language === 'python' ? 'flask' : language === 'go' ? undefined : scriptFramework(interpreter, name);
  if (framework === undefined) return unknown;
  const router: Router = {
    framework,
    place: { path: file.path, at: [0, 0] },
    syntax: framework === 'flask' ? 'angle' : 'colon',
    prefix: '',
    isRoot: false,
    entries: [],
    mounted: false,
  };
  return interpreter.addRouter(router);
}

/** The framework of most routers that were made; Express when there are none. */
function scriptFramework(interpreter: Interpreter, name: string): Router['framework'] | undefined {
  if (name === 'fastify') return 'fastify';
  const known = interpreter.routers.find(
    (one) =>
      one.framework === 'express' ||
      one.framework === 'koa' ||
      one.framework === 'hono' ||
      one.framework === 'fastify',
  );
  return known?.framework ?? 'express';
}
