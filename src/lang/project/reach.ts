import { limits } from '../../core/limits.ts';
import type { BlindKind, CallFacts, FileFacts, ImportFacts, WriteFacts } from './facts/file-facts.ts';
import { idAt, type Project } from './project.ts';
import type { Shape } from './facts/shape.ts';
import type { FunctionId } from './ids.ts';
import { implicitMethods } from './implicit-methods.ts';
import type { Target } from './targets.ts';
import { below, dependencyOf, folderOf } from './resolve/paths.ts';

/** A place behind which calls cannot be seen. */
export interface BlindPlace {
  readonly path: string;
  /** UTF-16 offset. */
  readonly at: number;
  readonly kind: BlindKind;
  readonly function: FunctionId;
}

/** What may run, starting from somewhere. */
export interface Reached {
  /** In order of their ids. */
  readonly functions: readonly FunctionId[];
  /** Files whose code is loaded, in order. */
  readonly files: readonly string[];
  /** Constructs behind which more may run. Without any, what is not in `functions` does not run. */
  readonly blind: readonly BlindPlace[];
  /** Modules that are imported and not there, in order. */
  readonly absent: readonly string[];
  /** False when `limits.reachableFiles` ended the search. */
  readonly complete: boolean;
}

/**
 * The functions that may run when some functions are called, or files are loaded (`path#<module>@0`, or a path alone),
 * also inside of dependencies that are in the listing. Files are read as the search comes to them. A call of a
 * method on something unknown may mean any function of that name in the files that are loaded.
 */
export function reachableFrom(project: Project, entries: readonly (FunctionId | string)[]): Reached {
  const search = new Search(project);
  for (const entry of entries) search.enter(entry);
  return search.run();
}

interface Work {
  readonly path: string;
  readonly n: number;
}

interface PlacedShape {
  readonly path: string;
  readonly shape: Shape;
}

class Search {
  readonly #project: Project;
  readonly #reached = new Map<string, Work>();
  readonly #pending: Work[] = [];
  readonly #files = new Map<string, FileParts>();
  /** Names that are called on something unknown. */
  readonly #names = new Set<string>();
  readonly #named = new Map<string, Work[]>();
  readonly #members = new Map<string, PlacedShape[]>();
  readonly #classes = new Set<string>();
  /** Names that are called on something of a library, and what is put into members of such things. */
  readonly #libraryNames = new Set<string>();
  readonly #lent = new Map<string, PlacedShape[]>();
  readonly #blind: BlindPlace[] = [];
  readonly #absent = new Set<string>();
  #complete = true;

  constructor(project: Project) {
    this.#project = project;
  }

  enter(entry: string): void {
    const of = this.#project.functionOf(entry);
    if (of !== undefined) this.#reach({ path: of.path, n: of.n });
    else this.#load(entry);
  }

  run(): Reached {
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) this.#visit(next);
    const ids = [...this.#reached.values()].map(({ path, n }) => idAt(this.#project, path, n));
    return {
      functions: ids.toSorted(),
      files: [...this.#files.keys()].toSorted(),
      blind: this.#blind.toSorted((a, b) => (a.path === b.path ? a.at - b.at : a.path < b.path ? -1 : 1)),
      absent: [...this.#absent].toSorted(),
      complete: this.#complete,
    };
  }

  #reach(work: Work): void {
    const key = `${work.path} ${String(work.n)}`;
    if (this.#reached.has(key)) return;
    this.#reached.set(key, work);
    this.#pending.push(work);
    this.#load(work.path);
  }

  #reachAll(targets: readonly Target[]): void {
    for (const { path, n } of targets) this.#reach({ path, n });
  }

  /** The code of a file itself runs, and its functions can be found by their names. */
  #load(path: string): void {
    const facts = this.#files.has(path) ? undefined : this.#project.facts(path);
    if (facts === undefined) return;
    if (this.#files.size >= limits.reachableFiles) {
      this.#complete = false;
      return;
    }
    this.#files.set(path, partsOf(facts));
    this.#reach({ path, n: 0 });
    for (const [n, of] of facts.functions.entries()) {
      if (n === 0 || of.placed !== true) continue;
      this.#nameFunction(of.name.slice(of.name.lastIndexOf('.') + 1), { path, n });
    }
    for (const [name, shape] of namedShapes(facts)) this.#nameShape(name, { path, shape });
    for (const one of facts.writes) this.#lend(path, one);
    for (const { kind, at } of facts.blind)
      if (kind === 'too-large') this.#addBlind({ path, n: 0 }, at, kind);
    if (facts.language === 'go') for (const file of packageFiles(this.#project, path)) this.#load(file);
    if (path.endsWith('.py')) this.#load(packageOf(path));
  }

  #nameFunction(name: string, work: Work): void {
    if (this.#names.has(name)) this.#reach(work);
    const known = this.#named.get(name);
    if (known === undefined) this.#named.set(name, [work]);
    else known.push(work);
  }

  /** A function may be called by the name of the member that it is put in. */
  #nameShape(name: string, placed: PlacedShape): void {
    if (this.#names.has(name)) this.#reachAll(this.#project.flowOf(placed.path, placed.shape).called);
    const known = this.#members.get(name);
    if (known === undefined) this.#members.set(name, [placed]);
    else known.push(placed);
  }

  /** `Error.prepareStackTrace = f` gives f away; a method put on what a library made is called by its name. */
  #lend(path: string, { of, name, value }: WriteFacts): void {
    if (this.#project.externalsOf(path, of).length === 0) return;
    const placed = { path, shape: value };
    if (of.is === 'global' || of.is === 'import' || this.#libraryNames.has(name)) this.#reachPlaced(placed);
    const known = this.#lent.get(name);
    if (known === undefined) this.#lent.set(name, [placed]);
    else known.push(placed);
  }

  #callLent(name: string): void {
    if (this.#libraryNames.has(name)) return;
    this.#libraryNames.add(name);
    for (const placed of this.#lent.get(name) ?? []) this.#reachPlaced(placed);
  }

  #reachPlaced({ path, shape }: PlacedShape): void {
    this.#reachAll(this.#project.flowOf(path, shape).called);
  }

  #callName(name: string): void {
    if (this.#names.has(name)) return;
    this.#names.add(name);
    for (const work of this.#named.get(name) ?? []) this.#reach(work);
    for (const { path, shape } of this.#members.get(name) ?? [])
      this.#reachAll(this.#project.flowOf(path, shape).called);
  }

  #visit({ path, n }: Work): void {
    const parts = this.#files.get(path);
    for (const inner of parts?.inner.get(n) ?? []) this.#reach({ path, n: inner });
    for (const one of parts?.imports.get(n) ?? []) this.#import(path, one);
    for (const shape of this.#project.facts(path)?.functions[n]?.mentions ?? []) {
      const flow = this.#project.flowOf(path, shape);
      this.#reachAll(flow.called);
      for (const place of flow.classes) this.#live(place);
    }
    for (const call of parts?.calls.get(n) ?? []) this.#call({ path, n }, call);
  }

  #import(path: string, { from, names, kind }: ImportFacts): void {
    const to = this.#project.resolve(path, from, kind === 'require' ? 'require' : 'import');
    if (to.is === 'file') this.#load(to.path);
    if (to.is === 'external' || to.is === 'missing') this.#absent.add(from);
    if (to.is === 'folder') for (const file of filesIn(this.#project, to.path)) this.#load(file);
    if (!path.endsWith('.py')) return;
    for (const name of names) {
      const inner = this.#project.resolve(path, from.endsWith('.') ? from + name : `${from}.${name}`);
      if (name !== '*' && inner.is === 'file') this.#load(inner.path);
    }
  }

  #call(from: Work, call: CallFacts): void {
    const found = this.#project.targetsOfCall(from.path, call);
    this.#reachAll(found.targets);
    if (found.member !== undefined) this.#callName(found.member);
    if (found.externals.length > 0 && call.callee?.is === 'member') this.#callLent(call.callee.name);
    if (found.blind)
      this.#addBlind(from, call.start, call.blind ?? (found.exhausted ? 'too-large' : 'computed-call'));
    if (call.callee !== undefined && found.classes.length > 0)
      for (const place of this.#project.classesOf(from.path, call.callee)) this.#live(place);
    if (call.callee?.is === 'member' && found.targets.length === 0) this.#receiver(from, call.callee.of);
    // Whoever is not known may call all that it is given; a package does as it likes with the options it is given.
    const isSeen =
      found.targets.length > 0 &&
      found.externals.length === 0 &&
      found.member === undefined &&
      found.targets.every(({ path }) => dependencyOf(path) === dependencyOf(from.path));
    for (const [, shape] of call.given) {
      const flow = this.#project.flowOf(from.path, shape);
      this.#reachAll(isSeen ? flow.called : flow.escaping);
      for (const place of flow.classes) this.#live(place);
    }
  }

  /** `V.as_view()` of a library makes instances of V; `table.values()` gives away what is in it. */
  #receiver({ path }: Work, shape: Shape): void {
    const flow = this.#project.flowOf(path, shape);
    for (const place of flow.classes) this.#live(place);
    this.#reachAll(flow.held);
  }

  /** Methods that the language or a framework calls by itself, once there is an instance. */
  #live(place: Work): void {
    const key = `${place.path} ${String(place.n)}`;
    if (this.#classes.has(key)) return;
    this.#classes.add(key);
    this.#load(place.path);
    for (const n of implicitMethods(this.#project, place)) this.#reach({ path: place.path, n });
  }

  #addBlind({ path, n }: Work, at: number, kind: BlindKind): void {
    this.#blind.push({ path, at, kind, function: idAt(this.#project, path, n) });
  }
}

/** What is put into members of objects, classes and modules, by the name of the member. */
function namedShapes(facts: FileFacts): readonly (readonly [string, Shape])[] {
  const all: (readonly [string, Shape])[] = [
    ...facts.objects.flatMap((one) => one.fields),
    ...facts.writes.map(({ name, value }) => [name, value] as const),
    ...facts.exports.map(({ name, shape }) => [name, shape] as const),
    ...facts.classes.flatMap((one) => one.members.map(({ name, shape }) => [name, shape] as const)),
  ];
  // Most functions that are there themselves have that name of their own.
  return all.filter(
    ([name, shape]) =>
      shape.is !== 'class' &&
      (shape.is !== 'function' || !hasName(facts.functions[shape.n]?.name ?? '', name)),
  );
}

function hasName(qualified: string, name: string): boolean {
  return qualified === name || qualified.endsWith(`.${name}`);
}

/** What each function of a file has, by its number. */
interface FileParts {
  readonly calls: ReadonlyMap<number, readonly CallFacts[]>;
  readonly imports: ReadonlyMap<number, readonly ImportFacts[]>;
  /** Functions that run where they are. */
  readonly inner: ReadonlyMap<number, readonly number[]>;
}

function partsOf(facts: FileFacts): FileParts {
  const inner = facts.functions.flatMap((one, n) =>
    n > 0 && (one.placed !== true || isInit(facts, n)) ? [n] : [],
  );
  return {
    calls: grouped(facts.calls, (call) => call.function),
    imports: grouped(
      facts.imports.filter((one) => one.typeOnly !== true),
      (one) => one.function,
    ),
    inner: grouped(inner, (n) => facts.functions[n]?.parent ?? 0),
  };
}

function grouped<T>(list: readonly T[], by: (one: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>();
  for (const one of list) {
    const known = groups.get(by(one));
    if (known === undefined) groups.set(by(one), [one]);
    else known.push(one);
  }
  return groups;
}

/** Go runs every `init` of a package that is imported. */
function isInit(facts: FileFacts, n: number): boolean {
  return facts.language === 'go' && facts.functions[n]?.name === 'init';
}

/** The `__init__` that runs before a Python module, or before another `__init__`. */
function packageOf(path: string): string {
  const folder = folderOf(path);
  return below(path.endsWith('/__init__.py') ? folderOf(folder) : folder, '__init__.py');
}

function packageFiles(project: Project, path: string): readonly string[] {
  return path.endsWith('_test.go') ? [] : filesIn(project, folderOf(path));
}

function filesIn(project: Project, folder: string): readonly string[] {
  return project.filesIn(folder).filter((path) => path.endsWith('.go') && !path.endsWith('_test.go'));
}
