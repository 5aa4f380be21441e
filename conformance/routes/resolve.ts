import { posix } from 'node:path';

/** Which file of a checkout a specifier names; just enough for the applications that are measured here. */
export function resolverOf(
  paths: ReadonlySet<string>,
  goModules: ReadonlyMap<string, string>,
): (from: string, specifier: string) => string | undefined {
  const folders = new Set([...paths].map((path) => posix.dirname(path)));
  const packages = new Map(
    [...paths].filter((path) => path.endsWith('.py')).map((path) => [dottedName(path), path]),
  );
  return (from, specifier) => {
    if (/\.[cm]?[jt]sx?$/u.test(from)) return script(paths, from, specifier);
    if (from.endsWith('.py')) return python(paths, packages, from, specifier);
    if (from.endsWith('.go')) return goFolder(folders, goModules, specifier);
    return undefined;
  };
}

const endings = [
  '',
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.mts',
  '/index.ts',
  '/index.tsx',
  '/index.js',
  '/index.mjs',
];

function script(paths: ReadonlySet<string>, from: string, specifier: string): string | undefined {
  const bases = specifier.startsWith('.')
    ? [posix.normalize(posix.join(posix.dirname(from), specifier))]
    : specifier.startsWith('@/') || specifier.startsWith('~/')
      ? rootsOf(from).flatMap((root) => [
          posix.join(root, specifier.slice(2)),
          posix.join(root, 'src', specifier.slice(2)),
        ])
      : rootsOf(from).map((root) => posix.join(root, specifier));
  for (const base of bases) {
    const plain = base.replace(/\.[cm]?js$/u, '');
    for (const stem of new Set([base, plain]))
      for (const ending of endings) if (paths.has(stem + ending)) return stem + ending;
  }
  return undefined;
}

/** Folders above a file, nearest first. */
function rootsOf(path: string): readonly string[] {
  const parts = posix.dirname(path).split('/');
  return [...parts.keys()].map((at) => parts.slice(0, parts.length - at).join('/')).concat('');
}

function dottedName(path: string): string {
  return path
    .replace(/\.py$/u, '')
    .replace(/\/__init__$/u, '')
    .replaceAll('/', '.');
}

function python(
  paths: ReadonlySet<string>,
  packages: ReadonlyMap<string, string>,
  from: string,
  specifier: string,
): string | undefined {
  const dots = /^\.*/u.exec(specifier)?.[0].length ?? 0;
  if (dots > 0) {
    let folder = posix.dirname(from);
    for (let up = 1; up < dots; up++) folder = posix.dirname(folder);
    const base = posix.normalize(posix.join(folder, specifier.slice(dots).replaceAll('.', '/')));
    return [`${base}.py`, `${base}/__init__.py`].find((path) => paths.has(path));
  }
  for (const root of rootsOf(from)) {
    const found = packages.get(
      [root.replaceAll('/', '.'), specifier].filter((part) => part !== '' && part !== '.').join('.'),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function goFolder(
  folders: ReadonlySet<string>,
  modules: ReadonlyMap<string, string>,
  specifier: string,
): string | undefined {
  for (const [module, root] of modules) {
    if (specifier !== module && !specifier.startsWith(`${module}/`)) continue;
    const folder = posix.normalize(posix.join(root, specifier.slice(module.length + 1) || '.'));
    if (folders.has(folder)) return folder === '.' ? '' : folder;
  }
  return undefined;
}
