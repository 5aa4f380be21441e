import { isoTime } from '../../core/clock.ts';
import type { KnownFinding, Report } from '../../core/report.ts';
import type { RuleInfo } from '../../core/rule.ts';
import { forJson, forTerminal } from '../../core/sanitise.ts';
import { shownIn } from './shown.ts';

/** The version of GitLab's security report schema that is written. */
const schemaVersion = '15.0.7';

/** Findings of source code as GitLab's SAST report; those of other engines are in the code-quality report. */
export function writeSastReport(report: Report): string {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const tool = {
    id: 'holdfast',
    name: 'Holdfast',
    version: report.tool.version,
    vendor: { name: 'Holdfast' },
  };
  const vulnerabilities = shownIn(report)
    .filter(({ finding }) => finding.engine === 'sast')
    .map(({ finding, path, line, endLine, fingerprint }) => ({
      id: uuidOf(fingerprint),
      name: titleOf(finding, rules.get(finding.rule)),
      description: forTerminal(finding.message).slice(0, 4_000),
      severity: severityOf(finding),
      solution: forTerminal(rules.get(finding.rule)?.todo ?? '').slice(0, 4_000),
      location: { file: path, start_line: line, end_line: endLine },
      identifiers: identifiersOf(finding, rules.get(finding.rule)),
    }));
  const time = isoTime(report.at).replace(/Z$/, '');
  const ended = isoTime(report.at + report.ms).replace(/Z$/, '');
  const scan = {
    analyzer: tool,
    scanner: tool,
    type: 'sast',
    start_time: time,
    end_time: ended,
    // A report that says less than all must not look like a whole one.
    status: report.status === 'failed' ? 'failure' : 'success',
  };
  return `${forJson(JSON.stringify({ version: schemaVersion, scan, vulnerabilities }))}\n`;
}

function titleOf({ rule }: KnownFinding, info: RuleInfo | undefined): string {
  return forTerminal(info?.title ?? rule).slice(0, 255);
}

function severityOf({ severity }: KnownFinding): string {
  return `${severity.slice(0, 1).toUpperCase()}${severity.slice(1)}`;
}

function identifiersOf({ rule }: KnownFinding, info: RuleInfo | undefined): readonly object[] {
  return [
    { type: 'holdfast_rule', name: rule, value: rule },
    ...(info?.cwe ?? []).map((cwe) => ({
      type: 'cwe',
      name: `CWE-${cwe}`,
      value: String(cwe),
      url: `https://cwe.mitre.org/data/definitions/${cwe}.html`,
    })),
  ];
}

/** A digest in the form of a UUID, which is what GitLab asks for. */
function uuidOf(digest: string): string {
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
