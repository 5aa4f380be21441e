import type { Expression } from '../facts/facts.ts';
import type { CallArgument, GuardUse, HandlerUse, Value } from './values.ts';
import { writtenName } from './written-name.ts';

/** Functions that only adapt what they are given: the handler is their argument, and they guard nothing. */
const adapters: ReadonlySet<string> = new Set([
  'HandlerFunc',
  'asyncHandler',
  'asyncMiddleware',
  'asyncWrapper',
  'wrapAsync',
  'catchAsync',
  'catchAsyncErrors',
  'wrap',
  'tryCatch',
  'WrapF',
  'WrapH',
  'WrapHandler',
  'bind',
  'csrf_exempt',
  'method_decorator',
  'cache_page',
  'never_cache',
]);

/** Wrappers around one handler. */
const wrappersMax = 10;

/** How an argument guards: how it is written, and what that stands for. */
export function guardOf({ value, source, path }: CallArgument): GuardUse {
  const written = writtenName(source);
  const known = knownNames(value);
  const isUnnamed = written === '' || written === 'require';
  const name = isUnnamed ? lastPart(known[0] ?? written) : written;
  return { name, known: known.filter((one) => one !== name), place: { path, at: source.at } };
}

/** The last part of a full name: `ThrottlerGuard` of `@nestjs/throttler.ThrottlerGuard`. */
export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** What a value is called where it comes from. */
export function knownNames(value: Value): readonly string[] {
  switch (value.kind) {
    case 'function':
      // A function without a name is known by the checks it makes.
      return value.fact.name === '' ? checksIn(value) : [value.fact.name];
    case 'class':
      return value.fact.name === '' ? [] : [value.fact.name];
    case 'instance':
      return [value.of.fact.name];
    case 'external':
    case 'result':
      return [value.name];
    default:
      return [];
  }
}

/** Names that tell that a function without a name looks who is asking. */
function checksIn(value: Extract<Value, { kind: 'function' }>): readonly string[] {
  const [first] = value.fact.checks;
  return first === undefined ? [] : [first.name, 'access check'];
}

/** Arguments with lists taken apart, however deep. */
export function handlersOf(args: readonly CallArgument[], depth = 0): readonly CallArgument[] {
  return args.flatMap((argument): readonly CallArgument[] => {
    const { value, source } = argument;
    if (value.kind !== 'list' || depth > 10) return [argument];
    const inner = value.items.map((item, place) => ({
      ...argument,
      value: item,
      source: source.kind === 'list' ? (source.items[place] ?? source) : source,
    }));
    return handlersOf(inner, depth + 1);
  });
}

/** The function behind wrappers, with the wrappers as guards from the outermost. */
export function handlerOf(
  argument: CallArgument,
  argumentsOf: (call: Expression) => readonly CallArgument[] | undefined,
): { readonly handler: HandlerUse; readonly guards: readonly GuardUse[] } {
  const guards: GuardUse[] = [];
  let at = argument;
  for (let depth = 0; depth < wrappersMax; depth++) {
    const inner = wrapped(at, argumentsOf);
    if (inner === undefined) break;
    const last = writtenName(at.source).split('.').at(-1) ?? '';
    if (!adapters.has(last)) guards.push(guardOf(at));
    at = inner;
  }
  const { value, source, path } = at;
  const known = value.kind === 'function' && value.fact.name === '' ? [] : knownNames(value);
  const name = writtenName(source);
  const handler: HandlerUse = {
    name: name === '' ? (known[0] ?? '') : name,
    value,
    place:
      value.kind === 'function' || value.kind === 'class'
        ? { path: value.file.path, at: value.fact.at }
        : { path, at: source.at },
  };
  return { handler, guards };
}

/** The argument of a wrapping call that is the handler: a function, or anything for those that only adapt. */
function wrapped(
  { source, value }: CallArgument,
  argumentsOf: (call: Expression) => readonly CallArgument[] | undefined,
  depth = 0,
): CallArgument | undefined {
  if (source.kind !== 'call' || source.makes || value.kind === 'view') return undefined;
  const args = argumentsOf(source);
  if (args === undefined) return undefined;
  const last = writtenName(source.callee).split('.').at(-1) ?? '';
  if (adapters.has(last))
    return args.find((one) => one.value.kind !== 'text' && one.value.kind !== 'literal');
  return args.findLast(
    (one) =>
      one.value.kind === 'function' ||
      one.value.kind === 'view' ||
      (depth < wrappersMax &&
        one.source.kind === 'call' &&
        wrapped(one, argumentsOf, depth + 1) !== undefined),
  );
}
