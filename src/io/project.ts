import { lstatSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { locateGit } from './git/locate.ts';

/** Where a command works. */
export interface Project {
  /** The repository's root, or the folder itself outside a repository. Absolute, free of links. */
  readonly root: string;
  /** The nearest config file, or undefined; found by name only and never executed. */
  readonly config: string | undefined;
}

/** Finds the root and the nearest `configName` from `start` upward, never above the repository's root. */
export function findProject(start: string, configName: string): Project {
  const from = realpathSync(start);
  const place = locateGit(from);
  const root = place.ok ? place.value.workTree : from;
  for (let folder = from; ; folder = dirname(folder)) {
    const config = join(folder, configName);
    if (lstatSync(config, { throwIfNoEntry: false })?.isFile() === true) return { root, config };
    if (folder === root || folder === dirname(folder)) return { root, config: undefined };
  }
}
