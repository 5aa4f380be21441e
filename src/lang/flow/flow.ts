/** A variable: the same number for every use of one name in one scope of the file. */
export type Variable = number;

/**
 * What an expression computes, the same for all languages. `node` is the place in the tree that it came from: what a
 * rule says about a node is looked up by it.
 */
export type Expression =
  /** Nothing can taint it. `text`: the value of a string or a number. */
  | { readonly op: 'constant'; readonly node: number; readonly text?: string }
  | { readonly op: 'variable'; readonly node: number; readonly variable: Variable }
  | FieldExpression
  | CallExpression
  /** A value made of all its parts. */
  | { readonly op: 'mix'; readonly node: number; readonly how: Mix; readonly parts: readonly Expression[] }
  /** A list, a tuple, an object: values by key. */
  | { readonly op: 'record'; readonly node: number; readonly entries: readonly Entry[] }
  | AssignExpression
  /** One of several values; the ones after the first may not be computed at all. */
  | {
      readonly op: 'choice';
      readonly node: number;
      readonly condition: Expression | undefined;
      readonly ways: readonly Expression[];
      /** For each way: places that hold one of some values written in the code, if it is taken. */
      readonly settled?: readonly (readonly Expression[])[];
    }
  /** A function as a value; its body is part of the graph of the function around it. */
  | { readonly op: 'function'; readonly node: number; readonly result: Variable }
  | { readonly op: 'same'; readonly node: number; readonly of: Expression }
  | { readonly op: 'sequence'; readonly node: number; readonly parts: readonly Expression[] };

/** How the parts of a value are put together. */
export type Mix = 'text' | 'operator' | 'comparison' | 'other';

/** `of.key`; `key` is undefined when it is not known before the program runs, `index` is what computes it then. */
export interface FieldExpression {
  readonly op: 'field';
  readonly node: number;
  readonly of: Expression;
  readonly key: string | undefined;
  readonly index: Expression | undefined;
}

export interface CallExpression {
  readonly op: 'call';
  readonly node: number;
  readonly callee: Expression;
  /** Last name of what is called; empty when it has none. */
  readonly name: string;
  readonly arguments: readonly Argument[];
  /** `new C()`. */
  readonly makes: boolean;
  /** It is written as a field is (Ruby): where no such method is known, it is one. */
  readonly bare?: boolean;
  /** A well-known method with a function written in its arguments: what it gives is the other way of a choice. */
  readonly toldBeside?: boolean;
  /** The language calls it: a method of what this node computes, which is what the call gives where nobody knows it. */
  readonly implicitOf?: number;
}

export interface AssignExpression {
  readonly op: 'assign';
  readonly node: number;
  readonly target: Target;
  readonly value: Expression;
  /** What was there before stays, too. */
  readonly adds: boolean;
}

export interface Argument {
  readonly value: Expression;
  /** Of a keyword argument; empty otherwise. */
  readonly name: string;
  /** `...xs`: any number of arguments. */
  readonly spread: boolean;
  /** Of a spread: they are given by name (`**xs`). */
  readonly keyed?: boolean;
}

/** A value of a record. Its key is undefined when it may be any; `spread`: all values of the other record. */
export interface Entry {
  readonly key: string | undefined;
  readonly value: Expression;
  readonly spread: boolean;
}

/** What a value is taken apart into. */
export type Target =
  | { readonly kind: 'place'; readonly node: number; readonly place: Expression }
  | { readonly kind: 'parts'; readonly node: number; readonly parts: readonly Part[] }
  | { readonly kind: 'nothing'; readonly node: number };

/** One part of a value. `rest`: all but the keys that other parts took. */
export interface Part {
  readonly key: string | undefined;
  readonly target: Target;
  readonly default: Expression | undefined;
  readonly rest?: readonly string[];
  /** Of the rest of a list: the place of its first element. */
  readonly from?: number;
}

/** A way from one block to another. `when`: only if the last step of the block is (or is not) true. */
export interface Edge {
  readonly to: number;
  readonly when?: boolean;
  /** Places that hold one of some values written in the code, where control goes this way. */
  readonly settled?: readonly Expression[];
}

/** Steps that are taken one after the other. */
export interface Block {
  readonly steps: readonly Expression[];
  readonly next: readonly Edge[];
}

export interface Parameter {
  readonly node: number;
  /** Empty when it is taken apart. */
  readonly name: string;
  readonly target: Target;
  /** The variable it is, when it is not taken apart. */
  readonly variable: Variable | undefined;
  readonly default: Expression | undefined;
  /** `*args`, `...rest`: all arguments from here on. `keywords`: `**kwargs`. */
  readonly rest: 'no' | 'rest' | 'keywords';
}

/** A function (or the module) as a graph of blocks. Block 0 is where it starts. */
export interface FunctionFlow {
  /** The function's node; 0 for the module. */
  readonly node: number;
  readonly blocks: readonly Block[];
  /** The blocks that control can come to, each after those it usually comes from. */
  readonly order: readonly number[];
  /** The empty block in which it ends. */
  readonly exit: number;
  readonly parameters: readonly Parameter[];
  /** Holds what it returns. */
  readonly result: Variable;
  /** The object a method is called on. */
  readonly self: Variable;
  /** Functions inside it whose bodies are part of the graph. */
  readonly inner: readonly number[];
  /** Whether it was too large, and some of it is missing. */
  readonly cut: boolean;
}
