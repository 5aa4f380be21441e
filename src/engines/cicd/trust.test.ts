import { expect, test } from 'vitest';
import { Lines } from '../../core/lines.ts';
import { readYaml } from '../../lang/yaml/read-yaml.ts';
import { readWorkflow } from './read-pipeline.ts';
import { guardOf, triggersOf } from './trust.ts';
import type { Pipeline } from './workflow.ts';

function workflowWith(condition: string): Pipeline {
  const text = `on: [push, pull_request_target, workflow_run]\njobs:\n  a:\n    if: ${condition}\n    steps: []\n`;
  const [root] = readYaml(text).nodes;
  const read = root && readWorkflow(root, 'ci.yml', new Lines(text));
  if (read === undefined || typeof read === 'string') throw new Error('the test’s own workflow is broken');
  return read;
}

test.each([
  ["github.event_name == 'push'", ['push']],
  ["github.event_name != 'pull_request_target'", ['push', 'workflow_run']],
  ["${{ 'push' == github.event_name || github.event_name == 'workflow_run' }}", ['push', 'workflow_run']],
  ["github.event_name == 'push' && github.ref == 'x'", ['push']],
  ['contains(fromJSON(\'["push"]\'), github.event_name)', ['push']],
  ['false', []],
  ["${{ always() }} && github.event_name == 'push'", ['push']],
  ["github.repository == 'acme/app'", ['push', 'pull_request_target', 'workflow_run']],
])('%s lets in %j', (condition, events) => {
  const workflow = workflowWith(condition);
  const found = workflow.jobs.flatMap((job) => triggersOf(workflow, job).map((trigger) => trigger.event));
  expect(found).toEqual(events);
});

test.each([
  ['github.event.pull_request.head.repo.full_name == github.repository', 'own'],
  ['github.event.pull_request.head.repo.fork == false', 'own'],
  ['github.event.pull_request.head.repo.fork == true', 'none'],
  ['github.event.pull_request.head.repo.fork != true', 'own'],
  ["github.event.workflow_run.event != 'pull_request'", 'own'],
  ["github.event.workflow_run.event == 'pull_request'", 'none'],
  ['github.event.pull_request.merged', 'merged'],
  ["github.event.comment.author_association == 'OWNER'", 'member'],
  ["github.actor == 'dependabot[bot]'", 'bot'],
  ["github.actor != 'dependabot[bot]'", 'none'],
  ["contains(github.event.pull_request.labels.*.name, 'ok')", 'approval'],
  ["github.actor == 'x' && github.event.pull_request.merged == true", 'merged'],
  ["github.actor == 'x' || github.ref == 'y'", 'none'],
  ["github.event_name == 'push' || github.event.pull_request.merged == true", 'merged'],
])('%s asks for: %s', (condition, guard) => {
  const workflow = workflowWith(condition);
  expect(workflow.jobs.map((job) => guardOf(workflow, job, 'pull_request_target'))).toEqual([guard]);
});
