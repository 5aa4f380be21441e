import type { SemgrepRule } from '../../formats/semgrep/rule.ts';
import { RuledPath } from '../../formats/semgrep/rule-paths.ts';
import type { Parsers } from '../../lang/index.ts';
import { FlowRules } from './cross-file/flow-rules.ts';
import type { LeafProvider } from './formula/leaf.ts';
import type { CompiledStore } from './formula/compiled-store.ts';
import { ruleTools } from './rule-compiler.ts';
import { languagesOfFile } from './scan/file-languages.ts';
import { RuleSet, type RefusedRule } from './scan/rule-set.ts';

/** The rules of a run, with what can be told of them before a file is read. */
export class RuleFace {
  readonly set: RuleSet;
  /** The rules that are followed from file to file. */
  readonly flows: FlowRules;
  readonly providers: readonly LeafProvider[];
  readonly #languages: ReadonlySet<string>;
  /** Rules that look at files of any language. */
  readonly #anywhere: readonly SemgrepRule[];

  /** `digest` is equal only for equal rules in the same order. */
  constructor(
    rules: readonly SemgrepRule[],
    parsers: Parsers,
    { store, digest }: { readonly store: CompiledStore | undefined; readonly digest: string },
  ) {
    const { compiler, providers } = ruleTools(parsers, store);
    const memory = store === undefined ? undefined : { store, digest };
    this.set = new RuleSet(rules, compiler, memory);
    this.flows = new FlowRules(rules, compiler, providers);
    this.providers = providers;
    this.#languages = new Set(rules.flatMap(({ languages }) => languages));
    this.#anywhere = rules.filter(({ languages }) => languages.some((one) => anyFile.has(one)));
  }

  /** Whether a rule may look at a file, by its name. One without an ending may be a script: its first line tells. */
  wants(path: string): boolean {
    if (languagesOfFile(path, '').some((one) => this.#languages.has(one))) return true;
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!name.includes('.') && scripted.some((one) => this.#languages.has(one))) return true;
    if (this.#anywhere.length === 0) return false;
    const ruled = new RuledPath(path);
    return this.#anywhere.some(({ paths }) => ruled.allows(paths));
  }

  /** Rules that cannot run, each once for every language it names. */
  refused(): readonly RefusedRule[] {
    return [...this.#languages].flatMap((language) =>
      this.set.planFor([language]).refused.filter((one) => one.language === language),
    );
  }
}

const anyFile: ReadonlySet<string> = new Set(['generic', 'regex']);
/** Languages that a file without an ending may be in, by its `#!` line. */
const scripted: readonly string[] = ['bash', 'javascript', 'typescript', 'php', 'python', 'ruby', 'scala'];
