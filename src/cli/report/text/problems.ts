import type { Problem } from '../../../core/problem.ts';
import type { EngineReport, Report } from '../../../core/report.ts';
import { piece } from '../../terminal/line.ts';
import type { Line } from '../../terminal/line.ts';
import { counted } from '../quantities.ts';
import { fitted } from './room.ts';
import type { Room } from './room.ts';

/** Problems listed unless everything is asked for. */
const listed = 5;

/**
 * What kept engines from looking: one line each, with its place, rules of the user's own first. Nothing where the line
 * of the engine says it all.
 */
export function problemLines(report: Report, room: Room): readonly Line[] {
  const all = report.engines.flatMap((engine) => engine.problems.map((problem) => ({ engine, problem })));
  if (all.every(({ engine }) => isTold(engine))) return [];
  const sorted = [...all].sort((a, b) => weightOf(a.problem) - weightOf(b.problem));
  const max = room.lines === Infinity ? Infinity : listed + 1;
  return fitted(sorted, max, {
    row: ({ engine, problem }) => [
      piece(`      ${engine.id.padEnd(11)}`, 'dim'),
      piece(placeOf(problem)),
      piece(problem.message, 'dim'),
    ],
    rest: (missing) => [
      piece(
        `      … and ${counted(missing.length, 'more problem')}  (holdfast ${report.command} --all)`,
        'dim',
      ),
    ],
  });
}

/** One target that failed stands in the engine's own line, with its reason. */
function isTold({ coverage, problems }: EngineReport): boolean {
  const [first] = problems;
  return problems.length === 1 && first !== undefined && coverage.failed[0]?.target === first.target;
}

function weightOf({ kind, rule }: Problem): number {
  if (rule !== undefined) return kind === 'failed' ? 0 : 1;
  return kind === 'bug' ? 2 : kind === 'failed' ? 3 : 4;
}

function placeOf({ target, line }: Problem): string {
  if (target === '') return '';
  return line === undefined ? `${target}: ` : `${target}:${line}: `;
}
