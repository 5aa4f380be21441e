import type { Problem } from '../../core/problem.ts';
import type { EngineReport, Report } from '../../core/report.ts';
import { artifactOf } from './write-location.ts';
import type { Json } from './write-location.ts';
import { plainText } from './write-text.ts';

/** Notifications of one kind and engine written one by one; above it they are counted. */
const eachMax = 100;

/** What a notification is about, for `tool.driver.notifications`. */
const descriptors = {
  'holdfast/engine': 'An engine did not run, or did not see everything it was meant to see',
  'holdfast/target': 'A target that was not looked at, or only in part',
  'holdfast/notice': 'Something the reader of the results must know',
  'holdfast/cut': 'Results that this file does not hold',
} as const;
type DescriptorId = keyof typeof descriptors;

/** The descriptors that the notifications refer to. */
export function notificationDescriptors(): readonly Json[] {
  return Object.entries(descriptors).map(([id, text]) => ({ id, shortDescription: { text } }));
}

/** Everything that kept a part of the run from being looked at, the worst first in each engine. */
export function notificationsOf(report: Report): readonly Json[] {
  return [
    ...report.engines.flatMap(engineNotifications),
    ...report.notices.slice(0, eachMax).map((text) => notification('holdfast/notice', 'note', text)),
  ];
}

/** A notification that results were left out. */
export function cutNotification(text: string): Json {
  return notification('holdfast/cut', 'warning', text);
}

function notification(id: DescriptorId, level: 'error' | 'warning' | 'note', text: string): Json {
  return { descriptor: { id }, level, message: { text: plainText(text) } };
}

const statusLevels: Readonly<
  Record<Exclude<EngineReport['status'], 'complete'>, 'error' | 'warning' | 'note'>
> = {
  failed: 'error',
  partial: 'warning',
  'not-run': 'warning',
  nothing: 'note',
};

function engineNotifications(engine: EngineReport): readonly Json[] {
  const { status, because, coverage, problems } = engine;
  const { seen, scanned, skipped, failed } = coverage;
  const counts = `${scanned} of ${seen} targets looked at, ${skipped.length} skipped, ${failed.length} failed`;
  const summary =
    status === 'complete'
      ? []
      : [
          notification(
            'holdfast/engine',
            statusLevels[status],
            `${engine.id} ${status}: ${because} (${counts})`,
          ),
        ];
  const explained = new Set(problems.map(({ target }) => target));
  const silent = failed.filter(({ target }) => !explained.has(target));
  const targets = silent
    .slice(0, eachMax)
    .map(({ target, reason }) => aboutTarget(engine, 'error', { target, text: reason }));
  const told = problems.slice(0, eachMax).map((problem) => problemNotification(engine, problem));
  const left = Math.max(0, silent.length - eachMax) + Math.max(0, problems.length - eachMax);
  const rest =
    left > 0
      ? [notification('holdfast/cut', 'warning', `${engine.id}: ${left} more targets or problems`)]
      : [];
  return [...summary, ...targets, ...told, ...rest];
}

function problemNotification(engine: EngineReport, problem: Problem): Json {
  const todo = problem.todo === undefined ? '' : ` ${problem.todo}`;
  const bug = problem.kind === 'bug' ? 'a mistake in Holdfast: ' : '';
  const level = problem.kind === 'partial' ? 'warning' : 'error';
  const text = `${bug}${problem.message}${todo}`;
  return aboutTarget(engine, level, { target: problem.target, text, line: problem.line });
}

function aboutTarget(
  engine: EngineReport,
  level: 'error' | 'warning',
  about: { readonly target: string; readonly text: string; readonly line?: number | undefined },
): Json {
  const named = about.target === '' ? '' : `${about.target}: `;
  const base = notification('holdfast/target', level, `${engine.id}: ${named}${about.text}`);
  if (about.target === '') return base;
  const region = about.line === undefined ? {} : { region: { startLine: Math.max(1, about.line) } };
  return {
    ...base,
    locations: [{ physicalLocation: { artifactLocation: artifactOf(about.target), ...region } }],
  };
}
