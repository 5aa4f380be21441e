import { limits } from '../../../core/limits.ts';
import { fieldOf, entriesOf } from './json.ts';

/** How a module is asked for: packages may answer `import` and `require` with different files. */
export type Asked = 'import' | 'require';

/** Conditions that hold for code that runs in Node, besides the way it is asked for. */
const conditions: ReadonlySet<string> = new Set([
  'source',
  'node',
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
export function exportTargets(
  manifest: unknown,
  subpath: string,
  asked: Asked,
): readonly string[] | undefined {
  const field = fieldOf(manifest, 'exports');
  if (field === undefined || field === null) return undefined;
  const entries = entriesOf(field);
  const isTable = entries.some(([key]) => key.startsWith('.'));
  if (isTable) return tableTargets(entries, subpath, asked);
  return subpath === '.' ? targetsOf(field, { star: '', asked, depth: 0 }) : [];
}

/** Targets of `#name` in the `imports` of a package. */
export function importTargets(manifest: unknown, name: string, asked: Asked): readonly string[] {
  return tableTargets(entriesOf(fieldOf(manifest, 'imports')), name, asked);
}

function tableTargets(
  entries: readonly (readonly [string, unknown])[],
  subpath: string,
  asked: Asked,
): readonly string[] {
  const exact = entries.find(([key]) => key === subpath && !key.includes('*'));
  if (exact !== undefined) return targetsOf(exact[1], { star: '', asked, depth: 0 });
  const patterns = entries
    .slice(0, limits.configPatterns)
    .filter(([key]) => key.includes('*') || key.endsWith('/'))
    .sort(([a], [b]) => starAt(b) - starAt(a) || b.length - a.length);
  for (const [key, target] of patterns) {
    const star = patternMatch(key, subpath);
    if (star !== undefined) return targetsOf(target, { star, asked, depth: 0 });
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

interface How {
  /** What the `*` stands for. */
  readonly star: string;
  readonly asked: Asked;
  readonly depth: number;
}

function targetsOf(target: unknown, how: How): readonly string[] {
  const { star, asked, depth } = how;
  if (depth > limits.configExtends) return [];
  const below = { ...how, depth: depth + 1 };
  if (typeof target === 'string')
    return [
      target.includes('*') || !target.endsWith('/') ? target.replaceAll('*', () => star) : target + star,
    ];
  if (Array.isArray(target)) return target.flatMap((one) => targetsOf(one, below));
  return entriesOf(target).flatMap(([condition, inner]) =>
    conditions.has(condition) || condition === asked ? targetsOf(inner, below) : [],
  );
}
