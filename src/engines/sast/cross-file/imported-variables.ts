import type { Project } from '../../../lang/project/index.ts';

/** A variable of another module, or, with an empty name, the module as a whole. */
export interface ImportedVariable {
  readonly path: string;
  readonly name: string;
}

/**
 * What an imported name of a file is, by what it may be called in full (`./settings.js.port`); undefined when it is none of the
 * project's own modules. Java and Go know no variables that run when they are imported.
 */
export function importedVariable(
  project: Project,
  path: string,
  names: readonly string[],
): ImportedVariable | undefined {
  const facts = names.length === 0 ? undefined : project.facts(path);
  if (facts === undefined || (facts.language !== 'python' && facts.language !== 'ecmascript'))
    return undefined;
  for (const full of names) {
    for (const { from, kind } of facts.imports) {
      if (full !== from && !full.startsWith(from.endsWith('.') ? from : `${from}.`)) continue;
      const name = full.slice(from.length).replace(/^\./, '');
      const submodule =
        facts.language === 'python' && name !== '' ? modulePath(project, path, join(from, name)) : undefined;
      if (submodule !== undefined) return { path: submodule, name: '' };
      const found = modulePath(project, path, from, kind === 'require' ? 'require' : 'import');
      if (found !== undefined && !name.includes('.')) return { path: found, name };
    }
  }
  return undefined;
}

function join(from: string, name: string): string {
  return from.endsWith('.') ? `${from}${name}` : `${from}.${name}`;
}

function modulePath(
  project: Project,
  path: string,
  from: string,
  asked: 'import' | 'require' = 'import',
): string | undefined {
  const found = project.resolve(path, from, asked);
  return found.is === 'file' && found.path !== path ? found.path : undefined;
}

/** Modules whose variables a file may use: what it imports of them is not only functions and classes. In order. */
export function variablesFrom(project: Project, path: string): readonly string[] {
  const facts = project.facts(path);
  if (facts === undefined || (facts.language !== 'python' && facts.language !== 'ecmascript')) return [];
  const found = new Set<string>();
  for (const { from, names, typeOnly } of facts.imports) {
    if (typeOnly === true) continue;
    for (const name of names) {
      const of = importedVariable(project, path, [name === '*' ? from : join(from, name)]);
      if (of !== undefined && !isCode(project, of)) found.add(of.path);
    }
  }
  return [...found].sort();
}

function isCode(project: Project, { path, name }: ImportedVariable): boolean {
  const facts = project.facts(path);
  const named = (one: { readonly name: string }): boolean => one.name === name;
  return facts === undefined || facts.functions.some(named) || facts.classes.some(named);
}
