import type { EngineReport, Report } from '../../../core/report.ts';
import { lineWidth, piece } from '../../terminal/line.ts';
import type { Line } from '../../terminal/line.ts';
import { counted, lasting } from '../quantities.ts';
import { byCause, gapOf, skippedPhrase, targetsOf } from '../standing.ts';
import { engineWords, toneStyle } from '../state-words.ts';

/** Who looked, with which model, at which commit. */
export function headLine(report: Report): Line {
  const { tool, command, commit, dirty } = report;
  const model =
    report.model === 'built-in' ? 'no model found: built-in starter model' : `model ${report.model}`;
  const at = commit === '' ? 'no commit' : `commit ${commit.slice(0, 12)}${dirty ? ' + changes' : ''}`;
  return [piece(`${tool.name} ${tool.version}`, 'bold'), piece(` · ${command} · ${at} · ${model}`)];
}

/** What each engine did, those that looked first; engines that did not run for the same reason share a line. */
export function engineLines(report: Report, width: number): readonly Line[] {
  const found = new Map<string, number>();
  for (const { engine } of report.findings) found.set(engine, (found.get(engine) ?? 0) + 1);
  const looked = report.engines.filter(({ status }) => status !== 'not-run' && status !== 'nothing');
  return [
    ...looked.map((engine) => engineLine(engine, found.get(engine.id) ?? 0, width)),
    ...idleLines(report, 'nothing'),
    ...idleLines(report, 'not-run'),
  ];
}

/** What was skipped is told in words only where they fit: nobody has to act on it. */
function engineLine(engine: EngineReport, findings: number, width: number): Line {
  const { symbol, word, tone } = engineWords[engine.status];
  const seen = [targetsOf(engine), lasting(engine.ms), counted(findings, 'finding')].join('  ');
  const state = engine.status === 'complete' ? '' : `${word}  `;
  const line: Line = [
    piece(`  ${symbol} `, toneStyle[tone]),
    piece(engine.id.padEnd(11)),
    piece(state, toneStyle[tone]),
    piece(seen),
  ];
  // Problems have lines of their own, below.
  const gap = engine.problems.length > 1 ? counted(engine.problems.length, 'problem') : gapOf(engine);
  if (gap !== '') return [...line, piece(`  (${gap})`, 'dim')];
  const skipped = skippedPhrase(engine);
  const whole = [...line, piece(`  (${skipped})`, 'dim')];
  return skipped !== '' && lineWidth(whole) <= width ? whole : line;
}

function idleLines(report: Report, status: 'nothing' | 'not-run'): readonly Line[] {
  const { symbol, word, tone } = engineWords[status];
  return byCause(report.engines, status).map(({ because, ids }) => [
    piece(`  ${symbol} ${word.padEnd(11)}${ids.join(', ')}: `, toneStyle[tone]),
    piece(because, toneStyle[tone]),
  ]);
}
