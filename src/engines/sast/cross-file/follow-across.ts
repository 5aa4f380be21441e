import type { Event, Job } from '../../../core/engine.ts';
import type { CodeFact } from '../../../core/fact.ts';
import type { Finding } from '../../../core/finding.ts';
import { digestOf } from '../../../core/digest.ts';
import type { RuleInfo } from '../../../core/rule.ts';
import type { Constant } from '../../../lang/names/index.ts';
import { createProject, type Project } from '../../../lang/project/index.ts';
import { TaintSpace } from '../../../lang/taint/file-taint.ts';
import type { LeafProvider } from '../formula/leaf.ts';
import { languagesOfFile } from '../scan/file-languages.ts';
import { CodeFile, type MarkedPlace } from './code-file.ts';
import { flowFindings } from './flow-finding.ts';
import { FlowGraph } from './flow-graph.ts';
import type { FlowRules } from './flow-rules.ts';
import type { KeptFacts } from './kept-facts.ts';
import { KeptOutcome, type Outcome } from './kept-outcome.ts';
import { importedVariable, variablesFrom } from './imported-variables.ts';
import { RuleAcross } from './rule-across.ts';

/** What flows from file to file are followed with. */
export interface AcrossMaterials {
  readonly rules: FlowRules;
  readonly providers: readonly LeafProvider[];
  readonly kept: KeptFacts;
  readonly infoOf: (rule: string) => RuleInfo | undefined;
  readonly now: number;
}

/**
 * Follows flows through the files of a project. A file in which ends of a rule come together through calls into other
 * files is looked at again with these in sight; what is found then replaces what was found in the file alone. Results are
 * kept by the contents of all files that a file's calls lead to.
 */
export function* followAcross(
  job: Pick<Job, 'facts' | 'paths' | 'read' | 'signal'>,
  materials: AcrossMaterials,
): Iterable<Event> {
  const codes = new Map(
    job.facts.flatMap((fact) => (fact.kind === 'code' ? [[fact.path, fact] as const] : [])),
  );
  const rules = rulesWithBoth(codes.values());
  if (rules.length === 0) return;
  const kept = new KeptOutcome(job, materials.kept, codes, stampsOf(rules, materials));
  let outcome = kept.known();
  if (outcome === undefined) {
    const across = new Across({ paths: job.paths, read: kept.read }, materials, codes, rules);
    outcome = outcomeOf(job.signal, codes.keys(), across);
    if (outcome === undefined) return;
    kept.keep(outcome);
  }
  for (const { path, rule } of outcome.partly) {
    const message = `${rule}: following it into other files needs more steps than are taken`;
    yield { kind: 'problem', problem: { kind: 'partial', target: path, message } };
  }
  for (const { path, rule } of outcome.replaced) yield { kind: 'replaced', path, rule };
  for (const finding of outcome.findings) yield { kind: 'finding', finding };
}

/** All of rules that has a say in findings: what they look for and what they tell. */
function stampsOf(ids: readonly string[], { rules, infoOf }: AcrossMaterials): readonly string[] {
  return ids.map((id) => digestOf([infoOf(id), rules.messageOf(id)]));
}

/** Undefined when it was stopped. */
function outcomeOf(signal: AbortSignal, codes: Iterable<string>, across: Across): Outcome | undefined {
  const findings = new Map<string, Finding>();
  const replaced: { path: string; rule: string }[] = [];
  const partly: { path: string; rule: string }[] = [];
  for (const path of [...codes].sort()) {
    if (signal.aborted) return undefined;
    const reach = across.reachOf(path);
    const meeting = reach.length < 2 ? noRules : across.meetingIn(path);
    if (meeting.size === 0) continue;
    const result = across.resultOf(path, meeting, reach);
    for (const rule of result.rules) replaced.push({ path, rule });
    for (const rule of result.partly) partly.push({ path, rule });
    for (const finding of result.findings) {
      const key = JSON.stringify([finding.rule, finding.at, finding.message]);
      if (!findings.has(key)) findings.set(key, finding);
    }
  }
  return { partly, replaced, findings: [...findings.values()] };
}

const noRules: ReadonlyMap<string, ReadonlySet<number>> = new Map();

/** The rules that have a source somewhere and a sink somewhere, in order. */
function rulesWithBoth(codes: Iterable<CodeFact>): readonly string[] {
  const all = [...codes];
  const sources = new Set(all.flatMap((one) => one.sources.map(({ rule }) => rule)));
  const sinks = new Set(all.flatMap((one) => one.sinks.map(({ rule }) => rule)));
  return [...sources].filter((rule) => sinks.has(rule)).sort();
}

/** Rules that were followed through a file, and what was found. */
interface Result {
  readonly rules: readonly string[];
  /** Rules for which some function was too much to be followed to the end. */
  readonly partly: readonly string[];
  readonly findings: readonly Finding[];
}

class Across {
  readonly #job: Pick<Job, 'paths' | 'read'>;
  readonly #materials: AcrossMaterials;
  readonly #codes: ReadonlyMap<string, CodeFact>;
  readonly #project: Project;
  readonly #graph: FlowGraph;
  readonly #files = new Map<string, CodeFile | undefined>();
  readonly #places = new Map<number, MarkedPlace>();
  readonly #space = new TaintSpace();
  readonly #variables = new Map<string, readonly string[]>();
  readonly #stamps = new Map<string, string>();
  readonly #followed = new Map<string, RuleAcross>();

  constructor(
    job: Pick<Job, 'paths' | 'read'>,
    materials: AcrossMaterials,
    codes: ReadonlyMap<string, CodeFact>,
    rules: readonly string[],
  ) {
    this.#job = job;
    this.#materials = materials;
    this.#codes = codes;
    this.#project = createProject({
      paths: job.paths,
      read: (path) => job.read(path)?.text(),
      facts: (path) => this.#factsOf(path),
    });
    this.#graph = new FlowGraph(this.#project, codes, rules, (path) => this.#variablesFrom(path));
  }

  /** A file and all files that its calls lead to, in order. */
  reachOf(path: string): readonly string[] {
    const reach = new Set([path]);
    for (const one of reach)
      for (const next of [...this.#project.filesCalledBy(one), ...this.#variablesFrom(one)])
        if (this.#codes.has(next)) reach.add(next);
    return [...reach].sort();
  }

  /** Rules whose sources and sinks may come together in functions of a file, with these functions' nodes. */
  meetingIn(path: string): ReadonlyMap<string, ReadonlySet<number>> {
    return this.#graph.meetingIn(path);
  }

  resultOf(
    path: string,
    meeting: ReadonlyMap<string, ReadonlySet<number>>,
    reach: readonly string[],
  ): Result {
    const { kept } = this.#materials;
    const stamps = reach.map((one) => this.#stampOf(one));
    const key = `across ${digestOf({ path, stamps, rules: stampsOf([...meeting.keys()], this.#materials) })}`;
    const known = kept.textOf(key);
    if (known !== undefined) return JSON.parse(known) as Result;
    const result = this.#follow(path, meeting);
    kept.setText(key, JSON.stringify(result));
    return result;
  }

  /** What a file says, and what its calls mean: this may change with a file that no call leads to, an index, a configuration. */
  #stampOf(path: string): string {
    const known = this.#stamps.get(path);
    if (known !== undefined) return known;
    const stamp = digestOf([path, this.#codes.get(path)?.digest, this.#project.linksOf(path)]);
    this.#stamps.set(path, stamp);
    return stamp;
  }

  #follow(path: string, meeting: ReadonlyMap<string, ReadonlySet<number>>): Result {
    const file = this.#open(path);
    if (file === undefined) return { rules: [], partly: [], findings: [] };
    const followed: string[] = [];
    const partly: string[] = [];
    const findings: Finding[] = [];
    for (const [id, functions] of meeting) {
      const rule = this.#materials.rules.in(file.language).get(id);
      const info = this.#materials.infoOf(id);
      const found = this.#across(id).follow(file, functions);
      if (found === undefined || rule === undefined || info === undefined) continue;
      // Half a look takes nothing back of what was found in the file alone.
      (found.incomplete ? partly : followed).push(id);
      const about = { rule, info, places: this.#places, open: (one: string) => this.#open(one) };
      findings.push(...flowFindings(found.findings, about));
    }
    return { rules: followed, partly, findings };
  }

  #across(id: string): RuleAcross {
    const known = this.#followed.get(id);
    if (known !== undefined) return known;
    const made = new RuleAcross(id, {
      project: this.#project,
      open: (path) => this.#open(path),
      rulesIn: (language) => this.#materials.rules.in(language),
      places: this.#places,
      touches: (rule, one, n) => this.#graph.touches(rule, one, n),
    });
    this.#followed.set(id, made);
    return made;
  }

  #open(path: string): CodeFile | undefined {
    if (this.#files.has(path)) return this.#files.get(path);
    const ends = this.#codes.get(path);
    const source = ends === undefined ? undefined : this.#job.read(path);
    const { rules, providers, now } = this.#materials;
    const about = {
      rules,
      ends: ends ?? { sources: [], sinks: [] },
      providers,
      now,
      space: this.#space,
      constantOf: (of: string, names: readonly string[]) => this.#constantOf(of, names),
    };
    const file = source === undefined ? undefined : CodeFile.open(source, about);
    this.#files.set(path, file);
    return file;
  }

  /** Modules whose variables a file may use. */
  #variablesFrom(path: string): readonly string[] {
    const known = this.#variables.get(path);
    if (known !== undefined) return known;
    const found = variablesFrom(this.#project, path);
    this.#variables.set(path, found);
    return found;
  }

  #constantOf(path: string, names: readonly string[]): Constant | undefined {
    const variable = importedVariable(this.#project, path, names);
    return variable === undefined ? undefined : this.#open(variable.path)?.constantNamed(variable.name);
  }

  #factsOf(path: string): ReturnType<KeptFacts['of']> {
    if (!this.#codes.has(path)) return undefined;
    const source = this.#job.read(path);
    if (source === undefined) return undefined;
    const text = source.text();
    const [language] = languagesOfFile(path, text);
    const { kept } = this.#materials;
    const known = language === undefined ? undefined : kept.of(text, language);
    if (known !== undefined) return known;
    const file = this.#open(path);
    return file === undefined ? undefined : kept.note(text, file.taint.flow, file.language);
  }
}
