import { hole } from '../path-template.ts';
import type { Call, CallArgument, Value } from './values.ts';

/** An argument by name or, if it has none, by place. */
export function argument(call: Call, place: number, name?: string): CallArgument | undefined {
  const named = name === undefined ? undefined : call.args.find((one) => one.name === name);
  return named ?? positional(call)[place];
}

/** The arguments without a name. */
export function positional(call: Call): readonly CallArgument[] {
  return call.args.filter((one) => one.name === undefined);
}

/** An argument that has to be given by name. */
export function keyword(call: Call, name: string): CallArgument | undefined {
  return call.args.find((one) => one.name === name);
}

/** A value as a text, with a hole for what is not known. */
export function textOf(value: Value | undefined): string {
  return value?.kind === 'text' ? value.text : hole;
}

/** The texts of a value: itself, or the items of a list. */
export function textsOf(value: Value | undefined): readonly string[] {
  if (value?.kind === 'text') return [value.text];
  return value?.kind === 'list'
    ? value.items.flatMap((item) => (item.kind === 'text' ? [item.text] : []))
    : [];
}

/** A member of an object of options as a text; undefined when it is not there. */
export function option(value: Value | undefined, name: string): Value | undefined {
  return value?.kind === 'record' ? value.fields.get(name) : undefined;
}
