import { globMatches } from '../../core/glob.ts';

/** Whether a rule with these `paths` looks at a file: named by `include` when there is one, and not by `exclude`. */
export function pathsAllow(
  { include, exclude }: { readonly include: readonly string[]; readonly exclude: readonly string[] },
  path: string,
): boolean {
  if (include.length > 0 && !include.some((glob) => names(glob, path))) return false;
  return !exclude.some((glob) => names(glob, path));
}

/** A glob names a file at any depth, and everything in a folder it names; a leading slash ties it to the root. */
function names(glob: string, path: string): boolean {
  const bare = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
  if (bare === '') return false;
  const anywhere = glob.startsWith('/') ? bare : `**/${bare}`;
  return globMatches(anywhere, path) || globMatches(`${anywhere}/**`, path);
}
