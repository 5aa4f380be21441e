import { textsOf } from '../evaluate/call-arguments.ts';
import type { Host } from '../evaluate/framework.ts';
import { writtenName } from '../evaluate/written-name.ts';
import type { ClassValue, FunctionValue, GuardUse, Router } from '../evaluate/values.ts';
import type { Expression, FunctionFact } from '../facts/facts.ts';
import { newRouter } from './script-router.ts';
import { securityGuards, type SecurityChain } from './spring-security.ts';
import { handlerIn, lineageOf } from './view-class.ts';

const controllers: ReadonlySet<string> = new Set([
  'Controller',
  'RestController',
  'RepositoryRestController',
  'BasePathAwareController',
]);
const verbs: Readonly<Record<string, string>> = {
  GetMapping: 'GET',
  PostMapping: 'POST',
  PutMapping: 'PUT',
  PatchMapping: 'PATCH',
  DeleteMapping: 'DELETE',
};
const guardNames: ReadonlySet<string> = new Set([
  'PreAuthorize',
  'PostAuthorize',
  'Secured',
  'RolesAllowed',
  'PermitAll',
  'DenyAll',
  'PreFilter',
  'Authenticated',
  'RequiresPermissions',
  'RequiresRoles',
  'RequiresAuthentication',
  'RequiresUser',
  'RequiresGuest',
  'Validated',
  'RateLimiter',
]);

/** The routes of Spring's controllers. */
export function springRouters(
  classes: Iterable<ClassValue>,
  chains: readonly SecurityChain[],
  host: Host,
): readonly Router[] {
  const routers: Router[] = [];
  for (const of of classes) {
    if (of.file.facts.language !== 'java' || !isController(of, host)) continue;
    const router = controllerRouter(of, chains, host);
    if (router.entries.length > 0) routers.push(router);
  }
  return routers;
}

function isController(of: ClassValue, host: Host, depth = 0): boolean {
  return of.fact.decorators.some((one) => {
    const name = lastName(one);
    if (controllers.has(name)) return true;
    // An annotation of the project's own that carries the known one.
    const own = depth < 3 ? host.evaluate(one.kind === 'call' ? one.callee : one, of) : undefined;
    return own?.kind === 'class' && own.fact !== of.fact && isController(own, host, depth + 1);
  });
}

interface Mapping {
  readonly paths: readonly string[];
  readonly methods: readonly string[];
  readonly at: Expression;
}

function controllerRouter(of: ClassValue, chains: readonly SecurityChain[], host: Host): Router {
  const place = { path: of.file.path, at: of.fact.at };
  const router = newRouter('spring', { args: [], place }, { isRoot: true, syntax: 'brace' });
  const { classes } = lineageOf(of, host);
  const whole = classes
    .map((one) => mappingOf(one.fact.decorators, one, host))
    .find((one) => one !== undefined);
  const own = guardsOf(of.fact.decorators, of, host);
  for (const method of mappedMethods(classes)) {
    const mapping = mappingIn(method, classes, host);
    if (mapping === undefined) continue;
    const methods = mapping.methods.length > 0 ? mapping.methods : (whole?.methods ?? []);
    const guards = [...own, ...guardsOf(method.fact.decorators, method, host)];
    for (const prefix of whole?.paths ?? [''])
      for (const path of mapping.paths)
        addRoute(router, {
          path: joined(prefix, path),
          methods: methods.length === 0 ? ['ALL'] : methods,
          guards,
          method,
          of,
          mapping,
          chains,
        });
  }
  return router;
}

function addRoute(
  router: Router,
  {
    path,
    methods,
    guards,
    method,
    of,
    mapping,
    chains,
  }: {
    readonly path: string;
    readonly methods: readonly string[];
    readonly guards: readonly GuardUse[];
    readonly method: FunctionValue;
    readonly of: ClassValue;
    readonly mapping: Mapping;
    readonly chains: readonly SecurityChain[];
  },
): void {
  for (const verb of methods)
    router.entries.push({
      kind: 'route',
      methods: [verb],
      path,
      guards: [...securityGuards(chains, { file: of.file.path, method: verb, path }), ...guards],
      late: [],
      handler: handlerIn(of, method),
      place: { path: method.file.path, at: mapping.at.at },
    });
}

function joined(prefix: string, path: string): string {
  if (prefix === '' || path === '') return prefix + path;
  return `${prefix.replace(/\/+$/u, '')}/${path.replace(/^\/+/u, '')}`;
}

/** The methods of a class and of what it extends; of those with one name and as many parameters the nearest. */
function mappedMethods(classes: readonly ClassValue[]): readonly FunctionValue[] {
  const found = new Map<string, FunctionValue>();
  for (const one of classes) {
    for (const id of one.fact.methods) {
      const fact = one.file.facts.functions[id];
      if (fact === undefined) continue;
      const key = signature(fact);
      // Overloads within one class are different methods.
      const isOverload = found.get(key)?.file === one.file && found.get(key)?.fact.owner === fact.owner;
      if (!found.has(key)) found.set(key, { kind: 'function', file: one.file, fact, scope: one.scope });
      else if (isOverload)
        found.set(`${key} ${id}`, { kind: 'function', file: one.file, fact, scope: one.scope });
    }
  }
  return [...found.values()];
}

function signature(fact: FunctionFact): string {
  return `${fact.name} ${fact.parameters.length}`;
}

/** The mapping of a method, or of the one that it overrides. */
function mappingIn(method: FunctionValue, classes: readonly ClassValue[], host: Host): Mapping | undefined {
  const own = mappingOf(method.fact.decorators, method, host);
  if (own !== undefined) return own;
  for (const one of classes) {
    for (const id of one.fact.methods) {
      const fact = one.file.facts.functions[id];
      if (fact === undefined || signature(fact) !== signature(method.fact)) continue;
      const inherited = mappingOf(
        fact.decorators,
        { ...method, file: one.file, scope: one.scope, fact },
        host,
      );
      if (inherited !== undefined) return inherited;
    }
  }
  return undefined;
}

function mappingOf(
  decorators: readonly Expression[],
  at: FunctionValue | ClassValue,
  host: Host,
): Mapping | undefined {
  // Spring takes what is written as RequestMapping itself before what stands for it.
  const whole = decorators.filter((one) => lastName(one) === 'RequestMapping');
  for (const one of [...whole, ...decorators]) {
    const name = lastName(one);
    const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
    const composed =
      verb === undefined && name !== 'RequestMapping' ? composedMapping(one, at, host) : undefined;
    if (verb === undefined && name !== 'RequestMapping' && composed === undefined) continue;
    const args = one.kind === 'call' ? one.args : [];
    const given = (
      args.find((arg) => arg.name === 'value' || arg.name === 'path') ??
      args.find((arg) => arg.name === undefined)
    )?.value;
    const methods = methodsOf(args.find((arg) => arg.name === 'method')?.value);
    const scope = at.kind === 'function' ? ownerOf(at) : at;
    const paths = given === undefined ? (composed?.paths ?? ['']) : pathsOf(given, scope, host);
    const known = verb === undefined ? (composed?.methods ?? []) : [verb];
    return { paths, methods: methods.length > 0 && verb === undefined ? methods : known, at: one };
  }
  return undefined;
}

/** What an annotation of the project's own says that carries one of the known mappings. */
function composedMapping(
  written: Expression,
  at: FunctionValue | ClassValue,
  host: Host,
): Mapping | undefined {
  const own = host.evaluate(written.kind === 'call' ? written.callee : written, at);
  // An annotation that carries itself is Java's to refuse.
  if (own.kind !== 'class' || (at.kind === 'class' && at.fact === own.fact)) return undefined;
  const plain = own.fact.decorators.filter((one) => isKnownMapping(lastName(one)));
  return mappingOf(plain, own, host);
}

function isKnownMapping(name: string): boolean {
  return name === 'RequestMapping' || Object.hasOwn(verbs, name);
}

/** Constants of the class are known by their bare names. */
function ownerOf(at: FunctionValue): FunctionValue | ClassValue {
  const fact = at.file.facts.classes[at.fact.owner ?? -1];
  return fact === undefined ? at : { kind: 'class', file: at.file, fact, scope: at.scope };
}

function pathsOf(given: Expression, at: FunctionValue | ClassValue, host: Host): readonly string[] {
  const value = host.evaluate(given, at);
  const texts = textsOf(value);
  if (texts.length > 0) return texts;
  return ['\u0000'];
}

function methodsOf(given: Expression | undefined): readonly string[] {
  if (given === undefined) return [];
  const items = given.kind === 'list' ? given.items : [given];
  return items.map((one) => lastName(one)).filter((one) => one !== '');
}

function guardsOf(
  decorators: readonly Expression[],
  at: FunctionValue | ClassValue,
  host: Host,
): readonly GuardUse[] {
  return decorators.flatMap((source): readonly GuardUse[] => {
    if (!guardNames.has(lastName(source))) return [];
    const use = host.guard({ name: undefined, value: { kind: 'unknown' }, source, path: at.file.path });
    const first = source.kind === 'call' ? source.args[0]?.value : undefined;
    const says = first?.kind === 'text' ? first.text : '';
    return [{ ...use, known: /^\s*(?:permitAll|isAnonymous)\b/u.test(says) ? ['permit all'] : use.known }];
  });
}

function lastName(expression: Expression): string {
  const name = writtenName(expression);
  return name.slice(name.lastIndexOf('.') + 1);
}
