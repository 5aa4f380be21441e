import { limits } from '../../../core/limits.ts';
import type { Listed, Resolution } from '../lookup.ts';
import { below, folderOf, foldersUp } from './paths.ts';

/**
 * The file or folder that a dotted module means in a Python file: relative by its leading dots, otherwise from the
 * roots of the project (the folder above the outermost package, `src`, folders with a project file) and the
 * site-packages in the listing.
 */
export function resolvePython(l: Listed, from: string, module: string): Resolution {
  const dots = /^\.*/u.exec(module)?.[0].length ?? 0;
  const parts = module
    .slice(dots)
    .split('.')
    .filter((part) => part !== '');
  if (parts.length > limits.reexportDepth) return { is: 'missing' };
  if (dots > 0) {
    const base = parentFolder(folderOf(from), dots - 1);
    return base === undefined ? { is: 'missing' } : (moduleAt(l, base, parts) ?? { is: 'missing' });
  }
  for (const root of roots(l, from)) {
    const found = moduleAt(l, root, parts);
    if (found !== undefined) return found;
  }
  return { is: 'external', name: module };
}

function parentFolder(folder: string, levels: number): string | undefined {
  let at = folder;
  for (let level = 0; level < levels; level++) {
    if (at === '') return undefined;
    at = folderOf(at);
  }
  return at;
}

function moduleAt(l: Listed, root: string, parts: readonly string[]): Resolution | undefined {
  const path = [root, ...parts].filter((part) => part !== '').join('/');
  const init = below(path, '__init__.py');
  if (l.has(init)) return { is: 'file', path: init };
  if (parts.length > 0 && l.has(`${path}.py`)) return { is: 'file', path: `${path}.py` };
  return l.filesIn(path).some((name) => name.endsWith('.py')) ? { is: 'folder', path } : undefined;
}

/** Folders that absolute imports of a file start in, best first. */
function roots(l: Listed, from: string): readonly string[] {
  const folders = foldersUp(folderOf(from));
  const outside = folders.filter((folder) => !l.has(below(folder, '__init__.py')));
  const known = new Set<string>(outside);
  for (const folder of outside) if (hasSource(l, folder)) known.add(below(folder, 'src'));
  for (const path of projectFiles(l)) {
    known.add(folderOf(path));
    known.add(below(folderOf(path), 'src'));
  }
  for (const folder of l.named('site-packages')) known.add(folder);
  // A script finds its neighbours even where they are a package.
  known.add(folders[0] ?? '');
  return [...known];
}

function hasSource(l: Listed, folder: string): boolean {
  return ['pyproject.toml', 'setup.py', 'setup.cfg'].some((name) => l.has(below(folder, name)));
}

function projectFiles(l: Listed): readonly string[] {
  return ['pyproject.toml', 'setup.py', 'setup.cfg', 'manage.py'].flatMap((name) => l.named(name));
}
