import { placeOf } from '../../../core/location.ts';
import type { CodeLocation } from '../../../core/location.ts';
import type { KnownFinding, Report } from '../../../core/report.ts';
import { piece, wrapAtMost } from '../../terminal/line.ts';
import type { Line } from '../../terminal/line.ts';
import { snippet } from '../../terminal/snippet.ts';
import type { Mark } from '../../terminal/snippet.ts';
import { agoOf, grouped } from '../quantities.ts';
import { isBrought } from '../ranking.ts';
import { severityCounts } from '../standing.ts';
import { severityTone, toneStyle } from '../state-words.ts';
import { fitted } from './room.ts';
import type { Room } from './room.ts';

const snippetsMax = 3;
const marksMax = 6;
/** Rows kept for the findings after the one that is drawn. */
const rowsMin = 2;

/** The first findings with their source, the others as one line each. The caller has put them in order. */
export function findingLines(findings: readonly KnownFinding[], report: Report, room: Room): readonly Line[] {
  const isAll = room.lines === Infinity;
  const lines: Line[] = [];
  let shown = 0;
  for (const finding of findings.slice(0, isAll ? findings.length : snippetsMax)) {
    const after = 1 + Math.min(findings.length - shown - 1, rowsMin);
    const block = findingBlock(finding, report, { ...room, lines: room.lines - lines.length - after });
    if (block.length === 0) break;
    lines.push(...block, []);
    shown += 1;
  }
  const others = findings.slice(shown);
  const rows = fitted(others, room.lines - lines.length, {
    row: (finding) => findingRow(finding, report),
    rest: (missing) => {
      const kinds = `${grouped(missing.length)} more (${severityCounts(missing)})`;
      return [piece(`… ${kinds}: holdfast ${report.command} --all`, 'dim')];
    },
  });
  return others.length === 0 ? lines.slice(0, -1) : [...lines, ...rows];
}

/** Head, annotated source, and what to do; empty when it does not fit in the room. */
function findingBlock(finding: KnownFinding, report: Report, room: Room): readonly Line[] {
  const most = room.lines === Infinity ? Infinity : 2;
  const head = wrapAtMost(headOf(finding, report), room.columns, { indent: 4, linesMax: most });
  const advice = footLines(finding, report).flatMap((line) =>
    wrapAtMost(line, room.columns, { indent: 5, linesMax: most }),
  );
  const linesMax = room.lines - head.length - advice.length;
  if (linesMax < 3) return [];
  const source = sourceLines(finding, { width: room.columns, linesMax });
  return [...head, ...source, ...advice];
}

function headOf(finding: KnownFinding, report: Report): Line {
  const style = toneStyle[severityTone[finding.severity]];
  const mark = markedAs(finding, report);
  return [
    piece(`${finding.severity}[${finding.rule}]`, 'bold', style),
    piece(mark === '' ? '' : ` ${mark}`, 'cyan'),
    piece(`: ${finding.message}`, 'bold'),
  ];
}

/** A gate is about what is new; elsewhere only what came back is worth a word. */
function markedAs(finding: KnownFinding, report: Report): string {
  if (finding.history === 'reopened') return 'reopened';
  return report.gate !== undefined && isBrought(finding) ? 'new' : '';
}

function sourceLines(finding: KnownFinding, size: { width: number; linesMax: number }): readonly Line[] {
  const { at } = finding;
  if (at.kind === 'code') return snippet(marksOf(finding, at), size);
  return [[piece('  --> ', 'bold', 'blue'), piece(placeOf(at))], ...plainSource(finding).slice(0, 2)];
}

/** The finding's own place, and its steps; a step at the same place lends its words to it. */
function marksOf(finding: KnownFinding, at: CodeLocation): readonly Mark[] {
  const steps = finding.steps ?? [];
  const same = steps.find((step) => samePlace(step.at, at));
  const main: Mark = markOf(at, same?.message ?? '', {
    primary: true,
    excerpt: finding.excerpt ?? same?.excerpt,
  });
  const others = steps
    .filter((step) => step !== same)
    .slice(0, marksMax)
    .map((step) => markOf(step.at, step.message, { primary: false, excerpt: step.excerpt }));
  return [main, ...others];
}

function markOf(
  at: CodeLocation,
  label: string,
  look: { readonly primary: boolean; readonly excerpt: Mark['excerpt'] | undefined },
): Mark {
  const mark = { path: at.path, span: at, label, primary: look.primary };
  return look.excerpt === undefined ? mark : { ...mark, excerpt: look.excerpt };
}

function samePlace(a: CodeLocation, b: CodeLocation): boolean {
  return a.path === b.path && a.line === b.line && a.column === b.column;
}

/** Source of a place without columns, such as a package in a lockfile: its own line only. */
function plainSource(finding: KnownFinding): readonly Line[] {
  const { at, excerpt } = finding;
  if (excerpt === undefined || !('line' in at)) return [];
  const text = excerpt.lines[at.line - excerpt.firstLine];
  return text === undefined ? [] : [[piece(`${at.line} | `, 'bold', 'blue'), piece(text)]];
}

function footLines(finding: KnownFinding, report: Report): readonly Line[] {
  const rule = report.rules.find(({ id }) => id === finding.rule);
  const rows: Line[] = [];
  if (report.mitigations.length > 0) rows.push(foot('mitigation', contradicted(finding, report)));
  const help = rule?.todo ?? finding.fix?.title;
  if (help !== undefined && help !== '') rows.push(foot('help', help));
  const introduced = finding.introduced;
  if (introduced !== undefined) {
    const by = `${introduced.commit.slice(0, 12)} by ${introduced.author}, ${agoOf(introduced.at, report.at)}`;
    rows.push(foot('since', by));
  }
  return rows;
}

function foot(key: string, text: string): Line {
  return [piece('   = ', 'bold', 'blue'), piece(`${key}: `, 'bold'), piece(text)];
}

function contradicted(finding: KnownFinding, report: Report): string {
  const [id] = finding.contradicts;
  if (id === undefined) return 'none in your model';
  const one = report.mitigations.find((mitigation) => mitigation.id === id);
  const more = finding.contradicts.length > 1 ? ` and ${grouped(finding.contradicts.length - 1)} more` : '';
  const title = one === undefined ? '' : ` “${one.title}”${one.highImpact ? ' (high impact)' : ''}`;
  return `${id}${title}${more}`;
}

/** `severity  rule  path:line  message`. */
function findingRow(finding: KnownFinding, report: Report): Line {
  const style = toneStyle[severityTone[finding.severity]];
  const mark = markedAs(finding, report);
  return [
    piece(finding.severity.padEnd(9), style),
    piece(mark === '' ? '' : `${mark}  `, 'cyan'),
    piece(`${finding.rule}  `),
    piece(placeOf(finding.at), 'bold'),
    piece(`  ${finding.message}`),
  ];
}
