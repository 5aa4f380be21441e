import { placeOf } from '../../core/location.ts';
import type { GateItem, GateReport, KnownFinding, MitigationReport, Report } from '../../core/report.ts';
import { forMarkdown } from '../../core/sanitise.ts';
import { excerptBlock } from './markdown/excerpt.ts';
import { atMost, detailsSection, tableSection } from './markdown/section.ts';
import type { Section } from './markdown/section.ts';
import { counted, dayOf, grouped, lasting, shortened } from './quantities.ts';
import { openFindings, openPast, ranked, rankedMitigations } from './ranking.ts';
import { findingCounts, gapsOf, isIncomplete, stateCounts, targetsOf } from './standing.ts';
import { engineWords, mitigationWords, stateLabel, verdictWords } from './state-words.ts';

/** GitHub and GitLab cut or refuse longer comments; the rest is for the JSON report. */
const charactersMax = 65_000;
/** Of these, the most that gate and mitigations take: the engines and some findings always have room. */
const gateMax = 20_000;
const mitigationsMax = 16_000;
/** Rows built of a long list; more than fit on the page. */
const rowsMax = 1_200;
/** Characters of one foreign text in a cell. */
const cellMax = 300;
const excerptsMax = 3;

/** The report as GitHub-flavoured Markdown for a job summary or a comment; details are folded. */
export function writeMarkdown(report: Report): string {
  const open = ranked(openFindings(report), report);
  const past = openPast(report);
  const sections = [
    ...(report.gate === undefined ? [] : [atMost(gateMax, gateSection(report, report.gate))]),
    atMost(mitigationsMax, mitigationSection(report)),
    ...open.slice(0, excerptsMax).map((finding) => excerptSection(finding, report)),
    // The engines come first: a long list of findings must not push out what was not looked at.
    engineSection(report),
    findingSection(open, counted(open.length, 'finding')),
    findingSection(past, `${counted(past.length, 'secret')} in the history that the work tree has no more`),
  ];
  const head = headOf(report, open);
  const foot = `\n<sub>Next: ${text(report.next)} · Holdfast ${text(report.tool.version)}</sub>\n`;
  let left = charactersMax - head.length - foot.length;
  const parts: string[] = [];
  for (const section of sections) {
    const part = section(left);
    parts.push(part);
    left -= part.length;
  }
  return head + parts.join('') + foot;
}

function text(foreign: string): string {
  return forMarkdown(shortened(foreign, cellMax));
}

function headOf(report: Report, open: readonly KnownFinding[]): string {
  const title =
    report.gate === undefined ? report.command : `gate ${stateLabel(verdictWords[report.gate.verdict])}`;
  const commit = report.commit === '' ? 'no commit' : `commit ${text(report.commit.slice(0, 12))}`;
  const lines = [
    `## Holdfast: ${title}`,
    '',
    `${findingCounts(report, open)} · ${commit}${report.dirty ? ' with changes' : ''} · ${lasting(report.ms)}  `,
    ...mitigationLine(report),
    ...historyLine(report),
    '',
  ];
  if (isIncomplete(report)) {
    const gaps = gapsOf(report)
      .slice(0, 12)
      .map((gap) => `> - ${text(gap)}`);
    lines.push('> **This is not a clean result.** What was not covered:', ...gaps, '');
  }
  lines.push(...report.notices.slice(0, 10).map((notice) => `> Note: ${text(notice)}\n`));
  return lines.join('\n');
}

function mitigationLine(report: Report): readonly string[] {
  if (report.mitigations.length === 0) return [];
  return [`${counted(report.mitigations.length, 'mitigation')}: ${stateCounts(report.mitigations)}`];
}

function historyLine({ history }: Report): readonly string[] {
  if (history === undefined) return [];
  const after = history.since === '' ? '' : ` after ${text(history.since.slice(0, 12))}`;
  const found = history.findings.length === 0 ? 'no secrets' : counted(history.findings.length, 'secret');
  return [`History: ${found} in ${counted(history.commits, 'commit')}${after}  `];
}

function gateSection(report: Report, gate: GateReport): Section {
  const places = new Map(report.findings.map(({ id, at }) => [id, placeOf(at)]));
  const items = [...gate.items].sort(
    (a, b) => Number(a.decision !== 'block') - Number(b.decision !== 'block'),
  );
  const intro = `Against ${text(gate.base)}, policy ${text(gate.policy || 'none')}; ${grouped(gate.unchanged)} unchanged.`;
  return tableSection({
    heading: '### Why',
    intro,
    columns: ['', 'Mitigation', 'Where', 'Because'],
    total: items.length,
    rows: items.slice(0, rowsMax).map((item) => gateRow(item, places.get(item.subject) ?? item.subject)),
  });
}

function gateRow(item: GateItem, place: string): readonly string[] {
  const decision = item.decision === 'block' ? '**✘ block**' : '· comment';
  return [decision, text(item.mitigation || 'not in the model'), text(place), text(item.because)];
}

/** Folded when everything in it is good: then the counts above say enough. */
function mitigationSection(report: Report): Section {
  const all = rankedMitigations(report);
  if (all.length === 0) return () => '';
  const table = {
    columns: ['State', 'Mitigation', 'Why', 'Verified by'],
    total: all.length,
    rows: all.slice(0, rowsMax).map(mitigationRow),
  };
  const isBad = all.some(({ state }) => ['bad', 'warn'].includes(mitigationWords[state].tone));
  return isBad
    ? tableSection({ heading: '### Mitigations', intro: '', ...table })
    : detailsSection({ summary: 'Mitigations', ...table });
}

function mitigationRow(one: MitigationReport): readonly string[] {
  const until = one.until === undefined ? '' : ` until ${dayOf(one.until)}`;
  const types = [...new Set(one.verifications.map(({ type }) => type))];
  return [
    `${stateLabel(mitigationWords[one.state])}${until}`,
    `**${text(one.id)}** ${text(one.title)}${one.highImpact ? ' (high impact)' : ''}`,
    text(one.because),
    text(types.join(', ') || 'nothing'),
  ];
}

function excerptSection(finding: KnownFinding, report: Report): Section {
  const rule = report.rules.find(({ id }) => id === finding.rule);
  return (left) => {
    const block = [
      `\n**${finding.severity}** ${text(finding.message)}  `,
      `${text(placeOf(finding.at))} · ${text(finding.rule)} · ${text(finding.id)}`,
      excerptBlock(finding),
      ...(rule === undefined ? [] : [`What to do: ${text(rule.todo)}`]),
      '',
    ].join('\n');
    return block.length <= left ? block : '';
  };
}

function findingSection(open: readonly KnownFinding[], summary: string): Section {
  if (open.length === 0) return () => '';
  return detailsSection({
    summary,
    columns: ['Severity', 'Where', 'What', 'Rule', 'Contradicts', 'Id'],
    total: open.length,
    rows: open
      .slice(0, rowsMax)
      .map((finding) => [
        finding.severity,
        text(placeOf(finding.at)),
        text(finding.message),
        text(finding.rule),
        text(finding.contradicts.slice(0, 5).join(', ')),
        text(finding.id),
      ]),
  });
}

function engineSection(report: Report): Section {
  return detailsSection({
    summary: 'What was looked at',
    columns: ['Engine', 'Status', 'Looked at', 'Skipped', 'Failed', 'Time'],
    rows: report.engines.map((engine) => [
      engine.id,
      `${stateLabel(engineWords[engine.status])}${engine.because === '' ? '' : `: ${text(engine.because)}`}`,
      targetsOf(engine),
      grouped(engine.coverage.skipped.length),
      grouped(engine.coverage.failed.length),
      lasting(engine.ms),
    ]),
  });
}
