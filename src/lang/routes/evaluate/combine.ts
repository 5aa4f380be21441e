import { hole } from '../path-template.ts';
import { unknown, type CallArgument, type FileScope, type Value } from './values.ts';

/** The value that says most of those that one may be: the last one that is more than a literal. */
export function best(values: readonly Value[]): Value {
  return (
    values.findLast((one) => one.kind === 'router') ??
    values.findLast((one) => one.kind !== 'unknown' && one.kind !== 'literal' && one.kind !== 'external') ??
    values.findLast((one) => one.kind !== 'unknown') ??
    unknown
  );
}

/** Texts one after the other, or lists. */
export function joined(parts: readonly Value[]): Value {
  if (parts.some((part) => part.kind === 'list'))
    return { kind: 'list', items: parts.flatMap((part) => (part.kind === 'list' ? part.items : [part])) };
  if (!parts.some((part) => part.kind === 'text')) return unknown;
  const text = parts
    .map((part) => (part.kind === 'text' || part.kind === 'literal' ? part.text : hole))
    .join('');
  return { kind: 'text', text };
}

/** An item of a list or a member of an object; of settings that are not known, what the project calls so. */
export function itemOf(of: Value, key: Value, constants: ReadonlyMap<string, string>): Value {
  if (of.kind === 'record' && key.kind === 'text') return of.fields.get(key.text) ?? unknown;
  if (of.kind === 'list' && key.kind === 'literal') return of.items[Number(key.text)] ?? unknown;
  const isOpaque = of.kind !== 'record' && of.kind !== 'list';
  const text = isOpaque && key.kind === 'text' ? constants.get(key.text) : undefined;
  return text === undefined ? unknown : { kind: 'text', text };
}

/** A value that is not known, or what its written type tells of it. */
export function typedOr(value: Value, typed: Value): Value {
  return typed.kind === 'unknown' ? value : typed;
}

/** A function of a file where it is written. */
export function functionValue(id: number, scope: FileScope): Value {
  const fact = scope.file.facts.functions[id];
  return fact === undefined ? unknown : { kind: 'function', file: scope.file, fact, scope };
}

/** A class of a file where it is written. */
export function classValue(id: number, scope: FileScope): Value {
  const fact = scope.file.facts.classes[id];
  return fact === undefined ? unknown : { kind: 'class', file: scope.file, fact, scope };
}

/** `config.get('app.prefix')`: what the project calls `prefix`, when that is one text. */
export function settingNamed(
  constants: ReadonlyMap<string, string>,
  method: string,
  args: readonly CallArgument[],
): Value | undefined {
  const key = args[0]?.value;
  if (key?.kind !== 'text' || !/^get/iu.test(method)) return undefined;
  const text = constants.get(key.text.slice(key.text.lastIndexOf('.') + 1));
  return text === undefined ? undefined : { kind: 'text', text };
}
