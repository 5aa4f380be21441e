import type { SourceFile } from '../../../core/engine.ts';
import { Lines } from '../../../core/lines.ts';
import type { FlatTree } from '../../../lang/index.ts';
import { FileFlow } from '../../../lang/flow/index.ts';
import type { Constant } from '../../../lang/names/index.ts';
import { FileTaint, type TaintSpace } from '../../../lang/taint/file-taint.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import { startFile } from '../formula/match-rule.ts';
import type { LeafProvider, Scope } from '../formula/leaf.ts';
import type { Range } from '../formula/range.ts';
import type { FileRun } from '../formula/rule-match.ts';
import { namedScope } from '../named-scopes.ts';
import { buildMarks } from '../taint/build-marks.ts';
import type { CompiledTaintRule } from '../taint/compiled-taint.ts';
import { NodeIndex } from '../taint/node-index.ts';
import { languagesOfFile } from '../scan/file-languages.ts';
import type { Marks } from '../../../lang/taint/marks.ts';
import { rangesOf, type FlowEnds, type FlowRules } from './flow-rules.ts';

/** A place that a rule marked: sources and sinks are found again by the number of their mark. */
export interface MarkedPlace {
  readonly file: CodeFile;
  readonly range: Range;
}

/** A source file while flows are followed through it. */
export class CodeFile {
  readonly source: SourceFile;
  readonly language: string;
  readonly taint: FileTaint;
  readonly #scope: Scope;
  readonly #run: FileRun;
  readonly #index: NodeIndex;
  readonly #marks = new Map<string, Marks>();
  readonly #ends: FlowEnds | undefined;
  #lines: Lines | undefined;

  private constructor(
    source: SourceFile,
    scope: Scope,
    taint: FileTaint,
    { now, ends }: { readonly now: number; readonly ends: FlowEnds | undefined },
  ) {
    this.source = source;
    this.language = scope.analyser;
    this.taint = taint;
    this.#scope = scope;
    this.#run = startFile(now);
    this.#ends = ends;
    this.#index = new NodeIndex(taint.flow.tree);
  }

  /** Undefined when no rule follows flows in its language. */
  static open(source: SourceFile, about: CodeFileSetup): CodeFile | undefined {
    const text = source.text();
    const languages = languagesOfFile(source.path, text);
    const language = languages.find((one) => about.rules.has(one));
    const provider = about.providers.find((one) => language !== undefined && one.handles(language));
    if (language === undefined || provider?.read === undefined) return undefined;
    const scope = { subject: new Subject(text), analyser: language };
    const read = provider.read(scope);
    if (read === undefined) return undefined;
    const { names } = read;
    const constants = {
      constant: (node: number) =>
        names.constant(node) ?? about.constantOf(source.path, names.qualified(node)),
      value: (node: number) => names.value(node),
    };
    const taint = new FileTaint(new FileFlow(read.tree, names, constants), about.space, source.path);
    // Ends are told of a file's first language.
    const ends = language === languages[0] ? about.ends : undefined;
    return new CodeFile(source, scope, taint, { now: about.now, ends });
  }

  get path(): string {
    return this.source.path;
  }

  get tree(): FlatTree {
    return this.taint.flow.tree;
  }

  get lines(): Lines {
    return (this.#lines ??= new Lines(this.source.text()));
  }

  /** The constant that a variable of the module always is. */
  constantNamed(name: string): Constant | undefined {
    const { names } = this.taint.flow;
    const found = names.definitionAt(0, this.tree.symbols.find(name) ?? -1);
    const [site] = found?.sites ?? [];
    return site === undefined || found?.sites.length !== 1 ? undefined : names.constant(site.value);
  }

  scopeAt(offset: number): string {
    return namedScope(this.tree, offset);
  }

  /** What a rule says of the nodes of the file; its marked places are noted in `places`. */
  marksOf(rule: CompiledTaintRule, places: Map<number, MarkedPlace>): Marks {
    const known = this.#marks.get(rule.rule.id);
    if (known !== undefined) return known;
    const ranges = {
      sources: this.#has('sources', rule) ? this.#rangesOf(rule.sources) : rule.sources.map(() => []),
      sinks: this.#has('sinks', rule) ? this.#rangesOf(rule.sinks) : rule.sinks.map(() => []),
      sanitizers: this.#rangesOf(rule.sanitizers),
      propagators: this.#rangesOf(rule.propagators),
    };
    const built = buildMarks(rule, ranges, { taint: this.taint, index: this.#index });
    for (const [mark, range] of [...built.sources, ...built.sinks]) places.set(mark, { file: this, range });
    this.#marks.set(rule.rule.id, built.marks);
    return built.marks;
  }

  /** Where a file was looked at alone it was told which rules begin or end in it: the same formulas on the same text. */
  #has(end: keyof FlowEnds, { rule, sourceNeeds, sinkNeeds }: CompiledTaintRule): boolean {
    if (this.#ends !== undefined) return this.#ends[end].some((one) => one.rule === rule.id);
    return this.#scope.subject.holds(end === 'sources' ? sourceNeeds : sinkNeeds);
  }

  #rangesOf(
    parts:
      | CompiledTaintRule['sources']
      | CompiledTaintRule['sinks']
      | CompiledTaintRule['sanitizers']
      | CompiledTaintRule['propagators'],
  ): readonly (readonly Range[])[] {
    return parts.map((part) => rangesOf(part, this.#scope, this.#run));
  }
}

export interface CodeFileSetup {
  readonly rules: FlowRules;
  /** Which rules have a beginning or an end in the file. */
  readonly ends: FlowEnds;
  readonly providers: readonly LeafProvider[];
  readonly space: TaintSpace;
  /** The constant that an imported name of a file is, by what it may be called in full. */
  readonly constantOf: (path: string, names: readonly string[]) => Constant | undefined;
  readonly now: number;
}
