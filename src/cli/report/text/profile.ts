import type { RuleCost } from '../../../core/report.ts';
import { piece, type Line } from '../../terminal/line.ts';
import type { Room } from './room.ts';

/** Rules listed unless everything is asked for. */
const listed = 10;

/** What rules cost, the most costly first. */
export function profileLines(costs: readonly RuleCost[], room: Room): readonly Line[] {
  const total = costs.reduce((sum, { ms }) => sum + ms, 0);
  const shown = room.lines === Infinity ? costs : costs.slice(0, listed);
  const head: Line = [
    piece(`what ${costs.length} rules took, compiling included: ${total.toFixed(0)} ms`, 'bold'),
  ];
  const rows = shown.map(({ rule, ms }): Line => [
    piece(
      `${ms.toFixed(1).padStart(10)} ms  ${((100 * ms) / (total || 1)).toFixed(0).padStart(3)} %  ${rule}`,
    ),
  ]);
  const rest = costs.length - shown.length;
  const more: readonly Line[] = rest > 0 ? [[piece(`… ${rest} more: --all`, 'dim')]] : [];
  return [head, ...rows, ...more];
}
