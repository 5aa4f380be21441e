import type { KnownFinding, Report } from '../../../core/report.ts';
import { piece, wrapAtMost } from '../../terminal/line.ts';
import type { Line } from '../../terminal/line.ts';
import { counted, lasting } from '../quantities.ts';
import { findingCounts, gapPhrase, isIncomplete, stateCounts, unansweredOf } from '../standing.ts';
import { fitted } from './room.ts';

/** What was not covered, what the reader must know (at most `noticesMax` of them), and the counts. */
export function tailLines(
  report: Report,
  open: readonly KnownFinding[],
  room: { readonly noticesMax: number; readonly width: number },
): readonly Line[] {
  const notices = fitted(report.notices, room.noticesMax, {
    row: (notice) => [piece('note: ', 'bold', 'cyan'), piece(notice)],
    rest: (missing) => [piece(`      … ${counted(missing.length, 'more note')}`, 'dim')],
  });
  return [
    ...twoLines([...verdict(report), ...unanswered(report)], room.width),
    ...notices,
    ...twoLines(counts(report, open), room.width),
  ];
}

/** The lines a reader must not miss the end of: broken once where the terminal is narrow. */
function twoLines(lines: readonly Line[], width: number): readonly Line[] {
  return lines.flatMap((line) => wrapAtMost(line, width, { indent: 2, linesMax: 2 }));
}

function verdict(report: Report): readonly Line[] {
  if (!isIncomplete(report)) return [];
  const gaps = gapPhrase(report);
  return [
    [
      piece('This is NOT a clean result', 'bold', 'yellow'),
      piece(`: ${gaps === '' ? 'the run did not complete' : gaps}`),
    ],
  ];
}

/** Why the run failed where no engine did; the gate lists the same among its reasons. */
function unanswered(report: Report): readonly Line[] {
  const ids = report.status === 'failed' && report.gate === undefined ? unansweredOf(report) : [];
  if (ids.length === 0) return [];
  return [[piece('required and without an answer', 'bold', 'yellow'), piece(`: ${ids.join(', ')}`)]];
}

function counts(report: Report, open: readonly KnownFinding[]): readonly Line[] {
  const found = findingCounts(report, open);
  const time = ` · ${lasting(report.ms)}`;
  if (report.mitigations.length === 0) return [[piece(found + time, 'bold')]];
  const states = `${counted(report.mitigations.length, 'mitigation')}: ${stateCounts(report.mitigations)}`;
  return [[piece(states, 'bold')], [piece(found + time, 'bold')]];
}
