import type { KnownFinding, Report } from '../../core/report.ts';
import { cutLine, lineText, piece } from '../terminal/line.ts';
import type { Line } from '../terminal/line.ts';
import { paintOf } from '../terminal/paint.ts';
import type { WriteOptions } from './options.ts';
import { counted } from './quantities.ts';
import { isBrought, openFindings, ranked } from './ranking.ts';
import { findingLines } from './text/findings.ts';
import { gateLines } from './text/gate.ts';
import { historyLines } from './text/history.ts';
import { engineLines, headLine } from './text/head.ts';
import { profileLines } from './text/profile.ts';
import { mitigationLines } from './text/mitigations.ts';
import { problemLines } from './text/problems.ts';
import { silentLines } from './text/silent.ts';
import type { Room } from './text/room.ts';
import { tailLines } from './text/tail.ts';

/** Lines of the report unless `--all` is given: it fits on one screen whatever was found. */
const linesMax = 40;
const columnsMin = 40;

/** The report for a terminal: what matters most first, and the next command last. */
export function writeText(report: Report, options: WriteOptions): string {
  const columns = Math.max(columnsMin, Math.floor(options.width) || 0);
  const room: Room = options.all
    ? { lines: Infinity, width: Infinity, columns }
    : { lines: linesMax, width: columns, columns };
  const paint = paintOf(options.colour);
  const lines = composed(report, room).map((line) => cutLine(line, room.width));
  const next: Line = [piece('next: ', 'bold', 'cyan'), piece(report.next)];
  return [...lines, next].map((line) => `${lineText(line, paint)}\n`).join('');
}

function composed(report: Report, room: Room): readonly Line[] {
  const open = ranked(openFindings(report), report);
  const head = [headLine(report), ...engineLines(report, room.width), ...problemLines(report, room)];
  const tail = tailLines(report, open, {
    noticesMax: room.lines === Infinity ? Infinity : 3,
    width: room.width,
  });
  const middle = middleParts(report, open, { ...room, lines: room.lines - head.length - tail.length - 2 });
  return [...head, [], ...middle.flatMap((part) => part.concat([[]])), ...tail];
}

/** Gate, mitigations and findings share the lines that head and tail leave; each part costs a blank line more. */
function middleParts(
  report: Report,
  open: readonly KnownFinding[],
  room: Room,
): readonly (readonly Line[])[] {
  const parts: (readonly Line[])[] = [];
  let left = room.lines;
  const add = (share: number, part: (room: Room) => readonly Line[]): void => {
    const lines = part({ ...room, lines: Math.floor(Math.min(left - 1, share)) });
    if (lines.length === 0) return;
    parts.push(lines);
    left -= lines.length + 1;
  };
  const { gate } = report;
  if (gate !== undefined) add(left * 0.5, (own) => gateLines(report, gate, own));
  // A gate is about what the change brought; what was there before is one line.
  const old = room.lines === Infinity ? 0 : (gate?.unchanged ?? 0);
  const listed = gate === undefined || room.lines === Infinity ? open : open.filter(isBrought);
  if (old > 0) left -= 2;
  const { history } = report;
  if (history !== undefined) add(Math.max(8, left * 0.5), (own) => historyLines(history, report.at, own));
  if (report.mitigations.length > 0)
    add(mitigationShare(report, listed, left), (own) => mitigationLines(report, own));
  if (listed.length > 0) add(left, (own) => findingLines(listed, report, own));
  if (report.silent !== undefined) parts.push(silentLines(report.silent));
  if (report.profile !== undefined) parts.push(profileLines(report.profile, room));
  if (old > 0) parts.push([[piece(`${counted(old, 'unchanged finding')}: holdfast scan`, 'dim')]]);
  return parts;
}

/** `verify` is about mitigations; the other commands show the worst of them. Without findings they may have it all. */
function mitigationShare(report: Report, open: readonly KnownFinding[], left: number): number {
  if (open.length === 0) return left;
  return report.command === 'verify' ? left * 0.5 : left * 0.3;
}
