import type { Report } from '../../core/report.ts';
import { forJson, forTerminal } from '../../core/sanitise.ts';
import type { Severity } from '../../core/severity.ts';
import { shownIn } from './shown.ts';

const words: Readonly<Record<Severity, string>> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
};

/** GitLab's code-quality report: what a merge request shows beside its lines. Paths relative to the root. */
export function writeCodeQuality(report: Report): string {
  const issues = shownIn(report).map(({ finding, path, line, fingerprint }) => ({
    type: 'issue',
    check_name: finding.rule,
    description: forTerminal(finding.message).slice(0, 1_000),
    categories: ['Security'],
    severity: words[finding.severity],
    fingerprint,
    location: { path, lines: { begin: line } },
  }));
  return `${forJson(JSON.stringify(issues))}\n`;
}
