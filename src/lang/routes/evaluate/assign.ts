import type { Target } from '../facts/facts.ts';
import { unknown, type ClassValue, type FileScope, type Scope, type Value } from './values.ts';

/** What assigning needs of the interpreter. */
export interface AssignContext {
  evaluateIn(expression: Extract<Target, { kind: 'member' }>['of'], scope: FileScope): Value;
  member(of: Value, name: string): Value;
  /** Sets a member of a class itself. */
  setStatic(of: ClassValue, name: string, value: Value): void;
}

/** An assignment; `adds` for `+=`. */
export interface Assignment {
  readonly to: Target;
  readonly value: Value;
  readonly adds: boolean;
}

/** Sets what an assignment sets. */
export function assign(context: AssignContext, { to, value, adds }: Assignment, scope: FileScope): void {
  switch (to.kind) {
    case 'name':
      setName(to.name, value, scope, adds);
      return;
    case 'parts':
      for (const part of to.parts) setName(part.name, partOf(context, value, part.key), scope, false);
      return;
    case 'member':
      setMember(context, { of: context.evaluateIn(to.of, scope), name: to.name, value });
  }
}

function setName(name: string, value: Value, scope: FileScope, adds: boolean): void {
  const holder = scope.file.facts.language === 'python' ? scope : (holderOf(scope, name) ?? scope);
  const known = holder.names.get(name);
  if (adds) {
    add(holder, name, value);
    return;
  }
  // What a second assignment does not know does not undo what the first one said.
  const isSet = known !== undefined && typeof known !== 'function';
  if (isSet && (value.kind === 'unknown' || (known.kind === 'router' && value.kind !== 'router'))) return;
  holder.names.set(name, value);
}

function add(holder: Scope, name: string, value: Value): void {
  const known = holder.names.get(name);
  const before = typeof known === 'function' ? known() : known;
  if (before?.kind === 'list' && value.kind === 'list') before.items.push(...value.items);
  else if (before?.kind === 'list' && (value.kind === 'url' || value.kind === 'method'))
    before.items.push(value);
  else if (before?.kind === 'text' && value.kind === 'text')
    holder.names.set(name, { kind: 'text', text: before.text + value.text });
}

/** A part of a value by key, or by place. */
export function partOf(context: AssignContext, value: Value, key: string | number): Value {
  if (value.kind === 'list') return typeof key === 'number' ? (value.items[key] ?? unknown) : unknown;
  // Go: the first of several results is the one that matters.
  if (typeof key === 'number') return key === 0 ? value : unknown;
  return context.member(value, key);
}

function setMember(
  context: AssignContext,
  { of, name, value }: { readonly of: Value; readonly name: string; readonly value: Value },
): void {
  if (of.kind === 'exports') {
    if (name === 'exports') of.file.whole = value;
    else if (of.file.whole?.kind === 'record') of.file.whole.fields.set(name, value);
    else of.file.exports.set(name, value);
  } else if (of.kind === 'record' || of.kind === 'instance') of.fields.set(name, value);
  else if (of.kind === 'class') context.setStatic(of, name, value);
}

/** The nearest scope that knows a name. */
export function holderOf(scope: Scope, name: string): Scope | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) if (at.names.has(name)) return at;
  return undefined;
}
