import type { Project } from './project.ts';

/** Methods that run without being called by name. */
const implicit: ReadonlySet<string> = new Set([
  'toString',
  'toJSON',
  'valueOf',
  'then',
  'next',
  'return',
  'throw',
  'hashCode',
  'equals',
  'compareTo',
  'close',
  'finalize',
  'clone',
  'iterator',
  'hasNext',
  'String',
  'Error',
  'Less',
  'Len',
  'Swap',
  'MarshalJSON',
  'UnmarshalJSON',
  'Write',
  'Read',
  '*',
]);

/**
 * The methods of a class that may run once there is an instance, though no call names them: accessors, what the
 * language calls by itself, and, in a class that a library knows (by a base or decorator of its own), all of them.
 */
export function implicitMethods(
  project: Project,
  { path, n }: { readonly path: string; readonly n: number },
): readonly number[] {
  const facts = project.facts(path);
  const of = facts?.classes[n];
  if (facts === undefined || of === undefined) return [];
  const isKnownOutside =
    of.decorators.length > 0 || of.bases.some((base) => project.externalsOf(path, base).length > 0);
  const methods: number[] = [];
  for (const { name, shape } of of.members) {
    if (shape.is !== 'function') continue;
    const kind = facts.functions[shape.n]?.kind;
    const runs =
      isKnownOutside ||
      implicit.has(name) ||
      /^__\w+__$/u.test(name) ||
      kind === 'getter' ||
      kind === 'setter';
    if (runs || (facts.functions[shape.n]?.decorators.length ?? 0) > 0) methods.push(shape.n);
  }
  return methods;
}
