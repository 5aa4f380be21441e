import type { Shape } from '../facts/shape.ts';
import { below, folderOf } from '../resolve/paths.ts';
import type { Evaluation } from './evaluation.ts';
import { findMembers } from './hierarchy.ts';
import { packageName, starMember } from './imports.ts';
import type { Value } from './value.ts';

type Global = Extract<Shape, { readonly is: 'global' }>;

/** What a name means that its file does not define. */
export function globalValues(e: Evaluation, shape: Global, path: string): readonly Value[] {
  switch (e.facts(path)?.language) {
    case 'ecmascript':
      return scriptGlobal(shape.name, path);
    case 'python':
      return pythonGlobal(e, shape.name, path);
    case 'java':
      return javaName(e, shape, path);
    case 'go':
      return goName(e, shape.name, path);
    default:
      return [];
  }
}

function scriptGlobal(name: string, path: string): readonly Value[] {
  if (name === 'exports') return [{ is: 'module', path }];
  return name === 'module' ? [{ is: 'module', path, wrapped: true }] : [{ is: 'external', name }];
}

function pythonGlobal(e: Evaluation, name: string, path: string): readonly Value[] {
  const starred = starMember(e, path, name);
  if (starred.length > 0) return starred;
  const unknown = (e.facts(path)?.stars ?? [])
    .map((from) => e.resolve(path, from))
    .find((to) => to.is === 'external');
  return [{ is: 'external', name: unknown?.is === 'external' ? `${unknown.name}.${name}` : name }];
}

/** A name of the package, in whichever of its files; methods are not names of their own. */
export function goName(e: Evaluation, name: string, path: string): readonly Value[] {
  const found = packageName(e, folderOf(path), name);
  if (found.length > 0) return found;
  const dotted = (e.facts(path)?.stars ?? []).flatMap((from) => {
    const to = e.resolve(path, from);
    return to.is === 'folder' ? packageName(e, to.path, name) : [];
  });
  return dotted.length > 0 ? dotted : (importedPackage(e, name, path) ?? [{ is: 'external', name }]);
}

/** A package that a file names in its types alone (`orders.Order`): by its clause, or the last part of its path. */
function importedPackage(e: Evaluation, name: string, path: string): readonly Value[] | undefined {
  for (const { from } of e.facts(path)?.imports ?? []) {
    const to = e.resolve(path, from);
    if (to.is === 'folder' && isPackage(e, to.path, name)) return [{ is: 'folder', path: to.path }];
    if (to.is === 'external' && from.split('/').at(-1) === name) return [{ is: 'external', name: from }];
  }
  return undefined;
}

function isPackage(e: Evaluation, folder: string, name: string): boolean {
  return e.l
    .filesIn(folder)
    .some((file) => file.endsWith('.go') && e.facts(below(folder, file))?.package === name);
}

/** A Java name: a member of the classes around, or a type by the file's imports and package. */
function javaName(e: Evaluation, shape: Global, path: string): readonly Value[] {
  const { name } = shape;
  const facts = e.facts(path);
  for (let n = shape.class ?? -1; n >= 0; n = facts?.classes[n]?.outer ?? -1) {
    if (facts?.classes[n]?.name.split('.').at(-1) === name) return [{ is: 'class', path, n }];
    const members = findMembers(e, { path, n }, name);
    if (members.length > 0) return e.member({ is: 'instance', path, n, exact: false }, name);
  }
  const imported = javaImported(e, name, path);
  if (imported.length > 0) return imported;
  if (/^[A-Z][a-z]/u.test(name)) return [{ is: 'external', name: `java.lang.${name}` }];
  const begins = e.l.entries(`package:${name}`).length > 0;
  return begins ? [{ is: 'external', name }] : [{ is: 'unknown', name }];
}

function javaImported(e: Evaluation, name: string, path: string): readonly Value[] {
  const facts = e.facts(path);
  const imports = facts?.imports ?? [];
  for (const one of imports) {
    if (!one.names.includes(name)) continue;
    if (one.static === true) return javaClass(e, one.from).flatMap((value) => e.member(value, name));
    return javaClass(e, `${one.from}.${name}`);
  }
  const own = knownClass(e, facts?.package === '' ? name : `${facts?.package ?? ''}.${name}`);
  if (own.length > 0) return own;
  for (const one of imports) {
    if (!one.names.includes('*')) continue;
    const found =
      one.static === true
        ? knownClass(e, one.from)
            .flatMap((value) => e.member(value, name))
            .filter((value) => value.is !== 'unknown')
        : knownClass(e, `${one.from}.${name}`);
    if (found.length > 0) return found;
  }
  return [];
}

/** A class by its full name; not one of the project's is external. */
function javaClass(e: Evaluation, name: string): readonly Value[] {
  const known = knownClass(e, name);
  return known.length > 0 ? known : [{ is: 'external', name }];
}

function knownClass(e: Evaluation, name: string): readonly Value[] {
  return e.l.entries(`class:${name}`).map(({ path, n }) => ({ is: 'class', path, n }));
}
