import type { EngineId } from '../core/ids.ts';

/**
 * What one engine looked at in one run, as far as closing findings goes. A finding may only be closed by a run that
 * would have seen it.
 */
export interface EngineCoverage {
  readonly engine: EngineId;
  readonly version: number;
  /** It came to its end: no crash, no time-out, no missing grant. Single files it could not read are in `paths`. */
  readonly finished: boolean;
  /** The rules that ran, with their digests. */
  readonly rules: ReadonlyMap<string, string>;
  /** Every rule the engine has, whether it ran or not: what is not in here was removed. */
  readonly catalogue: ReadonlySet<string>;
  readonly paths: CoveredPaths;
  /** Every commit was looked at too, to the end. */
  readonly history?: boolean;
}

/**
 * `all-but`: the whole tree was walked, except these files and folders. `only`: nothing but these paths, where a
 * file that the change deleted counts as looked at.
 */
export type CoveredPaths =
  | { readonly kind: 'all-but'; readonly missed: ReadonlySet<string> }
  | { readonly kind: 'only'; readonly scanned: ReadonlySet<string> };

/** Whether a finding at `path` would have been seen. A missed folder misses all that is in it. */
export function coversPath(paths: CoveredPaths, path: string): boolean {
  if (paths.kind === 'only') return paths.scanned.has(path);
  if (paths.missed.size === 0) return true;
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (paths.missed.has(path.slice(0, end))) return false;
  }
  return !paths.missed.has('') && !paths.missed.has('.');
}
