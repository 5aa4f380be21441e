import { limits } from '../../core/limits.ts';
import { folderOf, type RepoFact, type RepoFacts } from './repo-fact.ts';

/** A folder that is built or deployed on its own, with what was read in it. */
export interface Unit {
  /** Empty, or ending in `/`. */
  readonly folder: string;
  readonly facts: readonly RepoFact[];
  readonly sources: readonly string[];
}

const appKinds = new Set(['manifest', 'lockfile', 'container', 'api', 'env', 'repo']);

/**
 * The units of a repository, most telling first, at most `limits.proposedUnits`. A folder is one when it has a
 * package or a Dockerfile of its own; everything else belongs to the nearest one above it.
 */
export function unitsOf({ facts, sources }: RepoFacts): readonly Unit[] {
  const own = facts.filter(({ kind }) => appKinds.has(kind));
  const folders = unitFolders(own);
  const units = folders.map((folder) => ({ folder, facts: [] as RepoFact[], sources: [] as string[] }));
  const nearest = nearestIn(units);
  for (const path of sources) nearest(path)?.sources.push(path);
  const homeless: RepoFact[] = [];
  for (const fact of own) (nearest(fact.path)?.facts ?? homeless).push(fact);
  const kept = units.filter((unit) => units.length === 1 || unit.sources.length > 0 || isDeployed(unit));
  // A workspace root without code of its own is no unit, but what it says holds for those below it.
  const shared = [...homeless, ...units.filter((unit) => !kept.includes(unit)).flatMap((unit) => unit.facts)];
  const ranked = kept.toSorted((a, b) => weight(b) - weight(a) || (a.folder < b.folder ? -1 : 1));
  return ranked
    .slice(0, limits.proposedUnits)
    .map((unit, index) => ({ ...unit, facts: index === 0 ? [...unit.facts, ...shared] : unit.facts }));
}

function unitFolders(facts: readonly RepoFact[]): readonly string[] {
  const packages = new Set(facts.filter(({ id }) => id === 'package').map(({ path }) => folderOf(path)));
  const built = facts.filter(({ id }) => id === 'dockerfile').map(({ path }) => folderOf(path));
  const alone = built.filter((folder) => ![...packages].some((one) => folder.startsWith(one)));
  const folders = [...new Set([...packages, ...alone])].sort();
  if (folders.length > 0) return folders;
  return facts.some(({ id }) => id === 'compose' || id === 'api-description') ? [''] : [];
}

/** Finds the unit with the longest folder that holds a path. */
function nearestIn<T extends { readonly folder: string }>(
  units: readonly T[],
): (path: string) => T | undefined {
  const byFolder = new Map(units.map((unit) => [unit.folder, unit]));
  return (path) => {
    for (let folder = folderOf(path); ; folder = folderOf(folder.slice(0, -1))) {
      const unit = byFolder.get(folder);
      if (unit !== undefined || folder === '') return unit;
    }
  };
}

function isDeployed(unit: Unit): boolean {
  return unit.facts.some(
    ({ id }) => id === 'dockerfile' || id === 'runnable' || id === 'web' || id === 'function',
  );
}

function weight(unit: Unit): number {
  const has = (id: string): number => (unit.facts.some((fact) => fact.id === id) ? 1 : 0);
  return (
    8 * has('web') + 4 * has('dockerfile') + 2 * has('runnable') + Math.min(1, unit.sources.length / 1000)
  );
}

/** Globs that cover the sources of a unit: its folders by name, and the loose files by their endings. */
export function codeGlobs({ folder, sources }: Unit): readonly string[] {
  const folders = new Map<string, number>();
  const endings = new Map<string, number>();
  for (const path of sources) {
    const rest = path.slice(folder.length);
    const slash = rest.indexOf('/');
    const dot = rest.lastIndexOf('.');
    if (slash > 0) count(folders, `${folder}${rest.slice(0, slash)}/**`);
    else if (dot >= 0) count(endings, `${folder}*${rest.slice(dot)}`);
  }
  const globs = [...mostUsed(folders), ...mostUsed(endings)].filter(isPlain);
  if (globs.length <= globsMax) return globs;
  return folder === '' ? globs.slice(0, globsMax) : [`${folder}**`];
}

const globsMax = 6;

/** Whether a path can stand in a glob as it is: not blank, and without characters that mean something there. */
export function isPlain(path: string): boolean {
  return path.trim() !== '' && !/[{}!?[\]]/.test(path);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostUsed(counts: ReadonlyMap<string, number>): readonly string[] {
  return [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([key]) => key);
}
