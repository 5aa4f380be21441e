import { z } from 'zod';
import type { KeyPath } from './yaml-source.ts';

/** The keys an object may have at a place in the schema; empty where the schema expects no object. */
export function keysAt(schema: unknown, path: KeyPath, raw: unknown): readonly string[] {
  let here = unwrapped(schema, raw);
  let value = raw;
  for (const key of path) {
    value = valueAt(value, [key]);
    if (here instanceof z.ZodArray) here = unwrapped(here.element, value);
    else if (here instanceof z.ZodObject) here = unwrapped(fieldOf(here.shape, key), value);
    else return [];
  }
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}

/** The plain value at a path of keys; undefined when there is none. Own properties only. */
export function valueAt(raw: unknown, path: KeyPath): unknown {
  let value = raw;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

function fieldOf(shape: Readonly<Record<string, unknown>>, key: string | number): unknown {
  return Object.hasOwn(shape, key) ? shape[key] : undefined;
}

/** Without transforms, defaults and optionality; for a tagged union the member that the value names. */
function unwrapped(schema: unknown, value: unknown): unknown {
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in, value);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return unwrapped(schema.unwrap(), value);
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const type = valueAt(value, [schema.def.discriminator]);
    return schema.options.find((option) => memberNamed(option, schema.def.discriminator, type));
  }
  return schema;
}

function memberNamed(option: unknown, key: string, name: unknown): boolean {
  if (!(option instanceof z.ZodObject)) return false;
  const tag = fieldOf(option.shape, key);
  return tag instanceof z.ZodLiteral && [...tag.values].some((value) => value === name);
}
