import type { FileFlow, Variable } from '../flow/index.ts';
import { isWithin } from '../tree/flat-tree.ts';
import { analyse } from './analyse.ts';
import { clean, type Cell } from './cell.ts';
import { FileSummaries, type FileTaint, type OutsideCalls } from './file-taint.ts';
import type { Marks, TaintOptions } from './marks.ts';
import type { TaintFinding } from './run.ts';
import type { State } from './state.ts';
import { noCalls } from './summary.ts';

/** What was found in a file; `incomplete`: a function was too much to be followed to the end. */
export interface FollowedTaint {
  readonly findings: readonly TaintFinding[];
  readonly incomplete: boolean;
}

/** Where calls lead to other files, and the functions of this file in which flows may come together by that. */
export interface Outside {
  readonly calls: OutsideCalls;
  readonly isConcerned: (root: number) => boolean;
}

/** Follows taint from sources to sinks through the functions of a file. */
export function followTaint(
  file: FileTaint,
  marks: Marks,
  options: TaintOptions,
  outside?: Outside,
): FollowedTaint {
  const following = new Following(file, marks, options, outside);
  const { flow, callees } = file;
  const isFirst = (one: number): boolean => one === 0 || callees.isConstructor(one);
  for (const root of [...flow.roots.filter(isFirst), ...flow.roots.filter((one) => !isFirst(one))])
    following.follow(root);
  return { findings: following.findings, incomplete: following.incomplete };
}

/** The functions of a file, one after the other. */
class Following {
  readonly findings: TaintFinding[] = [];
  readonly #file: FileTaint;
  readonly #marks: Marks;
  readonly #options: TaintOptions;
  readonly #summaries: FileSummaries;
  readonly #outside: Outside | undefined;
  /** What variables of the module and fields of classes hold once the module was run. */
  #outer: ReadonlyMap<Variable, Cell> = new Map();
  /** What objects of a class hold once they were made. */
  readonly #objects = new Map<number, Cell>();
  #incomplete = false;

  constructor(file: FileTaint, marks: Marks, options: TaintOptions, outside?: Outside) {
    this.#file = file;
    this.#marks = marks;
    this.#options = options;
    this.#summaries = new FileSummaries(file, marks, options, outside?.calls);
    this.#outside = outside;
  }

  get incomplete(): boolean {
    return this.#incomplete || this.#summaries.incomplete;
  }

  follow(root: number): void {
    const { flow, callees } = this.#file;
    const type = this.#options.acrossFunctions && root !== 0 ? callees.classAround(root) : -1;
    const isMaking = type >= 0 && callees.isConstructor(root);
    if (!this.#isConcerned(root, isMaking, type)) return;
    const run = this.#summaries.run(this.#options.acrossFunctions ? this.#summaries : noCalls);
    const graph = flow.of(root);
    const object = this.#objects.get(type);
    const cells =
      object === undefined || isMaking ? this.#outer : new Map(this.#outer).set(graph.self, object);
    const imported = (variable: Variable): Cell => this.#outside?.calls.imported(variable) ?? clean;
    const end = analyse(run, graph, { unwritten: imported, cells });
    // Functions run after the module has: they see what its variables and its classes' fields hold.
    if (root === 0 && end !== undefined) this.#outer = shared(flow, end);
    const made = isMaking ? end?.get(graph.self) : undefined;
    if (made !== undefined && made !== clean) this.#objects.set(type, run.cells.join(object ?? clean, made));
    this.findings.push(...run.findings);
    this.#incomplete ||= run.exhausted || run.crowded || graph.cut;
  }

  /** Whether a source may come to a sink in a function or in what it calls, or to the object that it makes. */
  #isConcerned(root: number, isMaking: boolean, type: number): boolean {
    const { sourceNodes, sinkNodes } = this.#marks;
    if (this.#outside !== undefined) return isMaking || root === 0 || this.#outside.isConcerned(root);
    if (root === 0) return sourceNodes.length > 0 && sinkNodes.length > 0;
    const { flow, callees } = this.#file;
    const functions = this.#options.acrossFunctions ? callees.reachableFrom(root) : [root];
    const has = (nodes: readonly number[]): boolean =>
      nodes.some((node) => functions.some((one) => isWithin(flow.tree, node, one)));
    const hasSource = this.#outer.size > 0 || this.#objects.has(type) || has(sourceNodes);
    return hasSource && (isMaking || has(sinkNodes));
  }
}

function shared({ variables }: FileFlow, end: State): ReadonlyMap<Variable, Cell> {
  const cells = [...end.written].filter(
    ([variable, cell]) => cell !== clean && variable >= 0 && variables.isShared(variable),
  );
  return new Map(cells);
}
