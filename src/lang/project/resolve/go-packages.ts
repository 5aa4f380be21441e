import type { Listed, Resolution } from '../lookup.ts';
import { below, folderOf, foldersUp, joined } from './paths.ts';

/** The folder of a Go package: by the module it is in, a `replace` with a local path, or `vendor`. */
export function resolveGo(l: Listed, from: string, importPath: string): Resolution {
  const own = nearestModule(l, folderOf(from));
  const replaced = own === undefined ? undefined : replacement(l, own, importPath);
  const folder = replaced ?? moduleFolder(l, importPath) ?? vendored(l, folderOf(from), importPath);
  return folder === undefined ? { is: 'external', name: importPath } : { is: 'folder', path: folder };
}

function nearestModule(l: Listed, folder: string): string | undefined {
  return foldersUp(folder)
    .map((up) => below(up, 'go.mod'))
    .find((path) => l.has(path));
}

/** The module whose path is the longest that the import starts with; its folder must hold Go files. */
function moduleFolder(l: Listed, importPath: string): string | undefined {
  let best: string | undefined;
  let length = -1;
  for (const path of l.named('go.mod')) {
    const module = modulePath(l.text(path) ?? '');
    const rest = module === undefined || module.length <= length ? undefined : within(importPath, module);
    if (module === undefined || rest === undefined) continue;
    const folder = joined(folderOf(path), rest);
    if (folder === undefined || !hasGo(l, folder)) continue;
    best = folder;
    length = module.length;
  }
  return best;
}

function hasGo(l: Listed, folder: string): boolean {
  return l.filesIn(folder).some((name) => name.endsWith('.go'));
}

function within(importPath: string, module: string): string | undefined {
  if (importPath === module) return '';
  return importPath.startsWith(`${module}/`) ? importPath.slice(module.length + 1) : undefined;
}

function modulePath(text: string): string | undefined {
  return /^module[ \t]+"?([^\s"]+)/mu.exec(text)?.[1];
}

const replaceLine = /^(?:replace[ \t]+)?([^\s=]+)(?:[ \t]+v[^\s=]+)?[ \t]*=>[ \t]*(\.{1,2}\/[^\s]*)/u;

function replacement(l: Listed, goMod: string, importPath: string): string | undefined {
  for (const line of (l.text(goMod) ?? '').split('\n')) {
    const [, module, target] = replaceLine.exec(line.trim()) ?? [];
    const rest = module === undefined ? undefined : within(importPath, module);
    if (rest === undefined || target === undefined) continue;
    const base = joined(folderOf(goMod), target);
    const folder = base === undefined ? undefined : joined(base, rest);
    if (folder !== undefined && hasGo(l, folder)) return folder;
  }
  return undefined;
}

function vendored(l: Listed, folder: string, importPath: string): string | undefined {
  return foldersUp(folder)
    .map((up) => below(up, `vendor/${importPath}`))
    .find((path) => hasGo(l, path));
}
