import { readRules } from '../../../../formats/semgrep/read-rules.ts';
import type { Parsers } from '../../../../lang/index.ts';
import { Subject } from '../../../../lang/regex/subject.ts';
import { readYaml } from '../../../../lang/yaml/read-yaml.ts';
import { FormulaCompiler } from '../../formula/compile.ts';
import type { LeafProvider } from '../../formula/leaf.ts';
import { matchRule, startFile, type RuleMatches } from '../../formula/match-rule.ts';
import { treePatterns } from '../../match/tree-patterns.ts';
import { regexMode } from '../../modes/regex-mode.ts';
import { taintMode } from '../taint-mode.ts';

/** The parts of a rule: sources `source()`, sinks `sink(...)` and sanitizers `sanitize(...)` where they are not given. */
export interface RuleParts {
  readonly sources?: string;
  readonly sinks?: string;
  readonly sanitizers?: string;
  readonly propagators?: string;
  readonly options?: string;
  readonly message?: string;
  /** Calls are followed. */
  readonly across?: boolean;
}

/** Runs taint rules that are made of parts. */
export class TaintTester {
  readonly #providers: readonly LeafProvider[];

  constructor(parsers: Parsers) {
    this.#providers = [regexMode, treePatterns(parsers)];
  }

  /** What a rule reports in some code. */
  run(language: string, code: string, parts: RuleParts = {}): RuleMatches {
    const text = `rules:
  - id: own
    message: ${parts.message ?? 'found'}
    severity: ERROR
    languages: [${language}]
    mode: taint
    options: { ${parts.options ?? ''} }
    pattern-sources:
${parts.sources ?? '      - pattern: source(...)'}
    pattern-sinks:
${parts.sinks ?? '      - pattern: sink(...)'}
    pattern-sanitizers:
${parts.sanitizers ?? '      - pattern: sanitize(...)'}
${parts.propagators === undefined ? '' : `    pattern-propagators:\n${parts.propagators}`}
`;
    const { rules, notes } = readRules('own.yaml', text, readYaml(text));
    const [rule] = rules;
    if (rule === undefined) throw new Error(JSON.stringify(notes));
    const compiled = new FormulaCompiler(this.#providers, [
      taintMode(this.#providers, parts.across ?? false),
    ]).rule(rule);
    if (!compiled.ok) throw new Error(compiled.error.reason);
    return matchRule(compiled.value, { subject: new Subject(code), analyser: language }, startFile(0));
  }

  /** Lines that are reported, and lines that say `// HERE`: equal when the rule does what the code says. */
  judged(language: string, code: string, parts: RuleParts = {}): { reported: unknown; expected: unknown } {
    const { matches, problems } = this.run(language, code, parts);
    const lines = matches.map(({ start }) => code.slice(0, start).split('\n').length);
    const marked = code.split('\n').flatMap((line, at) => (line.includes('HERE') ? [at + 1] : []));
    return { reported: [...new Set(lines), ...problems], expected: marked };
  }
}
