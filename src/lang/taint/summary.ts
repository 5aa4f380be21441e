import type { Argument, CallExpression, Parameter, Variable } from '../flow/index.ts';
import type { Cell } from './cell.ts';
import type { SinkMark } from './marks.ts';
import type { InputBase, Taints, Trace } from './taint.ts';

/** What a function does with what it is given, whoever calls it. Values are told in terms of its inputs. */
export interface Summary {
  /** The function's node, and the file it is in. */
  readonly node: number;
  readonly file: string;
  readonly parameters: readonly Parameter[];
  readonly result: Cell;
  /** What the inputs hold when it is done, where it changed them. */
  readonly writes: readonly Write[];
  readonly sinks: readonly Reach[];
  /** Functions that it was given and calls. */
  readonly callbacks: readonly CallbackUse[];
}

export interface Write {
  readonly base: InputBase;
  readonly cell: Cell;
}

/** A sink that inputs come to. */
export interface Reach {
  readonly sink: SinkMark;
  /** The values that the sink asks for, with requirements of their own each. */
  readonly values: readonly Taints[];
  readonly trace: Trace;
}

export interface CallbackUse {
  readonly base: InputBase;
  readonly path: readonly string[];
  readonly arguments: readonly Cell[];
  /** How the arguments are given; each for its place where it is left out. */
  readonly how?: readonly Omit<Argument, 'value'>[];
  /** What the call gives when nobody knows the function. */
  readonly otherwise: Cell;
}

/** What is known of the functions that a file calls. Others fill it in for functions of other files. */
export interface Calls {
  /** What a call does; empty when nobody knows. Several when it may call any of them. */
  summariesOf(call: CallExpression): readonly Called[];
  /** Whether a call that gets nothing tainted gives nothing tainted, when these variables are all that is tainted. */
  mayBeSkipped(call: CallExpression, tainted: readonly Variable[]): boolean;
  /** What a function does that is given as a value, or as a field of one. */
  summariesOfValue(node: number, path: readonly string[]): readonly Summary[];
}

/** A function that a call calls; `makes`: to fill a new object, which is what the call gives. */
export interface Called {
  readonly summary: Summary;
  readonly makes: boolean;
  /** Parameters before the one that the first argument lands in; negative: the first arguments are for nobody. */
  readonly shift?: number;
  /** What a variable around the function is known to hold: a function. */
  readonly bound?: { readonly variable: Variable; readonly called: Called };
}

/** Nothing is known of any call. */
export const noCalls: Calls = {
  summariesOf: () => [],
  mayBeSkipped: () => false,
  summariesOfValue: () => [],
};
