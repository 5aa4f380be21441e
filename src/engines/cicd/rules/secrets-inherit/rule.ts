import { defineRule } from '../../define-rule.ts';
import { isCommit, nameOf } from '../../parse-use.ts';

export const rule = defineRule({
  title: 'All secrets handed to a workflow of another repository',
  why: 'The called workflow, and everything it uses, can read every secret of this repository and organisation, not only those it needs.',
  todo: 'Pass the secrets it needs by name.',
  severity: 'medium',
  confidence: 'medium',
  mitigations: ['least-privilege-ci-secrets'],
  cwe: [200, 272],
  proof: 'measured',
  *check({ jobs }) {
    for (const { id, uses, inherits } of jobs) {
      if (inherits === undefined || uses?.kind !== 'remote') continue;
      const pinned = isCommit(uses.ref);
      yield {
        at: inherits,
        scope: id,
        message: `every secret goes to ${nameOf(uses)}${pinned ? '' : `, whatever "${uses.ref}" will point to`}`,
        severity: pinned ? 'medium' : 'high',
        steps: [{ at: uses, message: 'the workflow that receives them' }],
      };
    }
  },
});
