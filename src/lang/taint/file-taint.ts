import { limits } from '../../core/limits.ts';
import { FileFlow, type CallExpression, type Parameter, type Variable } from '../flow/index.ts';
import { childIn, childrenOf, isWithin, kindOf, symbolOf, type FlatTree } from '../tree/flat-tree.ts';
import { Callees } from './callees.ts';
import { clean, flat, type Cell } from './cell.ts';
import type { Marks, TaintOptions } from './marks.ts';
import { isLibraryMethod, modelsOf } from './models/models-of.ts';
import { Run } from './run.ts';
import { summarise } from './summarise.ts';
import type { Called, Calls, Summary } from './summary.ts';
import type { WorkBudget } from './work-budget.ts';
import { TaintTable, traced } from './taint.ts';

/** What files share that taint is followed through together: taints of one space can be compared. */
export class TaintSpace {
  readonly table = new TaintTable(limits.taintFields);
  /** The next number of a mark. */
  nextMark = 0;
}

/** What following taint knows of a file, whatever the rule. */
export class FileTaint {
  readonly flow: FileFlow;
  readonly space: TaintSpace;
  /** Of the file, in traces; empty where only one file is looked at. */
  readonly path: string;
  readonly callees: Callees;
  readonly model: ReturnType<typeof modelsOf>;
  /** Functions that no rule speaks of do the same for all rules with the same options. */
  readonly pure = new Map<string, Map<number, Summary>>();

  constructor(flow: FileFlow, space = new TaintSpace(), path = '') {
    this.flow = flow;
    this.space = space;
    this.path = path;
    this.model = modelsOf(flow.tree, flow.names);
    this.callees = new Callees(flow.tree, flow.names, (name) => isLibraryMethod(flow.tree.language, name));
  }
}

/** Functions of other files, filled in by whoever knows those. */
export interface OutsideCalls {
  /** What a call does, by who knows all files; `own` is for functions of this file. Empty when nobody knows. */
  summariesOf(call: CallExpression, own: (node: number) => Summary | undefined): readonly Called[];
  summariesOfValue(node: number, path: readonly string[]): readonly Summary[];
  /** What an imported variable of this file holds. */
  imported(variable: Variable): Cell;
  /** What following the rule may take in all. */
  readonly budget?: WorkBudget;
}

const nothingOutside: OutsideCalls = {
  summariesOf: () => [],
  summariesOfValue: () => [],
  imported: () => clean,
};

interface Pending {
  approximation: Summary;
  /** Whether it was asked for while it was being worked out. */
  asked: boolean;
}

/** The summaries of a file's functions for one rule, each worked out when first asked for. */
export class FileSummaries implements Calls {
  readonly #file: FileTaint;
  readonly #marks: Marks;
  readonly #options: TaintOptions;
  readonly #outside: OutsideCalls;
  readonly #known = new Map<number, Summary>();
  readonly #pending = new Map<number, Pending>();
  /** Worked out while something they need was not final. */
  readonly #provisional = new Map<number, Summary>();
  /** The newest summary of a function, and how often it was worked out. */
  readonly #last = new Map<number, { readonly summary: Summary; readonly times: number }>();
  readonly #marked: readonly number[];
  readonly #sourcesIn = new Map<number, boolean>();
  incomplete = false;

  constructor(file: FileTaint, marks: Marks, options: TaintOptions, outside: OutsideCalls = nothingOutside) {
    this.#file = file;
    this.#marks = marks;
    this.#options = options;
    this.#outside = outside;
    this.#marked = [...marks.nodes.keys()].sort((a, b) => a - b);
  }

  summariesOf(call: CallExpression): readonly Called[] {
    // Who knows all files knows best: in one alone, a method is found by its name where its object is not known.
    const known = this.#outside.summariesOf(call, (node) => this.#of(node));
    if (known.length > 0) return known;
    return this.#file.callees.of(call).flatMap((callee) => {
      const summary = this.#of(callee.node);
      return summary === undefined ? [] : [{ summary, makes: callee.makes }];
    });
  }

  summariesOfValue(node: number, path: readonly string[]): readonly Summary[] {
    const own = this.#file.callees.functionsAt(node, path);
    if (own.length === 0) return this.#outside.summariesOfValue(node, path);
    return own.flatMap((one) => this.#of(one) ?? []);
  }

  /** The summary of a function of the file, for others; undefined when calls are too deep. */
  summaryOf(node: number): Summary | undefined {
    return this.#of(node);
  }

  /** The summary of a function; undefined when calls are too deep. */
  #of(node: number): Summary | undefined {
    const known = this.#known.get(node) ?? this.#provisional.get(node);
    if (known !== undefined) return known;
    const pending = this.#pending.get(node);
    if (pending !== undefined) {
      pending.asked = true;
      return pending.approximation;
    }
    if (this.#pending.size >= limits.taintCalls) {
      this.incomplete = true;
      return undefined;
    }
    return this.#workOut(node);
  }

  #workOut(node: number): Summary {
    const shared = this.#shared(node);
    const before = shared?.get(node);
    if (before !== undefined) return before;
    const last = this.#last.get(node);
    if (last !== undefined && last.times >= limits.taintSummaries) {
      // A knot of functions that call each other: what is known by now has to do.
      this.incomplete = true;
      return last.summary;
    }
    const pending: Pending = { approximation: last?.summary ?? this.#nothingYet(node), asked: false };
    this.#pending.set(node, pending);
    for (let round = 0; round < limits.taintRounds; round++) {
      const summary = this.#once(node);
      this.#last.set(node, { summary, times: (this.#last.get(node)?.times ?? 0) + 1 });
      const same = shapeOf(summary) === shapeOf(pending.approximation);
      pending.approximation = summary;
      if (!pending.asked || same) break;
      this.#provisional.clear();
    }
    this.#pending.delete(node);
    this.#keep(node, pending.approximation, shared);
    return pending.approximation;
  }

  /** A summary is final when nothing that it may depend on is still being worked out. */
  #keep(node: number, summary: Summary, shared: Map<number, Summary> | undefined): void {
    const isFinal = [...this.#pending.values()].every(({ asked }) => !asked);
    if (!isFinal) {
      this.#provisional.set(node, summary);
      return;
    }
    this.#known.set(node, summary);
    shared?.set(node, summary);
    for (const [other, provisional] of this.#provisional) this.#known.set(other, provisional);
    this.#provisional.clear();
  }

  #once(node: number): Summary {
    const { flow } = this.#file;
    const { tree } = flow;
    if (kindOf(tree, node) === 'class') return this.#fieldsFromParameters(node);
    const graph = flow.of(node);
    const parameters = graph.parameters.filter(
      ({ variable }) => variable === undefined || variable !== graph.self,
    );
    const run = this.run(this);
    const { variables } = flow;
    const isOwn = (variable: Variable): boolean =>
      variables.isInside(variable, node) || !variables.isSet(variable);
    const imported = (variable: Variable): Cell => this.#outside.imported(variable);
    const summary = summarise(run, { flow: graph, parameters, isOwn, imported });
    this.incomplete ||= run.exhausted || run.crowded || graph.cut;
    return isCopied(tree, node) ? { ...summary, writes: withoutOwnFields(summary.writes) } : summary;
  }

  /** A run over one function. */
  run(calls: Calls): Run {
    const { model, flow, path, space } = this.#file;
    const { table } = space;
    const { language } = flow.tree;
    const accessors = language === 'java' || language === 'kotlin' || language === 'scala';
    return new Run({
      file: path,
      marks: this.#marks,
      options: this.#options,
      table,
      calls,
      model,
      accessors,
      budget: this.#outside.budget,
    });
  }

  /** A class with parameters keeps them as fields of the same names. */
  #fieldsFromParameters(node: number): Summary {
    const { flow, space } = this.#file;
    const { table } = space;
    const { tree } = flow;
    const list = childrenOf(tree, childIn(tree, node, 'parameters'));
    const fields = new Map(
      list.map((one, at) => {
        const trace = traced(undefined, { file: '', node: -1 });
        const cell = flat([{ taint: table.input({ kind: 'parameter', at }, []), trace }]);
        return [symbolOf(tree, childIn(tree, one, 'name')), cell] as const;
      }),
    );
    const parameters = list.map((one): Parameter => ({
      node: one,
      name: symbolOf(tree, childIn(tree, one, 'name')),
      target: { kind: 'nothing', node: one },
      variable: undefined,
      default: undefined,
      rest: 'no',
    }));
    const writes = [{ base: { kind: 'self' }, cell: { taints: [], fields } } as const];
    return { ...this.#nothingYet(node), parameters, writes };
  }

  #nothingYet(node: number): Summary {
    return { node, file: '', parameters: [], result: clean, writes: [], sinks: [], callbacks: [] };
  }

  /** Where the summary of a function is kept for all rules; undefined when this rule speaks of something in it. */
  #shared(node: number): Map<number, Summary> | undefined {
    const { pure } = this.#file;
    // What other files do is not the same for all rules.
    if (this.#outside !== nothingOutside || this.#speaksOf(node, new Set())) return undefined;
    const key = JSON.stringify(this.#options);
    let summaries = pure.get(key);
    if (summaries === undefined) pure.set(key, (summaries = new Map()));
    return summaries;
  }

  /** Whether a call of it can do nothing, as nothing tainted is given to it: no source is in it or in what it calls. */
  mayBeSkipped(call: CallExpression, tainted: readonly Variable[]): boolean {
    const { callees, flow } = this.#file;
    // A source may be in any of the files that it leads to.
    if (this.#outside !== nothingOutside) return false;
    return callees.of(call).every(({ node }) => {
      if (tainted.some((variable) => flow.variables.isVisible(variable, node))) return false;
      let reaches = this.#sourcesIn.get(node);
      if (reaches === undefined) {
        const functions = callees.reachableFrom(node);
        reaches = this.#marks.sourceNodes.some((one) =>
          functions.some((other) => isWithin(flow.tree, one, other)),
        );
        this.#sourcesIn.set(node, reaches);
      }
      return !reaches;
    });
  }

  /** Whether the rule speaks of a node in a function, or in one that it calls. */
  #speaksOf(node: number, seen: Set<number>): boolean {
    if (seen.has(node)) return false;
    seen.add(node);
    const { flow } = this.#file;
    if (this.#marked.some((one) => isWithin(flow.tree, one, node))) return true;
    return this.reachedFrom(node).some((one) => this.#speaksOf(one, seen));
  }

  /** The functions that a function calls or mentions. */
  reachedFrom(node: number): readonly number[] {
    return this.#file.callees.mentionedIn(node);
  }
}

/** A method of Go whose receiver is no pointer works on a copy of a struct; maps and lists are written by index. */
function isCopied(tree: FlatTree, node: number): boolean {
  const receiver = tree.language === 'go' ? childIn(tree, node, 'receiver') : -1;
  if (receiver < 0 || symbolOf(tree, childIn(tree, receiver, 'type')).startsWith('*')) return false;
  const name = symbolOf(tree, childIn(tree, receiver, 'name'));
  for (let at = node; at <= (tree.last[node] ?? node); at++)
    if (kindOf(tree, at) === 'index' && symbolOf(tree, childIn(tree, at, 'object')) === name) return false;
  return true;
}

/** What is put into the fields of a copy is lost; what they point to is not copied. */
function withoutOwnFields(writes: Summary['writes']): Summary['writes'] {
  return writes.map((one) => {
    if (one.base.kind !== 'self') return one;
    const deeper = [...(one.cell.fields ?? [])].filter(([, { fields }]) => fields !== undefined);
    const fields = new Map(deeper.map(([key, cell]) => [key, { taints: [], fields: cell.fields }] as const));
    return { base: one.base, cell: { taints: [], fields } };
  });
}

/** A text that is equal for summaries that say the same. */
function shapeOf(summary: Summary): string {
  const ids = (taints: Summary['result']['taints']): string => taints.map(({ taint }) => taint.id).join(',');
  const cell = ({ taints, fields }: Summary['result']): string =>
    `${ids(taints)}{${[...(fields ?? [])].map(([key, field]) => `${key}:${cell(field)}`).join(';')}}`;
  const writes = summary.writes.map((one) => `${JSON.stringify(one.base)}${cell(one.cell)}`);
  const sinks = summary.sinks.map(({ sink, values }) => `${sink.id}:${values.map(ids).join('/')}`);
  const uses = summary.callbacks.map(
    (one) => `${JSON.stringify(one.base)}${one.arguments.map(cell).join('/')}`,
  );
  return [cell(summary.result), ...writes, '|', ...sinks, '|', ...uses].join('\n');
}
