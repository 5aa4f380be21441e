import { commandAt, emittedMoments, installProgram, program, programNote, quietTime } from './emit.ts';
import type { TestingPlan } from './testing-plan.ts';

// The commit that the tag v4.2.2 of actions/checkout names.
const checkout = 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2';

type Job = readonly [name: string, moment: 'pr' | 'daily' | 'weekly' | 'release', when: string];

/** A GitHub Actions workflow with a job for each moment of the plan; its only foreign code is named by its commit. */
export function emitGithub(plan: TestingPlan): string {
  const moments = emittedMoments(plan);
  const { minute, hour } = quietTime(plan.system);
  const daily = `${minute} ${hour} * * *`;
  const weekly = `${minute} ${hour + 1} * * 1`;
  const jobs: readonly Job[] = [
    ['pull-request', 'pr', "github.event_name == 'pull_request'"],
    ['daily', 'daily', `github.event.schedule == '${daily}'`],
    ['weekly', 'weekly', `github.event.schedule == '${weekly}'`],
    ['release', 'release', "github.event_name == 'release'"],
  ];
  const wanted = jobs.filter(([, moment]) => moments.has(moment) || moment === 'pr');
  const crons = [...(moments.has('daily') ? [daily] : []), ...(moments.has('weekly') ? [weekly] : [])];
  const lines = [
    '# Written by holdfast plan --emit github. Write it again when the model changes.',
    programNote,
    '# Verifications of type tests read reports: run your tests in each job before the holdfast step.',
    ...besides(plan),
    'name: holdfast',
    '',
    'on:',
    '  pull_request:',
    ...(crons.length > 0 ? ['  schedule:', ...crons.map((cron) => `    - cron: '${cron}'`)] : []),
    ...(moments.has('release') ? ['  release:', '    types: [published]'] : []),
    '',
    'permissions:',
    '  contents: read',
    '',
    'jobs:',
    ...wanted.flatMap(jobLines),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function jobLines([name, moment, when]: Job): readonly string[] {
  const gate = [
    '        env:',
    '          BASE: ${{ github.base_ref }}',
    `        run: ${program} gate --base "origin/$BASE"`,
  ];
  return [
    `  ${name}:`,
    `    if: ${when}`,
    '    runs-on: ubuntu-24.04',
    '    timeout-minutes: 60',
    '    steps:',
    `      - uses: ${checkout}`,
    '        with:',
    '          fetch-depth: 0',
    '          persist-credentials: false',
    '      - name: Install Holdfast',
    `        run: ${installProgram}`,
    `      - name: ${moment === 'pr' ? 'Decide whether the change may go in' : `Verify what is due (${moment})`}`,
    ...(moment === 'pr' ? gate : [`        run: ${commandAt(moment)}`]),
    '',
  ];
}

/** The moments that no schedule has: said, not dropped. */
function besides(plan: TestingPlan): readonly string[] {
  const moments = emittedMoments(plan);
  return [
    ...(moments.has('build') ? [`# Add to the job that builds the image: ${commandAt('build')}`] : []),
    ...(moments.has('local') ? [`# Before a commit, on the developer's machine: ${commandAt('local')}`] : []),
  ];
}
