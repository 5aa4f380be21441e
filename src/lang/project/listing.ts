import { below, folderOf, isDependency } from './resolve/paths.ts';
import { languageOfPath } from './source-paths.ts';

const configurations: ReadonlySet<string> = new Set([
  'package.json',
  'go.mod',
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'manage.py',
]);

/** The paths of a project, by folder and by the names that resolution asks for. */
export class Listing {
  readonly #paths = new Set<string>();
  readonly #folders = new Map<string, Set<string>>();
  readonly #named = new Map<string, Set<string>>();
  #own: readonly string[] | undefined;

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /** All paths, in order. */
  get paths(): readonly string[] {
    return [...this.#paths].toSorted();
  }

  /** Source files outside of dependencies, in order. */
  get ownSources(): readonly string[] {
    this.#own ??= this.paths.filter((path) => languageOfPath(path) !== undefined && !isDependency(path));
    return this.#own;
  }

  filesIn(folder: string): readonly string[] {
    return [...(this.#folders.get(folder) ?? [])].toSorted();
  }

  /** Paths of the project's own files of a name; for `site-packages`, the folders of that kind. */
  named(name: string): readonly string[] {
    return [...(this.#named.get(name) ?? [])].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  }

  add(path: string): void {
    this.#paths.add(path);
    this.#own = undefined;
    addTo(this.#folders, folderOf(path), path.slice(path.lastIndexOf('/') + 1));
    const packages = sitePackages(path);
    if (packages !== undefined) addTo(this.#named, 'site-packages', packages);
    const name = namedAs(path);
    if (name !== undefined) addTo(this.#named, name, path);
  }

  remove(path: string): void {
    this.#paths.delete(path);
    this.#own = undefined;
    this.#folders.get(folderOf(path))?.delete(path.slice(path.lastIndexOf('/') + 1));
    const name = namedAs(path);
    if (name !== undefined) this.#named.get(name)?.delete(path);
    const packages = sitePackages(path);
    if (packages !== undefined && !this.#hasBelow(packages))
      this.#named.get('site-packages')?.delete(packages);
  }

  #hasBelow(folder: string): boolean {
    const start = below(folder, '');
    for (const path of this.#paths) if (path.startsWith(start)) return true;
    return false;
  }
}

/** The configuration file that a path is, when it is one of the project's own. */
export function namedAs(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return configurations.has(name) && !isDependency(path) ? name : undefined;
}

/** The site-packages folder that a path is in. */
export function sitePackages(path: string): string | undefined {
  return /^(?:.*\/)?(?:site|dist)-packages(?=\/)/u.exec(path)?.[0];
}

function addTo<K>(map: Map<K, Set<string>>, key: K, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}
