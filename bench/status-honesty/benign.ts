import type { Benign, Change, Edit } from './change.ts';

type Move = Extract<Change, { readonly kind: 'move' }>;

const requireCsrf = 'src/auth/require-csrf.ts';
const ci = '.github/workflows/ci.yml';

/** Ordinary work: after each, and a test run, what was verified is verified again. */
export const benign: readonly Benign[] = [
  edited('m-csrf', 'a condition is broken over lines', [
    {
      path: requireCsrf,
      find: '  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {',
      replace:
        '  if (\n    given.length !== expected.length ||\n    !timingSafeEqual(given, expected)\n  ) {',
    },
  ]),
  edited('m-csrf', 'a variable is renamed', [
    { path: requireCsrf, find: 'const given = ', replace: 'const received = ' },
    {
      path: requireCsrf,
      find: 'given.length !== expected.length || !timingSafeEqual(given, expected)',
      replace: 'received.length !== expected.length || !timingSafeEqual(received, expected)',
    },
  ]),
  edited('m-authz', 'a comment is added', [
    {
      path: 'src/files/owned-file.ts',
      find: '  if (file.ownerId !== userId)',
      replace:
        '  // 403, not 404: ids cannot be guessed, and a clear answer saves questions.\n  if (file.ownerId !== userId)',
    },
  ]),
  moved('m-authz', 'the owner check moves to a folder within its globs', {
    from: 'src/files/owned-file.ts',
    to: 'src/files/access/owned-file.ts',
    edits: [
      { path: 'src/files/access/owned-file.ts', find: "'../db.ts'", replace: "'../../db.ts'" },
      {
        path: 'src/files/access/owned-file.ts',
        find: "'../http-error.ts'",
        replace: "'../../http-error.ts'",
      },
      {
        path: 'src/files/access/owned-file.ts',
        find: "'./file-records.ts'",
        replace: "'../file-records.ts'",
      },
      {
        path: 'src/routes/files.ts',
        find: '../files/owned-file.ts',
        replace: '../files/access/owned-file.ts',
      },
      {
        path: 'src/routes/share.ts',
        find: '../files/owned-file.ts',
        replace: '../files/access/owned-file.ts',
      },
    ],
  }),
  edited('', 'an unrelated dependency is added', [
    { path: 'package.json', find: '"vitest": "4.1.12"', replace: '"vitest": "4.1.12",\n    "zod": "4.6.7"' },
  ]),
  edited('', 'a paragraph is added to the README', [
    {
      path: 'README.md',
      find: '## Where things are\n',
      replace: 'Questions: files@example.com\n\n## Where things are\n',
    },
  ]),
  edited('m-authn', 'health says more', [
    {
      path: 'src/routes/health.ts',
      find: "{ status: 'ok' }",
      replace: "{ status: 'ok', node: process.version }",
    },
  ]),
  edited('', 'a test is added that speaks for nothing', [
    {
      path: 'tests/integration/download.test.ts',
      find: "  test('a path that does not exist gets 404'",
      replace:
        "  test('health answers', async () => {\n    expect((await fetch(`${service.url}/health`)).status).toBe(200);\n  });\n\n  test('a path that does not exist gets 404'",
    },
  ]),
  edited('m-csrf', 'one more test speaks for the mitigation', [
    {
      path: 'tests/integration/csrf.test.ts',
      find: "  test('the session tells its CSRF token'",
      replace:
        "  test('[m-csrf] a shortened CSRF token is refused', async () => {\n    const user = service.user();\n    const headers = { 'x-csrf-token': user.csrf.slice(1) };\n    expect((await user.send('POST', '/logout', { headers })).status).toBe(403);\n  });\n\n  test('the session tells its CSRF token'",
    },
  ]),
  edited('m-csrf', 'a suite is renamed', [
    {
      path: 'tests/integration/csrf.test.ts',
      find: "describe('cross-site requests'",
      replace: "describe('requests that other sites start'",
    },
  ]),
  edited('m-authn', 'a test without tag is renamed', [
    {
      path: 'tests/integration/authentication.test.ts',
      find: "'an unknown name is refused like a wrong password'",
      replace: "'a name that nobody has is refused'",
    },
  ]),
  moved('m-limits', 'a test file moves', {
    from: 'tests/unit/file-name.test.ts',
    to: 'tests/unit/files/file-name.test.ts',
    edits: [
      {
        path: 'tests/unit/files/file-name.test.ts',
        find: '../../src/files/file-name.ts',
        replace: '../../../src/files/file-name.ts',
      },
    ],
  }),
  edited('m-authn', 'a message is reworded', [
    { path: 'src/auth/require-session.ts', find: "'Log in first.'", replace: "'Please log in first.'" },
  ]),
  edited('m-authn', 'sessions are shorter', [
    { path: 'src/auth/session.ts', find: 'sessionMs = 8 * 60', replace: 'sessionMs = 4 * 60' },
  ]),
  edited('', 'routes are registered in another order', [
    { path: 'src/app.ts', find: '  app.use(searchRoutes(services));\n', replace: '' },
    {
      path: 'src/app.ts',
      find: '  app.use(fileRoutes(services));\n',
      replace: '  app.use(searchRoutes(services));\n  app.use(fileRoutes(services));\n',
    },
  ]),
  edited('m-authz', 'a search gives fewer results', [
    { path: 'src/search/find-by-name.ts', find: 'resultsMax = 100', replace: 'resultsMax = 50' },
  ]),
  edited('m-file-checks', 'one more signature is known', [
    {
      path: 'src/files/content-check.ts',
      find: "  ['.pdf', '%PDF-'],\n",
      replace: "  ['.pdf', '%PDF-'],\n  ['.gz', '\\x1f\\x8b'],\n",
    },
  ]),
  edited('m-file-checks', 'a constant gets a longer name', [
    { path: 'src/files/content-check.ts', find: "const eicar = '", replace: "const testVirus = '" },
    { path: 'src/files/content-check.ts', find: 'text.includes(eicar)', replace: 'text.includes(testVirus)' },
  ]),
  edited('', 'the database gets one more index', [
    {
      path: 'src/db.ts',
      find: '  create table if not exists shares (',
      replace:
        '  create index if not exists sessions_by_end on sessions (expires_at);\n  create table if not exists shares (',
    },
  ]),
  edited('m-ci-rights', 'a job may take longer', [
    { path: ci, find: 'timeout-minutes: 10', replace: 'timeout-minutes: 15' },
  ]),
  edited('m-ci-rights', 'a step gets a name', [
    { path: ci, find: '      - run: npm test\n', replace: '      - name: Test\n        run: npm test\n' },
  ]),
  edited('', 'the function may take longer', [
    { path: 'infra/function.tf', find: '  timeout          = 10', replace: '  timeout          = 15' },
  ]),
  edited('', 'an asset of the model is renamed', [
    {
      path: 'threat-model.yaml',
      find: 'name: Credentials of the pipeline',
      replace: 'name: Credentials that deploy',
    },
  ]),
];

function edited(mitigation: string, name: string, edits: readonly Edit[]): Benign {
  return { name, mitigation, change: { kind: 'edit', edits }, rerunTests: true };
}

function moved(mitigation: string, name: string, move: Omit<Move, 'kind'>): Benign {
  return { name, mitigation, change: { kind: 'move', ...move }, rerunTests: true };
}
