import type { Confidence, Severity } from '../../../../core/severity.ts';
import { defineRule } from '../../define-rule.ts';
import type { Report } from '../../define-rule.ts';
import { guardOf, triggersOf } from '../../trust.ts';
import type { Guard } from '../../trust.ts';
import type { Job, Pipeline, Step, Trigger } from '../../workflow.ts';
import { checkoutOf } from './checkout.ts';
import type { Checkout } from './checkout.ts';
import { runsCodeOf } from './execution.ts';
import { isPowerless } from './stakes.ts';

export const rule = defineRule({
  title: 'A stranger’s code in a job that holds the repository’s secrets',
  why: 'This event runs with the repository’s own token and secrets even for pull requests from forks; running their code hands these over.',
  todo: 'Build pull requests under `pull_request`, and keep only what needs the secrets (labels, comments) in this workflow.',
  severity: 'critical',
  confidence: 'high',
  mitigations: ['isolate-untrusted-ci-code'],
  cwe: [94, 829],
  proof: 'measured',
  *check(pipeline) {
    for (const job of pipeline.jobs) {
      for (const [index, step] of job.steps.entries()) {
        const trigger = triggersOf(pipeline, job, step).find(({ event }) => dangerous.has(event));
        const checkout = trigger && checkoutOf(step, job);
        if (trigger !== undefined && checkout !== undefined) {
          yield* reportOf({ pipeline, job, step, trigger, checkout, after: job.steps.slice(index + 1) });
        }
      }
    }
  },
});

const dangerous: ReadonlySet<string> = new Set(['pull_request_target', 'workflow_run', 'issue_comment']);

interface Case {
  readonly pipeline: Pipeline;
  readonly job: Job;
  readonly step: Step;
  readonly trigger: Trigger;
  readonly checkout: Checkout;
  /** The steps that find the code in the work space. */
  readonly after: readonly Step[];
}

function* reportOf(one: Case): Iterable<Report> {
  const { pipeline, job, step, trigger, checkout, after } = one;
  const guard = guardOf(pipeline, job, trigger.event, step);
  if (guard === 'own' || guard === 'merged') return;
  const reachable = after.filter((next) => triggersOf(pipeline, job, next).includes(trigger));
  const execution = runsCodeOf(reachable, checkout.folder);
  const level = levelOf(one, guard, execution !== undefined);
  const outcome = execution === undefined ? 'is checked out' : 'is checked out and run';
  yield {
    at: checkout.at,
    scope: `${job.id}/${step.label}`,
    message: `code of a pull request ${outcome} under ${trigger.event}, with this repository’s token`,
    severity: level.severity,
    confidence: level.confidence,
    steps: [
      { at: trigger, message: 'strangers cause this event; it runs with the repository’s secrets' },
      { at: checkout.at, message: 'their code enters the work space here' },
      ...(execution === undefined
        ? []
        : [{ at: execution.at, message: `and is run here: ${execution.what}` }]),
    ],
    notes: guard === 'none' ? [] : [['guard', guardTold[guard]]],
  };
}

const guardTold: Readonly<Record<Exclude<Guard, 'none' | 'own' | 'merged'>, string>> = {
  bot: 'only a bot’s event is let in, but others can make a bot act',
  approval: 'a label or environment may ask for approval first, but the code can change after that',
  member: 'only known people are let in, but the code can change after they asked',
};

function levelOf(one: Case, guard: Guard, runs: boolean): { severity: Severity; confidence: Confidence } {
  if (guard === 'member' || guard === 'approval') return { severity: 'medium', confidence: 'medium' };
  if (!runs) return { severity: 'medium', confidence: 'medium' };
  if (guard === 'bot' || isPowerless(one.pipeline, one.job))
    return { severity: 'high', confidence: 'medium' };
  // Which workflow ran before, and whether forks can cause it, is written elsewhere.
  if (one.trigger.event === 'workflow_run') return { severity: 'high', confidence: 'medium' };
  return { severity: 'critical', confidence: 'high' };
}
