import { digestOf } from '../../core/digest.ts';
import { limits } from '../../core/limits.ts';
import type { FileFacts } from './facts/file-facts.ts';
import type { FunctionId } from './ids.ts';
import type { FunctionPlace, Project } from './project.ts';

/**
 * Digest of the code of an operation: the tokens of a function and of all project functions it may enter, down to
 * `limits.sliceDepth` calls, with their decorators and those of their classes. Comments, white space, and where the
 * functions are do not matter. Constants count as the code outside of functions of the slice's files and of the files
 * that those import: more than the slice reads, never less. Undefined when there is no such function.
 */
export function sliceHash(project: Project, id: FunctionId): string | undefined {
  const first = project.functionOf(id);
  if (first === undefined) return undefined;
  const seen = new Map<string, string>();
  const paths = new Set<string>();
  let level: readonly FunctionPlace[] = [first];
  for (let depth = 0; depth <= limits.sliceDepth && level.length > 0; depth++) {
    const next: FunctionPlace[] = [];
    for (const place of level) {
      const key = `${place.path} ${String(place.n)}`;
      if (seen.has(key) || seen.size >= limits.sliceFunctions) continue;
      seen.set(key, ownDigest(project, place));
      paths.add(place.path);
      next.push(...entered(project, place));
    }
    level = next;
  }
  const tops = topDigests(project, paths);
  return digestOf({ first: ownDigest(project, first), all: [...seen.values()].toSorted(), tops });
}

/** The code outside of functions of some files and of those they import, by its digests alone: files may be renamed. */
function topDigests(project: Project, paths: ReadonlySet<string>): readonly string[] {
  const all = new Set(paths);
  for (const path of paths) for (const imported of project.importsOf(path)) all.add(imported);
  return [...all].map((path) => project.facts(path)?.top ?? '').toSorted();
}

function ownDigest(project: Project, { path, facts }: FunctionPlace): string {
  const of = facts.class === undefined ? undefined : project.facts(path)?.classes[facts.class];
  const words = [...facts.decorators, ...(of?.decorators ?? [])].map(({ name, texts }) => ({ name, texts }));
  return digestOf({ body: facts.body, parameters: facts.parameters, words });
}

/** The functions that calls in a function, or in those inside of it, enter or hand on. */
function entered(project: Project, { path, n }: FunctionPlace): readonly FunctionPlace[] {
  const facts = project.facts(path);
  if (facts === undefined) return [];
  const targets = facts.calls.flatMap((call) =>
    !isInside(facts, call.function, n)
      ? []
      : [
          ...project.targetsOfCall(path, call).targets,
          ...call.given.flatMap(([, shape]) => project.functionsOf(path, shape)),
        ],
  );
  return targets.flatMap((target) => {
    const of = project.facts(target.path)?.functions[target.n];
    return of === undefined ? [] : [{ path: target.path, n: target.n, facts: of }];
  });
}

function isInside(facts: FileFacts, from: number, outer: number): boolean {
  for (let at = from; ; at = facts.functions[at]?.parent ?? 0) {
    if (at === outer) return true;
    if (at === 0) return false;
  }
}
