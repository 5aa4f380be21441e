import { limits } from '../../../core/limits.ts';
import type { Listed } from '../lookup.ts';
import { fieldOf, entriesOf, textAt } from './json.ts';
import { patternMatch } from './package-exports.ts';
import { below, folderOf, foldersUp, joined } from './paths.ts';

/** What the nearest tsconfig (or jsconfig) says about where modules are. */
interface PathMap {
  readonly baseUrl: string | undefined;
  /** The folder that `paths` are relative to. */
  readonly base: string;
  readonly paths: readonly (readonly [string, unknown])[];
}

/** Places where a bare specifier may be by the nearest tsconfig, best first; without extensions. */
export function mappedPlaces(l: Listed, folder: string, specifier: string): readonly string[] {
  const config = nearestConfig(l, folder);
  const map = config === undefined ? undefined : pathMap(l, config);
  if (map === undefined) return [];
  const places = matched(map, specifier);
  const based = map.baseUrl === undefined ? undefined : joined(map.baseUrl, specifier);
  return based === undefined ? places : [...places, based];
}

function nearestConfig(l: Listed, folder: string): string | undefined {
  for (const up of foldersUp(folder)) {
    for (const name of ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json'])
      if (l.has(below(up, name))) return below(up, name);
  }
  return undefined;
}

/** A config without paths of its own may leave them to those it refers to, as Vite's templates do. */
function pathMap(l: Listed, config: string): PathMap | undefined {
  const own = readConfig(l, config, 0);
  if (own !== undefined) return own;
  const references = fieldOf(l.json(config), 'references');
  if (!Array.isArray(references)) return undefined;
  for (const reference of references.slice(0, limits.configExtends)) {
    const path = textAt(reference, 'path');
    const target = path === undefined ? undefined : configAt(l, folderOf(config), path);
    const map = target === undefined ? undefined : readConfig(l, target, 0);
    if (map !== undefined) return map;
  }
  return undefined;
}

function readConfig(l: Listed, path: string, depth: number): PathMap | undefined {
  if (depth > limits.configExtends) return undefined;
  const json = l.json(path);
  const options = fieldOf(json, 'compilerOptions');
  const written = textAt(options, 'baseUrl');
  const folder = folderOf(path);
  const baseUrl = written === undefined ? undefined : joined(folder, written);
  const paths = entriesOf(fieldOf(options, 'paths'));
  if (paths.length > 0) return { baseUrl, base: baseUrl ?? folder, paths };
  const parent = extended(l, json, { folder, depth });
  if (baseUrl === undefined) return parent;
  return { baseUrl, base: parent?.base ?? baseUrl, paths: parent?.paths ?? [] };
}

interface Place {
  readonly folder: string;
  readonly depth: number;
}

/** The last of several bases that says something wins. */
function extended(l: Listed, json: unknown, { folder, depth }: Place): PathMap | undefined {
  const field = fieldOf(json, 'extends');
  const names = Array.isArray(field) ? field : [field];
  for (const name of names.slice(-limits.configExtends).toReversed()) {
    const target = typeof name === 'string' ? configAt(l, folder, name) : undefined;
    const map = target === undefined ? undefined : readConfig(l, target, depth + 1);
    if (map !== undefined) return map;
  }
  return undefined;
}

function configAt(l: Listed, folder: string, name: string): string | undefined {
  const starts =
    name.startsWith('.') || name.startsWith('/')
      ? [folder]
      : foldersUp(folder).map((up) => below(up, 'node_modules'));
  for (const start of starts) {
    const path = joined(start, name);
    if (path === undefined) continue;
    const found = [path, `${path}.json`, below(path, 'tsconfig.json')].find((one) => l.has(one));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The longest prefix before the `*` wins; its substitutions are tried in order. */
function matched({ paths, base }: PathMap, specifier: string): readonly string[] {
  const known = paths.slice(0, limits.configPatterns);
  const exact = known.find(([pattern]) => pattern === specifier);
  const best = exact ?? longest(known, specifier);
  if (best === undefined) return [];
  const [pattern, targets] = best;
  const star = pattern.includes('*') ? (patternMatch(pattern, specifier) ?? '') : '';
  if (!Array.isArray(targets)) return [];
  return targets.flatMap((target) => {
    const place =
      typeof target === 'string'
        ? joined(
            base,
            target.replace('*', () => star),
          )
        : undefined;
    return place === undefined ? [] : [place];
  });
}

function longest(
  paths: readonly (readonly [string, unknown])[],
  specifier: string,
): readonly [string, unknown] | undefined {
  let best: readonly [string, unknown] | undefined;
  for (const one of paths) {
    if (!one[0].includes('*') || patternMatch(one[0], specifier) === undefined) continue;
    if (best === undefined || one[0].indexOf('*') > best[0].indexOf('*')) best = one;
  }
  return best;
}
