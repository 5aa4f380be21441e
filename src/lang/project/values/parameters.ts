import { limits } from '../../../core/limits.ts';
import type { Shape } from '../facts/shape.ts';
import { makingName } from '../facts/writes.ts';
import type { Evaluation } from './evaluation.ts';
import type { Value } from './value.ts';

type Parameter = Extract<Shape, { readonly is: 'parameter' }>;

/** A parameter is whatever its callers give; a constructor's is besides what the project's objects of its class are made with. */
export function parameterValues(e: Evaluation, shape: Parameter, path: string): readonly Value[] {
  const own: Value = { is: 'parameter', path, function: shape.function, n: shape.n };
  const facts = e.facts(path);
  const of = facts?.functions[shape.function];
  const isConstructor = of?.kind === 'constructor' || of?.name.endsWith('.__init__') === true;
  if (facts === undefined || of?.class === undefined || !isConstructor) return [own];
  const name = facts.classes[of.class]?.name.split('.').at(-1) ?? '';
  // In Python the object itself comes first, and arguments may be named.
  const shift = facts.language === 'python' ? 1 : 0;
  const places = [shape.n - shift, of.parameters[shape.n]?.name ?? ''];
  const made = e.once(`given ${path} ${shape.function} ${shape.n}`, () =>
    places
      .flatMap((place) => e.l.entries(`write:${facts.language}:${makingName(name, place)}`))
      .slice(0, limits.resolveValues)
      .flatMap((entry) => givenBy(e, entry, { path, n: of.class ?? -1 })),
  );
  return made.length > 0 ? [...made, own] : [own];
}

interface Place {
  readonly path: string;
  readonly n: number;
}

function givenBy(e: Evaluation, entry: Place, made: Place): readonly Value[] {
  const write = e.facts(entry.path)?.writes[entry.n];
  const classes = e.values(write?.of, entry.path);
  const isMade = classes.some((one) => one.is === 'class' && one.path === made.path && one.n === made.n);
  return isMade ? e.values(write?.value, entry.path) : [];
}
