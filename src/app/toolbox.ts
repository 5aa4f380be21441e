import { join } from 'node:path';
import { sha256 } from '../core/digest.ts';
import type { Engine } from '../core/engine.ts';
import type { Label } from '../core/label.ts';
import type { RuleInfo } from '../core/rule.ts';
import { cicdEngine } from '../engines/cicd/index.ts';
import {
  commentsOf,
  createSastEngine,
  testSources,
  type RuleSource,
  type RuleTests,
} from '../engines/sast/index.ts';
import { readOtherRules } from '../engines/secrets/foreign/read-other-rules.ts';
import type { RuleText } from '../engines/secrets/foreign/read-set.ts';
import { secretsEngine, secretsEngineWith } from '../engines/secrets/index.ts';
import type { OtherRules } from '../engines/secrets/other-rules.ts';
import { testsEngine } from '../engines/tests/index.ts';
import { programFiles } from '../io/program-files.ts';
import { RecordLog } from '../io/record-log.ts';
import { createParsers, storingParsers, type Parsers } from '../lang/index.ts';
import { readLedger, readPack } from './rule-pack.ts';

/** What the engines of a run are made of. */
export interface ToolPlan {
  /** The folder of the built program, which holds the grammars and the built-in rules. */
  readonly programFolder: string;
  /** Rules of the user's own, beside the built-in ones. */
  readonly rules: readonly RuleSource[];
  /** Rules of other secret scanners, beside the built-in ones. */
  readonly secretRules?: readonly RuleText[];
  /** Milliseconds since 1970: what `today()` says in a rule. */
  readonly now: number;
  /** Where trees are kept between runs; undefined: nowhere. */
  readonly cacheFolder: string | undefined;
  /** Digest of the built program with its grammars. */
  readonly build: string;
  /** Whether the cost of each rule is measured. */
  readonly profile?: boolean;
}

/** The engines of a run. Grammars and rules are read when an engine first needs them. */
export class Toolbox {
  readonly engines: readonly Engine[];
  readonly ownRules: readonly RuleSource[];
  readonly otherRules: readonly RuleText[];
  /** The same, ready to search; undefined when there are none. */
  readonly other: OtherRules | undefined;
  readonly #logs: readonly RecordLog[];
  readonly #parsers: Parsers;
  readonly #now: number;
  readonly #builtIn: () => readonly RuleSource[];
  readonly #text: (file: string) => string;

  constructor(plan: ToolPlan) {
    const { programFolder, rules, now, cacheFolder, build, profile = false, secretRules = [] } = plan;
    const { wasm, oxc, text } = programFiles(programFolder);
    const parsing = createParsers({ loadWasm: wasm, loadOxc: oxc });
    const kept = cacheFolder === undefined ? undefined : logsIn(cacheFolder, build);
    const parsers = kept === undefined ? parsing : storingParsers(parsing, kept.trees, build);
    this.#logs = kept === undefined ? [] : Object.values(kept);
    const builtIn = (): readonly RuleSource[] => readPack(text('sast-rules.json'));
    this.#parsers = parsers;
    this.#now = now;
    this.#builtIn = builtIn;
    this.#text = text;
    this.ownRules = rules;
    this.otherRules = secretRules;
    this.other = secretRules.length === 0 ? undefined : readOtherRules(secretRules);
    this.engines = [
      testsEngine,
      createSastEngine({
        parsers,
        builtIn,
        own: rules,
        now,
        ...(profile ? { clock: () => performance.now() } : {}),
        ...(kept === undefined ? {} : { store: kept.flows, compiled: textsIn(kept.rules) }),
      }),
      this.other === undefined ? secretsEngine : secretsEngineWith(this.other),
      cicdEngine,
    ];
  }

  /** To be called before workers are shown files of these paths; does nothing where nothing is kept for them to find. */
  prepare(paths: readonly string[]): void {
    if (this.#logs.length === 0) return;
    for (const engine of this.engines) engine.prepare?.(paths);
    this.flush();
  }

  /** Writes what is worth keeping for the next run. */
  flush(): void {
    for (const log of this.#logs) log.flush();
  }

  /** Runs the tests of rule files with the parsers of this run. */
  testRules(sources: readonly RuleSource[]): RuleTests {
    return testSources(sources, this.#parsers, this.#now);
  }

  /** Tells of offsets in a file whether they lie in a comment. */
  commentsOf(path: string, text: string): (offset: number) => boolean {
    return commentsOf(this.#parsers, path, text);
  }

  /** The rules that come with Holdfast, with their tests. */
  get builtInRules(): readonly RuleSource[] {
    return this.#builtIn();
  }

  /** The labels of corpora that come with Holdfast: what rules were measured on before anybody used them. */
  get corpusLabels(): readonly Label[] {
    return readLedger(this.#text('precision.json'));
  }

  /** Tells of routes, data stores and hosts alone: its one rule, which nothing meets, only names the languages. */
  get factFinder(): Engine {
    const languages = '[javascript, typescript, python, java, go]';
    const text = `rules:\n  - {id: facts, languages: ${languages}, severity: LOW, message: none, pattern: holdfast_finds_nothing()}\n`;
    const builtIn = (): readonly RuleSource[] => [{ path: 'facts.yaml', text, tests: [] }];
    return createSastEngine({ parsers: this.#parsers, builtIn, own: [], now: this.#now });
  }

  /** An engine with this rule and the others of its file alone; undefined where a rule cannot be had without all of them. */
  alone(rule: RuleInfo): Engine | undefined {
    const sources = [...this.ownRules, ...this.#builtIn()].filter(({ path }) => path === rule.file);
    if (rule.engine !== 'sast' || sources.length === 0) return undefined;
    return createSastEngine({ parsers: this.#parsers, builtIn: () => sources, own: [], now: this.#now });
  }

  /** Every rule of every engine. */
  get rules(): readonly RuleInfo[] {
    return this.engines.flatMap(({ rules }) => rules);
  }
}

/** One build reads, parses and compiles in one way, so its digest is part of the names. */
function logsIn(
  folder: string,
  build: string,
): { readonly trees: RecordLog; readonly flows: RecordLog; readonly rules: RecordLog } {
  const log = (what: string): RecordLog => new RecordLog(join(folder, `${what}-${build.slice(0, 16)}.cache`));
  return { trees: log('trees'), flows: log('flows'), rules: log('rules') };
}

function textsIn(log: RecordLog): {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
} {
  return {
    get(key) {
      const kept = log.get(sha256(key));
      return kept === undefined ? undefined : Buffer.from(kept).toString('utf8');
    },
    set: (key, value) => log.set(sha256(key), Buffer.from(value)),
  };
}
