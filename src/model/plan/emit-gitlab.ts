import { commandAt, emittedMoments, installProgram, program, programNote } from './emit.ts';
import type { TestingPlan } from './testing-plan.ts';

/** GitLab jobs for each moment of the plan; the daily and weekly ones belong to pipeline schedules with a variable. */
export function emitGitlab(plan: TestingPlan): string {
  const moments = emittedMoments(plan);
  const scheduled = (['daily', 'weekly'] as const).filter((moment) => moments.has(moment));
  const lines = [
    '# Written by holdfast plan --emit gitlab. Write it again when the model changes.',
    programNote,
    '# Verifications of type tests read reports: let the test job keep its reports as artifacts and need it here.',
    ...scheduled.map(
      (moment) =>
        `# Make a pipeline schedule that runs ${moment} with the variable HOLDFAST_MOMENT = ${moment}.`,
    ),
    ...(moments.has('build') ? [`# Add to the job that builds the image: ${commandAt('build')}`] : []),
    ...(moments.has('local') ? [`# Before a commit, on the developer's machine: ${commandAt('local')}`] : []),
    '.holdfast:',
    '  # Name the image by its digest: registry images are moved.',
    '  image: node:22',
    '  variables:',
    '    GIT_DEPTH: "0"',
    '  before_script:',
    `    - ${installProgram}`,
    '',
    'holdfast:merge-request:',
    '  extends: .holdfast',
    '  rules:',
    '    - if: $CI_PIPELINE_SOURCE == "merge_request_event"',
    '  script:',
    `    - ${program} gate --base "origin/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"`,
    '',
    ...scheduled.flatMap((moment) =>
      job(moment, `$CI_PIPELINE_SOURCE == "schedule" && $HOLDFAST_MOMENT == "${moment}"`),
    ),
    ...(moments.has('release') ? job('release', '$CI_COMMIT_TAG') : []),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function job(moment: 'daily' | 'weekly' | 'release', condition: string): readonly string[] {
  return [
    `holdfast:${moment}:`,
    '  extends: .holdfast',
    '  rules:',
    `    - if: ${condition}`,
    '  script:',
    `    - ${commandAt(moment)}`,
    '',
  ];
}
