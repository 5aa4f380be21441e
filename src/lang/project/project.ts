import { wrappersOf, type Wrapper } from './decorators.ts';
import { readJson } from './resolve/json.ts';
import type { CallFacts, FileFacts, FunctionFacts } from './facts/file-facts.ts';
import { interfaceDigest } from './facts/interface.ts';
import type { Shape } from './facts/shape.ts';
import { functionId, idParts, type FunctionId } from './ids.ts';
import { indexKeys } from './index-keys.ts';
import { Listing, namedAs, sitePackages } from './listing.ts';
import type { Entry, Listed, Lookup, Resolution } from './lookup.ts';
import { limits } from '../../core/limits.ts';
import { Memory, type Look } from './memory.ts';
import type { FileChange, ProjectFiles } from './project-files.ts';
import { resolveModule } from './resolve/modules.ts';
import type { Asked } from './resolve/package-exports.ts';
import { below, folderOf, isDependency, stemOf } from './resolve/paths.ts';
import { languageOfPath } from './source-paths.ts';
import { flowOf, type Flow } from './flow.ts';
import { entered, noTargets, targetsOfCall, type Target, type Targets } from './targets.ts';
import { Evaluation } from './values/evaluation.ts';

/** A function by its place. */
export interface FunctionPlace {
  readonly path: string;
  readonly n: number;
  readonly facts: FunctionFacts;
}

/**
 * The functions of a set of files, and which function a call means. Answers are worked out when they are asked for
 * and kept until a file they looked at changes; no graph of the whole program is kept.
 */
export class Project {
  readonly #files: ProjectFiles;
  readonly #listing = new Listing();
  readonly #facts = new Map<string, FileFacts | undefined>();
  readonly #json = new Map<string, unknown>();
  readonly #memory = new Memory();
  /** Where the imports of each file lead. */
  readonly #resolved = new Memory();
  /** Entries by key and path; built when the first key is asked for. */
  #index: Map<string, Map<string, number[]>> | undefined;

  constructor(files: ProjectFiles) {
    this.#files = files;
    for (const path of files.paths) this.#listing.add(path);
  }

  /** All paths, in order. */
  get paths(): readonly string[] {
    return this.#listing.paths;
  }

  /** Source files of the project itself, dependencies left out, in order. */
  get ownSources(): readonly string[] {
    return this.#listing.ownSources;
  }

  /** Paths of the files directly in a folder, in order. */
  filesIn(folder: string): readonly string[] {
    return this.#listing.filesIn(folder).map((name) => below(folder, name));
  }

  /** The facts of a file; undefined when it is not there or has none. */
  facts(path: string): FileFacts | undefined {
    if (this.#facts.has(path)) return this.#facts.get(path);
    const known = this.#listing.has(path) && languageOfPath(path) !== undefined;
    const facts = known ? this.#files.facts(path) : undefined;
    this.#facts.set(path, facts);
    return facts;
  }

  /** The function that an id names, or undefined. */
  functionOf(id: FunctionId): FunctionPlace | undefined {
    for (const [path, name, ordinal] of idParts(id)) {
      if (!this.#listing.has(path)) continue;
      const functions = this.facts(path)?.functions ?? [];
      const n = functions.findIndex((one) => one.name === name && one.ordinal === ordinal);
      const facts = functions[n];
      if (facts !== undefined) return { path, n, facts };
    }
    return undefined;
  }

  /** The file or folder that a specifier, module or package means in a file. */
  resolve(path: string, specifier: string, asked: Asked = 'import'): Resolution {
    return this.#resolved.recall(path, `${asked} ${specifier}`, (look) =>
      resolveModule(this.#listed(look), languageOfPath(path), { path, specifier, asked }),
    );
  }

  /** What the call at a node of a file's tree means; the node is the call, `new`, decorator or element itself. */
  targetsOf(path: string, node: number): Targets {
    const call = callAt(this.facts(path)?.calls ?? [], node);
    return call === undefined ? noTargets : this.targetsOfCall(path, call);
  }

  /** What a call of a file's facts means. */
  targetsOfCall(path: string, call: CallFacts): Targets {
    return this.#ask(path, `call ${String(call.node)}`, (e) => targetsOfCall(e, path, call));
  }

  /** The functions that an argument of a call may be: by its place, or by its keyword. */
  argumentTargets(path: string, node: number, at: number | string): readonly Target[] {
    const given = callAt(this.facts(path)?.calls ?? [], node)?.given.find(([place]) => place === at);
    return given === undefined ? [] : this.functionsOf(path, given[1]);
  }

  /** The functions that a shape of a file's facts may be; of a class, its constructor. */
  functionsOf(path: string, shape: Shape): readonly Target[] {
    return this.#ask(path, `shape ${JSON.stringify(shape)}`, (e) =>
      e.values(shape, path).flatMap((value) => entered(e, value, { kind: 'call' })),
    );
  }

  /** The full names of what is not in the project that a shape may be. */
  externalsOf(path: string, shape: Shape): readonly string[] {
    return this.#ask(path, `external ${JSON.stringify(shape)}`, (e) =>
      e.values(shape, path).flatMap((value) => (value.is === 'external' ? [value.name] : [])),
    );
  }

  /** The classes that a shape may be, or be an instance of. */
  classesOf(path: string, shape: Shape): readonly Entry[] {
    return this.#ask(path, `class ${JSON.stringify(shape)}`, (e) =>
      e
        .values(shape, path)
        .flatMap((value) =>
          value.is === 'class' || value.is === 'instance' ? [{ path: value.path, n: value.n }] : [],
        ),
    );
  }

  /** The methods with a name of what the call at a node gives. */
  methodsOfResult(path: string, node: number, name: string): readonly Target[] {
    const call = callAt(this.facts(path)?.calls ?? [], node);
    if (call?.callee === undefined) return [];
    const { callee, arguments: count, given } = call;
    return this.functionsOf(path, { is: 'member', of: { is: 'call', callee, count, given }, name });
  }

  /** The functions that the decorators of a function put in its place, the innermost first. */
  wrappersOf(path: string, n: number): readonly Wrapper[] {
    if ((this.facts(path)?.functions[n]?.decorators.length ?? 0) === 0) return [];
    return this.#ask(path, `wrappers ${String(n)}`, (e) => wrappersOf(e, path, n));
  }

  /** What may run because of a shape of a file's facts, when somebody calls it or is given it. */
  flowOf(path: string, shape: Shape): Flow {
    return this.#ask(path, `flow ${JSON.stringify(shape)}`, (e) => flowOf(e, e.values(shape, path)));
  }

  /** The functions of other files, and this one, that the calls of a file enter; each once, in order. */
  calleesOf(path: string): readonly FunctionId[] {
    const calls = this.facts(path)?.calls ?? [];
    return [...new Set(calls.flatMap((call) => this.targetsOfCall(path, call).functions))].toSorted();
  }

  /** The files that a file imports, in order; a Go package is all its files. */
  importsOf(path: string): readonly string[] {
    return this.#ask(path, 'imports', (e) => {
      const found = new Set<string>();
      const language = e.facts(path)?.language;
      for (const one of e.facts(path)?.imports ?? []) {
        if (language === 'java') for (const file of javaImports(e, one.from, one.names)) found.add(file);
        else
          for (const file of filesOf(
            e.l,
            e.resolve(path, one.from, one.kind === 'require' ? 'require' : 'import'),
          ))
            found.add(file);
        if (language === 'python')
          for (const file of submodules(e, { path, from: one.from }, one.names)) found.add(file);
      }
      found.delete(path);
      return [...found].toSorted();
    });
  }

  /** The project's own files that import a file, in order. Looks at the imports of all of them once. */
  importersOf(path: string): readonly string[] {
    return this.ownSources.filter((other) => this.importsOf(other).includes(path));
  }

  /** The project's own files whose calls enter functions of some files, directly or through others; with those files. */
  dependentsOf(paths: Iterable<string>): readonly string[] {
    const callers = this.#callers();
    const found = new Set<string>(paths);
    // A set is iterated while it grows.
    for (const path of found) for (const caller of callers.get(path) ?? []) found.add(caller);
    return [...found].toSorted();
  }

  #callers(): ReadonlyMap<string, ReadonlySet<string>> {
    const callers = new Map<string, Set<string>>();
    for (const path of this.ownSources) {
      for (const called of this.filesCalledBy(path)) {
        const known = callers.get(called);
        if (known === undefined) callers.set(called, new Set([path]));
        else known.add(path);
      }
    }
    return callers;
  }

  /** The files whose functions the calls of a file enter or are given, or of whose classes they make objects, itself left out. */
  filesCalledBy(path: string): readonly string[] {
    return this.#ask(path, 'files called', (e) => {
      const calls = e.facts(path)?.calls ?? [];
      const files = new Set(calls.flatMap((call) => this.#enteredBy(path, call).map((one) => one.path)));
      for (const call of calls)
        for (const name of this.targetsOfCall(path, call).classes)
          files.add(name.slice(0, name.lastIndexOf('#')));
      files.delete(path);
      return [...files].toSorted();
    });
  }

  /** What each call of a file means and is given, as a text that is another one when any of that is other code. */
  linksOf(path: string): string {
    return this.#ask(path, 'links', (e) => {
      const calls = e.facts(path)?.calls ?? [];
      const linked = calls.map((call) => [
        ...this.#enteredBy(path, call).map(({ id, shift, spread }) => `${id} ${shift} ${spread === true}`),
        ...this.targetsOfCall(path, call).classes,
      ]);
      return JSON.stringify(linked);
    });
  }

  /** The functions that a call enters, and those that it is given: somebody else may call them. */
  #enteredBy(path: string, call: CallFacts): readonly Target[] {
    const given = call.given.flatMap(([, shape]) => this.functionsOf(path, shape));
    return [...this.targetsOfCall(path, call).targets, ...given];
  }

  /**
   * Takes note of changed files. Answers that looked at nothing that changed are kept: a file whose change other
   * files cannot see (`interfaceDigest`) costs only its own. Returns the files whose answers may be others now.
   */
  change(changes: readonly FileChange[]): readonly string[] {
    const touched = new Set<string>();
    const own = new Set<string>();
    for (const one of changes) {
      own.add(one.path);
      for (const key of this.#apply(one)) touched.add(key);
    }
    for (const path of this.#resolved.forget(touched)) touched.add(`resolved:${path}`);
    const forgotten = this.#memory.forget(touched);
    for (const path of own) {
      this.#memory.drop(path);
      this.#resolved.drop(path);
    }
    return [...new Set([...own, ...forgotten])].toSorted();
  }

  /** Brings listing, facts and index up to date; the keys that are others now. */
  #apply({ path, how }: FileChange): readonly string[] {
    const wasThere = this.#listing.has(path);
    if (how === 'removed') this.#listing.remove(path);
    else this.#listing.add(path);
    this.#json.delete(path);
    const keys = [`file:${path}`];
    if (wasThere !== this.#listing.has(path)) keys.push(...listingKeys(path));
    const name = namedAs(path);
    if (name !== undefined) keys.push(`named:${name}`);
    if (languageOfPath(path) !== undefined) keys.push(...this.#renew(path));
    return keys;
  }

  #renew(path: string): readonly string[] {
    const wasLoaded = this.#facts.has(path);
    const before = this.#facts.get(path);
    this.#facts.delete(path);
    const indexed = this.#index !== undefined && !isDependency(path);
    if (!wasLoaded && !indexed) return [`facts:${path}`];
    const after = this.facts(path);
    if (before !== undefined && after !== undefined && interfaceDigest(before) === interfaceDigest(after))
      return [];
    const keys = indexed ? this.#reindex(path, before, after) : [];
    return [`facts:${path}`, ...keys];
  }

  #reindex(path: string, before: FileFacts | undefined, after: FileFacts | undefined): readonly string[] {
    const keys = new Set<string>();
    for (const [key] of before === undefined ? [] : indexKeys(path, before)) {
      this.#index?.get(key)?.delete(path);
      keys.add(`index:${key}`);
    }
    if (after !== undefined && this.#index !== undefined)
      for (const key of addKeys(this.#index, path, after)) keys.add(`index:${key}`);
    return [...keys];
  }

  #entries(key: string): readonly Entry[] {
    this.#index ??= this.#built();
    const byPath = this.#index.get(key);
    if (byPath === undefined) return [];
    const found = [...byPath].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return found.flatMap(([path, numbers]) => numbers.map((n) => ({ path, n })));
  }

  #built(): Map<string, Map<string, number[]>> {
    const index = new Map<string, Map<string, number[]>>();
    for (const path of this.ownSources) {
      const facts = this.facts(path);
      if (facts !== undefined) addKeys(index, path, facts);
    }
    return index;
  }

  #ask<T>(path: string, question: string, work: (e: Evaluation) => T): T {
    return this.#memory.recall(path, question, (look) => work(new Evaluation(this.#lookup(look))));
  }

  #lookup(look: Look): Lookup {
    return {
      has: (path) => (look(`at:${stemOf(path)}`), this.#listing.has(path)),
      filesIn: (folder) => (look(`folder:${folder}`), this.#listing.filesIn(folder)),
      resolve: (path, specifier, asked) => (look(`resolved:${path}`), this.resolve(path, specifier, asked)),
      facts: (path) => (look(`facts:${path}`), this.facts(path)),
      entries: (key) => (look(`index:${key}`), this.#entries(key)),
    };
  }

  #listed(look: Look): Listed {
    return {
      has: (path) => (look(`at:${stemOf(path)}`), this.#listing.has(path)),
      filesIn: (folder) => (look(`folder:${folder}`), this.#listing.filesIn(folder)),
      json: (path) => (look(`file:${path}`), this.#readJson(path)),
      text: (path) => (look(`file:${path}`), this.#read(path)),
      named: (name) => (look(`named:${name}`), this.#listing.named(name)),
    };
  }

  #read(path: string): string | undefined {
    const text = this.#listing.has(path) ? this.#files.read(path) : undefined;
    return text === undefined || text.length > limits.manifestBytes ? undefined : text;
  }

  #readJson(path: string): unknown {
    if (!this.#json.has(path)) this.#json.set(path, readJson(this.#read(path) ?? ''));
    return this.#json.get(path);
  }
}

/** Makes a project; nothing is read yet. */
export function createProject(files: ProjectFiles): Project {
  return new Project(files);
}

/** The call at a node; calls are in the order of their nodes. */
function callAt(calls: readonly CallFacts[], node: number): CallFacts | undefined {
  let low = 0;
  let high = calls.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const call = calls[middle];
    if (call === undefined || call.node === node) return call;
    if (call.node < node) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function addKeys(
  index: Map<string, Map<string, number[]>>,
  path: string,
  facts: FileFacts,
): readonly string[] {
  const keys = indexKeys(path, facts);
  for (const [key, n] of keys) {
    const byPath = index.get(key) ?? new Map<string, number[]>();
    const numbers = byPath.get(path) ?? [];
    numbers.push(n);
    byPath.set(path, numbers);
    index.set(key, byPath);
  }
  return keys.map(([key]) => key);
}

/** What a question may have looked at when a file comes or goes. */
function listingKeys(path: string): readonly string[] {
  const keys = [`at:${stemOf(path)}`, `folder:${folderOf(path)}`];
  return sitePackages(path) === undefined ? keys : [...keys, 'named:site-packages'];
}

function filesOf(l: Lookup, to: Resolution): readonly string[] {
  if (to.is === 'file') return [to.path];
  if (to.is !== 'folder') return [];
  return l
    .filesIn(to.path)
    .flatMap((name) => (name.endsWith('.go') ? [`${to.path === '' ? '' : `${to.path}/`}${name}`] : []));
}

/** `from package import module` imports the module, too. */
function submodules(
  e: Evaluation,
  { path, from }: { readonly path: string; readonly from: string },
  names: readonly string[],
): readonly string[] {
  return names.flatMap((name) =>
    name === '*' ? [] : filesOf(e.l, e.resolve(path, `${from}${from.endsWith('.') ? '' : '.'}${name}`)),
  );
}

function javaImports(e: Evaluation, from: string, names: readonly string[]): readonly string[] {
  return [from, ...names.map((name) => `${from}.${name}`)].flatMap((name) =>
    e.l.entries(`class:${name}`).map((entry) => entry.path),
  );
}

/** The id of a function by its place. */
export function idAt(project: Project, path: string, n: number): FunctionId {
  return functionId(path, project.facts(path), n);
}
