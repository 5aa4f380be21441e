import { satisfies, type Requirement } from '../../../formats/semgrep/requirement.ts';
import type { TaintSink } from '../../../formats/semgrep/rule.ts';
import type { FileTaint } from '../../../lang/taint/file-taint.ts';
import type { Marks, NodeMarks, PropagatorMark, SanitizerMark, SinkMark } from '../../../lang/taint/marks.ts';
import type { SourceMark } from '../../../lang/taint/taint.ts';
import type { CompiledFormula } from '../formula/compiled.ts';
import type { Bindings, Range } from '../formula/range.ts';
import { usualLabel, usualRequirement, type CompiledTaintRule } from './compiled-taint.ts';
import type { NodeIndex } from './node-index.ts';
import type { TaintFile } from './taint-files.ts';

/** What the parts of a taint rule matched in a file, each list by the part's place in the rule. */
export interface TaintRanges {
  readonly sources: readonly (readonly Range[])[];
  readonly sinks: readonly (readonly Range[])[];
  readonly sanitizers: readonly (readonly Range[])[];
  readonly propagators: readonly (readonly Range[])[];
}

/** What a rule says of the nodes of a file, and which match each mark came from. */
export interface BuiltMarks {
  readonly marks: Marks;
  readonly sources: ReadonlyMap<number, Range>;
  readonly sinks: ReadonlyMap<number, Range>;
}

/** Puts what a rule matched at the nodes that are meant. */
export function buildMarks(rule: CompiledTaintRule, ranges: TaintRanges, file: TaintFile): BuiltMarks {
  const builder = new MarkBuilder(rule, file);
  builder.addSources(ranges);
  builder.addSinks(ranges);
  builder.addSanitizers(ranges);
  builder.addPropagators(ranges);
  return builder.finish();
}

interface OpenMarks {
  readonly sources: { mark: SourceMark; whole: boolean }[];
  readonly sinks: { mark: SinkMark; whole: boolean }[];
  readonly sanitizers: { mark: SanitizerMark; whole: boolean }[];
  readonly from: PropagatorMark[];
  readonly to: PropagatorMark[];
  watched: boolean;
}

class MarkBuilder {
  readonly #rule: CompiledTaintRule;
  readonly #index: NodeIndex;
  readonly #file: FileTaint;
  readonly #nodes = new Map<number, OpenMarks>();
  readonly #sources = new Map<number, Range>();
  readonly #sinks = new Map<number, Range>();

  constructor(rule: CompiledTaintRule, { index, taint }: TaintFile) {
    this.#rule = rule;
    this.#index = index;
    this.#file = taint;
  }

  addSources({ sources }: TaintRanges): void {
    for (const [n, { spec }] of this.#rule.sources.entries()) {
      const { bySideEffect, control, label = usualLabel, requires } = spec;
      for (const range of sources[n] ?? []) {
        const id = this.#file.space.nextMark++;
        const asked = requires === undefined ? {} : { requires: asking(requires) };
        const mark: SourceMark = { id, file: '', label, bySideEffect, control, ...asked };
        this.#sources.set(id, range);
        this.#place(range, spec.exact, (node, whole) => node.sources.push({ mark, whole }));
      }
    }
  }

  addSinks({ sinks }: TaintRanges): void {
    for (const [n, { spec, formula }] of this.#rule.sinks.entries()) {
      for (const range of sinks[n] ?? []) {
        const mark = this.#sinkMark(spec, formula, range);
        this.#sinks.set(mark.id, range);
        this.#place(range, spec.exact, (node, whole) => node.sinks.push({ mark, whole }));
      }
    }
  }

  #sinkMark(spec: TaintSink, formula: CompiledFormula, { bindings }: Range): SinkMark {
    const requiresOf = spec.requiresOf?.map(({ metavariable, requires }) => ({
      nodes: this.#watch(bindings, metavariable),
      requires: asking(requires),
    }));
    return {
      id: this.#file.space.nextMark++,
      file: '',
      arguments: spec.exact && !hasFocus(formula),
      requires: asking(spec.requires ?? usualRequirement),
      requiresOf,
      atExit: spec.atExit,
    };
  }

  #watch(bindings: Bindings, metavariable: string): readonly number[] {
    const binding = bindings.get(metavariable) ?? bindings.get(`$${metavariable}`);
    if (binding === undefined) return [];
    const nodes = this.#index.outermost(binding.start, binding.end);
    for (const node of nodes) this.#at(node).watched = true;
    return nodes;
  }

  addSanitizers(ranges: TaintRanges): void {
    const others = new Set(
      [...ranges.sources.flat(), ...ranges.sinks.flat(), ...ranges.propagators.flat()].map(placeKey),
    );
    for (const [n, { spec }] of this.#rule.sanitizers.entries()) {
      for (const range of ranges.sanitizers[n] ?? []) {
        if (spec.notConflicting && others.has(placeKey(range))) continue;
        const mark: SanitizerMark = { bySideEffect: spec.bySideEffect };
        this.#place(range, spec.exact, (node, whole) => node.sanitizers.push({ mark, whole }));
      }
    }
  }

  addPropagators({ propagators }: TaintRanges): void {
    for (const [n, { spec }] of this.#rule.propagators.entries()) {
      for (const { bindings } of propagators[n] ?? []) {
        const [from, to] = [bindings.get(spec.from), bindings.get(spec.to)];
        if (from === undefined || to === undefined) continue;
        const targets = this.#index.outermost(to.start, to.end);
        const mark: PropagatorMark = {
          id: this.#file.space.nextMark++,
          bySideEffect: spec.bySideEffect,
          label: spec.label,
          replaces: spec.replaceLabels,
          requires: spec.requires === undefined ? undefined : asking(spec.requires),
          targets,
        };
        for (const node of this.#index.outermost(from.start, from.end)) this.#at(node).from.push(mark);
        for (const node of targets) this.#at(node).to.push(mark);
      }
    }
  }

  finish(): BuiltMarks {
    const nodes: ReadonlyMap<number, NodeMarks> = this.#nodes;
    const having = (what: 'sources' | 'sinks'): readonly number[] =>
      [...this.#nodes]
        .filter(([, marks]) => marks[what].length > 0)
        .map(([node]) => node)
        .sort((a, b) => a - b);
    const marks: Marks = { nodes, sourceNodes: having('sources'), sinkNodes: having('sinks') };
    return { marks, sources: this.#sources, sinks: this.#sinks };
  }

  /** Not exact: every node inside is meant, too. */
  #place({ start, end }: Range, exact: boolean, add: (node: OpenMarks, whole: boolean) => void): void {
    const outermost = new Set(this.#index.outermost(start, end));
    for (const node of outermost) add(this.#at(node), true);
    if (exact) return;
    for (const node of this.#index.within(start, end)) if (!outermost.has(node)) add(this.#at(node), false);
  }

  #at(node: number): OpenMarks {
    const known = this.#nodes.get(node);
    if (known !== undefined) return known;
    const made: OpenMarks = { sources: [], sinks: [], sanitizers: [], from: [], to: [], watched: false };
    this.#nodes.set(node, made);
    return made;
  }
}

function asking(requirement: Requirement): (labels: ReadonlySet<string>) => boolean {
  return (labels) => satisfies(labels, requirement);
}

function placeKey({ start, end }: Range): string {
  return `${start}:${end}`;
}

/** Whether a formula says which part of what it matches is meant. */
function hasFocus(formula: CompiledFormula): boolean {
  if (formula.focus.length > 0) return true;
  return formula.kind === 'any' && formula.parts.length > 0 && formula.parts.every(hasFocus);
}
