import type { PlanOutcome } from '../app/plan.ts';
import { moments } from '../core/ids.ts';
import { counted } from '../core/plural.ts';
import { cutTo, padTo } from './terminal/columns.ts';
import { cutLine, piece, type Line } from './terminal/line.ts';

type Planned = Extract<PlanOutcome, { kind: 'plan' }>;
type Plan = Planned['plan'];

/** The plan for a terminal of so many columns: at most 40 lines, or everything with `all`. */
export function planLines(planned: Planned, width: number, all: boolean): readonly Line[] {
  const { plan, model, notices } = planned;
  const most = all
    ? { mitigations: Infinity, gaps: Infinity, leftOut: Infinity }
    : { mitigations: 12, gaps: 5, leftOut: 2 };
  const lines: readonly Line[] = [
    [
      piece('plan ', 'bold'),
      piece(
        `${plan.system}: ${counted(plan.covered.of, 'mitigation')} of high impact or likely to break, ${plan.covered.now} can be checked continuously now`,
      ),
    ],
    [piece(`Most worth proving first; changes counted over ${plan.days} days`, 'dim')],
    ...(model === 'built-in'
      ? [[piece('this is the built-in starter model; holdfast init makes one for this repository', 'yellow')]]
      : []),
    [],
    ...mitigationLines(plan, width, most.mitigations),
    [],
    ...momentLines(plan),
    [],
    ...choiceLines(plan),
    ...listed('not covered', gapTexts(plan), most.gaps),
    ...listed('does not run', leftOutTexts(plan, false), most.leftOut),
    ...listed(
      'runs too, and is the first to drop when time is short',
      leftOutTexts(plan, true),
      most.leftOut,
    ),
    ...notices.slice(0, 2).map((text): Line => [piece(text, 'yellow')]),
    [
      piece('next: ', 'bold', 'cyan'),
      piece(model === 'built-in' ? 'holdfast init' : 'holdfast plan --emit github'),
    ],
  ];
  return all ? lines : lines.map((line) => cutLine(line, width));
}

function mitigationLines({ mitigations }: Plan, width: number, most: number): readonly Line[] {
  const included = mitigations.filter((one) => one.included);
  if (included.length === 0) return [[piece(`  ${nothingText(mitigations)}`)]];
  const shown = included.slice(0, most);
  const idWidth = Math.min(28, Math.max(10, ...shown.map(({ id }) => id.length)));
  const lines = shown.map(({ id, why, runs }): Line => {
    const what = runs.length === 0 ? 'no verification' : `${whenText(runs)}${waitText(runs)}`;
    return [
      piece(`  ${padTo(id, idWidth)}  `, 'bold'),
      piece(padTo(what, whenWidth)),
      piece(`  ${cutTo(why, Math.max(20, width - idWidth - whenWidth - 6))}`, 'dim'),
    ];
  });
  const rest = included.length - shown.length;
  return rest > 0 ? [...lines, [piece(`  and ${rest} more: holdfast plan --all`)]] : lines;
}

function nothingText(mitigations: Plan['mitigations']): string {
  return mitigations.length === 0
    ? 'The model has no mitigation, so there is nothing to prove.'
    : 'No mitigation is of high impact or likely to break, so nothing has to be proven all the time.';
}

const whenWidth = 40;

/** Why a mitigation cannot be checked now, as long as all of its runs wait for something. */
function waitText(runs: Plan['mitigations'][number]['runs']): string {
  if (runs.every(({ built }) => !built)) return ' (not built yet)';
  return runs.every(({ built, noReport }) => !built || noReport === true) ? ' (no report yet)' : '';
}

/** `tests pr, sast pr daily`. */
function whenText(runs: Plan['mitigations'][number]['runs']): string {
  const types = [...new Set(runs.map(({ type }) => type))];
  return types
    .map(
      (type) =>
        `${type} ${runs
          .filter((run) => run.type === type)
          .map(({ moment }) => moment)
          .filter(isFirst)
          .join(' ')}`,
    )
    .join(', ');
}

function isFirst<T>(one: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(one) === index;
}

/** For each moment how much runs, and the reason that most of it has. */
function momentLines({ mitigations, budget }: Plan): readonly Line[] {
  const runs = mitigations.flatMap((one) => one.runs);
  return moments.flatMap((moment): readonly Line[] => {
    const own = runs.filter((run) => run.moment === moment);
    const ready = own.filter(({ built }) => built).length;
    if (own.length === 0) return [];
    const types = own
      .map(({ type }) => type)
      .filter(isFirst)
      .join(', ');
    const time =
      moment === 'pr'
        ? `; about ${seconds(budget.estimatedMs)} of ${seconds(budget.allowedMs)} allowed (estimated)`
        : '';
    const silent = own.filter(({ noReport }) => noReport === true).length;
    const waiting = [
      ...(ready < own.length ? [`, ${own.length - ready} wait for an engine`] : []),
      ...(silent > 0 ? [`, ${silent} have no report yet`] : []),
    ].join('');
    return [
      [
        piece(`  ${padTo(moment, 8)}`, 'bold'),
        piece(`${counted(own.length, 'verification')} (${types})${waiting}${time}`),
      ],
    ];
  });
}

/** What does not run at all, or what does and is worth least. */
function leftOutTexts({ leftOut, mitigations }: Plan, runs: boolean): readonly string[] {
  const running = new Set(mitigations.filter((one) => one.runs.length > 0).map(({ id }) => id));
  return leftOut
    .filter(({ subject }) => running.has(subject) === runs)
    .map(({ subject, moment, why }) => `${subject}${moment === undefined ? '' : ` at ${moment}`}: ${why}`);
}

function choiceLines({ choice, covered }: Plan): readonly Line[] {
  if (choice.length === 0) return [];
  const told = choice
    .map(
      ({ type, adds, built }, index) =>
        `${type} ${adds}${index > 0 ? ' more' : ''}${built ? '' : ' (not built yet)'}`,
    )
    .join(', ');
  const all = choice.reduce((sum, { adds }) => sum + adds, 0);
  return [
    [
      piece('fewest kinds of check: ', 'bold'),
      piece(`${all} of these ${counted(covered.of, 'mitigation')} are reached by ${told}`),
    ],
  ];
}

/** Threats and mitigations each by itself; the engines that are missing in one line. */
function gapTexts({ gaps }: Plan): readonly string[] {
  const own = gaps.filter(({ kind }) => kind !== 'engine');
  const engines = gaps
    .filter(({ kind }) => kind === 'engine')
    .map(({ subject, why }) => `${subject} (${/\d+/.exec(why)?.[0] ?? 'some'})`);
  const texts = own.map(({ kind, subject, why, todo }) => `${kind} ${subject}: ${why}; ${todo}`);
  return engines.length === 0
    ? texts
    : [`verifications that wait for an engine: ${engines.join(', ')}`, ...texts];
}

function listed(title: string, texts: readonly string[], most: number): readonly Line[] {
  if (texts.length === 0) return [];
  const rest = texts.length - most;
  return [
    [piece(`${title}:`, 'bold')],
    ...texts.slice(0, most).map((text): Line => [piece(`  ${text}`)]),
    ...(rest > 0 ? [[piece(`  and ${rest} more: holdfast plan --all`)]] : []),
  ];
}

function seconds(ms: number): string {
  return ms < 120_000 ? `${Math.round(ms / 1_000)} s` : `${Math.round(ms / 60_000)} min`;
}
