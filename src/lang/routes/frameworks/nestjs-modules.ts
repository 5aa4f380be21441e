import { textsOf } from '../evaluate/call-arguments.ts';
import type { Host } from '../evaluate/framework.ts';
import { knownNames, lastPart } from '../evaluate/handlers.ts';
import { writtenName } from '../evaluate/written-name.ts';
import type { ClassValue, GuardUse, Value } from '../evaluate/values.ts';
import type { ClassFact, Expression } from '../facts/facts.ts';
import type { Place } from '../route.ts';
import { fluentCalls } from './fluent-calls.ts';
import type { Note } from './nestjs.ts';

/** Levels of modules inside modules of one `RouterModule`. */
const modulesMax = 10;

/** Guards of the whole application: `APP_GUARD` providers and `useGlobalGuards`. */
export function globalGuards(
  classes: readonly ClassValue[],
  notes: readonly Note[],
  host: Host,
): readonly GuardUse[] {
  const guards = notes
    .filter((one) => one.name === 'useGlobalGuards')
    .flatMap(({ call }) => call.args.map((one) => host.guard(one)));
  for (const of of classes) {
    const providers = moduleField(of, 'providers', host);
    if (providers?.kind !== 'list') continue;
    for (const item of providers.items) {
      if (item.kind !== 'record') continue;
      const token = item.fields.get('provide');
      if (token?.kind !== 'external' || !token.name.endsWith('.APP_GUARD')) continue;
      const used =
        item.fields.get('useClass') ?? item.fields.get('useExisting') ?? item.fields.get('useFactory');
      const [name = 'APP_GUARD'] = used === undefined ? [] : knownNames(used);
      guards.push({ name: lastPart(name), known: [name], place: { path: of.file.path, at: of.fact.at } });
    }
  }
  return guards;
}

function moduleField(of: ClassValue, name: string, host: Host): Value | undefined {
  const written = of.fact.decorators.find((one) => writtenName(one) === 'Module');
  const first = written?.kind === 'call' ? written.args[0]?.value : undefined;
  if (first?.kind !== 'record') return undefined;
  const pair = first.pairs.find((one) => one.key === name);
  return pair === undefined ? undefined : host.evaluate(pair.value, of);
}

/** `consumer.apply(Middleware).forRoutes(…)` of modules: guards by path. */
export function consumerGuards(
  classes: readonly ClassValue[],
  host: Host,
): readonly { readonly path: string; readonly guards: readonly GuardUse[]; readonly place: Place }[] {
  return classes.flatMap((of) => {
    const fact = of.fact.methods
      .map((id) => of.file.facts.functions[id])
      .find((one) => one?.name === 'configure');
    if (fact === undefined) return [];
    const found: { readonly path: string; readonly guards: readonly GuardUse[]; readonly place: Place }[] =
      [];
    let applied: readonly GuardUse[] = [];
    for (const { name, args, expression } of fluentCalls(of.file.facts.functions, fact)) {
      const place = { path: of.file.path, at: expression.at };
      if (name === 'apply')
        applied = args.map((source) =>
          host.guard({ name: undefined, value: host.evaluate(source, of), source, path: of.file.path }),
        );
      if (name === 'forRoutes')
        for (const path of args.flatMap((one) => forRoute(one, of, host)))
          found.push({ path, guards: applied, place });
    }
    return found;
  });
}

/** A path, `{ path, method }`, or all below a controller. */
function forRoute(source: Expression, of: ClassValue, host: Host): readonly string[] {
  const value = host.evaluate(source, of);
  if (value.kind === 'text') return [value.text];
  if (value.kind === 'record') return textsOf(value.fields.get('path'));
  if (value.kind !== 'class') return [];
  const written = value.fact.decorators.find((one) => writtenName(one) === 'Controller');
  const first = written?.kind === 'call' ? written.args[0]?.value : undefined;
  const paths = first === undefined ? [''] : textsOf(host.evaluate(first, value));
  return paths.map((path) => `${path}/*`);
}

/** Prefixes of controllers by what `RouterModule.register` says of their modules. */
export function modulePrefixes(
  classes: readonly ClassValue[],
  notes: readonly Note[],
  host: Host,
): ReadonlyMap<ClassFact, string> {
  const byModule = new Map<ClassFact, string>();
  for (const { name, call } of notes) {
    const list = call.args[0]?.value;
    if (name === 'register' && list?.kind === 'list') addModules(list.items, '', byModule, 0);
  }
  const prefixes = new Map<ClassFact, string>();
  if (byModule.size === 0) return prefixes;
  for (const of of classes) {
    const prefix = byModule.get(of.fact);
    const controllers = prefix === undefined ? undefined : moduleField(of, 'controllers', host);
    if (prefix === undefined || controllers?.kind !== 'list') continue;
    for (const one of controllers.items) if (one.kind === 'class') prefixes.set(one.fact, prefix);
  }
  return prefixes;
}

function addModules(
  items: readonly Value[],
  above: string,
  into: Map<ClassFact, string>,
  depth: number,
): void {
  if (depth > modulesMax) return;
  for (const item of items) {
    if (item.kind === 'class') into.set(item.fact, above);
    if (item.kind !== 'record') continue;
    const path = [above, ...textsOf(item.fields.get('path')).slice(0, 1)]
      .filter((part) => part !== '')
      .join('/');
    const module = item.fields.get('module');
    if (module?.kind === 'class') into.set(module.fact, path);
    const children = item.fields.get('children');
    if (children?.kind === 'list') addModules(children.items, path, into, depth + 1);
  }
}
