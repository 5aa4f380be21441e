import { limits } from '../../../core/limits.ts';
import { childIn, childrenOf, kindOf } from '../../../lang/index.ts';
import type { CallExpression } from '../../../lang/flow/index.ts';
import type { Project, Target } from '../../../lang/project/index.ts';
import { FileSummaries, type OutsideCalls } from '../../../lang/taint/file-taint.ts';
import { followTaint, type FollowedTaint } from '../../../lang/taint/follow-taint.ts';
import type { Called, Summary } from '../../../lang/taint/summary.ts';
import { optionsOf } from '../taint/match-taint-rule.ts';
import type { CompiledTaintRule } from '../taint/compiled-taint.ts';
import type { CodeFile, MarkedPlace } from './code-file.ts';
import { accessorSummary, recordSummary } from './record-summary.ts';
import { withoutOuter } from './without-outer.ts';

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
  #depth = 0;
  /** Calls in a row of functions that the rule says nothing about. */
  #plain = 0;

  constructor(id: string, setup: AcrossSetup) {
    this.#id = id;
    this.#setup = setup;
  }

  /** The flows that come together in some functions of a file; undefined when the rule does not look at it. */
  follow(file: CodeFile, functions: ReadonlySet<number>): FollowedTaint | undefined {
    const rule = this.#setup.rulesIn(file.language).get(this.#id);
    if (rule === undefined) return undefined;
    return followTaint(file.taint, file.marksOf(rule, this.#setup.places), optionsOf(rule), {
      calls: this.#outside(file),
      isConcerned: (root) => functions.has(root),
    });
  }

  #outside(file: CodeFile): OutsideCalls {
    return {
      summariesOf: (call, own) => this.#calledBy(file, call, own),
      summariesOfValue: (node) => this.#given(file, node),
    };
  }

  #calledBy(file: CodeFile, { node, makes }: CallExpression, own: Own): readonly Called[] {
    if (node < 0) return [];
    const callee = childIn(file.tree, node, 'callee');
    const delegates =
      callee >= 0 && (kindOf(file.tree, callee) === 'super' || kindOf(file.tree, callee) === 'this');
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
      return [{ summary, makes: isMade, shift: target.shift - this.#ownFirst(target, summary) }];
    });
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
    const list = tree.parent[node] ?? 0;
    const call = tree.parent[list] ?? 0;
    if (kindOf(tree, list) !== 'arguments') return [];
    const at = childrenOf(tree, list).indexOf(node);
    const targets = this.#setup.project.argumentTargets(file.path, call, at);
    return targets.flatMap((target) => (target.path === file.path ? [] : (this.#summaryOf(target) ?? [])));
  }

  /** 1 where the facts count the object of a method among its parameters and the summary does not. */
  #ownFirst(target: Target, summary: Summary): number {
    const all = this.#setup.project.facts(target.path)?.functions[target.n]?.parameters.length ?? 0;
    return all > summary.parameters.length ? 1 : 0;
  }

  #summaryOf({ path, n }: Target): Summary | undefined {
    const { project, open, rulesIn, places, touches } = this.#setup;
    const plain = touches(this.#id, path, n) ? 0 : this.#plain + 1;
    if (plain > limits.taintPlainCalls) return undefined;
    const node = project.facts(path)?.functions[n]?.node;
    const file = open(path);
    const rule = file === undefined ? undefined : rulesIn(file.language).get(this.#id);
    if (file === undefined || rule === undefined || node === undefined || this.#depth >= limits.taintCalls)
      return undefined;
    let summaries = this.#summaries.get(path);
    if (summaries === undefined) {
      summaries = new FileSummaries(
        file.taint,
        file.marksOf(rule, places),
        optionsOf(rule),
        this.#outside(file),
      );
      this.#summaries.set(path, summaries);
    }
    const before = this.#plain;
    this.#plain = plain;
    this.#depth++;
    const summary = summaries.summaryOf(node);
    this.#depth--;
    this.#plain = before;
    return summary === undefined ? undefined : withoutOuter(summary);
  }
}
