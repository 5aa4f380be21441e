import type { Host } from './framework.ts';
import { hole } from '../path-template.ts';
import { unknown, type CallArgument, type Value } from './values.ts';

/** Items of a list that a function is called with, at most. */
const itemsMax = 1_000;

/** What a method that every program has gives, or undefined when it is none of those known here. */
export function builtIn(
  host: Host,
  self: Value,
  name: string,
  args: readonly CallArgument[],
): Value | undefined {
  if (self.kind === 'list') return onList(host, self.items, name, args);
  if (self.kind === 'record') return onRecord(self.fields, name, args);
  if (self.kind === 'text') return onText(self.text, name, args);
  if (self.kind === 'function' || self.kind === 'method') {
    if (name === 'bind') return self;
    if (self.kind === 'function' && name === 'call')
      return host.invoke(
        self,
        args.slice(1).map((one) => one.value),
      );
  }
  if (self.kind === 'class' && name === 'as_view')
    return { kind: 'view', view: self, actions: actionsOf(args) };
  if (self.kind === 'external') return onLibrary(self.name, name, args);
  return undefined;
}

/** `as_view({'get': 'list'})`. */
function actionsOf(args: readonly CallArgument[]): ReadonlyMap<string, string> | undefined {
  const given = args[0]?.value;
  if (given?.kind !== 'record') return undefined;
  const named = [...given.fields].flatMap(([method, action]): [string, string][] =>
    action.kind === 'text' ? [[method.toUpperCase(), action.text]] : [],
  );
  return new Map(named);
}

function onList(host: Host, items: Value[], name: string, args: readonly CallArgument[]): Value | undefined {
  const [first] = args;
  switch (name) {
    case 'forEach':
    case 'map':
    case 'flatMap':
      return {
        kind: 'list',
        items:
          first === undefined ? [] : items.slice(0, itemsMax).map((item) => host.invoke(first.value, [item])),
      };
    case 'filter':
    case 'flat':
    case 'slice':
    case 'reverse':
    case 'sort':
      return { kind: 'list', items };
    case 'concat':
      return { kind: 'list', items: [...items, ...args.flatMap(({ value }) => flat(value))] };
    case 'push':
    case 'append':
    case 'unshift':
    case 'insert':
      items.push(...args.map((one) => one.value));
      return unknown;
    case 'extend':
      items.push(...args.flatMap(({ value }) => flat(value)));
      return unknown;
    case 'join':
      return text(items.map(plain).join(first === undefined ? ',' : plain(first.value)));
    default:
      return undefined;
  }
}

function onRecord(
  fields: ReadonlyMap<string, Value>,
  name: string,
  args: readonly CallArgument[],
): Value | undefined {
  const key = args[0]?.value;
  if (name === 'get' && key?.kind === 'text' && !fields.has('get'))
    return fields.get(key.text) ?? args[1]?.value;
  if (name === 'values' && !fields.has('values')) return { kind: 'list', items: [...fields.values()] };
  return undefined;
}

function onText(self: string, name: string, args: readonly CallArgument[]): Value | undefined {
  switch (name) {
    case 'concat':
      return text(self + args.map((one) => plain(one.value)).join(''));
    case 'format':
      return text(filled(self, /\{\w*\}/u, args));
    case 'join': {
      const list = args[0]?.value;
      return list?.kind === 'list' ? text(list.items.map(plain).join(self)) : undefined;
    }
    case 'toString':
    case 'trim':
    case 'strip':
    case 'rstrip':
    case 'lstrip':
      return text(self);
    default:
      return undefined;
  }
}

function onLibrary(library: string, name: string, args: readonly CallArgument[]): Value | undefined {
  const values = args.map((one) => one.value);
  if (library === 'Object' && (name === 'values' || name === 'entries')) return entries(values[0], name);
  if (name === 'Sprintf' || (library === 'String' && name === 'format')) {
    const format = values[0];
    return format?.kind === 'text' ? text(filled(format.text, /%[+#]?[a-zA-Z]/u, args.slice(1))) : undefined;
  }
  const isPath = /^(?:path|path\.posix|path\/filepath|filepath|url|net\/url|os\.path|posixpath)$/u.test(
    library,
  );
  if (isPath && (name === 'join' || name === 'JoinPath' || name === 'Join'))
    return text(values.map(plain).join('/').replace(/\/+/gu, '/'));
  return undefined;
}

function entries(value: Value | undefined, name: string): Value {
  if (value?.kind !== 'record') return unknown;
  const items = [...value.fields].map(([key, inner]): Value =>
    name === 'values' ? inner : { kind: 'list', items: [text(key), inner] },
  );
  return { kind: 'list', items };
}

/** A format with its marks replaced by values, one after the other. */
function filled(format: string, mark: RegExp, args: readonly CallArgument[]): string {
  const [first = '', ...rest] = format.split(mark);
  return rest.reduce((out, part, place) => {
    const value = args[place]?.value;
    return out + (value === undefined ? hole : plain(value)) + part;
  }, first);
}

function plain(value: Value): string {
  return value.kind === 'text' || value.kind === 'literal' ? value.text : hole;
}

function text(value: string): Value {
  return { kind: 'text', text: value };
}

function flat(value: Value): readonly Value[] {
  return value.kind === 'list' ? value.items : [value];
}
