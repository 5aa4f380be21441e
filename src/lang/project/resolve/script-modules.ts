import type { Listed, Resolution } from '../lookup.ts';
import { textAt } from './json.ts';
import { exportTargets, importTargets, type Asked } from './package-exports.ts';
import { below, folderOf, foldersUp, joined } from './paths.ts';
import { mappedPlaces } from './tsconfig.ts';

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
/** What a TypeScript source may be called where the specifier names its output. */
const sources: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/**
 * The file that a specifier means in a file of JavaScript or TypeScript: relative paths, `#imports`, tsconfig paths,
 * packages of the workspace, `node_modules`, by the algorithms of Node and TypeScript.
 */
export function resolveScript(l: Listed, from: string, specifier: string, asked: Asked): Resolution {
  const folder = folderOf(from);
  if (/^\.{0,2}\//u.test(specifier) || specifier === '.' || specifier === '..') {
    const path = joined(folder, specifier);
    return found(path === undefined ? undefined : fileAt(l, path)) ?? { is: 'missing' };
  }
  if (specifier.startsWith('#')) {
    const own = packageImport(l, folder, { specifier, asked });
    if (own !== undefined) return { is: 'file', path: own };
  }
  for (const place of mappedPlaces(l, folder, specifier)) {
    const path = fileAt(l, place);
    if (path !== undefined) return { is: 'file', path };
  }
  if (specifier.startsWith('node:')) return { is: 'external', name: specifier.slice('node:'.length) };
  return found(packageFile(l, folder, { specifier, asked })) ?? { is: 'external', name: specifier };
}

function found(path: string | undefined): Resolution | undefined {
  return path === undefined ? undefined : { is: 'file', path };
}

/** A file by its path with or without extension, or the index of a folder. */
function fileAt(l: Listed, path: string): string | undefined {
  return plainFile(l, path) ?? folderFile(l, path);
}

function plainFile(l: Listed, path: string): string | undefined {
  const dot = path.lastIndexOf('.');
  const extension = dot > path.lastIndexOf('/') ? path.slice(dot) : '';
  if (extension !== '' && isScript(extension) && l.has(path)) return path;
  const named = Object.hasOwn(sources, extension) ? (sources[extension] ?? []) : [];
  const stem = path.slice(0, dot);
  const source = named.map((one) => stem + one).find((one) => l.has(one));
  if (source !== undefined) return source;
  return path === '' ? undefined : extensions.map((one) => path + one).find((one) => l.has(one));
}

function isScript(extension: string): boolean {
  return extensions.includes(extension);
}

function folderFile(l: Listed, folder: string): string | undefined {
  const manifest = below(folder, 'package.json');
  const main = l.has(manifest) ? mainFile(l, folder, l.json(manifest)) : undefined;
  return main ?? plainFile(l, below(folder, 'index'));
}

/** The entry of a package by its older fields. */
function mainFile(l: Listed, folder: string, manifest: unknown): string | undefined {
  for (const field of ['source', 'module', 'main']) {
    const written = textAt(manifest, field);
    const path = written === undefined ? undefined : joined(folder, written);
    if (path === undefined) continue;
    const file = plainFile(l, path) ?? plainFile(l, below(path, 'index')) ?? sourceOf(l, folder, path);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** Where the output is not in the listing, the source it was most likely made of: `dist/a.js` is `src/a.ts`. */
function sourceOf(l: Listed, folder: string, path: string): string | undefined {
  const inside = folder === '' ? path : path.slice(folder.length + 1);
  const [first = '', ...rest] = inside.split('/');
  if (!['dist', 'lib', 'build', 'out', 'esm', 'cjs'].includes(first)) return undefined;
  const tail = ['esm', 'cjs', 'src'].includes(rest[0] ?? '') ? rest.slice(1) : rest;
  return plainFile(l, below(below(folder, 'src'), tail.join('/')));
}

interface Wanted {
  readonly specifier: string;
  readonly asked: Asked;
}

function packageImport(l: Listed, folder: string, { specifier, asked }: Wanted): string | undefined {
  for (const up of foldersUp(folder)) {
    const manifest = below(up, 'package.json');
    if (!l.has(manifest)) continue;
    return firstTarget(l, { folder: up, asked }, importTargets(l.json(manifest), specifier, asked));
  }
  return undefined;
}

function firstTarget(
  l: Listed,
  { folder, asked }: { readonly folder: string; readonly asked: Asked },
  targets: readonly string[],
): string | undefined {
  for (const target of targets) {
    const path = target.startsWith('.') ? joined(folder, target) : undefined;
    const file = path === undefined ? undefined : (fileAt(l, path) ?? sourceOf(l, folder, path));
    if (file !== undefined) return file;
    if (path !== undefined) continue;
    const other = packageFile(l, folder, { specifier: target, asked });
    if (other !== undefined) return other;
  }
  return undefined;
}

/** `name/sub` or `@scope/name/sub` as package and subpath. */
function splitName(specifier: string): readonly [name: string, subpath: string] {
  const parts = specifier.split('/');
  const count = specifier.startsWith('@') ? 2 : 1;
  const rest = parts.slice(count).join('/');
  return [parts.slice(0, count).join('/'), rest === '' ? '.' : `./${rest}`];
}

function packageFile(l: Listed, folder: string, { specifier, asked }: Wanted): string | undefined {
  const [name, subpath] = splitName(specifier);
  const wanted = { specifier: subpath, asked };
  const own = workspaceFolder(l, name);
  if (own !== undefined) return fileOfPackage(l, own, wanted);
  for (const up of foldersUp(folder)) {
    if (up.endsWith('node_modules')) continue;
    const place = below(up, `node_modules/${name}`);
    const file = fileOfPackage(l, place, wanted);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** A package of this repository by its name: of a workspace, or the one the file itself is in. */
function workspaceFolder(l: Listed, name: string): string | undefined {
  const manifest = l.named('package.json').find((path) => textAt(l.json(path), 'name') === name);
  return manifest === undefined ? undefined : folderOf(manifest);
}

function fileOfPackage(l: Listed, folder: string, { specifier: subpath, asked }: Wanted): string | undefined {
  const path = below(folder, 'package.json');
  const manifest = l.has(path) ? l.json(path) : undefined;
  if (manifest !== undefined && hasExports(manifest)) {
    // Where the listing has only the other form, that one is better than none.
    const other = asked === 'import' ? 'require' : 'import';
    return (
      exported(l, folder, { manifest, subpath, asked }) ??
      exported(l, folder, { manifest, subpath, asked: other })
    );
  }
  if (subpath !== '.') {
    const place = joined(folder, subpath);
    return place === undefined
      ? undefined
      : (fileAt(l, place) ?? sourceOf(l, folder, below(folder, `lib/${subpath.slice(2)}`)));
  }
  return folderFile(l, folder) ?? plainFile(l, below(folder, 'src/index'));
}

interface Exported {
  readonly manifest: unknown;
  readonly subpath: string;
  readonly asked: Asked;
}

function hasExports(manifest: unknown): boolean {
  return exportTargets(manifest, '.', 'import') !== undefined;
}

function exported(l: Listed, folder: string, { manifest, subpath, asked }: Exported): string | undefined {
  const targets = exportTargets(manifest, subpath, asked) ?? [];
  return firstTarget(
    l,
    { folder, asked },
    targets.filter((target) => !target.endsWith('.d.ts')),
  );
}
