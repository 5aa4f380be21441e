import type { SourceMark } from './taint.ts';

/** What a rule says of one node of the tree. */
export interface NodeMarks {
  readonly sources: readonly Placed<SourceMark>[];
  readonly sinks: readonly Placed<SinkMark>[];
  readonly sanitizers: readonly Placed<SanitizerMark>[];
  /** Ends of propagations that start here, and that end here. */
  readonly from: readonly PropagatorMark[];
  readonly to: readonly PropagatorMark[];
  /** Whether a sink asks for what this node is. */
  readonly watched: boolean;
}

/** Something at a node; `whole`: the node is all of what the rule matched, not a part of it. */
export interface Placed<T> {
  readonly mark: T;
  readonly whole: boolean;
}

export interface SinkMark {
  readonly id: number;
  readonly file: string;
  /** Also when only an argument of a call is tainted; otherwise the value itself has to be. */
  readonly arguments: boolean;
  readonly requires: (labels: ReadonlySet<string>) => boolean;
  /** Instead of `requires`: what has to hold of the values of some nodes each. */
  readonly requiresOf: readonly NodeRequirement[] | undefined;
  readonly atExit: boolean;
}

export interface NodeRequirement {
  readonly nodes: readonly number[];
  readonly requires: (labels: ReadonlySet<string>) => boolean;
}

export interface SanitizerMark {
  /** What the node names is clean from then on, too. */
  readonly bySideEffect: boolean;
}

export interface PropagatorMark {
  readonly id: number;
  /** What is propagated to holds the taint from then on. */
  readonly bySideEffect: boolean;
  readonly label: string | undefined;
  /** Only these labels are propagated, and become `label`. */
  readonly replaces: readonly string[] | undefined;
  readonly requires: ((labels: ReadonlySet<string>) => boolean) | undefined;
  /** What is propagated to. */
  readonly targets: readonly number[];
}

/** What a rule says of the nodes of a file. */
export interface Marks {
  readonly nodes: ReadonlyMap<number, NodeMarks>;
  /** Nodes with sources, in order, and nodes with sinks. */
  readonly sourceNodes: readonly number[];
  readonly sinkNodes: readonly number[];
}

/** What options of a rule say about how taint spreads. */
export interface TaintOptions {
  readonly safeFunctions: boolean;
  readonly safeIndexes: boolean;
  readonly safeComparisons: boolean;
  readonly safeBooleans: boolean;
  readonly safeNumbers: boolean;
  readonly onlyAssignments: boolean;
  /** Follow calls of functions of the same file. */
  readonly acrossFunctions: boolean;
}
