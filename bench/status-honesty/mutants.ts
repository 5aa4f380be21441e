import type { Change, Edit, Mutant } from './change.ts';
import { quietMutants } from './quiet-mutants.ts';

const report = 'reports/junit/tests.xml';
const files = 'src/routes/files.ts';
const share = 'src/routes/share.ts';
const contentCheck = 'src/files/content-check.ts';
const ci = '.github/workflows/ci.yml';
const release = '.github/workflows/release.yml';

const controls: readonly Mutant[] = [
  tested('m-authn', 'the session check of the download is deleted', [
    {
      path: files,
      find: "router.get('/files/:id', requireSession(services), async",
      replace: "router.get('/files/:id', async",
    },
  ]),
  tested('m-authn', 'sessions never expire', [
    { path: 'src/auth/session.ts', find: '  if (row.expiresAt <= now) return undefined;\n', replace: '' },
  ]),
  tested('m-authn', 'a request without cookie is let through', [
    {
      path: 'src/auth/require-session.ts',
      find: "if (token === undefined) throw new HttpError(401, 'Log in first.');",
      replace: 'if (token === undefined) return next();',
    },
  ]),
  tested('m-authz', 'the owner check is deleted', [
    {
      path: 'src/files/owned-file.ts',
      find: "  if (file.ownerId !== userId) throw new HttpError(403, 'The file belongs to somebody else.');\n",
      replace: '',
    },
  ]),
  tested('m-authz', 'sharing goes around the owner check', [
    { path: share, find: 'import { ownedFile }', replace: 'import { findFile }' },
    { path: share, find: "'../files/owned-file.ts'", replace: "'../files/file-records.ts'" },
    {
      path: share,
      find: 'ownedFile(db, req.params.id, sessionOf(res).userId);',
      replace: 'findFile(db, req.params.id)!;',
    },
  ]),
  tested('m-authz', 'the search covers all users', [
    {
      path: 'src/search/find-by-name.ts',
      find: 'where owner_id = ? and name like',
      replace: 'where length(?) > 0 and name like',
    },
  ]),
  tested('m-csrf', 'the CSRF check of sharing is deleted', [
    {
      path: share,
      find: 'requireSession(services), requireCsrf, body',
      replace: 'requireSession(services), body',
    },
  ]),
  tested('m-csrf', 'any CSRF token of the right length will do', [
    {
      path: 'src/auth/require-csrf.ts',
      find: 'given.length !== expected.length || !timingSafeEqual(given, expected)',
      replace: 'given.length !== expected.length',
    },
  ]),
  tested('m-file-checks', 'malware is not looked for', [
    {
      path: contentCheck,
      find: "  if (text.includes(eicar)) throw new HttpError(422, 'The file is malware.');\n",
      replace: '',
    },
  ]),
  tested('m-file-checks', 'scripts in pictures are let through', [
    {
      path: contentCheck,
      find: 'svgStart.test(text) && svgScript.test(text)',
      replace: 'svgStart.test(name)',
    },
  ]),
  tested('m-file-checks', 'the content is never checked', [
    { path: files, find: '    checkContent(name, content);\n', replace: '' },
  ]),
  tested('m-limits', 'the upload limit is sixteen times as high', [
    { path: 'src/files/limits.ts', find: 'uploadBytes: 4 * MiB', replace: 'uploadBytes: 64 * MiB' },
  ]),
  tested('m-limits', 'the upload has the framework’s own limit', [
    { path: files, find: 'limit: limits.uploadBytes, ', replace: '' },
  ]),
  tested('m-limits', 'archives are never checked', [
    { path: files, find: '    checkArchive(content);\n', replace: '' },
  ]),
  tested('m-limits', 'an archive may unpack to anything', [
    { path: 'src/files/limits.ts', find: 'archiveRatio: 100,', replace: 'archiveRatio: 1_000_000,' },
  ]),
];

const tests: readonly Mutant[] = [
  retested('m-authz', 'a test loses its tag', {
    kind: 'edit',
    edits: [
      {
        path: 'tests/integration/authorization.test.ts',
        find: "[m-authz] sharing another user's file gets 403",
        replace: "sharing another user's file gets 403",
      },
    ],
  }),
  retested('m-csrf', 'tests are skipped', {
    kind: 'edit',
    edits: [
      {
        path: 'tests/integration/csrf.test.ts',
        find: 'test.each(changing)',
        replace: 'test.skip.each(changing)',
      },
    ],
  }),
  retested('m-authn', 'only one test of the file is run', {
    kind: 'edit',
    edits: [
      {
        path: 'tests/integration/authentication.test.ts',
        find: "test('health needs no session'",
        replace: "test.only('health needs no session'",
      },
    ],
  }),
  retested('m-file-checks', 'a test file is deleted', {
    kind: 'delete',
    path: 'tests/unit/content-check.test.ts',
  }),
  retested('m-limits', 'the code that is covered is deleted', {
    kind: 'delete',
    path: 'src/files/archive.ts',
  }),
];

const silence: readonly Mutant[] = [
  {
    name: 'the owner check is deleted and no test has run since',
    mitigation: 'm-authz',
    change: {
      kind: 'edit',
      edits: [
        {
          path: 'src/files/owned-file.ts',
          find: 'file.ownerId !== userId',
          replace: 'file.ownerId === undefined',
        },
      ],
    },
    rerunTests: false,
    becomes: ['stale', 'checked-nothing'],
  },
  {
    name: 'the covered file is deleted and no test has run since',
    mitigation: 'm-file-checks',
    change: { kind: 'delete', path: contentCheck },
    rerunTests: false,
    becomes: ['stale', 'checked-nothing', 'error'],
  },
  {
    name: 'the selector of the model names no test',
    mitigation: 'm-csrf',
    change: {
      kind: 'edit',
      edits: [{ path: 'threat-model.yaml', find: 'tag:m-csrf', replace: 'tag:m-crsf' }],
    },
    rerunTests: true,
    becomes: ['checked-nothing'],
  },
  {
    name: 'eight days pass without a test run',
    mitigation: 'm-csrf',
    change: { kind: 'expire-evidence', days: 8 },
    rerunTests: false,
    becomes: ['stale'],
  },
  {
    name: 'the signed load test grows older than it counts',
    mitigation: 'm-limits',
    change: { kind: 'expire-evidence', days: 150 },
    rerunTests: false,
    becomes: ['stale'],
  },
  {
    name: 'the evidence is from the future',
    mitigation: 'm-authn',
    change: { kind: 'future-clock', days: 30 },
    rerunTests: false,
    flags: ['--engine', 'cicd'],
    becomes: ['error'],
  },
  {
    name: 'the report ends in the middle',
    mitigation: 'm-file-checks',
    change: { kind: 'break-report', path: report },
    rerunTests: false,
    becomes: ['error', 'checked-nothing'],
  },
  {
    name: 'the report is gone',
    mitigation: 'm-authn',
    change: { kind: 'delete-report', path: report },
    rerunTests: false,
    becomes: ['error', 'checked-nothing'],
  },
];

const pipeline: readonly Mutant[] = [
  {
    name: 'the code of pull requests runs with the rights of the repository',
    mitigation: 'm-ci-rights',
    change: {
      kind: 'edit',
      edits: [
        { path: ci, find: '  pull_request:\n', replace: '  pull_request_target:\n' },
        {
          path: ci,
          find: '          persist-credentials: false\n',
          replace:
            '          persist-credentials: false\n          ref: ${{ github.event.pull_request.head.sha }}\n',
        },
      ],
    },
    rerunTests: false,
    becomes: ['failing'],
  },
  {
    name: 'nothing says what the token may do',
    mitigation: 'm-ci-rights',
    change: {
      kind: 'edit',
      edits: [{ path: ci, find: 'permissions:\n  contents: read\n\n', replace: '' }],
    },
    rerunTests: false,
    becomes: ['failing'],
  },
  {
    name: 'the token may write everything',
    mitigation: 'm-ci-rights',
    change: {
      kind: 'edit',
      edits: [
        {
          path: release,
          find: 'permissions:\n  contents: read\n\njobs:',
          replace: 'permissions: write-all\n\njobs:',
        },
      ],
    },
    rerunTests: false,
    becomes: ['failing'],
  },
  {
    name: 'a rule is emptied',
    mitigation: 'm-ci-rights',
    change: { kind: 'empty-rule', rule: 'cicd/dangerous-trigger' },
    rerunTests: false,
    becomes: ['checked-nothing', 'error'],
  },
  {
    name: 'there is no workflow any more',
    mitigation: 'm-ci-rights',
    change: { kind: 'delete', path: '.github/workflows' },
    rerunTests: false,
    becomes: ['checked-nothing'],
  },
];

/** Each takes a mitigation of the sample out of `verified`. */
export const mutants: readonly Mutant[] = [...controls, ...tests, ...silence, ...pipeline, ...quietMutants];

/** A control is weakened and its tests see it. */
function tested(mitigation: string, name: string, edits: readonly Edit[]): Mutant {
  return { name, mitigation, change: { kind: 'edit', edits }, rerunTests: true, becomes: ['failing'] };
}

/** Tests run again, and fewer than the model asks for say anything. */
function retested(mitigation: string, name: string, change: Change): Mutant {
  return { name, mitigation, change, rerunTests: true };
}
