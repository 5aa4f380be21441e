import type { MitigationReport, Report } from '../../../core/report.ts';
import { padTo, widthOf } from '../../terminal/columns.ts';
import { piece } from '../../terminal/line.ts';
import type { Line } from '../../terminal/line.ts';
import { counted, dayOf } from '../quantities.ts';
import { rankedMitigations } from '../ranking.ts';
import { stateCounts } from '../standing.ts';
import { mitigationWords, stateLabel, toneStyle } from '../state-words.ts';
import { fitted } from './room.ts';
import type { Room } from './room.ts';

/** The mitigations as a table, worst state first; what does not fit is counted by state. */
export function mitigationLines(report: Report, room: Room): readonly Line[] {
  const all = rankedMitigations(report);
  const columns = columnsOf(all, room);
  return fitted(all, room.lines, {
    row: (one) => row(one, columns),
    rest: (missing) => {
      const states = `${counted(missing.length, 'more mitigation')}: ${stateCounts(missing)}`;
      return [piece(`  … ${states}  (holdfast ${report.command} --all)`, 'dim')];
    },
  });
}

interface Columns {
  readonly state: number;
  readonly id: number;
  readonly title: number;
}

/** Titles give way to the reasons: at most two fifths of what state and id leave. */
function columnsOf(all: readonly MitigationReport[], room: Room): Columns {
  const state = widest(all.map((one) => stateLabel(mitigationWords[one.state])));
  const id = Math.min(22, widest(all.map((one) => one.id)));
  const left = (room.width === Infinity ? 140 : room.width) - state - id - 9;
  return {
    state,
    id,
    title: Math.min(Math.max(12, Math.floor(left * 0.45)), widest(all.map((one) => one.title))),
  };
}

function widest(texts: readonly string[]): number {
  return texts.reduce((max, text) => Math.max(max, widthOf(piece(text.slice(0, 200)).text)), 0);
}

function row(one: MitigationReport, columns: Columns): Line {
  const word = mitigationWords[one.state];
  const until = one.until === undefined ? '' : `until ${dayOf(one.until)}${one.because === '' ? '' : ', '}`;
  return [
    piece(`  ${padTo(stateLabel(word), columns.state)}  `, toneStyle[word.tone]),
    piece(padTo(piece(one.id).text, columns.id), 'bold'),
    piece(one.highImpact ? ' ▲ ' : '   ', 'yellow'),
    piece(`${padTo(piece(one.title).text, columns.title)}  `),
    piece(`${until}${one.because}`, 'dim'),
  ];
}
