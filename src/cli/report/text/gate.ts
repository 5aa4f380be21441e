import { placeOf } from '../../../core/location.ts';
import type { GateItem, GateReport, Report } from '../../../core/report.ts';
import { fillTo, widest } from '../../terminal/columns.ts';
import { piece, wrapAtMost } from '../../terminal/line.ts';
import type { Line } from '../../terminal/line.ts';
import { counted, grouped } from '../quantities.ts';
import { toneStyle, verdictWords } from '../state-words.ts';
import type { Tone } from '../state-words.ts';
import { fittedBlocks } from './room.ts';
import type { Room } from './room.ts';

/** Longer ones are shown whole, but do not push the reasons of the others to the right. */
const mitigationMax = 24;
const placeMax = 40;

/** The verdict and its reasons, what blocks first. */
export function gateLines(report: Report, gate: GateReport, room: Room): readonly Line[] {
  const places = new Map(report.findings.map(({ id, at }) => [id, placeOf(at)]));
  const rows = gate.items
    .map((item) => ({ item, place: piece(places.get(item.subject) ?? item.subject).text, ...roleOf(item) }))
    .sort((a, b) => a.rank - b.rank);
  const columns = columnsOf(rows, room);
  const head = [verdictLine(gate), ...onlyComments(gate)].flatMap((line) =>
    wrapAtMost(line, room.columns, { indent: 2, linesMax: 2 }),
  );
  const lines = fittedBlocks(rows, room.lines - head.length, {
    row: (one) => itemLine(one, columns),
    whole: (one) => {
      const linesMax = one.item.decision === 'block' ? 4 : 2;
      return wrapAtMost(itemLine(one, columns), room.columns, {
        indent: columns.indent,
        linesMax: room.lines === Infinity ? Infinity : linesMax,
      });
    },
    isVital: ({ item }) => item.decision === 'block',
    rest: (missing) => [piece(`  … ${grouped(missing.length)} more: holdfast gate --all`, 'dim')],
  });
  return [...head, ...lines];
}

function verdictLine(gate: GateReport): Line {
  const { symbol, word, tone } = verdictWords[gate.verdict];
  const ranks = gate.items.map((item) => roleOf(item).rank);
  const [blocking = 0, open = 0, comments = 0] = [0, 1, 2].map((n) => ranks.filter((r) => r === n).length);
  const base = /^[0-9a-f]{40,}$/.test(gate.base) ? gate.base.slice(0, 12) : gate.base;
  const facts = [
    ...(blocking > 0 ? [`${grouped(blocking)} blocking`] : []),
    ...(open > 0 ? [`${grouped(open)} without an answer`] : []),
    counted(comments, 'comment'),
    `${grouped(gate.unchanged)} unchanged`,
    `base ${base}`,
    ...(gate.verdict === 'comment-only' ? [] : [`policy ${gate.policy || 'none'}`]),
  ];
  return [piece(`${symbol} gate ${word}`, 'bold', toneStyle[tone]), piece(`  ${facts.join(' · ')}`)];
}

/** Why a gate does not block whatever it sees, and how to make it. */
function onlyComments({ verdict, policy }: GateReport): readonly Line[] {
  if (verdict !== 'comment-only') return [];
  const remedy = 'add `gate: {mode: block}` to the threat model on the base branch';
  const source = policy === '' || /^none\b/.test(policy) ? policy || 'none' : `${policy} only comments`;
  return [[piece('  policy: ', 'bold'), piece(`${source}: ${remedy}`)]];
}

interface Role {
  /** What the item does to the verdict: 0 blocks it, 1 leaves it open, 2 comments on it. */
  readonly rank: 0 | 1 | 2;
  readonly label: string;
  readonly tone: Tone;
}

function roleOf({ decision, kind }: GateItem): Role {
  if (decision !== 'block') return { rank: 2, label: '· comment', tone: 'quiet' };
  if (kind === 'incomplete') return { rank: 1, label: '? incomplete', tone: 'warn' };
  return { rank: 0, label: '✘ block', tone: 'bad' };
}

interface Row extends Role {
  readonly item: GateItem;
  readonly place: string;
}

interface Columns {
  readonly label: number;
  readonly mitigation: number;
  readonly place: number;
  readonly indent: number;
}

function columnsOf(rows: readonly Row[], room: Room): Columns {
  const label = widest(rows.map((one) => one.label));
  const mitigation = Math.min(mitigationMax, widest(rows.map(({ item }) => aboutOf(item))));
  const place = Math.min(placeMax, Math.floor(room.columns * 0.4), widest(rows.map((one) => one.place)));
  const before = label + mitigation + place + 8;
  return { label, mitigation, place, indent: before <= room.columns * 0.6 ? before : 6 };
}

function itemLine(row: Row, columns: Columns): Line {
  const about = fillTo(aboutOf(row.item), columns.mitigation);
  return [
    piece(`  ${fillTo(row.label, columns.label)}  `, toneStyle[row.tone]),
    piece(`${about}  ${fillTo(row.place, columns.place)}  `),
    piece(row.item.because),
  ];
}

/** Made harmless before it is measured, so that columns stay aligned. */
function aboutOf({ mitigation, kind }: GateItem): string {
  if (mitigation !== '') return piece(mitigation).text;
  return kind === 'incomplete' ? 'engine' : 'not in the model';
}
