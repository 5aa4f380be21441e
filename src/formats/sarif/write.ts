import { isoTime } from '../../core/clock.ts';
import type { Report } from '../../core/report.ts';
import { forJson } from '../../core/sanitise.ts';
import { pastFindings } from '../../core/past-findings.ts';
import { bySeverity } from '../../core/severity.ts';
import { rootName } from './write-location.ts';
import type { Json } from './write-location.ts';
import { cutNotification, notificationDescriptors, notificationsOf } from './write-notifications.ts';
import { resultOf } from './write-result.ts';
import { ruleTable } from './write-rules.ts';

/** GitHub refuses a run with more results, and shows the first of these by severity. */
const resultsMax = 25_000;
const shownMax = 5_000;

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/**
 * The report as one SARIF 2.1.0 run, the worst findings first. Whatever was not looked at, and whatever did not
 * fit, is a notification: an empty list of results never stands alone.
 */
export function writeSarif(report: Report): string {
  return `${forJson(JSON.stringify({ $schema: schema, version: '2.1.0', runs: [runOf(report)] }))}\n`;
}

function runOf(report: Report): Json {
  const table = ruleTable(report);
  const sorted = [...report.findings, ...pastFindings(report)].sort((a, b) =>
    bySeverity(a.severity, b.severity),
  );
  return {
    tool: {
      driver: {
        name: 'Holdfast',
        version: report.tool.version,
        ...(/^\d+\.\d+\.\d+/.test(report.tool.version) ? { semanticVersion: report.tool.version } : {}),
        rules: table.rules,
        notifications: notificationDescriptors(),
      },
    },
    invocations: [invocationOf(report, sorted.length)],
    // One category per command, so that a gate's upload does not close what a scan found.
    automationDetails: { id: `holdfast/${report.command}/` },
    originalUriBaseIds: { [rootName]: { description: { text: 'The root of the scanned repository.' } } },
    columnKind: 'utf16CodeUnits',
    results: sorted.slice(0, resultsMax).map((finding) => resultOf(finding, table.indexOf.get(finding.rule))),
    properties: {
      commit: report.commit,
      dirty: report.dirty,
      model: report.model,
      status: report.status,
      mitigations: report.mitigations.map(({ id, state }) => ({ id, state })),
      ...(report.gate === undefined ? {} : { gate: report.gate.verdict }),
    },
  };
}

function invocationOf(report: Report, results: number): Json {
  return {
    executionSuccessful: report.status !== 'failed',
    ...timesOf(report),
    toolExecutionNotifications: [...cutsOf(results), ...notificationsOf(report)],
  };
}

function timesOf(report: Report): Json {
  const end = report.at + Math.max(0, report.ms);
  if (!(Math.abs(report.at) <= 8.64e15 && end <= 8.64e15)) return {};
  return { startTimeUtc: isoTime(report.at), endTimeUtc: isoTime(end) };
}

function cutsOf(findings: number): readonly Json[] {
  if (findings <= shownMax) return [];
  const shown = `GitHub shows the first ${shownMax} of ${findings} results, the worst first.`;
  if (findings <= resultsMax) return [cutNotification(shown)];
  return [
    cutNotification(`${findings - resultsMax} results are not in this file, the least severe ones. ${shown}`),
  ];
}
