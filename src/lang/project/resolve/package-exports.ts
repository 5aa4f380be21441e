import { limits } from '../../../core/limits.ts';
import { fieldOf, entriesOf } from './json.ts';

/** Conditions that hold for us, by the order of the package: code that runs in Node, of either module kind. */
const conditions: ReadonlySet<string> = new Set([
  'source',
  'node',
  'import',
  'require',
  'module',
  'module-sync',
  'default',
  'development',
  'production',
]);

/**
 * Targets of a subpath (`.` or `./x`) in the `exports` of a package, the first one best; undefined when the package
 * has no such field. After Node's PACKAGE_EXPORTS_RESOLVE.
 */
export function exportTargets(manifest: unknown, subpath: string): readonly string[] | undefined {
  const field = fieldOf(manifest, 'exports');
  if (field === undefined || field === null) return undefined;
  const entries = entriesOf(field);
  const isTable = entries.some(([key]) => key.startsWith('.'));
  if (isTable) return tableTargets(entries, subpath);
  return subpath === '.' ? targetsOf(field, '', 0) : [];
}

/** Targets of `#name` in the `imports` of a package. */
export function importTargets(manifest: unknown, name: string): readonly string[] {
  return tableTargets(entriesOf(fieldOf(manifest, 'imports')), name);
}

function tableTargets(entries: readonly (readonly [string, unknown])[], subpath: string): readonly string[] {
  const exact = entries.find(([key]) => key === subpath && !key.includes('*'));
  if (exact !== undefined) return targetsOf(exact[1], '', 0);
  const patterns = entries
    .slice(0, limits.configPatterns)
    .filter(([key]) => key.includes('*') || key.endsWith('/'))
    .sort(([a], [b]) => starAt(b) - starAt(a) || b.length - a.length);
  for (const [key, target] of patterns) {
    const star = patternMatch(key, subpath);
    if (star !== undefined) return targetsOf(target, star, 0);
  }
  return [];
}

function starAt(key: string): number {
  const star = key.indexOf('*');
  return star < 0 ? key.length : star;
}

/** What the `*` of a pattern stands for in a path; a pattern that ends with `/` is a folder. */
export function patternMatch(pattern: string, path: string): string | undefined {
  const star = pattern.indexOf('*');
  const before = star < 0 ? pattern : pattern.slice(0, star);
  const after = star < 0 ? '' : pattern.slice(star + 1);
  if (path.length < before.length + after.length) return undefined;
  if (!path.startsWith(before) || !path.endsWith(after)) return undefined;
  return path.slice(before.length, path.length - after.length);
}

function targetsOf(target: unknown, star: string, depth: number): readonly string[] {
  if (depth > limits.configExtends) return [];
  if (typeof target === 'string')
    return [target.includes('*') || !target.endsWith('/') ? target.replaceAll('*', star) : target + star];
  if (Array.isArray(target)) return target.flatMap((one) => targetsOf(one, star, depth + 1));
  return entriesOf(target)
    .filter(([condition]) => conditions.has(condition))
    .flatMap(([, inner]) => targetsOf(inner, star, depth + 1));
}
