import { placeOf } from '../../../core/location.ts';
import type { HistoryFinding, HistoryReport } from '../../../core/report.ts';
import { piece } from '../../terminal/line.ts';
import type { Line } from '../../terminal/line.ts';
import { agoOf, counted, dayOf, grouped } from '../quantities.ts';
import { severityTone, toneStyle } from '../state-words.ts';
import { fitted } from './room.ts';
import type { Room } from './room.ts';

/** What the history holds: a line of what was looked at, and a line for each secret. */
export function historyLines(history: HistoryReport, now: number, room: Room): readonly Line[] {
  const head = headOf(history);
  const open = history.findings.filter(
    ({ finding: { triage } }) => triage.state !== 'ignored' && triage.state !== 'accepted',
  );
  const rows = fitted(open, Math.max(1, room.lines - head.length), {
    row: (found) => rowOf(found, now),
    rest: (missing) => [piece(`… ${counted(missing.length, 'more secret')} in the history: --all`, 'dim')],
  });
  return [...head, ...rows];
}

function headOf(history: HistoryReport): readonly Line[] {
  const { commits, blobs, since, findings, missing, problems, skipped } = history;
  const after = since === '' ? '' : ` after ${since.slice(0, 12)}`;
  const passed = skipped.reduce((sum, [, count]) => sum + count, 0);
  const gaps = [
    ...(missing > 0 ? [`${counted(missing, 'object')} not in this clone`] : []),
    ...(problems.length > 0 ? [`${counted(problems.length, 'problem')}`] : []),
    ...(passed > 0 ? [`${grouped(passed)} skipped`] : []),
  ];
  const settled = findings.filter(
    ({ finding: { triage } }) => triage.state === 'ignored' || triage.state === 'accepted',
  ).length;
  return [
    [
      piece('history: ', 'bold'),
      piece(`${counted(commits, 'commit')}${after}, ${counted(blobs, 'content')}, `),
      piece(findings.length === 0 ? 'no secrets' : counted(findings.length, 'secret'), 'bold'),
      piece(settled === 0 ? '' : ` (${grouped(settled)} ignored or accepted)`),
      piece(gaps.length === 0 ? '' : ` · ${gaps.join(', ')}`, 'yellow'),
    ],
    ...problems.slice(0, 3).map(({ target, message }): Line => [piece(`  ${target}: ${message}`, 'yellow')]),
  ];
}

function rowOf(found: HistoryFinding, now: number): Line {
  const { finding, first, last, inHead, heldBy } = found;
  const { at } = finding;
  const place = at.kind === 'commit' && at.path !== '' ? `${at.path}:${at.line}` : placeOf(at);
  const from = first === undefined ? '' : ` · ${first.commit.slice(0, 8)} ${dayOf(first.at)} ${first.author}`;
  const until = inHead ? 'in HEAD' : last === undefined ? 'in no commit' : `gone ${agoOf(last.at, now)}`;
  return [
    piece(`${finding.severity} `, 'bold', toneStyle[severityTone[finding.severity]]),
    piece(`${finding.rule}  `),
    piece(place, 'bold'),
    piece(` · ${until}${heldBy === 'refs' ? '' : `, ${held[heldBy]}`}${from} · ${finding.id}`, 'dim'),
  ];
}

const held: Readonly<Record<Exclude<HistoryFinding['heldBy'], 'refs'>, string>> = {
  stash: 'only in the stash',
  notes: 'only in notes',
  reflog: 'only in a reflog',
  'unreachable-commit': 'only in commits that nothing leads to',
  'no-commit': 'in no commit, but still in the repository',
};
