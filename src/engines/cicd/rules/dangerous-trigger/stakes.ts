import { pairsOf } from '../../../../lang/yaml/node.ts';
import type { YamlNode } from '../../../../lang/yaml/node.ts';
import type { Job, Pipeline } from '../../workflow.ts';

/** Whether a job has a token that only reads and no secret in its text: what is left to take is its cache. */
export function isPowerless(pipeline: Pipeline, job: Job): boolean {
  const permissions = job.permissions ?? pipeline.permissions;
  if (permissions === undefined || !onlyReads(permissions)) return false;
  if (/\bsecrets\s*[.[]/.test(job.source)) return false;
  return pipeline.env.every((binding) => !binding.value.scalar.text.includes('secrets'));
}

function onlyReads(permissions: YamlNode): boolean {
  if (permissions.kind === 'scalar') return permissions.text === 'read-all' || permissions.text === '';
  return pairsOf(permissions).every(
    ({ value }) => value.kind === 'scalar' && /^(?:read|none)$/.test(value.text),
  );
}
