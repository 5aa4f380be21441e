import { defineRule } from '../../define-rule.ts';
import { privilegedEvents } from '../../trust.ts';

export const rule = defineRule({
  title: 'Token permissions left to the repository’s default',
  why: 'The default may be "write everything", and it can change without anybody touching this file.',
  todo: 'Add `permissions:` to the workflow, with `contents: read` as a start, and widen it per job.',
  severity: 'low',
  confidence: 'low',
  mitigations: ['least-privilege-ci-token'],
  cwe: [272, 276],
  proof: 'measured',
  *check({ kind, permissions, jobs, triggers }) {
    if (kind !== 'workflow' || permissions !== undefined) return;
    // A workflow that is only called gets what its caller grants.
    if (triggers.every(({ event }) => event === 'workflow_call')) return;
    const open = jobs.filter((job) => job.permissions === undefined);
    const [first] = open;
    if (first === undefined) return;
    const others = open.length === 1 ? '' : ` and ${open.length - 1} more`;
    yield {
      at: first.key,
      scope: first.id,
      message: `the job ${first.id}${others} runs with the repository’s default token permissions`,
      severity: triggers.some(({ event }) => privilegedEvents.has(event)) ? 'medium' : 'low',
    };
  },
});
