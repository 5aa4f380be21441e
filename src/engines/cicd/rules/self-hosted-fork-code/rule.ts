import { defineRule } from '../../define-rule.ts';
import { guardOf, guards, triggersOf } from '../../trust.ts';
import type { Job } from '../../workflow.ts';

export const rule = defineRule({
  title: 'Code from forks on a self-hosted runner',
  why: 'In a public repository anybody can open a pull request, and its code then runs on a machine of yours that may keep state between jobs.',
  todo: 'Run pull requests on hosted runners, or let the job run only for branches of this repository.',
  severity: 'medium',
  confidence: 'medium',
  mitigations: ['isolated-ci-runners'],
  cwe: [668],
  proof: 'measured',
  *check(pipeline) {
    for (const job of pipeline.jobs) {
      const label = job.runsOn.find((one) => one.text.toLowerCase() === 'self-hosted');
      if (label === undefined || !runsCode(job)) continue;
      const trigger = triggersOf(pipeline, job).find(({ event }) => event === 'pull_request');
      if (trigger === undefined) continue;
      if (guards.indexOf(guardOf(pipeline, job, trigger.event)) > guards.indexOf('bot')) continue;
      yield {
        at: label,
        scope: job.id,
        message: `the job ${job.id} runs pull requests, also those from forks, on a self-hosted runner`,
        steps: [{ at: trigger, message: 'anybody can cause this event' }],
      };
    }
  },
});

function runsCode(job: Job): boolean {
  return job.steps.some((step) => step.run !== undefined || step.uses !== undefined);
}
