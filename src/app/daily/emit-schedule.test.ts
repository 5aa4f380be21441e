import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { cicdEngine } from '../../engines/cicd/index.ts';
import { sourceFile } from '../../io/source.ts';
import { emitSchedule } from './emit-schedule.ts';

test('the GitHub schedule reads only, is pinned, and our own engine has nothing against it', () => {
  const text = emitSchedule('github', 'shop');
  const workflow = parse(text);
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(Object.keys(workflow.on)).toEqual(['schedule', 'workflow_dispatch']);
  for (const [, ref] of text.matchAll(/uses: \S+@(\S+)/g)) expect(ref).toMatch(/^[0-9a-f]{40}$/);
  const file = sourceFile('.github/workflows/daily.yml', Buffer.from(text));
  const events = [...(cicdEngine.inspect?.(file, {}) ?? [])];
  expect(events.filter(({ kind }) => kind === 'finding')).toEqual([]);
});

test('the GitLab job runs on the default branch only, one at a time', () => {
  const job = parse(emitSchedule('gitlab', 'shop'))['holdfast:daily'];
  expect(job).toMatchObject({ resource_group: 'holdfast-daily', script: expect.any(Array) });
  expect(job.rules[0].if).toContain('$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH');
});

test('systems do not all start at once', () => {
  const crons = ['shop', 'files', 'billing'].map((id) => emitSchedule('cron', id).split('\n')[3]);
  expect(new Set(crons).size).toBe(3);
});
