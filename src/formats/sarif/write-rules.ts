import type { Report } from '../../core/report.ts';
import type { RuleInfo } from '../../core/rule.ts';
import { pastFindings } from '../../core/past-findings.ts';
import type { Severity } from '../../core/severity.ts';
import type { Json } from './write-location.ts';
import { markdownText, plainText } from './write-text.ts';

/** GitHub's limits: rules per run, tags per rule, characters of a description. */
const rulesMax = 25_000;
const tagsMax = 20;
const descriptionMax = 1_024;

/** SARIF level of a severity. */
export const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/**
 * What GitHub sorts alerts by, in the middle of its bands: above 9.0 critical, from 7.0 high, from 4.0 medium,
 * from 0.1 low. `info` has none: it is not a weakness.
 */
const securitySeverities: Readonly<Record<Severity, string | undefined>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  info: undefined,
};

/** The rule list of a run, and where each rule stands in it. */
export interface RuleTable {
  readonly rules: readonly Json[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/** Every rule that ran, and every rule a finding names even when nobody described it. */
export function ruleTable(report: Report): RuleTable {
  const known = new Map(report.rules.map((rule) => [rule.id, rule]));
  const used = new Set([...report.findings, ...pastFindings(report)].map(({ rule }) => rule));
  const ids = [...new Set([...used, ...known.keys()])].slice(0, rulesMax);
  const rules = ids.map((id) => {
    const rule = known.get(id);
    return rule === undefined ? { id } : descriptorOf(rule);
  });
  return { rules, indexOf: new Map(ids.map((id, index) => [id, index])) };
}

/** The properties by which GitHub ranks, for a rule or a single result. */
export function severityProperties(severity: Severity): Json {
  const score = securitySeverities[severity];
  return score === undefined ? {} : { 'security-severity': score };
}

function descriptorOf(rule: RuleInfo): Json {
  return {
    id: rule.id,
    name: plainText(rule.title, 255),
    shortDescription: { text: plainText(rule.title, descriptionMax) },
    fullDescription: { text: plainText(rule.why || rule.title, descriptionMax) },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: {
      tags: ['security', ...rule.cwe.map(cweTag)].slice(0, tagsMax),
      precision: precisionOf(rule),
      'problem.severity': levels[rule.severity] === 'note' ? 'recommendation' : levels[rule.severity],
      ...severityProperties(rule.severity),
    },
  };
}

function helpText(rule: RuleInfo): string {
  return plainText(`${rule.why} What to do: ${rule.todo}`);
}

function helpMarkdown(rule: RuleInfo): string {
  const cwe = rule.cwe.length === 0 ? '' : `\n\n${rule.cwe.map((number) => `CWE-${number}`).join(', ')}`;
  return `${markdownText(rule.why)}\n\n**What to do:** ${markdownText(rule.todo)}${cwe}`;
}

/** The form in which code scanning filters by weakness. */
function cweTag(number: number): string {
  return `external/cwe/cwe-${String(number).padStart(3, '0')}`;
}

function precisionOf(rule: RuleInfo): string {
  if (rule.proof === 'by-construction') return 'very-high';
  return rule.confidence;
}
