/** What a library call does with taint. */
export interface Model {
  /**
   * What it returns: nothing of what it gets, a number or a Boolean made of it, the object, an element of the object (the one of its first argument
   * where that is a literal; other arguments may be given back instead), something made of all it got, its first argument, a list of its
   * arguments, or, of the lists it gets, a list of tuples with an element of each (`pairs`), `numbered` ones after a number; or, of nothing, a list that is empty.
   */
  readonly gives:
    | 'nothing'
    | 'number'
    | 'boolean'
    | 'receiver'
    | 'element'
    | 'all'
    | 'first'
    | 'list'
    | 'pairs'
    | 'numbered'
    | 'empty';
  /**
   * What it does to the object: puts arguments into it as elements, under the first argument as key, or into the object as
   * a whole; or takes away what is under the first argument. `removes-from-first`: the object is the first argument.
   */
  readonly changes?: 'elements' | 'keyed' | 'whole' | 'removes' | 'removes-from-first';
  /** Only for calls with this many arguments at least. */
  readonly arguments?: number;
}

/** The models of a language: of functions by their full name, of methods by their name alone. */
export interface Models {
  readonly functions: ReadonlyMap<string, Model>;
  readonly methods: ReadonlyMap<string, Model>;
}

/** The same model for several names. */
export function each(model: Model, ...names: readonly string[]): readonly (readonly [string, Model])[] {
  return names.map((name) => [name, model]);
}

/** Puts values into a collection. */
export const adds: Model = { gives: 'all', changes: 'elements', arguments: 1 };
/** Puts a value under a key. */
export const puts: Model = { gives: 'element', changes: 'keyed', arguments: 2 };
/** Reads what is under a key. */
export const reads: Model = { gives: 'element', arguments: 1 };
/** Takes away what is under a key, and gives it. */
export const removes: Model = { gives: 'element', changes: 'removes', arguments: 1 };
/** Adds to a text that is built up; gives the object. */
export const builds: Model = { gives: 'receiver', changes: 'whole', arguments: 1 };
/** Gives a length, a position, a number: safe where a rule says that numbers are. */
export const counts: Model = { gives: 'number' };
/** Gives whether something is so: safe where a rule says that Booleans are. */
export const tells: Model = { gives: 'boolean' };
