import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cicdEngine } from '../engines/cicd/index.ts';
import { sourceFile } from '../io/source.ts';
import { emitPlan, planJson, planProject, type PlanOutcome } from './plan.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const now = Date.parse('2026-11-23T00:00:00Z');
const model = `version: 1
system: {id: shop, name: "Shop: the #1"}
threats: [{id: t, title: T, impact: 4, likelihood: 4, mitigations: [m]}]
mitigations:
  - {id: m, title: M, layer: code, code: [src/**], verify: [{id: v1, type: tests, select: x, when: [local, pr, build, daily, weekly, release]}, {id: v2, type: dast, rules: d, target: s}]}
`;

function project(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'holdfast-plan-')));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) write(root, path, text);
  return root;
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commit(root: string, author: string, date: string): void {
  const env = {
    ...process.env,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_DATE: date,
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  const git = (...words: string[]): unknown =>
    execFileSync('git', ['-c', `user.name=${author}`, '-c', `user.email=${author}@example.com`, ...words], {
      cwd: root,
      env,
      stdio: 'pipe',
    });
  git('add', '-A');
  git('commit', '-q', '-m', 'x');
}

async function planned(root: string): Promise<Extract<PlanOutcome, { kind: 'plan' }>> {
  const outcome = await planProject({ path: '.', cwd: root, model: undefined, now });
  if (outcome.kind === 'refusal') throw new Error(outcome.refusal.message);
  return outcome;
}

test('how easily a mitigation breaks is counted from the commits of 90 days that touched its code', async () => {
  const root = project({ 'threat-model.yaml': model, 'src/a.js': '' });
  execFileSync('git', ['init', '-q'], { cwd: root });
  commit(root, 'old', '2026-01-01T00:00:00Z');
  for (const [index, author] of ['ann', 'bob', 'ann'].entries()) {
    write(root, 'src/a.js', String(index));
    commit(root, author, `2026-11-0${index + 1}T00:00:00Z`);
  }
  write(root, 'README.md', 'x');
  commit(root, 'cid', '2026-11-05T00:00:00Z');
  const { plan, notices } = await planned(root);
  expect(plan.mitigations[0]?.breakability).toEqual({
    level: 'medium',
    from: 'history',
    churn: { commits: 3, authors: 2 },
  });
  expect(notices).toEqual([]);
});

test('without git the plan says that nothing was measured', async () => {
  const outcome = await planned(project({ 'threat-model.yaml': model }));
  expect(outcome.plan.mitigations[0]?.breakability.from).toBe('unknown');
  expect(outcome.notices.join()).toMatch(/not measured/);
  expect(JSON.parse(planJson(outcome))).toMatchObject({
    schema: 'holdfast.plan/1',
    model: 'threat-model.yaml',
    covered: { now: 0, of: 1 },
  });
});

test('a mitigation with tests counts as checked once their report is there', async () => {
  const withReport = model.replace('select: x,', 'select: x, report: "reports/*.xml",');
  const root = project({ 'threat-model.yaml': withReport, '.gitignore': 'reports/\n' });
  expect((await planned(root)).plan.covered).toEqual({ now: 0, of: 1 });
  write(root, 'reports/a.xml', '<testsuites/>');
  expect((await planned(root)).plan.covered).toEqual({ now: 1, of: 1 });
});

test('a shallow clone says that its history is cut', async () => {
  const root = project({ 'threat-model.yaml': model, 'src/a.js': '' });
  execFileSync('git', ['init', '-q'], { cwd: root });
  commit(root, 'ann', '2026-11-01T00:00:00Z');
  write(root, 'src/a.js', 'x');
  commit(root, 'ann', '2026-11-02T00:00:00Z');
  const clone = join(root, 'clone');
  execFileSync('git', ['clone', '-q', '--depth=1', `file://${root}`, clone], { stdio: 'pipe' });
  expect((await planned(clone)).plan.mitigations[0]?.why).toMatch(/history is cut here/);
});

test('without a model the plan of the starter model is shown as that', async () => {
  expect((await planned(project({ 'a.txt': '' }))).model).toBe('built-in');
});

test('a model with an error is refused with its place', async () => {
  const outcome = await planProject({
    path: '.',
    cwd: project({ 'threat-model.yaml': 'version: 1\n' }),
    model: undefined,
    now,
  });
  expect(outcome.kind === 'refusal' && outcome.refusal.diagnostics?.[0]?.code).toBe('missing-key');
});

test('the GitHub workflow that is emitted is clean under our own rules', async () => {
  const { plan } = await planned(project({ 'threat-model.yaml': model }));
  const text = emitPlan(plan, 'github');
  expect(text).toMatch(/daily[\s\S]*weekly[\s\S]*release/);
  const path = '.github/workflows/holdfast.yml';
  const events = [...(cicdEngine.inspect?.(sourceFile(path, Buffer.from(text)), {}) ?? [])];
  expect(events.filter(({ kind }) => kind === 'finding' || kind === 'problem')).toEqual([]);
  const broken = text
    .replace(/@[0-9a-f]{40} # v[\d.]+/, '@v4')
    .replace('permissions:\n  contents: read\n', '');
  const found = [...(cicdEngine.inspect?.(sourceFile(path, Buffer.from(broken)), {}) ?? [])];
  expect(found.filter(({ kind }) => kind === 'finding').length).toBeGreaterThan(1);
});
