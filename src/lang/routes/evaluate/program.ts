import type { FunctionFact, ImportedName, RouteFacts } from '../facts/facts.ts';
import {
  unknown,
  type ClassValue,
  type FileState,
  type FunctionValue,
  type Scope,
  type Value,
} from './values.ts';

/** Which file of the project a specifier names, seen from a file. For a package of many files: any one of them, or its folder. */
export type ResolveModule = (fromPath: string, specifier: string) => string | undefined;

/** What the program asks of who runs it. */
export interface ProgramHooks {
  run(file: FileState): void;
  member(of: Value, name: string): Value;
}

/** The files of a project and what their names stand for. Runs nothing itself: `run` is given. */
export class Program {
  readonly files: ReadonlyMap<string, FileState>;
  readonly #resolve: ResolveModule;
  readonly #hooks: ProgramHooks;
  /** Go: the files of a folder share their names. */
  readonly #folders = new Map<string, FileState[]>();
  /** Java: classes by `package.Name`. */
  readonly #javaClasses = new Map<string, ClassValue>();
  readonly #methods = new Map<string, FunctionValue[]>();

  constructor(facts: ReadonlyMap<string, RouteFacts>, resolve: ResolveModule, hooks: ProgramHooks) {
    this.#resolve = resolve;
    this.#hooks = hooks;
    const files = new Map<string, FileState>();
    const packages = new Map<string, Scope>();
    for (const path of [...facts.keys()].sort()) {
      const one = facts.get(path);
      if (one !== undefined) files.set(path, this.#open(path, one, packages));
    }
    this.files = files;
    for (const file of files.values()) this.#index(file);
  }

  #open(path: string, facts: RouteFacts, packages: Map<string, Scope>): FileState {
    const folder = folderOf(path);
    const parent = isPackaged(facts) ? this.#packageScope(`${folder} ${facts.package}`, packages) : undefined;
    const file: FileState = {
      path,
      facts,
      scope: {
        names: new Map(),
        parent,
        self: undefined,
        get file() {
          return file;
        },
      },
      exports: new Map(),
      whole: undefined,
      everythingOf: [],
      state: 'new',
    };
    if (parent === undefined) return file;
    const list = this.#folders.get(folder);
    if (list === undefined) this.#folders.set(folder, [file]);
    else list.push(file);
    return file;
  }

  /** The names that the files of a package share. It belongs to no file: nothing runs in it. */
  #packageScope(key: string, packages: Map<string, Scope>): Scope {
    const known = packages.get(key);
    if (known !== undefined) return known;
    const made: Scope = { names: new Map(), parent: undefined, self: undefined, file: undefined };
    packages.set(key, made);
    return made;
  }

  /** Makes functions and classes of a file known before anything runs. */
  #index(file: FileState): void {
    const home = file.scope.parent ?? file.scope;
    const { language } = file.facts;
    for (const fact of file.facts.classes) {
      const value: ClassValue = { kind: 'class', file, fact, scope: file.scope };
      if (fact.name === '') continue;
      if (language === 'java') this.#javaClasses.set(`${file.facts.package}.${fact.name}`, value);
      if (language === 'go' || language === 'java') home.names.set(fact.name, value);
      for (const id of fact.methods) this.#addMethod(file, file.facts.functions[id]);
    }
    if (language !== 'go') return;
    for (const step of file.facts.steps) {
      if (step.kind !== 'define-function') continue;
      const fact = file.facts.functions[step.id];
      if (fact === undefined) continue;
      if (fact.receiver === undefined)
        home.names.set(fact.name, { kind: 'function', file, fact, scope: file.scope });
      else this.#addMethod(file, fact);
    }
  }

  #addMethod(file: FileState, fact: FunctionFact | undefined): void {
    if (fact === undefined) return;
    const value: FunctionValue = { kind: 'function', file, fact, scope: file.scope };
    const known = this.#methods.get(fact.name);
    if (known === undefined) this.#methods.set(fact.name, [value]);
    else known.push(value);
  }

  /** All methods of a name in the project. */
  methodsNamed(name: string): readonly FunctionValue[] {
    return this.#methods.get(name) ?? [];
  }

  /** Every class of the project. */
  *classes(): Iterable<ClassValue> {
    for (const file of this.files.values())
      for (const fact of file.facts.classes) yield { kind: 'class', file, fact, scope: file.scope };
  }

  /** The methods of a Go type or of a class, by the file and name it is defined with. */
  method(of: ClassValue, name: string): FunctionValue | undefined {
    return this.methodsNamed(name).find(({ file, fact }) =>
      fact.receiver === undefined
        ? file === of.file && file.facts.classes[fact.owner ?? -1] === of.fact
        : fact.receiver.type === of.fact.name && folderOf(file.path) === folderOf(of.file.path),
    );
  }

  /** The files that a specifier names, run if they were not. */
  filesOf(from: string, specifier: string): readonly FileState[] {
    const path = this.#resolve(from, specifier);
    if (path === undefined) return [];
    const file = this.files.get(path);
    if (file === undefined) return this.#loaded(this.#folders.get(path.replace(/\/+$/u, '')) ?? []);
    if (file.facts.language === 'go') return this.#loaded(this.#folders.get(folderOf(path)) ?? []);
    return this.#loaded([file]);
  }

  #loaded(files: readonly FileState[]): readonly FileState[] {
    for (const file of files) this.#hooks.run(file);
    return files;
  }

  /** What `name` of a module is, seen from a file; `*` is the module itself, `default` its default export. */
  imported(from: FileState, module: string, name: string): Value {
    if (from.facts.language === 'java') return this.#javaImport(module, name);
    const [file] = this.filesOf(from.path, module);
    if (file === undefined) return this.#outside(from, module, name);
    if (name === '*') return file.whole ?? { kind: 'module', file };
    const found = this.exported(file, name);
    // A package that imports its own module by this name is still being looked at.
    if (found !== undefined && found.kind !== 'unknown') return found;
    return from.facts.language === 'python' ? this.#submodule(from, module, name) : unknown;
  }

  #outside(from: FileState, module: string, name: string): Value {
    const plain = module.replace(/^node:/u, '').replace(/\/v\d+$/u, '');
    if (name === '*' || name === 'default') return { kind: 'external', name: plain };
    if (from.facts.language === 'python') return this.#submodule(from, module, name);
    return { kind: 'external', name: `${plain}.${name}` };
  }

  #submodule(from: FileState, module: string, name: string): Value {
    const full = module.endsWith('.') ? `${module}${name}` : `${module}.${name}`;
    const [file] = this.filesOf(from.path, full);
    return file === undefined ? { kind: 'external', name: full } : { kind: 'module', file };
  }

  #javaImport(module: string, name: string): Value {
    const whole = this.#javaClasses.get(`${module}.${name}`);
    if (whole !== undefined) return whole;
    const holder = this.#javaClasses.get(module);
    return holder === undefined
      ? { kind: 'external', name: `${module}.${name}` }
      : this.#hooks.member(holder, name);
  }

  /** What `require('module')` gives. */
  required(from: FileState, module: Value | undefined): Value {
    if (module?.kind !== 'text') return unknown;
    const [file] = this.filesOf(from.path, module.text);
    if (file === undefined) return { kind: 'external', name: module.text.replace(/^node:/u, '') };
    return file.whole ?? { kind: 'module', file };
  }

  /** What a file gives under a name, or undefined. */
  exported(file: FileState, name: string, seen: ReadonlySet<string> = new Set()): Value | undefined {
    const { language } = file.facts;
    if (language === 'python' || language === 'go') {
      const value = file.scope.names.get(name) ?? file.scope.parent?.names.get(name);
      if (value !== undefined) return typeof value === 'function' ? value() : value;
    } else {
      const value = file.exports.get(name) ?? (name === 'default' ? file.whole : fieldOf(file.whole, name));
      if (value !== undefined) return value;
    }
    const next = new Set([...seen, file.path]);
    for (const module of file.everythingOf) {
      for (const other of this.filesOf(file.path, module)) {
        const value = next.has(other.path) ? undefined : this.exported(other, name, next);
        if (value !== undefined) return value;
      }
    }
    return undefined;
  }

  /** Binds the names of an import; they are looked up when first used. */
  bind(file: FileState, scope: Scope, module: string, names: readonly ImportedName[]): void {
    for (const { name, local } of names) {
      if (local === '') {
        if (name === '*') file.everythingOf.push(module);
        continue;
      }
      scope.names.set(
        local,
        once(() => this.imported(file, module, name)),
      );
    }
  }
}

/** Whether the files of a folder see each other's names without importing them. */
function isPackaged({ language }: RouteFacts): boolean {
  return language === 'go' || language === 'java';
}

/** Imports go in circles: while a name is being looked up it is not known. */
export function once(lookUp: () => Value): () => Value {
  let busy = false;
  return () => {
    if (busy) return unknown;
    busy = true;
    const value = lookUp();
    busy = false;
    return value;
  };
}

function fieldOf(value: Value | undefined, name: string): Value | undefined {
  return value?.kind === 'record' ? value.fields.get(name) : undefined;
}

/** The folder of a path; empty for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
