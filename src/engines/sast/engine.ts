import { sha256 } from '../../core/digest.ts';
import type { Engine, EngineOptions, Event, Job, SourceFile, Target } from '../../core/engine.ts';
import type { Fact } from '../../core/fact.ts';
import { Lines } from '../../core/lines.ts';
import { isMediaName } from '../../core/media-name.ts';
import type { RuleInfo, SelfCheck } from '../../core/rule.ts';
import { patternsOf, semgrepIgnores } from '../../formats/semgrep/semgrepignore.ts';
import type { FlatTree, Parsers, TreeStore } from '../../lang/index.ts';
import { factsLanguage } from '../../lang/project/index.ts';
import { mayReachOutside } from '../../lang/outside/index.ts';
import { Subject } from '../../lang/regex/subject.ts';
import { isTestPath, takesPart } from '../../lang/routes/index.ts';
import { followAcross } from './cross-file/follow-across.ts';
import { KeptFacts } from './cross-file/kept-facts.ts';
import { findingOf } from './finding.ts';
import type { CompiledStore } from './formula/compiled-store.ts';
import { providerOf, type ReadScope, type Scope } from './formula/leaf.ts';
import type { FileRun } from './formula/rule-match.ts';
import { isPatternLanguage, parseAsWritten } from './match/parse-as-written.ts';
import { namedScope } from './named-scopes.ts';
import { ignoredIn, unreadIn } from './options.ts';
import { readSources, type SourcesRead } from './read-sources.ts';
import { refusalsOf } from './refusals.ts';
import { ruleInfoOf } from './rule-info.ts';
import { outsideFacts } from './routes/outside-facts.ts';
import { checkRouteExamples, routeReport, routeRuleInfos, type RouteMaterials } from './routes/index.ts';
import { readAnnotations } from './rule-test/annotations.ts';
import type { RuleSource } from './rule-source.ts';
import { RuleFace } from './rule-face.ts';
import { languagesOfFile } from './scan/file-languages.ts';
import { scanText } from './scan/scan-text.ts';

/** What the engine is made of. Nothing of it is read before a file, or somebody who asks for the rules, needs it. */
export interface SastMaterials {
  readonly parsers: Parsers;
  readonly builtIn: () => readonly RuleSource[];
  /** The user's own rules. */
  readonly own: readonly RuleSource[];
  /** Milliseconds since 1970: what `today()` says in a rule. */
  readonly now: number;
  /** Milliseconds since some moment; given when the cost of each rule is asked for. */
  readonly clock?: () => number;
  /** Keeps what was compiled of rules between runs. */
  readonly compiled?: CompiledStore;
  /** Keeps facts of files and flows between runs. */
  readonly store?: TreeStore;
}

/** Source code, by rules in Semgrep's format: the built-in ones and the user's. */
export function createSastEngine(materials: SastMaterials): Engine {
  const sast = new Sast(materials);
  return {
    id: 'sast',
    version: 2,
    needs: { network: false, runningApp: false, credentials: false, executesCode: false },
    factsNeeded: ['code'],
    factsGiven: ['code', 'route', 'data-store', 'outbound'],
    get rules() {
      return sast.rules;
    },
    checkOptions,
    wants: (target) => sast.wants(target),
    prepare: (paths) => sast.prepare(paths),
    inspect: (file, options) => sast.inspect(file, options),
    run: (job) => sast.run(job),
    selfCheck: (rules) => sast.selfCheck(rules),
  };
}

function checkOptions(options: EngineOptions): string | undefined {
  const { ignore, rules, unread: _unread, ...others } = options;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) return `sast has no option "${unknown}"; remove it`;
  if (ignore !== undefined && ignoredIn(options) === undefined)
    return 'option ignore of the sast engine must be a list of lines of a .semgrepignore';
  if (unreadIn(options) === undefined)
    return 'option unread of the sast engine must be a list of ignore files, each with the reason';
  if (rules !== undefined && typeof rules !== 'string')
    return 'option rules of the sast engine must be the digest of the user’s rules';
  return undefined;
}

class Sast {
  readonly #materials: SastMaterials;
  #sources: SourcesRead | undefined;
  #infos: ReadonlyMap<string, RuleInfo> | undefined;
  #face: RuleFace | undefined;
  #routeRules: ReadonlyMap<string, RuleInfo> | undefined;
  readonly #kept: KeptFacts;
  #ignoring: { readonly lines: readonly string[]; readonly ignores: (path: string) => boolean } | undefined;

  constructor(materials: SastMaterials) {
    this.#materials = materials;
    this.#kept = new KeptFacts(materials.store);
  }

  get rules(): readonly RuleInfo[] {
    return [...this.#ruleInfos().values(), ...this.#routeInfos().values()];
  }

  wants(target: Target): boolean {
    return target.kind === 'file' && !isMediaName(target.path) && this.#rulesFor().wants(target.path);
  }

  /** What is told by a first line is left to whoever reads it. */
  prepare(paths: readonly string[]): void {
    const { set } = this.#rulesFor();
    for (const path of paths) set.planFor(languagesOfFile(path, ''));
  }

  *inspect(file: SourceFile, options: EngineOptions): Iterable<Event> {
    const reason = this.#reasonToSkip(file, options);
    if (reason !== undefined) {
      yield { kind: 'skipped', target: file.path, reason };
      return;
    }
    const text = file.text();
    const { set } = this.#rulesFor();
    const ends: Fact[] = [];
    const also = (scope: Scope, run: FileRun): void => {
      ends.push(...this.#factsIn(file, scope, run));
    };
    const { now, clock } = this.#materials;
    const costs: Event[] = [];
    const spent = (rule: string, value: number): void => {
      costs.push({ kind: 'measure', name: rule, value });
    };
    const reports = scanText(set, {
      path: file.path,
      text,
      now,
      also,
      ...(clock === undefined ? {} : { clock, spent }),
    });
    yield* costs;
    for (const fact of ends) yield { kind: 'fact', fact };
    if (reports.length === 0) return;
    const about = { file, lines: new Lines(text), scopeAt: this.#scopes(file.path, text) };
    for (const { rule, matches, problems } of reports) {
      const info = this.#ruleInfos().get(rule.id);
      if (info === undefined) continue;
      for (const match of matches) yield { kind: 'finding', finding: findingOf(info, match, about) };
      for (const message of problems) {
        const problem = { kind: 'partial', target: file.path, message: `${rule.id}: ${message}` } as const;
        yield { kind: 'problem', problem };
      }
    }
  }

  /** Flows from file to file, and what of the user's rules is not honoured; the built-in ones are tested. */
  async *run(job: Job): AsyncIterable<Event> {
    if (job.signal.aborted) return;
    const { flows: rules, providers } = this.#rulesFor();
    const { now } = this.#materials;
    const infoOf = (rule: string): RuleInfo | undefined => this.#ruleInfos().get(rule);
    yield* followAcross(job, { rules, providers, kept: this.#kept, infoOf, now });
    // A guard may be in any file: without all of them nothing can be said of what is missing.
    if (job.part === undefined) yield* this.#routes(job);
    yield* this.#refusals();
    for (const { path, reason } of unreadIn(job.options) ?? []) {
      const message = `not honoured: ${reason}; nothing is passed by because of it`;
      const todo = 'Make it smaller, or a file that can be read.';
      yield { kind: 'problem', problem: { kind: 'partial', target: path, message, todo } };
    }
  }

  *#routes(job: Job): Iterable<Event> {
    const report = routeReport(
      job,
      { kept: this.#kept, read: (file) => this.#parsed(file), languageOf: languageIn },
      this.#routeInfos(),
    );
    if (report === undefined) return;
    for (const fact of report.routes) yield { kind: 'fact', fact };
    for (const finding of report.findings) yield { kind: 'finding', finding };
    for (const message of report.problems)
      yield { kind: 'problem', problem: { kind: 'partial', target: '', message } };
  }

  #parsed(file: SourceFile): ReturnType<RouteMaterials['read']> {
    const language = languageIn(file);
    const subject = new Subject(file.text());
    const read =
      language === undefined
        ? undefined
        : providerOf(this.#rulesFor().providers, language)?.read?.({ subject, analyser: language });
    return read === undefined || language === undefined ? undefined : { tree: read.tree, language };
  }

  *#refusals(): Iterable<Event> {
    const { own } = this.#materials;
    if (own.length === 0) return;
    const problems = refusalsOf(own, this.#read(), this.#rulesFor().refused());
    for (const problem of problems) yield { kind: 'problem', problem };
  }

  *selfCheck(wanted?: ReadonlySet<string>): Iterable<SelfCheck> {
    for (const { rule, source } of this.#read().rules) {
      if (wanted !== undefined && !wanted.has(rule.id)) continue;
      const bad = source.tests.map((test) => ({ ...test, lines: marked(test.text, rule.id) }));
      const fired = bad.some(({ path, text, lines }) => {
        if (lines.size === 0) return false;
        const at = new Lines(text);
        const reports = scanText(this.#rulesFor().set, {
          path,
          text,
          now: this.#materials.now,
          only: rule.id,
        });
        const own = reports.filter((report) => report.rule.id === rule.id).flatMap(({ matches }) => matches);
        return own.some(({ start }) => lines.has(at.lineAt(start)));
      });
      yield { rule: rule.id, fired };
    }
    const isWanted = wanted === undefined || routeRuleInfos().some(({ id }) => wanted.has(id));
    if (isWanted) yield* checkRouteExamples(this.#materials.parsers);
  }

  /** Which flows begin or end in a file, and, kept for later, what it says of functions, calls and routes. */
  *#factsIn(file: SourceFile, scope: Scope, run: FileRun): Iterable<Fact> {
    const { flows, providers } = this.#rulesFor();
    const { analyser } = scope;
    if (factsLanguage(analyser) === undefined) return;
    const text = file.text();
    const hasRoutes = takesPart(file.path, analyser, text);
    if (!flows.has(analyser) && !hasRoutes) return;
    const ends = flows.has(analyser) ? flows.endsIn(scope, run) : { sources: [], sinks: [] };
    let read: ReadScope | undefined;
    const parsed = (): ReadScope | undefined => (read ??= providerOf(providers, analyser)?.read?.(scope));
    if (flows.has(analyser) && this.#kept.of(text, analyser) === undefined) {
      const now = parsed();
      if (now !== undefined) this.#kept.note(text, now, analyser);
    }
    if (hasRoutes && !this.#kept.hasRoutes(text, analyser)) {
      const now = parsed();
      if (now !== undefined) this.#kept.noteRoutes(text, now.tree, analyser);
    }
    const routes = hasRoutes ? ({ routes: true } as const) : {};
    yield { kind: 'code', path: file.path, digest: sha256(text), ...ends, ...routes };
    if (!isTestPath(file.path) && mayReachOutside(analyser, text)) yield* outsideFacts(file, parsed());
  }

  #reasonToSkip({ path, content }: SourceFile, options: EngineOptions): string | undefined {
    if (content.length === 0) return 'empty';
    if (content.subarray(0, binaryBytes).includes(0)) return 'not text';
    return this.#ignores(ignoredIn(options) ?? [])(path) ? 'named by .semgrepignore' : undefined;
  }

  #ignores(lines: readonly string[]): (path: string) => boolean {
    if (this.#ignoring?.lines !== lines) {
      const patterns = patternsOf(lines);
      this.#ignoring = { lines, ignores: (path) => semgrepIgnores(patterns, path) };
    }
    return this.#ignoring.ignores;
  }

  /** Parsed again for files with findings alone: few have any. */
  #scopes(path: string, text: string): (offset: number) => string {
    let tree: FlatTree | undefined;
    const language = languagesOfFile(path, text).find(isPatternLanguage);
    return (offset) => {
      if (language === undefined) return '';
      tree ??= parseAsWritten(this.#materials.parsers, language, text).tree;
      return namedScope(tree, offset);
    };
  }

  #read(): SourcesRead {
    const { builtIn, own, compiled } = this.#materials;
    return (this.#sources ??= readSources(own, builtIn(), compiled));
  }

  #ruleInfos(): ReadonlyMap<string, RuleInfo> {
    return (this.#infos ??= new Map(
      this.#read().rules.map(({ rule, digest, source }) => [rule.id, ruleInfoOf(rule, digest, source)]),
    ));
  }

  #routeInfos(): ReadonlyMap<string, RuleInfo> {
    return (this.#routeRules ??= new Map(routeRuleInfos().map((info) => [info.id, info])));
  }

  #rulesFor(): RuleFace {
    return (this.#face ??= new RuleFace(
      this.#read().rules.map(({ rule }) => rule),
      this.#materials.parsers,
      { store: this.#materials.compiled, digest: this.#read().digest },
    ));
  }
}

function languageIn(file: SourceFile): string | undefined {
  return languagesOfFile(file.path, file.text())[0];
}

/** A NUL in these first bytes says that a file is not text, as git has it. */
const binaryBytes = 8_000;

function marked(text: string, rule: string): ReadonlySet<number> {
  const own = readAnnotations(text).filter((one) => one.kind === 'ruleid' && one.rule === rule);
  return new Set(own.map(({ target }) => target));
}
