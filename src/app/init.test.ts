import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { patternMatches } from '../core/glob.ts';
import { proposalRules } from '../model/propose/rules.ts';
import { readModel } from '../model/read.ts';
import { toolbox } from '../../tests/toolbox.ts';
import { init, type InitOutcome, type InitWish } from './init.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const shop = {
  'package.json':
    '{"name":"shop","private":true,"scripts":{"start":"x"},"dependencies":{"express":"5","pg":"8","express-session":"1"}}',
  'package-lock.json': '{}',
  'src/app.js': '',
  Dockerfile: 'FROM node:22\n',
  '.github/workflows/ci.yml':
    'on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps: [{uses: actions/checkout@v4}]\n',
};

function project(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'holdfast-init-')));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function run(cwd: string, rest: Partial<InitWish> = {}): Promise<InitOutcome> {
  return init({
    path: '.',
    cwd,
    tools: toolbox(),
    narrow: false,
    model: undefined,
    all: false,
    dryRun: false,
    apply: false,
    dismiss: undefined,
    progress: () => undefined,
    ...rest,
  });
}

function modelIn(root: string): string {
  return readFileSync(join(root, 'threat-model.yaml'), 'utf8');
}

test('a first model is written with the schema that its first line names', async () => {
  const root = project(shop);
  const outcome = await run(root);
  expect(outcome.kind).toBe('first');
  const [first] = modelIn(root).split('\n');
  const schema = /\$schema=(.+)$/.exec(first ?? '')?.[1] ?? '';
  expect(JSON.parse(readFileSync(join(root, schema), 'utf8'))).toHaveProperty('title');
  const { model, diagnostics } = readModel(modelIn(root), 'threat-model.yaml', () => undefined);
  expect(diagnostics).toEqual([]);
  expect(model?.threats).toHaveLength(15);
  expect(model?.components.map(({ id }) => id)).toEqual(['service', 'github-actions', 'postgres']);
});

test('the report that tests are asked for is the one that their runner writes', async () => {
  const proofOf = async (files: Readonly<Record<string, string>>): Promise<readonly unknown[]> => {
    const root = project({ ...shop, ...files });
    const outcome = await run(root);
    if (outcome.kind !== 'first') throw new Error(outcome.kind);
    const report = /report: "(.*)"/.exec(modelIn(root))?.[1];
    return [report, ...outcome.look.proof.map(({ command }) => command.replace(/^mkdir -p \S+ && /, ''))];
  };
  const manifest = shop['package.json'];
  const using = (name: string): string => manifest.replace('{', `{"devDependencies":{"${name}":"1"},`);
  expect(await proofOf({})).toEqual(['reports/junit/*.xml', expect.stringMatching(/^node --test /)]);
  expect(await proofOf({ 'package.json': using('vitest') })).toEqual([
    'reports/junit/*.xml',
    expect.stringMatching(/^npx vitest /),
  ]);
  expect(await proofOf({ 'package.json': using('jest') })).toEqual([
    'reports/junit/*.json',
    expect.stringMatching(/^npx jest /),
  ]);
  expect(await proofOf({ 'go.mod': 'module example.com/a\n\ngo 1.22\n' })).toEqual([
    'reports/junit/*',
    expect.stringMatching(/^go test -json /),
    expect.stringMatching(/^node --test /),
  ]);
});

test('--dry-run writes nothing', async () => {
  const root = project(shop);
  const outcome = await run(root, { dryRun: true });
  expect(outcome.kind === 'first' && outcome.look.written).toBe(false);
  expect(existsSync(join(root, 'threat-model.yaml')) || existsSync(join(root, '.holdfast'))).toBe(false);
});

test('a model that exists is left alone, and gets what is missing only with --apply', async () => {
  const root = project(shop);
  await run(root);
  const edited = modelIn(root)
    .replace(/ {2}# why: .*\n {2}- id: sql-injection\n(?: {4}.*\n)+\n/, '')
    .replace('min: 2', 'min: 7 # ours');
  writeFileSync(join(root, 'threat-model.yaml'), edited);
  const outcome = await run(root);
  expect(modelIn(root)).toBe(edited);
  expect(outcome.kind === 'additions' && outcome.look.proposals.map(({ id }) => id)).toContain(
    'sql-injection',
  );
  const applied = await run(root, { apply: true });
  expect(applied.kind === 'additions' && applied.look.written).toBe(true);
  expect(modelIn(root)).toContain('min: 7 # ours');
  const lines = modelIn(root).split('\n');
  for (const line of edited.split('\n')) expect(lines).toContain(line);
  expect(readModel(modelIn(root), 'm', () => undefined).diagnostics).toEqual([]);
  const last = await run(root);
  expect(last.kind === 'additions' && last.additions).toEqual([]);
});

test('a dismissal is remembered once and never proposed again', async () => {
  const root = project(shop);
  writeFileSync(join(root, 'threat-model.yaml'), 'version: 1\nsystem: {id: shop}\n');
  const dismiss = { rule: 'sql-injection', on: 'service', why: 'only an ORM' };
  expect((await run(root, { dismiss })).kind).toBe('dismissed');
  expect((await run(root, { dismiss })).kind).toBe('dismissed');
  expect(modelIn(root).match(/sql-injection/g)).toHaveLength(1);
  const outcome = await run(root, { all: true });
  expect(outcome.kind === 'additions' && outcome.dismissed).toBe(1);
  expect(outcome.kind === 'additions' && outcome.look.proposals.map(({ id }) => id)).not.toContain(
    'sql-injection',
  );
});

test('what cannot be done is refused with what to do', async () => {
  const root = project(shop);
  const refusal = async (rest: Partial<InitWish>): Promise<string> => {
    const outcome = await run(root, rest);
    return outcome.kind === 'refusal' ? `${outcome.refusal.message}: ${outcome.refusal.todo}` : outcome.kind;
  };
  expect(await refusal({ apply: true })).toMatch(/no threat-model\.yaml.*holdfast init/);
  expect(await refusal({ dismiss: { rule: 'sql-injection', on: '', why: 'x' } })).toMatch(
    /no threat-model\.yaml/,
  );
  await run(root);
  expect(await refusal({ dismiss: { rule: 'sql-injectoin', on: '', why: 'x' } })).toMatch(
    /Did you mean sql-injection/,
  );
  expect(await refusal({ dismiss: { rule: 'sql-injection', on: '', why: ' ' } })).toMatch(/reason/);
  writeFileSync(join(root, 'threat-model.yaml'), 'version: 2\n');
  expect(await refusal({})).toMatch(/has \d+ errors?/);
  expect(modelIn(root)).toBe('version: 2\n');
  expect(await refusal({ path: 'nowhere' })).toMatch(/does not exist/);
});

test('a folder that tells nothing ends in exit code 4', async () => {
  const outcome = await run(project({ 'notes.txt': 'x' }));
  expect(outcome.kind === 'refusal' && outcome.refusal.exit).toBe(4);
});

test('broken manifests are named, the others are read', async () => {
  const root = project({
    ...shop,
    'packages/a/package.json': '{',
    'compose.yml': 'services: [',
    'big/package.json': ' '.repeat(2 * 1024 * 1024),
  });
  const outcome = await run(root, { dryRun: true });
  expect(outcome.kind === 'first' && outcome.look.notices.map((one) => one.split(':')[0])).toEqual([
    'big/package.json',
    'compose.yml',
    'packages/a/package.json',
  ]);
  expect(outcome.kind === 'first' && outcome.look.proposals.length).toBe(15);
});

test('examples and tests of a repository are not its parts, unless they are what was asked for', async () => {
  const root = project({
    ...shop,
    'examples/x/package.json': '{"name":"x","private":true,"dependencies":{"fastify":"5"}}',
    'examples/x/.github/workflows/a.yml': shop['.github/workflows/ci.yml'],
  });
  const all = await run(root, { dryRun: true });
  expect(all.kind === 'first' && all.look.components).toHaveLength(2);
  mkdirSync(join(root, '.git'));
  const one = await run(root, { dryRun: true, path: 'examples/x', narrow: true });
  expect(one.kind === 'first' && one.look.components.map(({ id, tech }) => [id, tech])).toEqual([
    ['service', ['node', 'fastify']],
    ['github-actions', ['github-actions']],
  ]);
});

test('every rule that a proposal names for an engine that is built exists there', () => {
  // A rule of sast that is not there yet is proposed as a comment: see draft-model.test.ts.
  for (const engine of toolbox().engines.filter(({ id }) => id !== 'sast')) {
    const known = engine.rules.map(({ id }) => id);
    const named = proposalRules.flatMap(({ verify }) =>
      verify.flatMap((one) => (one.type === engine.id && 'rules' in one ? one.rules : [])),
    );
    expect(named.filter((pattern) => !known.some((id) => patternMatches(pattern, id)))).toEqual([]);
  }
});
