import type { Expression, RecordPair } from '../facts/facts.ts';
import type { ListValue, RecordValue, Value } from './values.ts';

/** A list that is written out; what is spread in it is taken apart. */
export function listOf(items: readonly Expression[], evaluate: (expression: Expression) => Value): ListValue {
  return {
    kind: 'list',
    items: items.flatMap((item) => {
      const value = evaluate(item);
      return item.kind === 'spread' && value.kind === 'list' ? value.items : [value];
    }),
  };
}

/** An object that is written out; what is spread in it brings its members. */
export function recordOf(
  pairs: readonly RecordPair[],
  evaluate: (expression: Expression) => Value,
): RecordValue {
  const fields = new Map<string, Value>();
  for (const { key, value } of pairs) {
    const given = evaluate(value);
    if (key !== undefined) fields.set(key, given);
    else if (given.kind === 'record') for (const [name, inner] of given.fields) fields.set(name, inner);
  }
  return { kind: 'record', fields };
}
