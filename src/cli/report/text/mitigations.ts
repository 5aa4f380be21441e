import type { MitigationReport, Report } from '../../../core/report.ts';
import { fillTo, padTo, widest } from '../../terminal/columns.ts';
import { piece, wrapAtMost, wrapLine } from '../../terminal/line.ts';
import type { Line } from '../../terminal/line.ts';
import { counted, dayOf } from '../quantities.ts';
import { rankedMitigations } from '../ranking.ts';
import { reasonOf, stateCounts } from '../standing.ts';
import { mitigationWords, stateLabel, toneStyle } from '../state-words.ts';
import { fittedBlocks } from './room.ts';
import type { Room } from './room.ts';

/** Titles are in the way of the reasons on anything narrower. */
const titlesFrom = 140;
/** Longer ids are shown whole, but do not push the reasons of the others to the right. */
const idMax = 26;
/** Columns of the reason below which the word of the state gives way to its symbol. */
const reasonMin = 16;

/** The mitigations as a table, worst state first; what does not fit is counted by state. */
export function mitigationLines(report: Report, room: Room): readonly Line[] {
  const all = rankedMitigations(report);
  const columns = columnsOf(all, room);
  const legendMax = room.lines > 3 && all.some(({ highImpact }) => highImpact) ? 1 : 0;
  const reason = (one: MitigationReport): string => untilOf(one) + reasonOf(one, report);
  const lines = fittedBlocks(all, room.lines - legendMax, {
    row: (one) => row(one, reason(one), columns),
    whole: (one) => whole(one, reason(one), columns),
    isVital: ({ state }) => state === 'failing' || state === 'error',
    rest: (missing) => {
      const states = `${counted(missing.length, 'more mitigation')}: ${stateCounts(missing)}`;
      return [piece(`  … ${states}  (holdfast ${report.command} --all)`, 'dim')];
    },
  });
  const isMarked = lines.some((line) => line.some(({ text }) => text.includes('▲')));
  return legendMax === 1 && isMarked ? [...lines, [piece('  ▲ high impact', 'dim')]] : lines;
}

interface Columns {
  /** Zero: only the symbol of the state is shown. */
  readonly state: number;
  readonly id: number;
  /** Zero: titles are not shown; infinite: they have the line, and the reasons their own. */
  readonly title: number;
  readonly width: number;
}

function columnsOf(all: readonly MitigationReport[], room: Room): Columns {
  const state = widest(all.map((one) => stateLabel(mitigationWords[one.state])));
  const id = Math.min(idMax, widest(all.map((one) => piece(one.id).text)));
  const left = room.columns - state - id - 7;
  return {
    state: left < reasonMin ? 0 : state,
    id,
    title: room.width === Infinity ? Infinity : titleColumns(all, room.columns, left),
    width: room.columns,
  };
}

/** At most two fifths of what state and id leave. */
function titleColumns(all: readonly MitigationReport[], columns: number, left: number): number {
  if (columns < titlesFrom) return 0;
  return Math.min(Math.floor(left * 0.4), widest(all.map((one) => piece(one.title).text)));
}

function row(one: MitigationReport, reason: string, columns: Columns): Line {
  const { title } = columns;
  const shown = title === 0 ? [] : [piece(`${padTo(piece(one.title).text, title)}  `)];
  return [...lead(one, columns), ...shown, piece(reason, 'dim')];
}

/** The reason goes on below itself; with `--all` it has its own lines, below the title. */
function whole(one: MitigationReport, reason: string, columns: Columns): readonly Line[] {
  const { title, width } = columns;
  if (title !== Infinity) {
    const before = columns.state + columns.id + 7 + (title === 0 ? 0 : title + 2);
    const indent = before <= width * 0.6 ? before : 6;
    return wrapAtMost(row(one, reason, columns), width, { indent, linesMax: 2 });
  }
  const head: Line = [...lead(one, columns), piece(one.title)];
  if (reason === '') return [head];
  return [head, ...wrapLine([piece('      = ', 'bold', 'blue'), piece(reason, 'dim')], width, 8)];
}

function lead(one: MitigationReport, columns: Columns): Line {
  const word = mitigationWords[one.state];
  const label = columns.state === 0 ? word.symbol : fillTo(stateLabel(word), columns.state);
  return [
    piece(`  ${label}  `, toneStyle[word.tone]),
    piece(fillTo(piece(one.id).text, columns.id), 'bold'),
    piece(one.highImpact ? ' ▲ ' : '   ', 'yellow'),
  ];
}

function untilOf(one: MitigationReport): string {
  if (one.until === undefined) return '';
  return `until ${dayOf(one.until)}${one.because === '' ? '' : ', '}`;
}
