import type { SemgrepRule } from '../../../formats/semgrep/rule.ts';
import { languageOf } from '../../../lang/detect.ts';

/** A rule read in one of its languages; in the first one its analyser may be a mode of that language. */
export function ruleIn(rule: SemgrepRule, language: string): SemgrepRule {
  return language === rule.languages[0] ? rule : { ...rule, analyser: language };
}

/** The language that a test file is scanned in for a rule: the one of its ending if the rule names it. */
export function languageOfTest(languages: readonly string[], path: string, otherwise: string): string {
  const own = ruleLanguageOf(path);
  return own !== undefined && languages.includes(own) ? own : otherwise;
}

/** Endings of languages that are no programming languages, and what rules call the dialects of one. */
const named: Readonly<Record<string, string>> = {
  yaml: 'yaml',
  yml: 'yaml',
  tf: 'terraform',
  hcl: 'terraform',
  dockerfile: 'dockerfile',
  tsx: 'typescript',
};

function ruleLanguageOf(path: string): string | undefined {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(named, ending) ? named[ending] : languageOf(path);
}
