import type { Shape } from '../facts/shape.ts';
import type { Evaluation } from './evaluation.ts';
import type { Value } from './value.ts';

/** Types that stand for what they hold. */
const transparent: ReadonlySet<string> = new Set([
  'Promise',
  'PromiseLike',
  'Readonly',
  'Partial',
  'Required',
  'NonNullable',
  'Awaited',
  'Omit',
  'Pick',
  'Optional',
  'Union',
  'Annotated',
  'Final',
  'ClassVar',
  'Awaitable',
  'Coroutine',
  'Type',
  'CompletableFuture',
  'Mono',
  'Provider',
  'ObjectProvider',
  'Lazy',
  'Inject',
  'Depends',
]);

/** Instances of a written type, and of the classes below it. */
export function typedValues(
  e: Evaluation,
  shape: Extract<Shape, { readonly is: 'typed' }>,
  path: string,
): readonly Value[] {
  const holds = (shape.args ?? []).flatMap((arg) => e.values(arg, path));
  return e.values(shape.type, path).flatMap((type) => instanceOf(type, shape.qualifier, holds));
}

function instanceOf(type: Value, qualifier: string | undefined, holds: readonly Value[]): readonly Value[] {
  switch (type.is) {
    case 'class': {
      const { path, n } = type;
      return [{ is: 'instance', path, n, exact: false, ...(qualifier === undefined ? {} : { qualifier }) }];
    }
    case 'function':
      return [{ is: 'made', path: type.path, n: type.n }];
    case 'external': {
      const name = type.name.split('.').at(-1) ?? '';
      if (holds.length === 0) return [type];
      return transparent.has(name) ? [...holds, { ...type, holds }] : [{ ...type, holds }];
    }
    case 'instance':
      return [type];
    default:
      return [];
  }
}
