import { installProgram, program, programNote, quietTime } from '../../model/plan/emit.ts';

export const schedulers = ['github', 'gitlab', 'cron'] as const;
export type Scheduler = (typeof schedulers)[number];

/** A ready file that runs `holdfast daily` every day; all foreign code in it is named by its commit, rights are to read. */
export function emitSchedule(scheduler: Scheduler, system: string): string {
  const { minute, hour } = quietTime(system);
  const lines = { github, gitlab, cron }[scheduler](minute, hour);
  return `${lines.join('\n')}\n`;
}

// The commits that the tags v4.2.2 of actions/checkout and v4.2.3 of actions/cache name.
const checkout = 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2';
const cacheCommit = '5a3ec84eff668545956fd18022155c47e93e2684 # v4.2.3';

function github(minute: number, hour: number): readonly string[] {
  return [
    '# Written by holdfast daily --emit github. Runs on the default branch only, so no pull request can edit what it does.',
    programNote,
    'name: holdfast daily',
    '',
    'on:',
    '  schedule:',
    `    - cron: '${minute} ${hour} * * *'`,
    '  workflow_dispatch:',
    '',
    'permissions:',
    '  contents: read',
    '',
    '# Two at once would look at the same commit twice.',
    'concurrency: holdfast-daily',
    '',
    'jobs:',
    '  daily:',
    '    runs-on: ubuntu-24.04',
    '    timeout-minutes: 120',
    '    steps:',
    `      - uses: ${checkout}`,
    '        with:',
    '          fetch-depth: 0',
    '          persist-credentials: false',
    '      - name: Install Holdfast',
    `        run: ${installProgram}`,
    '      # What was found before: without it, all would be backlog and nothing new.',
    `      - uses: actions/cache/restore@${cacheCommit}`,
    '        with:',
    '          path: .holdfast/state.db',
    '          key: holdfast-state-${{ github.run_id }}',
    '          restore-keys: holdfast-state-',
    '      - name: What is new, whose it is, and until when',
    `        run: ${program} daily --format markdown >> "$GITHUB_STEP_SUMMARY"`,
    `      - uses: actions/cache/save@${cacheCommit}`,
    '        if: always()',
    '        with:',
    '          path: .holdfast/state.db',
    '          key: holdfast-state-${{ github.run_id }}',
  ];
}

function gitlab(minute: number, hour: number): readonly string[] {
  return [
    '# Written by holdfast daily --emit gitlab. Include it in .gitlab-ci.yml, and make a pipeline schedule on the default',
    `# branch for ${minute} ${hour} * * * with the variable HOLDFAST_DAILY = 1.`,
    programNote,
    'holdfast:daily:',
    '  # Name the image by its digest: registry images are moved.',
    '  image: node:22',
    '  variables:',
    '    GIT_DEPTH: "0"',
    '  rules:',
    '    - if: $CI_PIPELINE_SOURCE == "schedule" && $HOLDFAST_DAILY && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
    '  # Two at once would look at the same commit twice.',
    '  resource_group: holdfast-daily',
    '  cache:',
    '    # Only this branch may write it; see protected branches and separate caches.',
    '    key: holdfast-state-$CI_DEFAULT_BRANCH',
    '    paths: [.holdfast/state.db]',
    '  script:',
    `    - ${installProgram}`,
    `    - ${program} daily`,
  ];
}

function cron(minute: number, hour: number): readonly string[] {
  return [
    '# Written by holdfast daily --emit cron, for the crontab of a user that may read the repository and nothing else.',
    '# A machine that was off catches up once: @reboot waits for the network, and a commit is not looked at twice.',
    '# Replace /srv/repository by the checkout; keep it up to date by a job of its own.',
    `${minute} ${hour} * * * cd /srv/repository && flock -n .holdfast/daily.lock ${program} daily --quiet`,
    `@reboot sleep 120 && cd /srv/repository && flock -n .holdfast/daily.lock ${program} daily --quiet`,
  ];
}
