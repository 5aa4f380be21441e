import { expect, test } from 'vitest';
import { acceptEngine } from '../../../tests/acceptance/engine.ts';
import { acceptRuleFolders } from '../../../tests/acceptance/rule-folders.ts';
import { inspectAll } from '../../../tests/acceptance/sample.ts';
import { limits } from '../../core/limits.ts';
import { fixturePath } from './fixture-path.ts';
import { cicdEngine } from './index.ts';

const workflow = `on: pull_request_target
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - name: Say „grüß Gott“ 🎉 ${'${{ github.event.pull_request.title }}'}
        uses: actions/checkout@v4
        with:
          ref: ${'${{ github.event.pull_request.head.sha }}'}
      - run: |
          # it's a comment 🎉
          echo "${'${{ github.event.pull_request.title }}'}"
          npm ci
`;
const action = `name: Tool
runs:
  using: composite
  steps:
    - uses: acme/get@v1
    - run: echo \${{ github.head_ref }}
      shell: bash
`;

const files = [
  { path: '.github/workflows/ci.yml', content: workflow },
  { path: 'tools/deploy/action.yml', content: action },
  { path: 'nested/project/.github/workflows/release.yaml', content: workflow.replace('npm ci', 'make') },
];

acceptEngine('cicd', cicdEngine, {
  files,
  broken: { path: '.github/workflows/broken.yml', content: 'on: push\njobs: [\n  build: {\n' },
});
acceptRuleFolders(cicdEngine, fixturePath);

test('finding has its exact span, scope and fix in bytes', () => {
  const [finding] = inspectAll(cicdEngine, { files }).flatMap((event) =>
    event.kind === 'finding' && event.finding.rule === 'cicd/template-injection' ? [event.finding] : [],
  );
  expect(finding?.at).toMatchObject({ line: 12, column: 17, endLine: 12, endColumn: 55 });
  expect(finding?.anchor).toMatchObject({
    scope: 'build/step 2',
    match: '${{ github.event.pull_request.title }}',
  });
  const bytes = Buffer.from(workflow);
  const told = finding?.fix?.edits.map(({ start, end }) => bytes.subarray(start, end).toString());
  expect(told).toEqual(['', '${{ github.event.pull_request.title }}']);
});

test.each([
  ['.github/workflows/ci.yml', true],
  ['deep/er/.github/workflows/ci.yaml', true],
  ['action.yml', true],
  ['.github/workflows/folder/ci.yml', false],
  ['.github/workflows/notes.md', false],
  ['src/transaction.yml', false],
])('wants %s: %s', (path, wanted) => {
  expect(cicdEngine.wants({ kind: 'file', path, bytes: 1 }, {})).toBe(wanted);
});

test('a file above the limit is skipped, and says so', () => {
  const content = `# ${'x'.repeat(limits.yamlBytes)}\n`;
  expect(inspectAll(cicdEngine, { files: [{ path: 'action.yml', content }] })).toMatchObject([
    { kind: 'skipped', target: 'action.yml' },
  ]);
});

test('findings above the limit of one rule are counted, not kept', () => {
  const steps = Array.from(
    { length: limits.findingsPerRuleAndFile + 5 },
    (_, n) => `      - uses: acme/a${n}@v1\n`,
  );
  const content = `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    steps:\n${steps.join('')}`;
  const events = inspectAll(cicdEngine, { files: [{ path: '.github/workflows/a.yml', content }] });
  expect(events).toHaveLength(limits.findingsPerRuleAndFile + 1);
  expect(events.at(-1)).toMatchObject({ kind: 'problem', problem: { kind: 'partial' } });
});

test('a yaml file that is no workflow is a problem, one that is no action is skipped', () => {
  const other = [
    { path: '.github/workflows/a.yml', content: 'just: text\n' },
    { path: 'roles/action.yml', content: '- hosts: all\n' },
  ];
  expect(inspectAll(cicdEngine, { files: other }).map((event) => event.kind)).toEqual(['problem', 'skipped']);
});
