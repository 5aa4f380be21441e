import type { Definition, FileNames } from '../names/index.ts';
import { childIn, isWithin, kindOf, roleOf, symbolOf, type FlatTree } from '../tree/flat-tree.ts';
import type { Variable } from './flow.ts';

/** Languages in which a bare name may be a field of the object. */
const bareFields: ReadonlySet<string> = new Set([
  'java',
  'csharp',
  'kotlin',
  'scala',
  'cpp',
  'swift',
  'dart',
]);

/** How names get a meaning that stays. */
const fixed: ReadonlySet<string> = new Set(['import', 'function', 'class']);

/** Languages in which a declaration may use what it hides. */
const hides: ReadonlySet<string> = new Set(['go', 'rust', 'kotlin', 'scala', 'swift', 'ocaml']);

/** The scope of variables that the program does not name. */
const hiddenScope = -1;

/** What an identifier stands for. */
export type Named =
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'field'; readonly variable: Variable; readonly key: string };

/** Numbers the variables of a file. */
export class Variables {
  readonly #tree: FlatTree;
  readonly #names: FileNames;
  readonly #numbers = new Map<string, Variable>();
  readonly #scopes: number[] = [];
  readonly #set = new Set<Variable>();
  /** Names that stand for imported variables. */
  readonly #imports = new Map<Variable, number>();

  constructor(tree: FlatTree, names: FileNames) {
    this.#tree = tree;
    this.#names = names;
  }

  /** What a name in the code stands for. */
  named(identifier: number): Named {
    const tree = this.#tree;
    const name = symbolOf(tree, identifier);
    if (name === '$this') return { kind: 'variable', variable: this.self(identifier) };
    if (name.startsWith('@')) return { kind: 'field', variable: this.self(identifier), key: name };
    const definition = this.#definition(identifier);
    if (definition === undefined) return this.#free(identifier, name);
    const { scope } = definition;
    const isMember = kindOf(tree, scope) === 'class' && bareFields.has(tree.language);
    // Components of a record are its fields.
    const isComponent =
      isMember && tree.language === 'java' && definition.sites.some(({ how }) => how === 'parameter');
    if (
      isComponent ||
      (isMember && definition.sites.some(({ how }) => how === 'declared' || how === 'assigned'))
    )
      return { kind: 'field', variable: this.self(identifier), key: name };
    const variable = this.#number(`${scope}:${name}`, scope);
    if (definition.sites.some(({ how }) => !fixed.has(how))) this.#set.add(variable);
    if (definition.dotted.length > 0) this.#imports.set(variable, identifier);
    return { kind: 'variable', variable };
  }

  /** A name that the file does not define is the same everywhere in it. */
  #free(identifier: number, name: string): Named {
    if (this.#isInherited(identifier, name))
      return { kind: 'field', variable: this.self(identifier), key: name };
    const variable = this.#number(`:${name}`, 0);
    if (roleOf(this.#tree, identifier) === 'left') this.#set.add(variable);
    return { kind: 'variable', variable };
  }

  /** A name of Java that nothing in the file defines, in a class with another above it, may be a field of that. */
  #isInherited(identifier: number, name: string): boolean {
    const tree = this.#tree;
    if (tree.language !== 'java' || !/^[a-z]/.test(name) || roleOf(tree, identifier) === 'callee')
      return false;
    let at = identifier;
    while (at !== 0 && kindOf(tree, at) !== 'class') at = tree.parent[at] ?? 0;
    return at !== 0 && childIn(tree, at, 'superclass') >= 0;
  }

  /** In `let x = x` the second one is what the first one hides. */
  #definition(identifier: number): Definition | undefined {
    const definition = this.#names.definition(identifier);
    if (definition === undefined || !hides.has(this.#tree.language)) return definition;
    const isBefore = definition.sites.every(
      ({ how, node, value }) =>
        how === 'declared' && (node > identifier || (value >= 0 && isWithin(this.#tree, identifier, value))),
    );
    return isBefore ? (this.#names.hidden(definition) ?? definition) : definition;
  }

  /** The object whose method a node is in. */
  self(node: number): Variable {
    const tree = this.#tree;
    let at = node;
    while (at !== 0 && kindOf(tree, at) !== 'class') at = tree.parent[at] ?? 0;
    return this.#number(`this:${at}`, at);
  }

  /** A variable the program does not name. */
  hidden(what: string, node: number): Variable {
    return this.#number(`#${what}:${node}`, hiddenScope);
  }

  /** Whether a variable is the file's own, or the object of a class: known in more than one function. */
  isShared(variable: Variable): boolean {
    const scope = this.#scopes[variable] ?? 0;
    return scope === 0 || kindOf(this.#tree, scope) === 'class';
  }

  /** Whether code at a node can name a variable. */
  isVisible(variable: Variable, node: number): boolean {
    const scope = this.#scopes[variable] ?? 0;
    return scope !== hiddenScope && (scope === 0 || isWithin(this.#tree, node, scope));
  }

  /** Whether a variable may hold different things: no import, function or class, and set somewhere in the file. */
  isSet(variable: Variable): boolean {
    return this.#set.has(variable);
  }

  /** A name in the code that stands for a variable which is imported; undefined for others. */
  importedAs(variable: Variable): number | undefined {
    return this.#imports.get(variable);
  }

  /** The variables of the module by their names, as far as the code that was looked at names them. */
  get ofModule(): ReadonlyMap<string, Variable> {
    const start = '0:';
    return new Map(
      [...this.#numbers].flatMap(([key, variable]) =>
        key.startsWith(start) ? [[key.slice(start.length), variable] as const] : [],
      ),
    );
  }

  /** Whether a variable is known only inside a function. */
  isInside(variable: Variable, node: number): boolean {
    const scope = this.#scopes[variable] ?? 0;
    return scope === hiddenScope || isWithin(this.#tree, scope, node);
  }

  #number(key: string, scope: number): Variable {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(key, number);
    this.#scopes.push(scope);
    return number;
  }
}
