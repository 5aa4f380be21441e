import { limits } from '../../../core/limits.ts';
import type { Shape } from '../facts/shape.ts';
import { below } from '../resolve/paths.ts';
import type { Evaluation } from './evaluation.ts';
import type { Value } from './value.ts';

type Import = Extract<Shape, { readonly is: 'import' }>;

/** What an import brings into a file. */
export function importValues(e: Evaluation, shape: Import, path: string): readonly Value[] {
  return e.once(`import ${path} ${shape.from} ${shape.name}`, () => {
    switch (e.facts(path)?.language) {
      case 'python':
        return pythonImport(e, shape, path);
      case 'go':
        return goImport(e, shape, path);
      case 'ecmascript':
        return scriptImport(e, shape, path);
      default:
        return [];
    }
  });
}

function scriptImport(e: Evaluation, { from, name }: Import, path: string): readonly Value[] {
  const to = e.resolve(path, from, name === '=' ? 'require' : 'import');
  if (to.is === 'external') return [{ is: 'external', name: externalName(to.name, name) }];
  if (to.is !== 'file') return [{ is: 'unknown', ...(name === '*' || name === '=' ? {} : { name }) }];
  if (name === '*') return [{ is: 'module', path: to.path }];
  return scriptExport(e, to.path, name);
}

function externalName(module: string, name: string): string {
  return name === '*' || name === '=' || name === 'default' ? module : `${module}.${name}`;
}

/** What a module exports under a name; `=` is what `require` gives. */
export function scriptExport(e: Evaluation, path: string, name: string): readonly Value[] {
  return e.once(`export ${path} ${name}`, () => {
    const facts = e.facts(path);
    if (facts === undefined) return [{ is: 'unknown', ...(name === '=' ? {} : { name }) }];
    const own = facts.exports.filter((one) => one.name === name).flatMap((one) => e.values(one.shape, path));
    if (own.length > 0 && name !== '=') return own;
    const whole = facts.exports.filter((one) => one.name === '=');
    if (name === '=') return whole.length === 0 ? [{ is: 'module', path }] : [...own, { is: 'module', path }];
    if (name === 'default') return defaultExport(e, path, whole.length > 0);
    const starred = facts.stars
      .slice(0, limits.configPatterns)
      .flatMap((from) => starExport(e, { path, from }, name));
    if (starred.length > 0) return starred;
    return whole.flatMap((one) => e.values(one.shape, path)).flatMap((value) => e.member(value, name));
  });
}

/** A default import of a CommonJS module is all of it. */
function defaultExport(e: Evaluation, path: string, isCommon: boolean): readonly Value[] {
  return isCommon ? scriptExport(e, path, '=') : [{ is: 'module', path }];
}

interface Star {
  readonly path: string;
  readonly from: string;
}

function starExport(e: Evaluation, { path, from }: Star, name: string): readonly Value[] {
  const to = e.resolve(path, from);
  if (to.is !== 'file') return [];
  return scriptExport(e, to.path, name).filter((value) => value.is !== 'unknown');
}

function pythonImport(e: Evaluation, { from, name }: Import, path: string): readonly Value[] {
  const to = e.resolve(path, from);
  if (to.is === 'external') return [{ is: 'external', name: name === '*' ? to.name : `${to.name}.${name}` }];
  if (to.is === 'missing') return [{ is: 'unknown', name }];
  const module: Value = to.is === 'file' ? { is: 'module', path: to.path } : { is: 'folder', path: to.path };
  return name === '*' ? [module] : e.member(module, name);
}

/** What a Python module has under a name: what it defines, what it imports with `*`, or a module below it. */
export function pythonMember(e: Evaluation, path: string, name: string): readonly Value[] {
  return e.once(`attribute ${path} ${name}`, () => {
    const facts = e.facts(path);
    const own = (facts?.exports ?? [])
      .filter((one) => one.name === name)
      .flatMap((one) => e.values(one.shape, path));
    if (own.length > 0) return own;
    if (path.endsWith('__init__.py')) {
      const inner = submodule(e, path.slice(0, -'/__init__.py'.length), name);
      if (inner !== undefined) return [inner];
    }
    return starMember(e, path, name);
  });
}

/** A name that `from x import *` brings. */
export function starMember(e: Evaluation, path: string, name: string): readonly Value[] {
  if (name.startsWith('_')) return [];
  // The import that runs last names it.
  for (const from of (e.facts(path)?.stars ?? []).toReversed()) {
    const to = e.resolve(path, from);
    if (to.is !== 'file') continue;
    const found = pythonMember(e, to.path, name);
    if (found.length > 0) return found;
  }
  return [];
}

/** A module or package in a folder. */
export function submodule(e: Evaluation, folder: string, name: string): Value | undefined {
  const path = below(folder, name);
  if (e.l.has(below(path, '__init__.py'))) return { is: 'module', path: below(path, '__init__.py') };
  if (e.l.has(`${path}.py`)) return { is: 'module', path: `${path}.py` };
  return e.l.filesIn(path).some((file) => file.endsWith('.py')) ? { is: 'folder', path } : undefined;
}

function goImport(e: Evaluation, { from }: Import, path: string): readonly Value[] {
  const to = e.resolve(path, from);
  if (to.is === 'folder') return [{ is: 'folder', path: to.path }];
  return [{ is: 'external', name: from }];
}

/** What a Go package defines under a name. */
export function packageName(e: Evaluation, folder: string, name: string): readonly Value[] {
  return e.once(`package ${folder} ${name}`, () =>
    e.l
      .entries(`go-name:${folder}#${name}`)
      .flatMap((entry) => e.values(e.facts(entry.path)?.exports[entry.n]?.shape, entry.path)),
  );
}
