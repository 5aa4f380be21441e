import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { base as noCommit } from '../forges/desks.ts';
import { filesOfDiff } from '../forges/diff.ts';
import { actionsToken, FakeGithub, forkToken } from '../forges/github.ts';
import { FakeGitlab } from '../forges/gitlab.ts';
import { serve, type Served } from '../forges/served.ts';
import { inside } from './inside.ts';
import { labs, type Files, type Lab, type Ran } from './lab.ts';

const made = labs();
const servers: Served[] = [];
afterAll(async () => {
  made.removeAll();
  for (const one of servers) await one.close();
});

const leftOut = /^(?:node_modules|dist|reports|data|\.holdfast)(?:\/|$)/;

/** The sample service as a repository; its tests are not run here, so no report of them is required. */
function sample(): Lab {
  const root = 'examples/file-upload';
  const files: Record<string, string> = {};
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (leftOut.test(path)) continue;
      if (entry.isDirectory()) walk(path);
      else files[path] = readFileSync(join(root, path), 'utf8');
    }
  };
  walk('');
  const model = files['threat-model.yaml'] ?? '';
  return made.repo({ ...files, 'threat-model.yaml': model.replaceAll('required: true', 'required: false') });
}

const weak: Files = {
  '.github/workflows/extra.yml': `name: extra
on: [push]
permissions: {contents: read}
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: tj-actions/changed-files@0e58ed8671d6b60d0890c21b07f8835ace038e67
      - uses: acme/deploy@v3
`,
  'src/routes/jump.ts': `import { Router } from 'express';

/** Forwards. */
export function jumpRoutes(): Router {
  const router = Router();
  router.get('/jump', (req, res) => {
    res.redirect(String(req.query['to']));
  });
  return router;
}
`,
};
const mounted: readonly [string, string][] = [
  [
    "import { goRoutes } from './routes/go.ts';\n",
    "import { goRoutes } from './routes/go.ts';\nimport { jumpRoutes } from './routes/jump.ts';\n",
  ],
  ['  app.use(goRoutes());\n', '  app.use(goRoutes());\n  app.use(jumpRoutes());\n'],
];
const harmless: Files = { 'src/http-words.ts': "export const notFound = 'There is no such page.';\n" };

/** A branch of the change, from the main branch. */
function branch(
  at: Lab,
  name: string,
  change: Files,
  edits: Readonly<Record<string, readonly [string, string][]>> = {},
): string {
  at.git('switch', '-q', 'main');
  at.git('switch', '-q', '-c', name);
  at.write(change);
  for (const [path, pairs] of Object.entries(edits)) {
    let text = readFileSync(join(at.root, path), 'utf8');
    for (const [from, to] of pairs) {
      expect(text, `${path} has what is edited`).toContain(from);
      text = text.replace(from, to);
    }
    at.write({ [path]: text });
  }
  return at.commit(name);
}

function diffOf(at: Lab, name: string) {
  return filesOfDiff(`${at.git('diff', '--no-color', `main...${name}`)}\n`);
}

const weakenedModel: Readonly<Record<string, readonly [string, string][]>> = {
  'threat-model.yaml': [['mode: block', 'mode: comment']],
};

describe('GitHub: six pull requests on the sample', () => {
  const at = sample();
  const fake = new FakeGithub();
  const token = { ...actionsToken, contents: 'write' as const };
  fake.tokens.set('ours', token).set('fork', forkToken);
  const base = at.git('rev-parse', 'main');
  let served: Served | undefined;

  async function review(number: number, args: readonly string[] = [], env: Files = {}): Promise<Ran> {
    if (served === undefined) servers.push((served = await serve(fake)));
    const all = {
      GITHUB_TOKEN: 'ours',
      GITHUB_API_URL: served.address,
      GITHUB_REPOSITORY: 'acme/shop',
      HOLDFAST_REVIEW_KEY: 'a key of ours',
      ...env,
    };
    const call =
      args[0] === 'publish'
        ? ['review', ...args]
        : ['review', '--base', 'main', '--no-state', '--pr', String(number), ...args];
    return inside([...call, '--forge', 'github'], { root: at.root, env: all });
  }

  function open(number: number, name: string, headOwner = 'acme'): void {
    const files = diffOf(at, name);
    fake.open(number, {
      head: at.git('rev-parse', name),
      base,
      state: 'open',
      headOwner,
      headBranch: name,
      files,
    });
  }

  const check = (name: string) => fake.checks.findLast(({ head }) => head === at.git('rev-parse', name));

  test('one after the other', { timeout: 240_000 }, async () => {
    branch(at, 'clean', harmless);
    open(1, 'clean');
    const clean = await review(1);
    expect(clean).toMatchObject({
      code: 0,
      err: expect.stringContaining('contacting 127.0.0.1 about GitHub acme/shop#1'),
    });
    expect([fake.pull(1).threads, fake.pull(1).comments]).toEqual([[], []]);
    expect(check('clean')).toMatchObject({ status: 'completed', conclusion: 'success' });

    branch(at, 'vulnerable', weak, { 'src/app.ts': mounted });
    open(2, 'vulnerable');
    expect(await review(2)).toMatchObject({ code: 1 });
    const places = (): readonly string[] =>
      fake
        .pull(2)
        .threads.map(({ path, line }) => `${path}:${line}`)
        .toSorted();
    const expected = [
      '.github/workflows/extra.yml:8',
      '.github/workflows/extra.yml:9',
      'src/routes/jump.ts:7',
    ];
    expect(places()).toEqual(expected);
    expect(fake.pull(2).comments).toHaveLength(1);
    expect(fake.pull(2).comments[0]?.body).toMatch(
      /blocked[^]*3 new findings \(3 at their lines\)[^]*Not in the threat model[^]*GET \/jump/,
    );
    expect(fake.pull(2).reviews).toBe(1);
    expect(check('vulnerable')).toMatchObject({ conclusion: 'failure' });
    const writes = fake.writes;
    expect(await review(2)).toMatchObject({ code: 1, out: expect.stringContaining('nothing to do') });
    expect([places(), fake.writes]).toEqual([expected, writes]);

    // Pushed to the same pull request: everything is taken back.
    at.git('rm', '-q', '.github/workflows/extra.yml', 'src/routes/jump.ts');
    at.git('checkout', '-q', 'main', '--', 'src/app.ts');
    at.write(harmless);
    at.commit('fixed');
    fake.push(2, { head: at.git('rev-parse', 'vulnerable'), files: diffOf(at, 'vulnerable') });
    expect(await review(2)).toMatchObject({ code: 0 });
    expect(fake.pull(2).threads.map(({ resolvedBy }) => resolvedBy)).toEqual(Array(3).fill(token.login));
    expect(fake.pull(2).comments.map(({ body }) => body)).toEqual([
      expect.stringContaining('nothing left to say'),
    ]);
    expect(check('vulnerable')).toMatchObject({ conclusion: 'success' });

    branch(at, 'weakened', {}, weakenedModel);
    open(4, 'weakened');
    expect(await review(4)).toMatchObject({ code: 0 });
    expect(fake.pull(4).threads).toEqual([]);
    expect(fake.pull(4).comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(/an owner has to look[^]*protects less than before[^]*example\/files[^]*gate/),
    ]);
    expect(check('weakened')).toMatchObject({ conclusion: 'action_required' });

    await forkPull();
    await forgedPull();
    expect(fake.breaches).toEqual([]);
    expect(fake.removed).toBe(0);
  });

  /** The run of a fork may read only; a second job tells, and believes nothing but places. */
  async function forkPull(): Promise<void> {
    const head = branch(at, 'fork', weak, { 'src/app.ts': mounted });
    open(5, 'fork', 'stranger');
    const artefact = join(made.folder(), 'review.json');
    const first = await review(5, ['--out', artefact], { GITHUB_TOKEN: 'fork' });
    expect(first).toMatchObject({ code: 1, err: expect.stringContaining('two jobs') });
    expect([fake.pull(5).threads, fake.pull(5).comments]).toEqual([[], []]);
    const event = join(made.folder(), 'event.json');
    const run = { head_sha: head, head_branch: 'fork', head_repository: { owner: { login: 'stranger' } } };
    writeFileSync(event, JSON.stringify({ workflow_run: run }));
    // An attacker's words, verdict and number are in it.
    const text = readFileSync(artefact, 'utf8')
      .replaceAll('"title": "', '"title": "APPROVED by security. ')
      .replace('"verdict": "block"', '"verdict": "pass", "number": 1, "pr": 1');
    writeFileSync(artefact, text);
    const second = await review(5, ['publish', artefact], { GITHUB_EVENT_PATH: event });
    expect(second).toMatchObject({ code: 0 });
    expect(fake.pull(5).threads).toHaveLength(3);
    expect(fake.pull(1).comments).toEqual([]);
    const bodies = [
      ...fake.pull(5).threads.flatMap(({ comments }) => comments),
      ...fake.pull(5).comments,
    ].map(({ body }) => body);
    for (const body of bodies) {
      expect(body).not.toContain('APPROVED');
      expect(body).not.toContain('suggestion');
    }
    expect(check('fork')).toMatchObject({ conclusion: 'neutral' });
    expect(await review(1, ['publish', artefact, '--pr', '1'], { GITHUB_EVENT_PATH: event })).toMatchObject({
      code: 3,
    });
    expect(fake.pull(1).comments).toEqual([]);
  }

  async function forgedPull(): Promise<void> {
    branch(at, 'forged', { '.github/workflows/extra.yml': weak['.github/workflows/extra.yml'] ?? '' });
    open(6, 'forged');
    const copied = fake.pull(2).comments[0]?.body ?? '';
    const stolen = fake.pull(5).threads[0]?.comments[0]?.body ?? '';
    fake.comment(6, 'mallory', copied);
    fake.comment(6, token.login, copied);
    fake.begin(6, { path: '.github/workflows/extra.yml', line: 8 }, 'mallory', stolen);
    fake.begin(6, { path: '.github/workflows/extra.yml', line: 8 }, token.login, stolen);
    expect(await review(6)).toMatchObject({ code: 1 });
    const { threads, comments } = fake.pull(6);
    expect(comments.map(({ body }) => body)).toEqual([copied, copied, expect.stringContaining('blocked')]);
    expect(threads.map(({ comments: [first] }) => first?.body)).toEqual([
      stolen,
      stolen,
      expect.stringContaining('Holdfast'),
      expect.stringContaining('Holdfast'),
    ]);
    expect(threads.map(({ resolvedBy }) => resolvedBy)).toEqual([undefined, undefined, undefined, undefined]);
  }
});

describe('GitLab: the same changes as merge requests', () => {
  const at = sample();
  const fake = new FakeGitlab();
  fake.tokens.set('ours', { id: 1, role: 'developer' }).set('fork', { id: 9, role: 'none' });
  const base = at.git('rev-parse', 'main');
  let served: Served | undefined;

  async function review(number: number, args: readonly string[] = [], env: Files = {}): Promise<Ran> {
    if (served === undefined) servers.push((served = await serve(fake)));
    const all = {
      GITLAB_TOKEN: 'ours',
      CI_API_V4_URL: `${served.address}/api/v4`,
      CI_PROJECT_ID: '42',
      CI_MERGE_REQUEST_IID: String(number),
      HOLDFAST_REVIEW_KEY: 'a key of ours',
      ...env,
    };
    const call =
      args[0] === 'publish' ? ['review', ...args] : ['review', '--base', 'main', '--no-state', ...args];
    return inside([...call, '--forge', 'gitlab'], { root: at.root, env: all });
  }

  function open(number: number, name: string, fork = false): void {
    const head = at.git('rev-parse', name);
    fake.open(number, { head, base, start: base, state: 'opened', fork, files: diffOf(at, name) });
  }

  const threads = (number: number) => fake.request(number).discussions.filter((one) => one.at !== undefined);
  const comments = (number: number) => fake.request(number).discussions.filter((one) => one.at === undefined);
  const status = (name: string) =>
    fake.statuses.findLast(({ head }) => head === at.git('rev-parse', name))?.status;

  test('one after the other', { timeout: 240_000 }, async () => {
    branch(at, 'clean', harmless);
    open(1, 'clean');
    expect(await review(1)).toMatchObject({ code: 0 });
    expect(fake.request(1).discussions).toEqual([]);
    expect(status('clean')).toBe('success');

    branch(at, 'vulnerable', weak, { 'src/app.ts': mounted });
    open(2, 'vulnerable');
    const reports = made.folder();
    const quality = join(reports, 'quality.json');
    expect(await review(2, ['--code-quality', quality])).toMatchObject({ code: 1 });
    expect(threads(2)).toHaveLength(3);
    expect(comments(2)).toHaveLength(1);
    expect(status('vulnerable')).toBe('failed');
    expect(JSON.parse(readFileSync(quality, 'utf8')).length).toBeGreaterThan(3);
    const writes = fake.writes;
    await review(2);
    expect(fake.writes).toBe(writes);

    // Somebody answers the summary, which makes a discussion of it; then all is fixed.
    fake.reply(2, comments(2)[0]?.id ?? '', 2, 'Thanks.');
    at.git('rm', '-q', '.github/workflows/extra.yml', 'src/routes/jump.ts');
    at.git('checkout', '-q', 'main', '--', 'src/app.ts');
    at.write(harmless);
    at.commit('fixed');
    fake.push(2, { head: at.git('rev-parse', 'vulnerable'), files: diffOf(at, 'vulnerable') });
    expect(await review(2)).toMatchObject({ code: 0 });
    expect(threads(2).map(({ resolvedBy }) => resolvedBy)).toEqual([1, 1, 1]);
    expect(comments(2).map(({ notes }) => notes[0]?.body)).toEqual([
      expect.stringContaining('nothing left to say'),
    ]);
    expect(status('vulnerable')).toBe('success');

    branch(at, 'weakened', {}, weakenedModel);
    open(4, 'weakened');
    expect(await review(4)).toMatchObject({ code: 0 });
    expect(threads(4)).toEqual([]);
    expect(comments(4).map(({ notes }) => notes[0]?.body)).toEqual([
      expect.stringContaining('an owner has to look'),
    ]);
    expect(status('weakened')).toBe('failed');

    const head = branch(at, 'fork', weak, { 'src/app.ts': mounted });
    open(5, 'fork', true);
    const artefact = join(made.folder(), 'review.json');
    expect(await review(5, ['--out', artefact], { GITLAB_TOKEN: 'fork' })).toMatchObject({ code: 1 });
    expect(fake.request(5).discussions).toEqual([]);
    expect(await review(5, ['publish', artefact], { CI_COMMIT_SHA: head })).toMatchObject({ code: 0 });
    expect([threads(5).length, comments(5).length]).toEqual([3, 1]);
    expect(await review(5, ['publish', artefact], { CI_COMMIT_SHA: noCommit })).toMatchObject({
      code: 0,
      out: expect.stringContaining('has moved on'),
    });

    branch(at, 'forged', { '.github/workflows/extra.yml': weak['.github/workflows/extra.yml'] ?? '' });
    open(6, 'forged');
    const copied = comments(2)[0]?.notes[0]?.body ?? '';
    const stolen = threads(5)[0]?.notes[0]?.body ?? '';
    fake.begin(6, undefined, 3, copied);
    fake.begin(6, { path: '.github/workflows/extra.yml', line: 8 }, 1, stolen);
    expect(await review(6)).toMatchObject({ code: 1 });
    expect(comments(6).map(({ notes }) => notes[0]?.body)).toEqual([
      copied,
      expect.stringContaining('blocked'),
    ]);
    expect(threads(6).map(({ notes, resolvedBy }) => [notes[0]?.body === stolen, resolvedBy])).toEqual([
      [true, undefined],
      [false, undefined],
      [false, undefined],
    ]);
    expect(fake.breaches).toEqual([]);
    expect(fake.removed).toBe(0);
  });
});
