import type { CallExpression } from '../flow/index.ts';
import type { Definition, FileNames } from '../names/index.ts';
import { childIn, childrenOf, kindOf, roleOf, symbolOf, type FlatTree } from '../tree/flat-tree.ts';

/** A function that a call may call. */
export interface Callee {
  /** The function's node; or a class whose parameters are its fields. */
  readonly node: number;
  /** It fills a new object. */
  readonly makes: boolean;
}

/** Methods with which a function that is an object is called. */
export const invokers: ReadonlySet<string> = new Set([
  'apply',
  'accept',
  'call',
  'run',
  'invoke',
  'Invoke',
  'test',
]);

const constructorNames: ReadonlySet<string> = new Set([
  'constructor',
  '__init__',
  'initialize',
  '__construct',
  'init',
]);

/** Finds the functions of a file that its calls call. */
export class Callees {
  readonly #tree: FlatTree;
  readonly #names: FileNames;
  readonly #isLibrary: (name: string) => boolean;
  readonly #known = new Map<number, readonly Callee[]>();
  readonly #mentions = new Map<number, readonly number[]>();
  readonly #reachable = new Map<number, readonly number[]>();
  #methods: ReadonlyMap<string, readonly number[]> | undefined;

  /** `isLibrary`: whether a method of a name is more likely one of a library. */
  constructor(tree: FlatTree, names: FileNames, isLibrary: (name: string) => boolean) {
    this.#tree = tree;
    this.#names = names;
    this.#isLibrary = isLibrary;
  }

  /** What a call may call; empty when that is not in the file. */
  of(call: CallExpression): readonly Callee[] {
    if (call.callee.node < 0) return [];
    const key = call.callee.node;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#find(call);
    const fitting = found.filter(({ node }) => this.#takes(node, call.arguments.length));
    const chosen = fitting.length > 0 ? fitting : found;
    this.#known.set(key, chosen);
    return chosen;
  }

  /** The functions that a value may be. */
  functionsOf(node: number): readonly number[] {
    const tree = this.#tree;
    if (node < 0) return [];
    const kind = kindOf(tree, node);
    if (kind === 'lambda' || kind === 'function') return [node];
    if (kind === 'identifier') return this.#definedBy(this.#names.definition(node));
    if (kind === 'unary') return this.functionsOf(childIn(tree, node, 'operand'));
    if (kind === 'member') return this.#members(node).map((callee) => callee.node);
    return [];
  }

  /** Functions of the file that a function names anywhere: what it may call. */
  mentionedIn(node: number): readonly number[] {
    const known = this.#mentions.get(node);
    if (known !== undefined) return known;
    const tree = this.#tree;
    const found = new Set<number>();
    for (let at = node; at <= (tree.last[node] ?? node); at++) {
      const kind = kindOf(tree, at);
      if (kind === 'member') for (const { node: one } of this.#members(at)) found.add(one);
      if (kind !== 'identifier' && kind !== 'type') continue;
      for (const one of this.functionsOf(at)) found.add(one);
      for (const { node: one } of this.#made(this.#classOfName(at))) found.add(one);
    }
    const functions = [...found].filter((one) => one !== node);
    this.#mentions.set(node, functions);
    return functions;
  }

  /** A function and all that it may come to call. */
  reachableFrom(node: number): readonly number[] {
    const known = this.#reachable.get(node);
    if (known !== undefined) return known;
    const seen = new Set([node]);
    for (const one of seen) for (const next of this.mentionedIn(one)) seen.add(next);
    const found = [...seen];
    this.#reachable.set(node, found);
    return found;
  }

  /** Whether a function runs when an object of its class is made. */
  isConstructor(node: number): boolean {
    const tree = this.#tree;
    const type = this.classAround(node);
    if (type < 0 || tree.parent[node] !== childIn(tree, type, 'body')) return false;
    const name = symbolOf(tree, childIn(tree, node, 'name'));
    return constructorNames.has(name) || name === symbolOf(tree, childIn(tree, type, 'name'));
  }

  /** The functions that a field of a value may be, or the value itself where the path is empty. */
  functionsAt(node: number, [key, ...rest]: readonly string[]): readonly number[] {
    if (key === undefined) return this.functionsOf(node);
    return rest.length > 0 ? [] : this.#objectLiteral(node, key).map((callee) => callee.node);
  }

  #find({ callee, makes }: CallExpression): readonly Callee[] {
    const tree = this.#tree;
    const { node } = callee;
    const kind = kindOf(tree, node);
    if (makes || kind === 'type' || kind === 'generic-type') return this.#made(this.#classOfName(node));
    if (kind === 'lambda' || kind === 'function') return [{ node, makes: false }];
    if (kind === 'super') return this.#made(this.#superclass(this.classAround(node))).map(notMaking);
    if (kind === 'identifier') {
      const made = this.#classOfName(node);
      if (made >= 0) return this.#made(made);
      return this.functionsOf(node).map((one) => ({ node: one, makes: false }));
    }
    return kind === 'member' ? this.#members(node) : [];
  }

  /** The functions that a name is defined as. */
  #definedBy(definition: Definition | undefined): readonly number[] {
    const tree = this.#tree;
    return (definition?.sites ?? []).flatMap(({ value }) => {
      if (value < 0) return [];
      const kind = kindOf(tree, value);
      return kind === 'function' || kind === 'lambda' ? [value] : [];
    });
  }

  /** The class that a name (or the type after `new`) is, or -1. */
  #classOfName(node: number): number {
    const tree = this.#tree;
    if (node < 0) return -1;
    const name = kindOf(tree, node) === 'generic-type' ? childIn(tree, node, 'name') : node;
    const sites = this.#names.definition(name)?.sites ?? [];
    const found = sites.find(({ how, value }) => how === 'class' && value >= 0);
    if (found !== undefined) return found.value;
    const assigned = sites.find(({ value }) => value >= 0 && kindOf(tree, value) === 'class');
    return assigned?.value ?? -1;
  }

  /** What runs when an object of a class is made. */
  #made(type: number): readonly Callee[] {
    const tree = this.#tree;
    if (type < 0) return [];
    const name = symbolOf(tree, childIn(tree, type, 'name'));
    const own = this.#methodsIn(type).filter((method) => {
      const called = symbolOf(tree, childIn(tree, method, 'name'));
      return constructorNames.has(called) || (called === name && name !== '');
    });
    if (own.length > 0) return own.map((node) => ({ node, makes: true }));
    if (childIn(tree, type, 'parameters') >= 0) return [{ node: type, makes: true }];
    return this.#made(this.#superclass(type));
  }

  #members(node: number): readonly Callee[] {
    const tree = this.#tree;
    const object = childIn(tree, node, 'object');
    const name = symbolOf(tree, childIn(tree, node, 'property'));
    if (name === 'new') return this.#made(this.#classOfName(object));
    if (kindOf(tree, object) === 'super') return this.#method(this.#superclass(this.classAround(node)), name);
    if (isSelf(tree, object)) return this.#method(this.classAround(node), name);
    const type = this.#typeOf(object);
    if (type >= 0) return this.#method(type, name);
    const literal = this.#objectLiteral(object, name);
    if (literal.length > 0) return literal;
    const invoked = invokers.has(name) ? this.functionsOf(object) : [];
    return invoked.length > 0 ? invoked.map((one) => ({ node: one, makes: false })) : this.#only(name);
  }

  /** The class of an object: it is the class, was made of it, or is declared as of it; or -1. */
  #typeOf(object: number): number {
    const tree = this.#tree;
    const kind = kindOf(tree, object);
    if (kind === 'new') return this.#classOfName(childIn(tree, object, 'callee'));
    if (kind === 'call') return this.#classMadeBy(object);
    if (kind !== 'identifier') return -1;
    const direct = this.#classOfName(object);
    if (direct >= 0) return direct;
    for (const { value, type } of this.#names.definition(object)?.sites ?? []) {
      const made =
        value < 0
          ? -1
          : kindOf(tree, value) === 'new' || kindOf(tree, value) === 'call'
            ? this.#typeOf(value)
            : -1;
      if (made >= 0) return made;
      const written =
        type < 0 ? -1 : this.#classOfName(kindOf(tree, type) === 'type' ? (tree.last[type] ?? type) : type);
      if (written >= 0) return written;
    }
    return -1;
  }

  /** `C()` of Python and Kotlin, `C.new` of Ruby. */
  #classMadeBy(call: number): number {
    const tree = this.#tree;
    const callee = childIn(tree, call, 'callee');
    if (kindOf(tree, callee) !== 'member') return this.#classOfName(callee);
    const isNew = symbolOf(tree, childIn(tree, callee, 'property')) === 'new';
    return isNew ? this.#classOfName(childIn(tree, callee, 'object')) : -1;
  }

  #method(type: number, name: string): readonly Callee[] {
    if (type < 0) return [];
    const tree = this.#tree;
    const own = this.#methodsIn(type).filter((one) => symbolOf(tree, childIn(tree, one, 'name')) === name);
    if (own.length > 0) return own.map((node) => ({ node, makes: false }));
    return this.#method(this.#superclass(type), name);
  }

  #methodsIn(type: number): readonly number[] {
    const tree = this.#tree;
    const body = childIn(tree, type, 'body');
    if (body < 0) return [];
    return childrenOf(tree, body).flatMap((child) => {
      const kind = kindOf(tree, child);
      if (kind === 'function') return [child];
      return kind === 'class' && symbolOf(tree, childIn(tree, child, 'name')) === ''
        ? this.#methodsIn(child)
        : [];
    });
  }

  #superclass(type: number): number {
    if (type < 0) return -1;
    const parent = childIn(this.#tree, type, 'superclass');
    const found = this.#classOfName(parent);
    return found === type ? -1 : found;
  }

  /** The class that a node is in, or -1. */
  classAround(node: number): number {
    const tree = this.#tree;
    for (let at = node; at !== 0; at = tree.parent[at] ?? 0) if (kindOf(tree, at) === 'class') return at;
    return -1;
  }

  /** A function in the object that a name was set to. */
  #objectLiteral(object: number, name: string): readonly Callee[] {
    const tree = this.#tree;
    const value = kindOf(tree, object) === 'identifier' ? this.#names.value(object) : object;
    if (value < 0 || kindOf(tree, value) !== 'object') return [];
    return childrenOf(tree, value).flatMap((entry) => {
      const key = childIn(tree, entry, kindOf(tree, entry) === 'function' ? 'name' : 'key');
      if (key < 0 || symbolOf(tree, key) !== name) return [];
      const held = kindOf(tree, entry) === 'function' ? entry : childIn(tree, entry, 'value');
      return this.functionsOf(held).map((node) => ({ node, makes: false }));
    });
  }

  /** The method of the name, where the file has but one: its object may be of any type. */
  #only(name: string): readonly Callee[] {
    if (this.#isLibrary(name)) return [];
    this.#methods ??= this.#allMethods();
    const found = this.#methods.get(name) ?? [];
    const [only, second] = found;
    return only === undefined || second !== undefined ? [] : [{ node: only, makes: false }];
  }

  #allMethods(): ReadonlyMap<string, readonly number[]> {
    const tree = this.#tree;
    const methods = new Map<string, number[]>();
    for (let node = 1; node < tree.count; node++) {
      if (kindOf(tree, node) !== 'function' || !isMethod(tree, node)) continue;
      const name = symbolOf(tree, childIn(tree, node, 'name'));
      const others = methods.get(name);
      if (others === undefined) methods.set(name, [node]);
      else others.push(node);
    }
    return methods;
  }

  /** Whether a function can be called with a number of arguments. */
  #takes(node: number, count: number): boolean {
    const tree = this.#tree;
    const lists = childrenOf(tree, node).filter((child) => kindOf(tree, child) === 'parameters');
    const all = lists.flatMap((list) => childrenOf(tree, list));
    const open = all.some(
      (one) =>
        childIn(tree, one, 'default') >= 0 ||
        childrenOf(tree, one).some((part) => roleOf(tree, part) === 'modifier'),
    );
    return open || all.length === count || (all.length === count + 1 && tree.language === 'python');
  }
}

function notMaking({ node }: Callee): Callee {
  return { node, makes: false };
}

function isSelf(tree: FlatTree, node: number): boolean {
  if (kindOf(tree, node) === 'this') return true;
  const name = kindOf(tree, node) === 'identifier' ? symbolOf(tree, node) : '';
  return name === '$this' || name === 'self' || name === 'cls' || name === 'static';
}

/** A function of a class, or one with a receiver. */
function isMethod(tree: FlatTree, node: number): boolean {
  const parent = tree.parent[node] ?? 0;
  return kindOf(tree, parent) === 'class-body' || childIn(tree, node, 'receiver') >= 0;
}
