import { childIn, childrenOf, isWithin, kindOf, roleOf, symbolOf } from '../../tree/flat-tree.ts';
import { decoratorNames } from './bindings.ts';
import type { ProviderFacts } from './file-facts.ts';
import type { Reading } from './reading.ts';
import { eitherOf } from './shape.ts';
import { shapeOf } from './shapes.ts';

const makers: ReadonlySet<string> = new Set(['Bean', 'Produces']);

/** The token under which what methods give is known that make what is injected for a type of Java. */
export function beanToken(type: string): string {
  return `bean ${type}`;
}

/** What the methods marked with `@Bean` or `@Produces` make, by the type that they are written to give. */
export function beanFacts(r: Reading): ProviderFacts[] {
  if (r.language !== 'java') return [];
  return r.outline.functions.flatMap((node): ProviderFacts[] => {
    if (!decoratorNames(r, node).some((name) => makers.has(name.split('.').at(-1) ?? ''))) return [];
    const type = childrenOf(r.tree, node).find((child) => roleOf(r.tree, child) === 'returns');
    if (type === undefined || kindOf(r.tree, type) !== 'type') return [];
    const token = beanToken(symbolOf(r.tree, type).split('.').at(-1) ?? '');
    const made = returnedBy(r, node).map((value) => shapeOf(r, value));
    const shape = made.includes(undefined) ? undefined : eitherOf(made);
    return [{ token, shape: shape ?? { is: 'either', of: [] } }];
  });
}

function returnedBy(r: Reading, node: number): readonly number[] {
  const found: number[] = [];
  for (let at = node; at <= (r.tree.last[node] ?? node) && isWithin(r.tree, at, node); at++)
    if (kindOf(r.tree, at) === 'return') found.push(childIn(r.tree, at, 'value'));
  return found;
}
