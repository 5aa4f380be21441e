import { placeOf } from '../../../core/location.ts';
import type { GateItem, GateReport, Report } from '../../../core/report.ts';
import { padTo } from '../../terminal/columns.ts';
import { piece } from '../../terminal/line.ts';
import type { Line } from '../../terminal/line.ts';
import { grouped } from '../quantities.ts';
import { toneStyle, verdictWords } from '../state-words.ts';
import { fitted } from './room.ts';
import type { Room } from './room.ts';

/** The verdict and its reasons, what blocks first. */
export function gateLines(report: Report, gate: GateReport, room: Room): readonly Line[] {
  const places = new Map(report.findings.map(({ id, at }) => [id, placeOf(at)]));
  const items = [...gate.items].sort(
    (a, b) => Number(a.decision !== 'block') - Number(b.decision !== 'block'),
  );
  const rows = fitted(items, room.lines - 1, {
    row: (item) => itemLine(item, places.get(item.subject) ?? item.subject, room),
    rest: (missing) => [piece(`  … ${grouped(missing.length)} more: holdfast gate --all`, 'dim')],
  });
  return [verdictLine(gate), ...rows];
}

function verdictLine(gate: GateReport): Line {
  const { symbol, word, tone } = verdictWords[gate.verdict];
  const blocking = gate.items.filter(({ decision }) => decision === 'block').length;
  const counts = `${grouped(blocking)} blocking · ${grouped(gate.items.length - blocking)} comments`;
  return [
    piece(`${symbol} gate ${word}`, 'bold', toneStyle[tone]),
    piece(
      `  ${counts} · ${grouped(gate.unchanged)} unchanged · base ${gate.base} · policy ${gate.policy || 'none'}`,
    ),
  ];
}

function itemLine(item: GateItem, place: string, room: Room): Line {
  const placeWidth = Math.min(40, Math.max(16, Math.floor(room.width / 3)));
  const isBlock = item.decision === 'block';
  return [
    piece(isBlock ? '  ✘ block    ' : '  · comment  ', isBlock ? 'red' : 'dim'),
    piece(`${padded(item.mitigation || 'not in the model', 18)}  ${padded(place, placeWidth)}  `),
    piece(item.because),
  ];
}

/** Sanitised before it is measured, so that columns stay aligned. */
function padded(text: string, width: number): string {
  return padTo(piece(text).text, width);
}
