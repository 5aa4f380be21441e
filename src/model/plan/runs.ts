import { moments, type Moment } from '../../core/ids.ts';
import type { Mitigation, PlanPolicy, Verification } from '../types.ts';
import type { Breakability, LeftOut, PlannedRun } from './testing-plan.ts';

/** What can be answered now. */
export interface Answerable {
  /** Types of verification with an engine. */
  readonly built: ReadonlySet<string>;
  /** Ids of verifications that read a report which is not there. */
  readonly noReport: ReadonlySet<string>;
}

/** The runs of a mitigation's verifications, and those that the policy keeps out of pull requests. */
export function runsOf(
  mitigation: Mitigation,
  breakability: Breakability,
  policy: PlanPolicy,
  { built, noReport }: Answerable,
): { readonly runs: readonly PlannedRun[]; readonly leftOut: readonly LeftOut[] } {
  const runs: PlannedRun[] = [];
  const leftOut: LeftOut[] = [];
  for (const one of mitigation.verify) {
    for (const moment of moments.filter((known) => one.when.includes(known))) {
      if (needsOptIn(one, moment, policy)) leftOut.push({ subject: one.id, moment, why: optInWhy(one) });
      else
        runs.push({
          verification: one.id,
          mitigation: mitigation.id,
          type: one.type,
          moment,
          why: whyAt(moment, one, breakability),
          built: isBuilt(one, built),
          ...(noReport.has(one.id) ? { noReport: true as const } : {}),
        });
    }
  }
  return { runs, leftOut };
}

/** Types of evidence that come from outside need no engine. */
export function isBuilt({ type }: Pick<Verification, 'type'>, built: ReadonlySet<string>): boolean {
  return type === 'external' || type === 'manual' || built.has(type);
}

/** Whether a moment comes round by itself; a release is when somebody decides so. */
export function isContinuous(moment: Moment): boolean {
  return moment !== 'release' && moment !== 'local';
}

function needsOptIn({ type }: Verification, moment: Moment, { optIn }: PlanPolicy): boolean {
  if (type !== 'dast' && type !== 'iast') return false;
  return (moment === 'pr' || moment === 'local') && !optIn.includes(`${type}-pr`);
}

function optInWhy({ type }: Verification): string {
  return `${type} takes too long for a pull request; plan.optIn: [${type}-pr] would allow it`;
}

function whyAt(moment: Moment, { type }: Verification, { level, churn }: Breakability): string {
  switch (moment) {
    case 'local':
      return 'the author learns of it before anybody else';
    case 'pr':
      return level === 'high'
        ? `its code changes often${figure(churn)}: each change is asked`
        : 'the change that would break it is asked';
    case 'build':
      return 'the image is looked at where it is made';
    case 'daily':
      return type === 'sca' || type === 'container'
        ? 'new vulnerabilities appear without a change of ours'
        : 'all of it is looked at, not only what changed';
    case 'weekly':
      return 'it takes too long to run more often';
    case 'release':
      return type === 'manual' ? 'people look before it goes out' : 'nothing goes out without it';
  }
}

function figure(churn: Breakability['churn']): string {
  return churn === undefined ? '' : ` (${churn.commits} commits)`;
}
