import type { Expression } from '../facts/facts.ts';
import type { Framework, Host } from './framework.ts';
import { once, type Program } from './program.ts';
import {
  unknown,
  type Call,
  type CallArgument,
  type ClassValue,
  type FileScope,
  type FileState,
  type FunctionValue,
  type InstanceValue,
  type Scope,
  type Value,
} from './values.ts';

/** What members of values need of the interpreter. */
export interface ObjectContext extends Host {
  readonly program: Program;
  readonly frameworks: readonly Framework[];
  /** Class fields that have one and the same text in all of the project, by name. */
  readonly constants: ReadonlyMap<string, string>;
  evaluateIn(expression: Expression, scope: FileScope): Value;
  nameIn(name: string, scope: FileScope): Value;
  /** What calling a name of a library makes, when a framework knows it. */
  callLibrary(name: string, call: Call): Value;
  callWith(callee: FunctionValue, args: readonly CallArgument[], self: Value): Value;
}

/** Members of modules, classes and objects, and objects of classes. */
export class ObjectModel {
  readonly #context: ObjectContext;
  readonly #statics = new Map<ClassValue['fact'], Map<string, Value>>();
  readonly #instances = new Map<ClassValue['fact'], InstanceValue>();

  constructor(context: ObjectContext) {
    this.#context = context;
  }

  /** A member of a value. */
  member(of: Value, name: string): Value {
    switch (of.kind) {
      case 'external':
        return { kind: 'external', name: `${of.name}.${name}` };
      case 'result':
        return { kind: 'external', name: `${of.name}().${name}` };
      case 'router':
        return { kind: 'method', router: of.router, name };
      case 'path-chain':
        return { kind: 'path-method', chain: of, name };
      case 'record':
        return of.fields.get(name) ?? unknown;
      case 'module':
        return this.#moduleMember(of.file, name);
      case 'exports':
        if (name === 'exports') return of.file.whole ?? of;
        return of.file.exports.get(name) ?? unknown;
      case 'class':
        return this.#statics.get(of.fact)?.get(name) ?? this.#classMember(of, name, of);
      case 'instance':
        return this.#instanceMember(of, name);
      case 'unknown':
        return this.#constant(name);
      default:
        return unknown;
    }
  }

  /** Sets a member of a class itself; what is not known does not undo what is. */
  setStatic({ fact }: ClassValue, name: string, value: Value): void {
    if (value.kind === 'unknown' || value.kind === 'literal') return;
    const known = this.#statics.get(fact);
    if (known === undefined) this.#statics.set(fact, new Map([[name, value]]));
    else known.set(name, value);
  }

  #moduleMember(file: FileState, name: string): Value {
    const { program } = this.#context;
    const found = program.exported(file, name);
    if (found !== undefined) return found;
    if (file.facts.language !== 'python') return unknown;
    const [inner] = program.filesOf(file.path, `.${name}`);
    return inner === undefined ? unknown : { kind: 'module', file: inner };
  }

  #constant(name: string): Value {
    const text = this.#context.constants.get(name);
    return text === undefined ? unknown : { kind: 'text', text };
  }

  #classMember(of: ClassValue, name: string, self: Value): Value {
    for (const one of this.#lineage(of)) {
      const field = one.fact.fields.find((each) => each.name === name);
      if (field?.value !== undefined)
        return this.#context.evaluateIn(field.value, this.classScope(one, self));
      const method = this.#context.program.method(one, name);
      if (method !== undefined) return { ...method, scope: one.scope, self };
    }
    return unknown;
  }

  /** A class and what it extends, each once, nearest first. */
  #lineage(of: ClassValue): readonly ClassValue[] {
    const all = [of];
    for (const one of all)
      for (const base of this.#bases(one))
        if (base.kind === 'class' && !all.some((known) => known.fact === base.fact)) all.push(base);
    return all;
  }

  #bases(of: ClassValue): readonly Value[] {
    return of.fact.bases.map((base) => this.#context.evaluateIn(base, of.scope));
  }

  /** A class seen from inside: its texts and lists are known by their bare names. */
  classScope(of: ClassValue, self: Value = of): FileScope {
    const names: Scope['names'] = new Map();
    const scope: FileScope = { names, parent: of.scope, self, file: of.file };
    for (const { name, value } of of.fact.fields) {
      if (value?.kind === 'text') names.set(name, { kind: 'text', text: value.text });
      else if (value?.kind === 'join' || value?.kind === 'list')
        names.set(
          name,
          once(() => this.#context.evaluateIn(value, scope)),
        );
    }
    return scope;
  }

  #instanceMember(of: InstanceValue, name: string): Value {
    const known = of.fields.get(name);
    if (known !== undefined) return known;
    const found = this.#classMember(of.of, name, of);
    if (found.kind !== 'unknown') return found;
    const inherited = this.#ofLibrary(of, name);
    if (inherited !== undefined) return inherited;
    const field = of.of.fact.fields.find((one) => one.name === name);
    if (field === undefined) return this.#embedded(of, name);
    const value = this.ofType(field.type, of.of.scope);
    if (value.kind !== 'unknown') of.fields.set(name, value);
    return value;
  }

  /** What a framework knows of a member that an object has from a library's class. */
  #ofLibrary(of: InstanceValue, name: string): Value | undefined {
    for (const framework of this.#context.frameworks) {
      const found = framework.member?.(of, name, this.#context);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Go: members of a struct that is a field without a name are its own. */
  #embedded(of: InstanceValue, name: string): Value {
    if (of.of.file.facts.language !== 'go') return this.#constant(name);
    for (const { type } of of.of.fact.fields.filter((one) => isEmbedded(one))) {
      const inner = this.typeValue(type, of.of.scope);
      const value =
        inner.kind === 'class' && inner.fact !== of.of.fact
          ? this.#classMember(inner, name, this.instanceOf(inner))
          : unknown;
      if (value.kind !== 'unknown') return value;
    }
    return this.#constant(name);
  }

  /** What a written type names. */
  typeValue(type: string, scope: FileScope): Value {
    const [head = '', ...rest] = type.split('.');
    return rest.reduce((value, part) => this.member(value, part), this.#context.nameIn(head, scope));
  }

  /** What is known of a value by its written type alone: a router nobody was seen to make, or an object of a class. */
  ofType(type: string, scope: FileScope): Value {
    if (type === '') return unknown;
    const value = this.typeValue(type, scope);
    if (value.kind === 'class') return this.instanceOf(value);
    const full = value.kind === 'external' ? value.name : type;
    const framework = this.#context.frameworks.find((one) => one.isRouterType(full));
    if (framework === undefined) return unknown;
    return this.#context.addRouter({
      framework: framework.id,
      place: { path: scope.file.path, at: [0, 0] },
      syntax: framework.syntax,
      prefix: '',
      isRoot: false,
      entries: [],
      mounted: false,
    });
  }

  /** The object that stands for all of a class that nobody was seen to make. */
  instanceOf(of: ClassValue): InstanceValue {
    const known = this.#instances.get(of.fact);
    if (known !== undefined) return known;
    const made: InstanceValue = { kind: 'instance', of, fields: new Map() };
    this.#instances.set(of.fact, made);
    return made;
  }

  /** The object that a method without a caller is called on. */
  receiverOf({ fact, file, scope }: FunctionValue): Value {
    const owner = file.facts.classes[fact.owner ?? -1];
    if (owner !== undefined) return this.instanceOf({ kind: 'class', file, fact: owner, scope });
    return fact.receiver === undefined ? unknown : this.ofType(fact.receiver.type, scope);
  }

  /** A new object; of a class that extends a library's router, a router. */
  make(of: ClassValue, call: Call): Value {
    const { args } = call;
    for (const one of this.#lineage(of))
      for (const base of this.#bases(one)) {
        const router = base.kind === 'external' ? this.#context.callLibrary(base.name, call) : unknown;
        if (router.kind === 'router') return router;
      }
    const made: InstanceValue = { kind: 'instance', of, fields: new Map() };
    if (!this.#instances.has(of.fact)) this.#instances.set(of.fact, made);
    if (of.file.facts.language === 'go') {
      for (const [place, { name, value }] of args.entries()) {
        const field = name ?? of.fact.fields[place]?.name;
        if (field !== undefined) made.fields.set(field, value);
      }
      return made;
    }
    // What is extended is made first.
    for (const one of this.#lineage(of).toReversed()) this.#construct(one, made, args);
    return made;
  }

  #construct(of: ClassValue, made: InstanceValue, args: readonly CallArgument[]): void {
    const isPython = of.file.facts.language === 'python';
    const scope = this.classScope(of, made);
    for (const field of isPython ? [] : of.fact.fields)
      if (field.value !== undefined)
        made.fields.set(field.name, this.#context.evaluateIn(field.value, scope));
    const method = this.#context.program.method(of, isPython ? '__init__' : 'constructor');
    if (method !== undefined) this.#context.callWith({ ...method, scope: of.scope }, args, made);
  }
}

/** A field without a name has its type's. */
function isEmbedded({ name, type }: { readonly name: string; readonly type: string }): boolean {
  return name === '' || name === type.split('.').at(-1);
}
