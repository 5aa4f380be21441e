import { lstatSync, readlinkSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { limits } from '../core/limits.ts';

export type LinkFate = 'escapes' | 'loop' | 'dangling' | 'inside';

/** Why a symlink was passed by, for people. */
export const linkReasons: Readonly<Record<LinkFate, string>> = {
  escapes: 'a symlink that leads out of the tree (not followed)',
  loop: 'a symlink loop (not followed)',
  dangling: 'a symlink to nothing (not followed)',
  inside: 'a symlink inside the tree (its target is looked at under its own name)',
};

/**
 * Finds out where a symlink leads without ever touching anything outside `root` (an absolute path free of links):
 * the moment a step leaves the root the answer is `escapes`. A link to a folder it lies in is a `loop`.
 */
export function linkFate(root: string, link: string): LinkFate {
  let open = partsBelow(root, link);
  let at = root;
  for (let hops = 0; open !== undefined;) {
    const [part, ...rest] = open;
    if (part === undefined) return holds(at, link) ? 'loop' : 'inside';
    at = join(at, part);
    const target = targetOf(at);
    if (target === 'missing') return 'dangling';
    if (target === undefined) {
      open = rest;
      continue;
    }
    if (++hops > limits.linkHops) return 'loop';
    const resolved = isAbsolute(target.to) ? normalize(target.to) : join(dirname(at), target.to);
    open = partsBelow(root, join(resolved, ...rest));
    at = root;
  }
  return 'escapes';
}

/** The parts of `path` below `root`, or undefined when it is not below it. */
function partsBelow(root: string, path: string): readonly string[] | undefined {
  const clean = path.length > 1 && path.endsWith(sep) ? path.slice(0, -1) : path;
  if (clean === root) return [];
  const prefix = root.endsWith(sep) ? root : root + sep;
  return clean.startsWith(prefix) ? clean.slice(prefix.length).split(sep) : undefined;
}

function targetOf(path: string): { readonly to: string } | 'missing' | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? { to: readlinkSync(path) } : undefined;
  } catch {
    // Whatever the reason (nothing there, no permission, a file used as a folder): it leads to nothing readable.
    return 'missing';
  }
}

function holds(folder: string, path: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
