import type { FileNames } from '../names/index.ts';
import type { FlatTree } from '../tree/flat-tree.ts';
import type { Expression, Parameter, Target, Variable } from './flow.ts';
import type { Graph } from './graph.ts';
import type { Constants } from './truth.ts';
import type { Variables } from './variables.ts';

/** Where `break` and `continue` of a loop or a `switch` go. */
export interface Jumps {
  /** Label of the statement; empty when it has none. */
  readonly label: string;
  readonly breakTo: number;
  /** Undefined for a `switch`. */
  readonly continueTo: number | undefined;
  /** How many `finally` were around it. */
  readonly finalizers: number;
}

/** A `finally` block, and where control goes when it throws itself. */
export interface Finalizer {
  readonly body: number;
  readonly handler: number | undefined;
}

/** What is around the code that is being turned into a graph. Lambdas have their own, over the same graph. */
export interface Surroundings {
  /** Holds what `return` gives. */
  readonly result: Variable;
  /** Where `return` goes. */
  readonly exit: number;
  readonly jumps: Jumps[];
  /** `finally` blocks to be run on the way out, innermost last. */
  readonly finalizers: readonly Finalizer[];
  /** Where `goto` goes, by the label's name. */
  readonly labels: Map<string, number>;
}

/** What the parts of lowering need from each other. */
export interface Parts {
  expression(low: Lowering, node: number): Expression;
  /** `into`: a variable that gets the value of the statement. */
  statement(low: Lowering, node: number, into?: Variable): void;
  target(low: Lowering, node: number): Target;
}

/** The lowering of one function and what lies inside it. */
export class Lowering {
  readonly tree: FlatTree;
  readonly names: FileNames;
  /** What names always are, those of other files, too, where these are known. */
  readonly constants: Constants;
  readonly variables: Variables;
  readonly graph: Graph;
  readonly inner: number[] = [];
  around: Surroundings;
  /** Label that the next loop has. */
  label = '';
  readonly #parts: Parts;

  constructor(
    file: Pick<Lowering, 'tree' | 'names' | 'constants' | 'variables'>,
    graph: Graph,
    around: Surroundings,
    parts: Parts,
  ) {
    this.tree = file.tree;
    this.names = file.names;
    this.constants = file.constants;
    this.variables = file.variables;
    this.graph = graph;
    this.around = around;
    this.#parts = parts;
  }

  expression(node: number): Expression {
    return this.#parts.expression(this, node);
  }

  statement(node: number, into?: Variable): void {
    this.#parts.statement(this, node, into);
  }

  target(node: number): Target {
    return this.#parts.target(this, node);
  }

  /** Adds the step that gives a variable a value. */
  set(what: Variable, node: number, value: Expression): void {
    this.graph.step(assigned(what, node, value));
  }
}

/** A variable as an expression. */
export function variable(of: Variable, node: number): Expression {
  return { op: 'variable', node, variable: of };
}

/** A variable as a target. */
export function placeOf(of: Variable, node: number): Target {
  return { kind: 'place', node, place: variable(of, node) };
}

/** The assignment of a value to a variable. */
export function assigned(of: Variable, node: number, value: Expression): Expression {
  return { op: 'assign', node, target: placeOf(of, node), value, adds: false };
}

/** Any element of a value. The node of a made-up expression is -1: no rule speaks of it. */
export function elementOf(of: Expression): Expression {
  return { op: 'field', node: -1, of, key: undefined, index: undefined };
}

/** The steps with which a function takes over its arguments. */
export function enterParameters(
  low: Lowering,
  parameters: readonly Parameter[],
  given: readonly Expression[],
): void {
  for (const [at, { node, target, default: usual }] of parameters.entries()) {
    const own = given[at] ?? (target.kind === 'place' ? target.place : undefined);
    const [first, second] = [own, usual].filter((value) => value !== undefined);
    if (first === undefined || own === undefined) continue;
    if (given[at] === undefined && second === undefined) {
      // What it is given is not known here, but a rule may call it a source.
      low.graph.step({ op: 'assign', node: -1, target, value: { op: 'same', node, of: own }, adds: false });
      continue;
    }
    const ways = second === undefined ? [first] : [first, second];
    const value: Expression = { op: 'choice', node, condition: undefined, ways };
    low.graph.step({ op: 'assign', node: -1, target, value, adds: false });
  }
}
