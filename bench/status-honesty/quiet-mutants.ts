import type { Change, Edit, Mutant } from './change.ts';

const model = 'threat-model.yaml';
const report = 'reports/junit/tests.xml';
const ci = '.github/workflows/ci.yml';
const contentTests = 'tests/unit/content-check.test.ts';
const loadTest = 'docs/load-test.md';

const noOwnerCheck: Edit = {
  path: 'src/files/owned-file.ts',
  find: 'file.ownerId !== userId',
  replace: 'file.ownerId === undefined',
};

/** The report of an earlier run is still there, and something it speaks for is not. */
const oldReports: readonly Mutant[] = [
  quiet('m-file-checks', 'a test file is deleted and no test has run since', del(contentTests)),
  quiet('m-authz', 'the owner check is deleted and committed, and no test has run since', {
    kind: 'commit',
    of: del('src/files/owned-file.ts'),
  }),
  {
    ...quiet('m-file-checks', 'a test file is deleted beside the report of the run before', {
      kind: 'leftover-report',
      path: report,
      as: 'reports/junit/before.xml',
      with: del(contentTests),
    }),
    rerunTests: true,
  },
  quiet('m-authn', 'the reports are a link to another folder', {
    kind: 'link',
    path: 'reports/junit',
    to: 'reports/elsewhere',
  }),
  {
    ...quiet('m-authn', 'the clock was ahead when the report was read first', {
      kind: 'future-clock',
      days: 30,
    }),
    rerunTests: true,
    becomes: ['error'],
  },
  quiet('m-csrf', 'the clock was ahead when the tests ran', { kind: 'future-report', days: 30 }),
];

/** Only one engine runs: what the others said before must still be held against the code and model of today. */
const partialRuns: readonly Mutant[] = [
  {
    ...quiet('m-authz', 'the owner check is deleted and only the pipeline is verified', edit(noOwnerCheck)),
    flags: ['--engine', 'cicd'],
    becomes: ['stale'],
  },
  {
    ...quiet(
      'm-csrf',
      'a selector is dropped from the model and only the pipeline is verified',
      edit({
        path: model,
        find: '          - tag:m-csrf\n        min: 5\n',
        replace: '          - "*"\n        min: 1\n',
      }),
    ),
    flags: ['--engine', 'cicd'],
    becomes: ['stale'],
  },
  {
    ...quiet(
      'm-ci-rights',
      'a workflow gets a dangerous trigger and only the tests are verified',
      edit({ path: ci, find: '  pull_request:\n', replace: '  pull_request_target:\n' }),
    ),
    flags: ['--engine', 'tests'],
    becomes: ['stale'],
  },
  {
    ...quiet('m-ci-rights', 'the clock was ahead and only the tests are verified since', {
      kind: 'future-clock',
      days: 30,
    }),
    flags: ['--engine', 'tests'],
    becomes: ['error'],
  },
];

/** The model names something that is not there. */
const phantoms: readonly Mutant[] = [
  quiet('m-ci-rights', 'the model has the workflows in a folder that is not there', codeOf('m-ci-rights')),
  {
    ...quiet('m-csrf', 'the model has the CSRF check in a folder that is not there', codeOf('m-csrf')),
    rerunTests: true,
  },
  quiet(
    'm-ci-rights',
    'the model names a rule that does not exist',
    edit({ path: model, find: 'rules: [cicd/dangerous-trigger,', replace: 'rules: [cicd/dangerous-triger,' }),
  ),
  quiet(
    'm-ci-rights',
    'a workflow cannot be read any more',
    edit({ path: ci, find: '    runs-on: ', replace: '   \t- { runs-on: ' }),
  ),
  quiet('m-ci-rights', 'a workflow is a link to a place outside', {
    kind: 'link',
    path: ci,
    to: '../linked.yml',
  }),
];

/** What people signed is no longer what is there. */
const signatures: readonly Mutant[] = [
  quiet('m-limits', 'the procedure that was signed is gone', del(loadTest)),
  {
    ...quiet(
      'm-limits',
      'a limit is changed after the load test was signed',
      edit({
        path: 'src/files/limits.ts',
        find: 'uploadBytes: 4 * MiB',
        replace: 'uploadBytes: 4 * 1024 * 1024',
      }),
    ),
    rerunTests: true,
    becomes: ['stale'],
  },
  {
    ...quiet(
      'm-limits',
      'the one who signed may not sign any more',
      edit({
        path: model,
        find: '        procedure: docs/load-test.md\n        signers: ["@example/platform"]\n',
        replace: '        procedure: docs/load-test.md\n        signers: ["@example/security"]\n',
      }),
    ),
    becomes: ['stale', 'checked-nothing'],
  },
  {
    ...quiet('m-limits', 'the commit that was signed for is in another history', { kind: 'new-history' }),
    becomes: ['stale'],
  },
  {
    ...quiet('m-limits', 'a signature is given a later date by hand', {
      kind: 'edit-evidence',
      verification: 'v-limits-load',
      days: 100,
    }),
    becomes: ['refused'],
  },
  { ...quiet('m-limits', 'the state is lost', del('.holdfast/state.db')), becomes: ['partial'] },
];

/** Changes that no test and no rule sees: evidence that is old, foreign or edited, or that speaks for less than it seems. */
export const quietMutants: readonly Mutant[] = [...oldReports, ...partialRuns, ...phantoms, ...signatures];

function quiet(mitigation: string, name: string, change: Change): Mutant {
  return { name, mitigation, change, rerunTests: false };
}

function edit(...edits: readonly Edit[]): Change {
  return { kind: 'edit', edits };
}

function del(path: string): Change {
  return { kind: 'delete', path };
}

/** The globs of a mitigation's code are made to match nothing. */
function codeOf(mitigation: 'm-ci-rights' | 'm-csrf'): Change {
  const before = {
    'm-ci-rights':
      '    title: A pull request gets neither secrets nor a token that can write\n    layer: cicd\n    owner: "@example/platform"\n    breakable: medium\n    code: [',
    'm-csrf':
      '    title: Every change needs the CSRF token of its session\n    layer: code\n    owner: "@example/files"\n    breakable: medium\n    code: [',
  }[mitigation];
  return edit({ path: model, find: before, replace: `${before}nowhere/**, ` });
}
