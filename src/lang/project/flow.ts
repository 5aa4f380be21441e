import { entered, target, type Target } from './targets.ts';
import type { Evaluation } from './values/evaluation.ts';
import { lineage, type ClassPlace } from './values/hierarchy.ts';
import type { Shape } from './facts/shape.ts';
import type { Value } from './values/value.ts';

/** What may run because of an expression. */
export interface Flow {
  /** When it is called. */
  readonly called: readonly Target[];
  /** When somebody who is not known has it: also the functions of objects and lists, and all methods. */
  readonly escaping: readonly Target[];
  /** The functions of objects and lists that it is. */
  readonly held: readonly Target[];
  /** The classes that it is, or is an instance of. */
  readonly classes: readonly ClassPlace[];
}

/** What may run because of some values. */
export function flowOf(e: Evaluation, values: readonly Value[]): Flow {
  return {
    called: functionsIn(e, values),
    escaping: values.flatMap((value) => escaping(e, value)),
    held: values.flatMap((value) => (isContainer(value) ? escaping(e, value) : [])),
    classes: values.flatMap((value) =>
      value.is === 'class' || value.is === 'instance' ? [{ path: value.path, n: value.n }] : [],
    ),
  };
}

/** Objects and lists in each other that are looked into. */
const depthMax = 4;

/** The functions that can be called by whoever is given a value. */
function escaping(e: Evaluation, value: Value, depth = 0): readonly Target[] {
  const inside = (shape: Shape | null, path: string): readonly Target[] =>
    e
      .values(shape, path)
      .flatMap((one) =>
        isContainer(one) && depth < depthMax
          ? escaping(e, one, depth + 1)
          : entered(e, one, { kind: 'call' }),
      );
  switch (value.is) {
    case 'object':
      return (e.facts(value.path)?.objects[value.n]?.fields ?? []).flatMap(([, shape]) =>
        inside(shape, value.path),
      );
    case 'list':
      return value.of.flatMap((shape) => inside(shape, value.path));
    case 'class':
    case 'instance':
      return lineage(e, value).flatMap((place) => methodsOf(e, place));
    default:
      return entered(e, value, { kind: 'call' });
  }
}

function isContainer(value: Value): value is Extract<Value, { readonly is: 'object' | 'list' }> {
  return value.is === 'object' || value.is === 'list';
}

function functionsIn(e: Evaluation, values: readonly Value[]): readonly Target[] {
  return values.flatMap((value) => entered(e, value, { kind: 'call' }));
}

function methodsOf(e: Evaluation, { path, n }: ClassPlace): readonly Target[] {
  return (e.facts(path)?.classes[n]?.members ?? []).flatMap((member) =>
    member.shape.is === 'function' ? [target(e, { is: 'function', path, n: member.shape.n, shift: 0 })] : [],
  );
}
