import { defineRule } from '../../define-rule.ts';
import type { Report } from '../../define-rule.ts';
import type { YamlNode } from '../../../../lang/yaml/node.ts';

export const rule = defineRule({
  title: 'Token with every permission',
  why: 'Any step of the job, and any action it uses, can then push code, publish packages and change releases.',
  todo: 'Name the permissions that the job needs, and no others; start from `contents: read`.',
  severity: 'high',
  confidence: 'high',
  mitigations: ['least-privilege-ci-token'],
  cwe: [250, 272],
  proof: 'measured',
  *check({ permissions, jobs }) {
    yield* reportOf(permissions, '', 'every job of this workflow');
    for (const job of jobs) yield* reportOf(job.permissions, job.id, `the job ${job.id}`);
  },
});

function* reportOf(permissions: YamlNode | undefined, scope: string, who: string): Iterable<Report> {
  if (permissions?.kind !== 'scalar' || permissions.text !== 'write-all') return;
  yield { at: permissions, scope, message: `${who} gets a token that may write everything (write-all)` };
}
