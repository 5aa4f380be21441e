import { limits } from '../../../core/limits.ts';
import { childIn, childrenOf, kindOf, symbolOf, type FlatTree } from '../../../lang/index.ts';
import type { CallExpression, Variable } from '../../../lang/flow/index.ts';
import type { Project, Target } from '../../../lang/project/index.ts';
import { analyse } from '../../../lang/taint/analyse.ts';
import { clean, type Cell } from '../../../lang/taint/cell.ts';
import { FileSummaries, type OutsideCalls } from '../../../lang/taint/file-taint.ts';
import { followTaint, type FollowedTaint } from '../../../lang/taint/follow-taint.ts';
import type { Called, Summary } from '../../../lang/taint/summary.ts';
import { untainted } from '../../../lang/taint/taint.ts';
import { WorkBudget } from '../../../lang/taint/work-budget.ts';
import { optionsOf } from '../taint/match-taint-rule.ts';
import type { CompiledTaintRule } from '../taint/compiled-taint.ts';
import type { CodeFile, MarkedPlace } from './code-file.ts';
import { importedVariable } from './imported-variables.ts';
import { accessorSummary, recordSummary } from './record-summary.ts';
import { innerCell, withoutOuter } from './without-outer.ts';

/** What one rule is followed through. */
export interface AcrossSetup {
  readonly project: Project;
  /** A file of the project; undefined when it cannot be looked at. */
  readonly open: (path: string) => CodeFile | undefined;
  readonly rulesIn: (language: string) => ReadonlyMap<string, CompiledTaintRule>;
  readonly places: Map<number, MarkedPlace>;
  /** Whether a rule has a source or a sink in a function or in what it calls. */
  readonly touches: (rule: string, path: string, n: number) => boolean;
}

type Own = (node: number) => Summary | undefined;

/** One rule, followed from file to file. Summaries of functions are worked out when a call asks for them, and kept. */
export class RuleAcross {
  readonly #id: string;
  readonly #setup: AcrossSetup;
  readonly #summaries = new Map<string, FileSummaries>();
  readonly #modules = new Map<string, ReadonlyMap<string, Cell>>();
  readonly #budget: WorkBudget;
  #depth = 0;
  /** Calls in a row of functions that the rule says nothing about. */
  #plain = 0;

  constructor(id: string, setup: AcrossSetup, work: number = limits.taintAcrossWork) {
    this.#id = id;
    this.#setup = setup;
    this.#budget = new WorkBudget(work);
  }

  /** The flows that come together in some functions of a file; undefined when the rule does not look at it. */
  follow(file: CodeFile, functions: ReadonlySet<number>): FollowedTaint | undefined {
    const rule = this.#setup.rulesIn(file.language).get(this.#id);
    if (rule === undefined) return undefined;
    if (this.#budget.spent) return { findings: [], incomplete: true };
    return followTaint(file.taint, file.marksOf(rule, this.#setup.places), optionsOf(rule), {
      calls: this.#outside(file),
      isConcerned: (root) => functions.has(root),
    });
  }

  #outside(file: CodeFile): OutsideCalls {
    return {
      summariesOf: (call, own) => this.#calledBy(file, call, own),
      summariesOfValue: (node) => this.#given(file, node),
      imported: (variable) => this.#imported(file, variable),
      budget: this.#budget,
    };
  }

  /** What an imported variable holds once its module was run: of a module as a whole, its variables are fields. */
  #imported({ path, taint }: CodeFile, variable: Variable): Cell {
    const { names, variables } = taint.flow;
    const named = variables.importedAs(variable);
    if (named === undefined) return clean;
    const found = importedVariable(this.#setup.project, path, names.qualified(named));
    if (found === undefined) return clean;
    const fields = this.#moduleOf(found.path);
    if (found.name !== '') return fields.get(found.name) ?? clean;
    return fields.size === 0 ? clean : { taints: untainted, fields };
  }

  /** What the variables of a module hold once it was run; nothing while that is being worked out. */
  #moduleOf(path: string): ReadonlyMap<string, Cell> {
    const known = this.#modules.get(path);
    if (known !== undefined) return known;
    // A module holds nothing of a rule that says nothing about it or what it uses.
    if (!this.#setup.touches(this.#id, path, 0) || this.#depth >= limits.taintCalls) return nothingHeld;
    this.#modules.set(path, nothingHeld);
    const file = this.#setup.open(path);
    const summaries = file === undefined ? undefined : this.#summariesIn(file);
    if (file === undefined || summaries === undefined) return nothingHeld;
    const { flow } = file.taint;
    const unwritten = (variable: Variable): Cell => this.#imported(file, variable);
    this.#depth++;
    const end = analyse(summaries.run(summaries), flow.of(0), { unwritten });
    this.#depth--;
    const held = new Map<string, Cell>();
    for (const [name, variable] of end === undefined ? [] : flow.variables.ofModule) {
      const cell = end?.get(variable) ?? clean;
      if (cell.taints.length > 0 || cell.fields !== undefined) held.set(name, innerCell(cell));
    }
    this.#modules.set(path, held);
    return held;
  }

  #calledBy(file: CodeFile, call: CallExpression, own: Own): readonly Called[] {
    const { node, makes, name, implicitOf } = call;
    if (implicitOf !== undefined) return this.#implied(file, implicitOf, name, own);
    if (node < 0) return [];
    const callee = childIn(file.tree, node, 'callee');
    const delegates = callee >= 0 && isDelegate(file.tree, callee);
    const { project } = this.#setup;
    const { targets, classes } = project.targetsOf(file.path, node);
    const hasRecords = file.language === 'java' || file.language === 'python';
    if (targets.length === 0 && hasRecords) return this.#ofRecord(file, node, { makes, classes });
    return targets.flatMap((target) => {
      const kind = project.facts(target.path)?.functions[target.n];
      const isOwn = target.path === file.path;
      const summary = isOwn ? (kind === undefined ? undefined : own(kind.node)) : this.#summaryOf(target);
      if (summary === undefined) return [];
      const isConstructor = kind?.kind === 'constructor' || (kind?.name.endsWith('.__init__') ?? false);
      const isMade = makes || (isConstructor && !delegates);
      const called = { summary, makes: isMade, shift: target.shift - this.#ownFirst(target, summary) };
      return [kind?.class === undefined ? this.#wrapped(file, target, called, own) : called];
    });
  }

  /** A method that the language calls, of what a call gives. */
  #implied(file: CodeFile, node: number, name: string, own: Own): readonly Called[] {
    const { project } = this.#setup;
    return project.methodsOfResult(file.path, node, name).flatMap((target) => {
      const made = project.facts(target.path)?.functions[target.n]?.node;
      const isOwn = target.path === file.path;
      const summary = isOwn ? (made === undefined ? undefined : own(made)) : this.#summaryOf(target);
      return summary === undefined ? [] : [{ summary, makes: false }];
    });
  }

  /** What the decorators of a function make of it: they call it with what they want. */
  #wrapped(file: CodeFile, { path, n }: Target, called: Called, own: Own): Called {
    const { project, open } = this.#setup;
    let outermost = called;
    for (const wrapper of project.wrappersOf(path, n)) {
      const functions = project.facts(wrapper.path)?.functions;
      const [inner, maker] = [functions?.[wrapper.n], functions?.[wrapper.maker]];
      const flow = maker === undefined ? undefined : open(wrapper.path)?.taint.flow.of(maker.node);
      const variable = flow?.parameters[0]?.variable;
      if (inner === undefined || variable === undefined) continue;
      const isOwn = wrapper.path === file.path;
      const summary = isOwn ? own(inner.node) : this.#summaryOf(wrapper, variable);
      if (summary !== undefined)
        outermost = { summary, makes: false, bound: { variable, called: outermost } };
    }
    return outermost;
  }

  /** A record of Java has a constructor and a method for each of its components that nobody wrote; a data class of Python the first. */
  #ofRecord(
    file: CodeFile,
    node: number,
    { makes, classes }: { makes: boolean; classes: readonly string[] },
  ): readonly Called[] {
    const { project, open } = this.#setup;
    if (makes || classes.length > 0) {
      const [path = '', name = ''] = (classes[0] ?? '').split('#');
      const made = project.facts(path)?.classes.find((one) => one.name === name);
      const summary = made === undefined ? undefined : recordSummary(open(path), made.node);
      return summary === undefined ? [] : [{ summary, makes: true }];
    }
    const callee = project.facts(file.path)?.calls.find((one) => one.node === node)?.callee;
    if (callee?.is !== 'member' || file.language !== 'java') return [];
    return project.classesOf(file.path, callee.of).flatMap(({ path, n }) => {
      const summary = accessorSummary(open(path), project.facts(path)?.classes[n]?.node ?? -1, callee.name);
      return summary === undefined ? [] : [{ summary, makes: false }];
    });
  }

  /** Functions of other files that are given as an argument. */
  #given(file: CodeFile, node: number): readonly Summary[] {
    const { tree } = file;
    const converted = this.#converted(file, node);
    if (converted.length > 0) return converted;
    const list = tree.parent[node] ?? 0;
    const call = tree.parent[list] ?? 0;
    if (kindOf(tree, list) !== 'arguments') return [];
    const at = childrenOf(tree, list).indexOf(node);
    const targets = this.#setup.project.argumentTargets(file.path, call, at);
    return targets.flatMap((target) => (target.path === file.path ? [] : (this.#summaryOf(target) ?? [])));
  }

  /** `T(f)` of Go is f, of a type that has methods. */
  #converted({ tree, path, taint }: CodeFile, node: number): readonly Summary[] {
    if (tree.language !== 'go' || node < 0 || kindOf(tree, node) !== 'identifier') return [];
    const call = taint.flow.names.value(node);
    if (call < 0 || kindOf(tree, call) !== 'call') return [];
    const { project } = this.#setup;
    if (project.targetsOf(path, call).targets.length > 0) return [];
    return project.argumentTargets(path, call, 0).flatMap((target) => this.#summaryOf(target) ?? []);
  }

  /** 1 where the facts count the object of a method among its parameters and the summary does not. */
  #ownFirst(target: Target, summary: Summary): number {
    const all = this.#setup.project.facts(target.path)?.functions[target.n]?.parameters.length ?? 0;
    return all > summary.parameters.length ? 1 : 0;
  }

  #summaryOf({ path, n }: Pick<Target, 'path' | 'n'>, kept?: Variable): Summary | undefined {
    if (this.#budget.spent) return undefined;
    const { project, open, touches } = this.#setup;
    const plain = touches(this.#id, path, n) ? 0 : this.#plain + 1;
    if (plain > limits.taintPlainCalls) return undefined;
    const node = project.facts(path)?.functions[n]?.node;
    const file = open(path);
    if (file === undefined || node === undefined || this.#depth >= limits.taintCalls) return undefined;
    const summaries = this.#summariesIn(file);
    if (summaries === undefined) return undefined;
    const before = this.#plain;
    this.#plain = plain;
    this.#depth++;
    const summary = summaries.summaryOf(node);
    this.#depth--;
    this.#plain = before;
    return summary === undefined ? undefined : withoutOuter(summary, kept);
  }

  /** Undefined when the rule does not look at the file. */
  #summariesIn(file: CodeFile): FileSummaries | undefined {
    const known = this.#summaries.get(file.path);
    const { rulesIn, places } = this.#setup;
    const rule = rulesIn(file.language).get(this.#id);
    if (known !== undefined || rule === undefined) return known;
    const made = new FileSummaries(
      file.taint,
      file.marksOf(rule, places),
      optionsOf(rule),
      this.#outside(file),
    );
    this.#summaries.set(file.path, made);
    return made;
  }
}

const nothingHeld: ReadonlyMap<string, Cell> = new Map();

/** `super(…)`, `this(…)` and `super().__init__(…)` call a constructor on the object that is there. */
function isDelegate(tree: FlatTree, callee: number): boolean {
  const kind = kindOf(tree, callee);
  if (kind === 'super' || kind === 'this') return true;
  return kind === 'member' && symbolOf(tree, childIn(tree, callee, 'property')) === '__init__';
}
