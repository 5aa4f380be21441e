import type { CallFacts, DecoratorFacts, FileFacts } from './facts/file-facts.ts';
import type { Shape } from './facts/shape.ts';
import type { FunctionId } from './ids.ts';
import { idAt, type Project } from './project.ts';

export type EntryKind = 'main' | 'http' | 'event' | 'task' | 'message';

/** A function that something outside of the program calls. */
export interface EntryPoint {
  readonly kind: EntryKind;
  readonly function: FunctionId;
  /** What registers it: `app.get`, `@GetMapping`, `main`. */
  readonly by: string;
  /** The text it is registered under, such as a path or an event. */
  readonly text?: string;
}

const httpNames: ReadonlySet<string> = new Set([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'head',
  'options',
  'all',
  'use',
  'route',
  'any',
  'websocket',
  'api_route',
  'add_url_rule',
  'add_api_route',
  'HandleFunc',
  'Handle',
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'Any',
  'Use',
  'Get',
  'Post',
  'Put',
  'Patch',
  'Delete',
  'Head',
  'Options',
  'Method',
  'MethodFunc',
  'Group',
  'With',
  'path',
  're_path',
  'url',
  'createServer',
  'addHook',
  'register',
  'before_request',
  'after_request',
  'errorhandler',
  'middleware',
  'exception_handler',
  'ListenAndServe',
  'param',
]);
const eventNames: ReadonlySet<string> = new Set([
  'on',
  'once',
  'addListener',
  'addEventListener',
  'prependListener',
  'receiver',
  'on_event',
  'connect',
  'listens_for',
]);
const taskNames: ReadonlySet<string> = new Set([
  'task',
  'shared_task',
  'periodic_task',
  'command',
  'schedule',
  'scheduleJob',
  'cron',
  'process',
  'AfterFunc',
  'callback',
  'fixture',
]);
/** Decorators and annotations by their last name. */
const declared: Readonly<Record<EntryKind, ReadonlySet<string>>> = {
  http: new Set([
    'Get',
    'Post',
    'Put',
    'Patch',
    'Delete',
    'Head',
    'Options',
    'All',
    'Sse',
    'Query',
    'Mutation',
    'ResolveField',
    'RequestMapping',
    'GetMapping',
    'PostMapping',
    'PutMapping',
    'PatchMapping',
    'DeleteMapping',
    'ExceptionHandler',
    'GET',
    'POST',
    'PUT',
    'DELETE',
    'PATCH',
    'HEAD',
    'OPTIONS',
    'Path',
    'api_view',
    'action',
    'ModelAttribute',
    'InitBinder',
    'SchemaMapping',
    'QueryMapping',
    'MutationMapping',
  ]),
  event: new Set([
    'EventListener',
    'OnEvent',
    'TransactionalEventListener',
    'HostListener',
    'PostConstruct',
    'PreDestroy',
    'Bean',
  ]),
  task: new Set(['Scheduled', 'Cron', 'Interval', 'Timeout', 'Process', 'Command', 'Test']),
  message: new Set([
    'MessagePattern',
    'EventPattern',
    'SubscribeMessage',
    'KafkaListener',
    'RabbitListener',
    'JmsListener',
    'SqsListener',
    'MessageMapping',
    'RabbitSubscribe',
  ]),
  main: new Set(),
};
/** Methods that a framework calls on classes that extend one of its own. */
const viewMethods: ReadonlySet<string> = new Set([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'head',
  'options',
  'list',
  'create',
  'retrieve',
  'update',
  'partial_update',
  'destroy',
  'dispatch',
  'handle',
  'doGet',
  'doPost',
  'doPut',
  'doDelete',
  'doHead',
  'doFilter',
  'service',
  'preHandle',
  'doFilterInternal',
  'form_valid',
  'get_queryset',
  'get_object',
  'perform_create',
  'has_permission',
  'ServeHTTP',
]);

/** The functions of a file, or that it registers, which are called from outside; in the order of the text. */
export function entryPointsOf(project: Project, path: string): readonly EntryPoint[] {
  const facts = project.facts(path);
  if (facts === undefined) return [];
  const found = [
    ...programs(project, path, facts),
    ...facts.calls.flatMap((call) => registered(project, path, call)),
    ...facts.functions.flatMap((one, n) => decorated(project, { path, n }, one.decorators)),
    ...views(project, path, facts),
  ];
  return [...new Map(found.map((one) => [`${one.kind} ${one.function}`, one])).values()];
}

/** `main` of Go, Java and Python, and Go's `init`. */
function programs(project: Project, path: string, facts: FileFacts): readonly EntryPoint[] {
  const by = 'main';
  if (facts.program === true) return [{ kind: 'main', function: idAt(project, path, 0), by }];
  return facts.functions.flatMap((one, n): EntryPoint[] => {
    const isGo =
      facts.language === 'go' && (one.name === 'init' || (one.name === 'main' && facts.package === 'main'));
    const isJava = facts.language === 'java' && one.static === true && one.name.endsWith('.main');
    return isGo || isJava ? [{ kind: 'main', function: idAt(project, path, n), by }] : [];
  });
}

/** Functions that are given to a call which registers them. */
function registered(project: Project, path: string, call: CallFacts): readonly EntryPoint[] {
  const by = call.callee === undefined ? undefined : lastNames(call.callee);
  const kind = by === undefined ? undefined : kindOfCall(by.last);
  if (by === undefined || kind === undefined || call.kind === 'new' || call.given.length === 0) return [];
  if (call.kind === 'decorator') return [];
  // A function of the project by that name is called, not registered with.
  if (project.targetsOfCall(path, call).targets.length > 0) return [];
  return call.given.flatMap(([, shape]) =>
    handlers(project, path, shape).map((id): EntryPoint => {
      const text = call.text === undefined ? {} : { text: call.text };
      return { kind, function: id, by: by.full, ...text };
    }),
  );
}

function handlers(project: Project, path: string, shape: Shape): readonly FunctionId[] {
  if (shape.is === 'list')
    return shape.of.flatMap((one) => (one === null ? [] : handlers(project, path, one)));
  return project.functionsOf(path, shape).map(({ id }) => id);
}

function kindOfCall(name: string): EntryKind | undefined {
  if (httpNames.has(name)) return 'http';
  if (eventNames.has(name)) return 'event';
  return taskNames.has(name) ? 'task' : undefined;
}

function lastNames(shape: Shape): { readonly last: string; readonly full: string } | undefined {
  if (shape.is === 'global') return { last: shape.name, full: shape.name };
  if (shape.is === 'import') return { last: shape.name, full: shape.name };
  if (shape.is !== 'member') return undefined;
  const before =
    shape.of.is === 'global' || shape.of.is === 'member' || shape.of.is === 'import'
      ? lastNames(shape.of)
      : undefined;
  return { last: shape.name, full: before === undefined ? shape.name : `${before.last}.${shape.name}` };
}

interface Place {
  readonly path: string;
  readonly n: number;
}

function decorated(
  project: Project,
  { path, n }: Place,
  decorators: readonly DecoratorFacts[],
): readonly EntryPoint[] {
  return decorators.flatMap((one): EntryPoint[] => {
    const last = one.name.split('.').at(-1) ?? '';
    const kind = kindOfDecorator(one.name, last);
    if (kind === undefined) return [];
    const text = one.texts[0] === undefined ? {} : { text: one.texts[0] };
    return [{ kind, function: idAt(project, path, n), by: `@${one.name}`, ...text }];
  });
}

/** `@app.get` is a member of something; `@get` alone may be anything. */
function kindOfDecorator(name: string, last: string): EntryKind | undefined {
  for (const kind of ['http', 'event', 'task', 'message'] as const) if (declared[kind].has(last)) return kind;
  return name.includes('.') || last === 'shared_task' || last === 'receiver' ? kindOfCall(last) : undefined;
}

/** Handler methods of classes with a base that is not in the project. */
function views(project: Project, path: string, facts: FileFacts): readonly EntryPoint[] {
  return facts.classes.flatMap((one) => {
    const wanted = one.members.filter(
      (member) => viewMethods.has(member.name) && member.shape.is === 'function',
    );
    const base =
      wanted.length === 0 ? undefined : one.bases.flatMap((shape) => project.externalsOf(path, shape))[0];
    if (base === undefined) return [];
    return wanted.flatMap(({ shape }): EntryPoint[] =>
      shape.is === 'function' ? [{ kind: 'http', function: idAt(project, path, shape.n), by: base }] : [],
    );
  });
}
