import { RuledPath } from '../../../formats/semgrep/rule-paths.ts';
import type { SemgrepRule } from '../../../formats/semgrep/rule.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import type { Scope } from '../formula/leaf.ts';
import { matchRule, startFile, type RuleMatch } from '../formula/match-rule.ts';
import type { FileRun } from '../formula/rule-match.ts';
import { languagesOfFile } from './file-languages.ts';
import type { RuleSet } from './rule-set.ts';

/** A file to be looked at. */
export interface ScannedText {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly text: string;
  /** What `today()` says, in milliseconds since 1970. */
  readonly now: number;
  /** Is shown the same file once the rules have looked at it, with what they share. */
  readonly also?: (scope: Scope, file: FileRun) => void;
  /** Only this rule looks: a self-check asks one question. */
  readonly only?: string;
  /** Milliseconds since some moment: when given, `spent` is told what each rule that was run took. */
  readonly clock?: () => number;
  readonly spent?: (rule: string, ms: number) => void;
}

/** What one rule has to say of a file. */
export interface RuleReport {
  readonly rule: SemgrepRule;
  /** By place. */
  readonly matches: readonly RuleMatch[];
  /** Why some of the file was not looked at by this rule. */
  readonly problems: readonly string[];
}

/** What all rules find in one file, in the order of the rules; only rules that have something to say. */
export function scanText(
  rules: RuleSet,
  { path, text, now, also, only, clock, spent }: ScannedText,
): readonly RuleReport[] {
  const languages = languagesOfFile(path, text);
  const plan = rules.planFor(languages);
  if (plan.rules.length === 0) return [];
  const literals = plan.literals.in(text);
  const subject = new Subject(text, literals);
  const ruled = new RuledPath(path);
  const file = startFile(now);
  const scopes = new Map<string, Scope>();
  const reports: RuleReport[] = [];
  for (const planned of plan.rules) {
    if (only !== undefined && planned.rule.id !== only) continue;
    if (!literals.meet(planned.clauses) || !ruled.allows(planned.rule.paths)) continue;
    const started = clock?.() ?? 0;
    const compiled = planned.compiled();
    const { rule } = compiled;
    let scope = scopes.get(rule.analyser);
    if (scope === undefined) scopes.set(rule.analyser, (scope = { subject, analyser: rule.analyser }));
    const { matches, problems } = matchRule(compiled, scope, file);
    if (clock !== undefined) spent?.(rule.id, clock() - started);
    if (matches.length > 0 || problems.length > 0) reports.push({ rule, matches, problems });
  }
  const [language] = languages;
  if (also !== undefined && language !== undefined)
    also(scopes.get(language) ?? { subject, analyser: language }, file);
  return reports;
}
