import type { Answer, Ask } from '../core/answer.ts';
import type { EngineView } from '../core/engine.ts';
import type { FactKind } from '../core/fact.ts';
import type { Finding } from '../core/finding.ts';
import { anyGlobMatches, patternMatches } from '../core/glob.ts';
import { pathOf } from '../core/location.ts';
import { counted } from '../core/plural.ts';
import type { Problem } from '../core/problem.ts';
import type { RuleInfo } from '../core/rule.ts';
import { bySeverity } from '../core/severity.ts';
import { codeGone } from './code-gone.ts';

/**
 * The usual answer of an engine with rules: a pass only if an asked rule exists, its own positive example fired
 * in this process, and there was at least one file to look at, all of it read.
 */
export function answerByRules(ask: Ask, rules: readonly RuleInfo[], seen: EngineView): Answer {
  const asked = rules.filter((rule) => isAsked(ask, rule));
  const files = seen.files.filter((path) => inScope(ask, path));
  const scope = { files: files.length, rules: asked.length };
  const silent = asked.filter((rule) => seen.selfChecks.get(rule.id) !== true);
  const selfCheck = silent.length === 0 ? 'fired' : 'silent';
  const findings = findingsFor(ask, asked, seen.findings);
  const answer = (outcome: Answer['outcome'], because: string): Answer => ({
    outcome,
    scope,
    selfCheck: asked.length === 0 ? 'none' : selfCheck,
    findings,
    because,
  });
  if (findings.length > 0) return answer('fail', failed(findings));
  const refused = seen.problems.find((problem) => isRefusal(ask, problem));
  if (refused !== undefined) return answer('error', `${refused.target}: ${refused.message}`);
  const unmet = ask.rules.filter((pattern) => !rules.some((rule) => namesRule(pattern, rule)));
  if (unmet.length > 0)
    return answer('checked-nothing', `no rule of this engine matches ${unmet.join(', ')}`);
  if (asked.length === 0) return answer('checked-nothing', 'the model names no rule');
  const unread = seen.problems.find((problem) => isGap(ask, problem));
  if (unread !== undefined) return answer('error', `${unread.target || 'the engine'}: ${unread.message}`);
  if (files.length === 0) return answer('checked-nothing', nothingAt(ask));
  const gap =
    seen.paths === undefined ? undefined : (codeGone(ask, seen.paths) ?? passedBy(ask, seen.passed));
  if (gap !== undefined) return answer('checked-nothing', gap);
  const missing = asked.every(({ subject }) => subject !== undefined && !hasSubject(ask, seen, subject));
  if (missing)
    return answer(
      'checked-nothing',
      `there is no ${asked[0]?.subject ?? 'subject'} for these rules to judge`,
    );
  if (silent.length > 0) {
    return answer(
      'checked-nothing',
      `the positive example of ${silent.map((rule) => rule.id).join(', ')} did not fire`,
    );
  }
  return answer('pass', `${counted(asked.length, 'rule')} silent on ${counted(files.length, 'file')}`);
}

/** Whether the verification names the rule, by id, by pattern, or by a mitigation the rule serves. */
export function isAsked(ask: Ask, rule: RuleInfo): boolean {
  return ask.rules.some((pattern) => namesRule(pattern, rule));
}

function namesRule(pattern: string, rule: RuleInfo): boolean {
  return patternMatches(pattern, rule.id) || rule.mitigations.some((m) => patternMatches(pattern, m));
}

function findingsFor(ask: Ask, asked: readonly RuleInfo[], all: readonly Finding[]): readonly Finding[] {
  const ids = new Set(asked.map((rule) => rule.id));
  return all.filter((finding) => ids.has(finding.rule) && inScope(ask, pathOf(finding.at) ?? ''));
}

/** Something in the place that is asked about was not looked at. */
function isGap(ask: Ask, { target, rule }: Problem): boolean {
  return rule === undefined && (target === '' || inScope(ask, target));
}

/** A rule that is asked about, of the user's own, is not honoured as it is written. */
function isRefusal(ask: Ask, { rule }: Problem): boolean {
  return rule !== undefined && ask.rules.some((pattern) => patternMatches(pattern, rule));
}

function inScope(ask: Ask, path: string): boolean {
  return ask.paths.length === 0 || anyGlobMatches(ask.paths, path);
}

/** What the model names and nobody opened, such as a link in the place of a workflow. */
function passedBy({ code, paths }: Ask, passed: EngineView['passed'] = []): string | undefined {
  const first = passed.find(({ target }) => anyGlobMatches([...code, ...paths], target));
  return first === undefined ? undefined : `${first.target} was not looked at: ${first.reason}`;
}

function hasSubject(ask: Ask, { facts }: EngineView, kind: FactKind): boolean {
  return facts.some((fact) => fact.kind === kind && 'at' in fact && inScope(ask, fact.at.path));
}

function failed(findings: readonly Finding[]): string {
  const [worst] = [...findings].sort((a, b) => bySeverity(a.severity, b.severity));
  const more = findings.length > 1 ? ` and ${findings.length - 1} more` : '';
  return worst === undefined ? '' : `${worst.message}${more}`;
}

function nothingAt(ask: Ask): string {
  const where = ask.paths.length === 0 ? 'in this repository' : `at ${ask.paths.join(', ')}`;
  return `there was nothing for this engine to look at ${where}`;
}
