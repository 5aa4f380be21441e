import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { inside } from './inside.ts';
import { labs, type Files, type Lab, type Ran } from './lab.ts';
import { report, shop, shopModel, workflow } from './shop.ts';

const made = labs();
afterAll(() => made.removeAll());

const ci = '.github/workflows/ci.yml';
const bad = workflow('uses: tj-actions/changed-files@0e58ed8671d6b60d0890c21b07f8835ace038e67');
const withoutPolicy = shopModel.replace('gate: {mode: block}\n', '');

/** A repository whose main branch has `base`, and a branch on top of it that changes `change`. */
function pullRequest(base: Files, change: Files): Lab {
  const at = made.repo(base);
  at.git('switch', '-q', '-c', 'change');
  at.write(change);
  at.commit('change');
  return at;
}

interface Judged {
  readonly gate: {
    readonly verdict: string;
    readonly items: readonly {
      readonly kind: string;
      readonly subject: string;
      readonly decision: string;
      readonly mitigation: string;
    }[];
  };
  readonly findings: readonly {
    readonly id: string;
    readonly rule: { readonly id: string };
    readonly history: string;
  }[];
  readonly notices: readonly string[];
}

/** The decision in full; the tests that look at text and exit codes start a process. */
async function judged(at: Lab): Promise<Ran & Judged> {
  const ran = await inside(['gate', '--base', 'main', '--format', 'json', '--quiet'], { root: at.root });
  const result: Judged = JSON.parse(ran.out);
  return { ...ran, ...result };
}

describe('what is new and proven blocks', () => {
  test.concurrent('an action known to be compromised', async () => {
    const at = pullRequest(shop, { [ci]: bad });
    const json = await judged(at);
    expect(json).toMatchObject({ code: 1, gate: { verdict: 'block' } });
    expect(json.gate.items[0]).toMatchObject({
      kind: 'finding',
      decision: 'block',
      mitigation: 'm-known-bad',
    });
    const text = await at.holdfast(['gate', '--base', 'main']);
    expect(text).toMatchObject({ code: 1, out: expect.stringMatching(/gate BLOCKED[^]*tj-actions/) });
    expect(text.out.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    const explained = await at.holdfast(['explain', json.gate.items[0]?.subject ?? '']);
    expect(explained).toMatchObject({ code: 0, out: expect.stringContaining('cicd/compromised-action') });
  });

  test.concurrent('a test of a high-impact mitigation that fails now', async () => {
    const at = pullRequest(shop, { 'src/orders.ts': 'export const orderOf = () => true;\n' });
    at.write({ 'reports/tests.xml': report('<failure message="expected 403, got 200"/>') });
    expect(await judged(at)).toMatchObject({
      code: 1,
      gate: { verdict: 'block', items: [{ kind: 'verification', decision: 'block', mitigation: 'm-authz' }] },
    });
  });

  test.concurrent('not what the branch had before, nor what only moved', async () => {
    const at = pullRequest({ ...shop, [ci]: bad }, { 'src/orders.ts': 'export const a = 1;\n' });
    // The code changed and its tests did not run again: said, and no reason to block.
    const untested = { kind: 'incomplete', decision: 'comment', mitigation: 'm-authz' };
    expect(await judged(at)).toMatchObject({ code: 0, gate: { verdict: 'pass', items: [untested] } });
    at.git('mv', ci, '.github/workflows/build.yml');
    at.commit('move');
    expect(await judged(at)).toMatchObject({ code: 0, gate: { verdict: 'pass', items: [untested] } });
  });

  test.concurrent('not what is not proven: it is a comment', async () => {
    const at = pullRequest(shop, { [ci]: workflow('uses: acme/deploy@v3') });
    const json = await judged(at);
    expect(json).toMatchObject({ code: 0, gate: { verdict: 'pass' } });
    expect(json.gate.items).toMatchObject([{ decision: 'comment', mitigation: 'm-pinned' }]);
  });

  test.concurrent('also below the root and before it is committed', async () => {
    const at = made.repo(shop);
    at.write({ [ci]: bad });
    const ran = await at.holdfast(['gate', '--base', 'main', '--quiet'], { cwd: `${at.root}/src` });
    expect(ran.code).toBe(1);
  });
});

describe('the judge is on the base branch', () => {
  test.concurrent('a model that the change brings nearer by does not replace it', async () => {
    const softer = shopModel.replace('gate: {mode: block}\n', '');
    const at = pullRequest(shop, { [ci]: bad, 'src/threat-model.yaml': softer, 'src/x.ts': '' });
    const below = await at.holdfast(['gate', '--base', 'main', '--quiet'], { cwd: `${at.root}/src` });
    expect(below.code).toBe(1);
    const named = await at.holdfast([
      'gate',
      '--base',
      'main',
      '--quiet',
      '--model',
      'src/threat-model.yaml',
    ]);
    expect(named.code).toBe(1);
  });

  test.concurrent('a verification that the change softens is held to what it was', async () => {
    const failing = report('<failure message="403 expected"/>');
    const softer = shopModel.replace('min: 1}', 'min: 1, gate: never}');
    expect(softer).not.toBe(shopModel);
    const at = pullRequest(shop, { 'threat-model.yaml': softer });
    at.write({ 'reports/tests.xml': failing });
    expect(await judged(at)).toMatchObject({ code: 1, gate: { verdict: 'block' } });
  });

  test.concurrent("another secret in an old one's place is new", async () => {
    const at = pullRequest({ ...shop, 'src/a.env': githubToken('a') }, { 'src/a.env': githubToken('b') });
    const json = await judged(at);
    expect(json.findings.filter(({ history }) => history === 'new')).toHaveLength(1);
    const same = pullRequest({ ...shop, 'src/a.env': githubToken('a') }, { 'src/b.ts': '' });
    expect((await judged(same)).findings.filter(({ history }) => history === 'new')).toEqual([]);
  });

  test.concurrent('a failure before the commit is no failure of the base', async () => {
    const at = made.repo(shop);
    at.write({
      'src/orders.ts': 'export const broken = true;\n',
      'reports/tests.xml': report('<failure message="403 expected"/>'),
    });
    await at.holdfast(['verify', '--quiet']);
    at.git('switch', '-q', '-c', 'change');
    at.commit('break it');
    at.write({ 'reports/tests.xml': report('<failure message="403 expected"/>') });
    expect(await judged(at)).toMatchObject({ code: 1, gate: { verdict: 'block' } });
  });

  test.concurrent('without a policy there, the gate only comments', async () => {
    const base = { ...shop, 'threat-model.yaml': withoutPolicy };
    const json = await judged(pullRequest(base, { [ci]: bad, 'threat-model.yaml': shopModel }));
    expect(json).toMatchObject({ code: 0, gate: { verdict: 'comment-only' } });
    expect(json.gate.items[0]).toMatchObject({ decision: 'comment', mitigation: 'm-known-bad' });
  });

  test.concurrent('without a model there, too', async () => {
    const { 'threat-model.yaml': _, ...base } = shop;
    const json = await judged(pullRequest(base, { [ci]: bad, 'threat-model.yaml': shopModel }));
    expect(json).toMatchObject({ code: 0, gate: { verdict: 'comment-only' } });
  });

  const edits: readonly (readonly [name: string, model: string, said: RegExp])[] = [
    ['softens the policy', shopModel.replace('mode: block', 'mode: comment'), /weakens the model: .*gate/],
    ['deletes the policy', withoutPolicy, /weakens the model: .*gate/],
    [
      'deletes the verification',
      shopModel.replace('{id: v-known-bad, type: cicd, rules: [cicd/compromised-action]}', ''),
      /v-known-bad/,
    ],
    [
      'lets it never block',
      shopModel.replace('rules: [cicd/compromised-action]', 'rules: [cicd/compromised-action], gate: never'),
      /v-known-bad/,
    ],
    [
      'plays the threat down',
      shopModel.replace(
        /impact: 5, likelihood: 4, mitigations: \[m-known/,
        'impact: 1, likelihood: 1, mitigations: [m-known',
      ),
      /t-bad-action/,
    ],
    [
      'looks elsewhere',
      shopModel.replace(
        'rules: [cicd/compromised-action]',
        'rules: [cicd/compromised-action], paths: [docs/**]',
      ),
      /v-known-bad/,
    ],
  ];
  test.concurrent.each(edits)('a change that %s is still held to it, and told on', async (_, model, said) => {
    const json = await judged(pullRequest(shop, { [ci]: bad, 'threat-model.yaml': model }));
    expect(json).toMatchObject({ code: 1, gate: { verdict: 'block' } });
    expect(json.notices.join('\n')).toMatch(said);
  });

  test.concurrent('a change that deletes its model is still held to it', async () => {
    const at = pullRequest(shop, { [ci]: bad });
    at.git('rm', '-q', 'threat-model.yaml');
    at.commit('no model');
    const json = await judged(at);
    expect(json).toMatchObject({ code: 1, gate: { verdict: 'block' } });
    expect(json.notices.join('\n')).toMatch(/weakens the model/);
  });

  test.concurrent('a change that reads another report is held to the one on the base', async () => {
    const model = shopModel.replace('reports/*.xml', 'passing/*.xml');
    const at = pullRequest(shop, { 'threat-model.yaml': model, 'src/n.ts': 'export const n = 1;\n' });
    at.write({ 'passing/tests.xml': report(), 'reports/tests.xml': report('<failure message="got 200"/>') });
    expect(await judged(at)).toMatchObject({
      code: 1,
      gate: { verdict: 'block', items: [{ kind: 'verification', subject: 'v-authz', decision: 'block' }] },
    });
  });

  test.concurrent('a comment that comes with the finding does not excuse it', async () => {
    const excused = bad.replace(/\n$/, ' # holdfast-ignore: cicd/* reason="trust me"\n');
    expect(await judged(pullRequest(shop, { [ci]: excused }))).toMatchObject({
      code: 1,
      gate: { verdict: 'block' },
    });
  });

  test.concurrent('an ignore counts once it is on the base branch', async () => {
    const at = pullRequest(shop, { [ci]: bad });
    const first = await judged(at);
    const id = first.findings.find(({ rule }) => rule.id === 'cicd/compromised-action')?.id ?? '';
    const call = ['triage', 'ignore', id, '--reason', 'a mirror of ours', '--by', 'test'];
    expect(await at.holdfast(call)).toMatchObject({ code: 0 });
    at.commit('ignore it');
    expect(at.git('show', '--stat', 'HEAD')).toContain('.holdfast/triage.jsonl');
    expect(await judged(at)).toMatchObject({ code: 1, gate: { verdict: 'block' } });
    at.git('switch', '-q', 'main');
    at.git('checkout', '-q', 'change', '--', '.holdfast/triage.jsonl');
    at.commit('decided by the team');
    at.git('switch', '-q', 'change');
    at.git('rebase', '-q', 'main');
    expect(await judged(at)).toMatchObject({ code: 0, gate: { verdict: 'pass' } });
  });
});

describe('what the gate cannot know it does not pass', () => {
  test.concurrent('a shallow clone without the merge base says which depth is missing', async () => {
    const at = made.repo(shop);
    for (const n of [1, 2, 3]) {
      at.write({ 'src/n.ts': `export const n = ${n};\n` });
      at.commit(`main ${n}`);
    }
    at.git('switch', '-q', '-c', 'change', 'main~3');
    at.write({ [ci]: bad });
    at.commit('change');
    const folder = made.folder();
    const clone = made.at(folder);
    clone.git(
      'clone',
      '-q',
      '--depth',
      '1',
      '--no-single-branch',
      '--branch',
      'change',
      `file://${at.root}`,
      '.',
    );
    const ran = await clone.holdfast(['gate', '--base', 'origin/main', '--quiet']);
    expect(ran).toMatchObject({ code: 3, out: '' });
    expect(ran.err).toMatch(/shallow/);
    expect(ran.err).toMatch(/fetch-depth: 0|--unshallow/);
    clone.git('fetch', '-q', '--unshallow');
    expect(await clone.holdfast(['gate', '--base', 'origin/main', '--quiet'])).toMatchObject({
      code: 1,
      err: '',
    });
  });

  test.concurrent('branches without a common past', async () => {
    const at = made.repo(shop);
    at.git('switch', '-q', '--orphan', 'change');
    at.write(shop);
    at.commit('another beginning');
    const ran = await at.holdfast(['gate', '--base', 'main', '--quiet']);
    expect(ran.code).toBe(3);
    expect(ran.err).toMatch(/^error: .*\n {2}\S/);
  });

  test.concurrent('a broken model on the base branch', async () => {
    const at = pullRequest(
      { ...shop, 'threat-model.yaml': 'version: 9\n' },
      { 'threat-model.yaml': shopModel },
    );
    const ran = await at.holdfast(['gate', '--base', 'main', '--quiet']);
    expect(ran).toMatchObject({ code: 3, out: '', err: expect.stringContaining('on the base branch') });
  });

  test.concurrent('no repository, and no commit yet', async () => {
    const plain = made.plain(shop);
    expect(await plain.holdfast(['gate', '--base', 'main'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('git repository'),
    });
    plain.git('init', '-q', '-b', 'main');
    expect((await plain.holdfast(['gate', '--base', 'main'])).code).toBe(2);
  });

  test.concurrent('a required verification that was not answered', async () => {
    const required = shopModel.replace('min: 1}', 'min: 1, required: true}');
    const at = pullRequest(
      { ...shop, 'threat-model.yaml': required },
      { 'src/n.ts': 'export const n = 1;\n' },
    );
    at.write({ 'reports/tests.xml': report('<skipped/>') });
    expect(await judged(at)).toMatchObject({ code: 3, gate: { verdict: 'incomplete' } });
  });
});

test.concurrent('a dry run replays what went in and decides nothing', async () => {
  const at = made.repo(shop);
  at.write({ [ci]: bad });
  at.commit('a bad action');
  at.write({ [ci]: workflow('run: npm test') });
  at.commit('and away again');
  const ran = await at.holdfast(['gate', '--base', 'main', '--dry-run', '--quiet']);
  expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(/would block .*a bad action/) });
  expect(ran.out).toContain('1 of the last 2 changes');
});

/** A token whose checksum holds, put together here so that none stands in this repository. */
function githubToken(seed: string): string {
  const body = createHash('sha256').update(seed).digest('hex').slice(0, 30).toUpperCase();
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let rest = crc32(Buffer.from(body));
  let sum = '';
  for (let n = 0; n < 6; n++) {
    sum = (digits[rest % 62] ?? '') + sum;
    rest = Math.floor(rest / 62);
  }
  return `TOKEN=${['gh', 'p_'].join('')}${body}${sum}\n`;
}
