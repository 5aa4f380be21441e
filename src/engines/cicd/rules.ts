import type { RuleInfo } from '../../core/rule.ts';
import type { CicdRule, Report } from './define-rule.ts';
import { ruleList } from './rules.gen.ts';
import type { Pipeline } from './workflow.ts';

/** A rule ready to run, with the example that proves it. */
interface ReadyRule {
  readonly info: RuleInfo;
  readonly example: { readonly file: string; readonly text: string; readonly lines: readonly number[] };
  check(pipeline: Pipeline): Iterable<Report>;
}

/** All rules, in the order of their names. */
export const rules: readonly ReadyRule[] = ruleList.map(({ name, rule, digest, fixtures, example }) => ({
  info: infoOf(rule, name, digest, fixtures),
  example,
  check: rule.check,
}));

/** What the rules say of themselves. */
export const ruleInfos: readonly RuleInfo[] = rules.map((rule) => rule.info);

function infoOf(rule: CicdRule, name: string, digest: string, fixtures: RuleInfo['fixtures']): RuleInfo {
  const { title, why, todo, severity, confidence, mitigations, cwe, proof } = rule;
  return {
    id: `cicd/${name}`,
    engine: 'cicd',
    title,
    why,
    todo,
    severity,
    confidence,
    mitigations,
    cwe,
    digest,
    fixtures,
    proof,
  };
}
