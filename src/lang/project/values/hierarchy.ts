import { limits } from '../../../core/limits.ts';
import type { ClassFacts, FileFacts, MemberFacts } from '../facts/file-facts.ts';
import { folderOf } from '../resolve/paths.ts';
import type { Evaluation } from './evaluation.ts';
import type { Value } from './value.ts';

/** A class by its place. */
export interface ClassPlace {
  readonly path: string;
  readonly n: number;
}

/** A member that was found, in the class or one above it. */
export interface FoundMember {
  readonly path: string;
  readonly member: MemberFacts;
}

export function classAt(e: Evaluation, { path, n }: ClassPlace): ClassFacts | undefined {
  return e.facts(path)?.classes[n];
}

function placeKey({ path, n }: ClassPlace): string {
  return `${path}#${String(n)}`;
}

/** The classes above one, those that are in the project, and the names of the others. */
export function basesOf(
  e: Evaluation,
  place: ClassPlace,
): { readonly known: readonly ClassPlace[]; readonly external: readonly string[] } {
  const known: ClassPlace[] = [];
  const external: string[] = [];
  const values = e.once(`bases ${placeKey(place)}`, () =>
    (classAt(e, place)?.bases ?? []).flatMap((base) => e.values(base, place.path)),
  );
  for (const value of values) {
    if (value.is === 'class') known.push({ path: value.path, n: value.n });
    if (value.is === 'external') external.push(value.name);
  }
  return { known, external };
}

/** What `super` is: an instance of each class right above. */
export function superValues(e: Evaluation, place: ClassPlace): readonly Value[] {
  const { known, external } = basesOf(e, place);
  return [
    ...known.map(({ path, n }): Value => ({ is: 'instance', path, n, exact: true })),
    ...external.map((name): Value => ({ is: 'external', name })),
  ];
}

/** The class itself and all above it, the nearest first. */
export function lineage(e: Evaluation, place: ClassPlace): readonly ClassPlace[] {
  const all = new Map<string, ClassPlace>();
  const pending = [place];
  while (pending.length > 0 && all.size < limits.projectSubclasses) {
    const next = pending.shift();
    if (next === undefined || all.has(placeKey(next))) continue;
    all.set(placeKey(next), next);
    pending.push(...basesOf(e, next).known);
  }
  return [...all.values()];
}

/** The members of a name that an instance of exactly this class has. */
export function findMembers(e: Evaluation, place: ClassPlace, name: string): readonly FoundMember[] {
  const language = e.facts(place.path)?.language;
  const found: FoundMember[] = [];
  for (const at of lineage(e, place)) {
    const own = ownMembers(e, at, name);
    if (own.length === 0) continue;
    if (language !== 'java') return own;
    found.push(...own.filter((one) => !isOverridden(e, one, found)));
  }
  return found;
}

/** Java: a method above is only hidden by one with as many parameters. */
function isOverridden(e: Evaluation, one: FoundMember, nearer: readonly FoundMember[]): boolean {
  const arity = arityOf(e, one);
  return nearer.some((other) => arityOf(e, other) === arity);
}

function arityOf(e: Evaluation, { path, member }: FoundMember): number {
  const { shape } = member;
  return shape.is === 'function' ? (e.facts(path)?.functions[shape.n]?.parameters.length ?? 0) : -1;
}

function ownMembers(e: Evaluation, place: ClassPlace, name: string): readonly FoundMember[] {
  const facts = e.facts(place.path);
  const own = facts?.classes[place.n]?.members.filter((member) => member.name === name) ?? [];
  const found = own.map((member): FoundMember => ({ path: place.path, member }));
  return facts?.language === 'go' ? [...found, ...goMethods(e, place, name)] : found;
}

/** Methods of a Go type may be in any file of its package. */
function goMethods(e: Evaluation, { path, n }: ClassPlace, name: string): readonly FoundMember[] {
  const type = e.facts(path)?.classes[n]?.name ?? '';
  return methodFunctions(e, folderOf(path), `${type}.${name}`).map((found) => ({
    path: found.path,
    member: { name, shape: { is: 'function', n: found.n } },
  }));
}

/** Functions of a Go package by their full name. */
function methodFunctions(e: Evaluation, folder: string, name: string): readonly ClassPlace[] {
  return e.l.entries(`go-function:${folder}#${name}`);
}

/** Classes of the project below one, the nearest first; whether a class is below is worked out from its bases. */
export function subclasses(e: Evaluation, place: ClassPlace): readonly ClassPlace[] {
  const found = new Map<string, ClassPlace>();
  const pending = [place];
  while (pending.length > 0 && found.size < limits.projectSubclasses) {
    const next = pending.shift();
    if (next === undefined) break;
    for (const below of directlyBelow(e, next)) {
      if (found.has(placeKey(below))) continue;
      found.set(placeKey(below), below);
      pending.push(below);
    }
  }
  if (found.size >= limits.projectSubclasses) e.exhausted = true;
  return [...found.values()];
}

function directlyBelow(e: Evaluation, place: ClassPlace): readonly ClassPlace[] {
  const facts = e.facts(place.path);
  const simple = simpleName(facts, place.n);
  if (facts === undefined || simple === '') return [];
  const entries = [
    ...e.l.entries(`sub:${facts.language}:${simple}`),
    ...e.l.entries(`sub:${facts.language}:*`),
  ];
  return entries.filter((entry) =>
    basesOf(e, entry).known.some((base) => placeKey(base) === placeKey(place)),
  );
}

/** The last part of a class's name. */
export function simpleName(facts: FileFacts | undefined, n: number): string {
  return facts?.classes[n]?.name.split('.').at(-1) ?? '';
}

/** Go: the types of the project that have all methods of an interface. */
export function implementers(e: Evaluation, place: ClassPlace): readonly ClassPlace[] {
  const wanted = [...methodNames(e, place)].toSorted();
  const [first] = wanted;
  if (first === undefined) return [];
  const found = new Map<string, ClassPlace>();
  for (const entry of e.l.entries(`go-method:${first}`)) {
    const type = receiverOf(e, entry);
    if (type === undefined || found.has(placeKey(type))) continue;
    if (wanted.every((name) => findMembers(e, type, name).some((one) => one.member.shape.is === 'function')))
      found.set(placeKey(type), type);
    if (found.size >= limits.projectSubclasses) break;
  }
  return [...found.values()];
}

function methodNames(e: Evaluation, place: ClassPlace): ReadonlySet<string> {
  const names = new Set<string>();
  for (const at of lineage(e, place))
    for (const member of classAt(e, at)?.members ?? [])
      if (member.shape.is === 'function') names.add(member.name);
  return names;
}

function receiverOf(e: Evaluation, { path, n }: ClassPlace): ClassPlace | undefined {
  const name = e.facts(path)?.functions[n]?.name.split('.')[0] ?? '';
  return e.l.entries(`go-type:${folderOf(path)}#${name}`)[0];
}
