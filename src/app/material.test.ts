import { expect, test } from 'vitest';
import { sha256 } from '../core/digest.ts';
import type { Fact } from '../core/fact.ts';
import type { Evidence } from '../core/evidence.ts';
import { testsEngine } from '../engines/tests/index.ts';
import { readModel } from '../model/read.ts';
import { memoryStore } from '../store/memory-store.ts';
import { questionsOf, type Question } from './asks.ts';
import { inputsOf } from './inputs.ts';
import { materialOf, outdatedAmong, restsOn } from './material.ts';
import { recall, type Past } from './recall.ts';
import { evidenceOf } from './record.ts';
import { toolbox } from '../../tests/toolbox.ts';
import type { Survey } from './survey.ts';

const reports = ['reports/a.xml', 'reports/b.xml'];
const owner = { 'src/owner.ts': 'if (file.owner !== user) throw', 'src/list.ts': 'list()' };
const without = { 'src/list.ts': 'list()' };

test('a report that was first read with other code is outdated, and only that one', async () => {
  const first = seen({ ...owner, 'reports/a.xml': 'run 1', 'reports/b.xml': 'run 1 of b' });
  const past = await pastOf([[first, 1_000]]);
  expect(outdated(past, first)).toEqual([]);
  const deleted = seen({ ...without, 'reports/a.xml': 'run 1', 'reports/b.xml': 'run 2 of b' });
  expect(outdated(past, deleted)).toEqual(['reports/a.xml']);
  expect(
    outdated(
      await pastOf([
        [first, 1_000],
        [deleted, 2_000],
      ]),
      deleted,
    ),
  ).toEqual(['reports/a.xml']);
  expect(outdated(past, seen({ ...without, 'reports/a.xml': 'run 2' }))).toEqual([]);
});

test('under another name it is the same report', async () => {
  const past = await pastOf([[seen({ ...owner, 'reports/a.xml': 'run 1' }), 1_000]]);
  expect(outdated(past, seen({ ...without, 'reports/old.xml': 'run 1' }))).toEqual(['reports/old.xml']);
});

test('other globs are no other code: the clean tree that it was read in still counts', async () => {
  const first = seen({ ...owner, 'reports/a.xml': 'run 1' });
  const past = await pastOf([[first, 1_000]]);
  const narrower = question('src/owner.ts');
  const material = materialOf(here, first, narrower);
  expect([...outdatedAmong({ ...past, ...here }, first, narrower, material)]).toEqual([]);
  expect([...outdatedAmong({ ...past, ...here, dirty: true }, first, narrower, material)]).toEqual([
    'reports/a.xml',
  ]);
  const elsewhere = { ...past, ground: { ...here.ground, tree: 'other' }, dirty: false };
  expect([...outdatedAmong(elsewhere, first, narrower, material)]).toEqual(['reports/a.xml']);
});

test('a report without a clock of its own is told from an equal one by the time of its file', async () => {
  const silent = { clock: false };
  const past = await pastOf([[seen({ ...owner, 'reports/a.xml': 'ok 1' }, silent), 1_000]]);
  expect(outdated(past, seen({ ...without, 'reports/a.xml': 'ok 1' }, silent))).toEqual(['reports/a.xml']);
  expect(outdated(past, seen({ ...without, 'reports/a.xml': 'ok 1' }, { ...silent, at: 6 }))).toEqual([]);
  const dated = await pastOf([[seen({ ...owner, 'reports/a.xml': 'run 1' }), 1_000]]);
  expect(outdated(dated, seen({ ...without, 'reports/a.xml': 'run 1' }, { at: 6 }))).toEqual([
    'reports/a.xml',
  ]);
});

test('reading a report again makes the evidence no younger', async () => {
  const first = seen({ ...owner, 'reports/a.xml': 'run 1' });
  const material = materialOf(here, first, question());
  const rests = (past: Past): unknown => restsOn(past, question(), material, ['reports/a.xml']);
  const { material: digests } = restsOn(await pastOf([]), question(), material, ['reports/a.xml']);
  expect(digests).toHaveLength(1);
  expect(rests(await pastOf([]))).toEqual({ material: digests });
  expect(rests(await pastOf([[first, 1_000]]))).toEqual({ material: digests, since: 1_000 });
  expect(
    rests(
      await pastOf([
        [first, 1_000],
        [first, 2_000],
      ]),
    ),
  ).toEqual({ material: digests, since: 1_000 });
  expect(restsOn(await pastOf([[first, 1_000]]), question(), material, [])).toEqual({});
});

test('evidence that somebody edited is refused', async () => {
  const store = memoryStore();
  await store.appendEvidence([draft(seen({ ...owner, 'reports/a.xml': 'run 1' }), 1_000, nothing)]);
  const edited = async () => {
    const read = await store.readEvidence();
    return read.ok ? { ...read, value: read.value.map((one): Evidence => ({ ...one, at: 2_000 })) } : read;
  };
  expect(await recall({ store })).toMatchObject({ ok: true });
  expect(await recall({ store: { ...store, readEvidence: edited } })).toMatchObject({
    ok: false,
    error: { kind: 'corrupt', message: expect.stringContaining('was changed after it was written') },
  });
});

const here = { ground: { root: '/nowhere', tree: 'tree' }, dirty: false };
const nothing: Past = { firstWith: () => undefined };

function question(code = 'src/**'): Question {
  const model = `version: 1
system: {id: s}
threats: [{id: t, title: T, impact: 5, likelihood: 3, mitigations: m}]
mitigations: [{id: m, title: M, layer: code, code: '${code}', verify: [{id: v, type: tests, report: 'reports/*.xml', select: '*'}]}]
`;
  const [only] = questionsOf(readModel(model, 'm.yaml', () => undefined).model ?? never(), undefined);
  return only ?? never();
}

function never(): never {
  throw new Error('the model of this test is valid');
}

/** A survey of a tree with these texts, in which the tests engine has read the reports. */
function seen(tree: Readonly<Record<string, string>>, { clock = true, at = 5 } = {}): Survey {
  const paths = Object.keys(tree);
  const read = paths.filter((path) => path.startsWith('reports/'));
  const facts = read.map((report): Fact => {
    return { kind: 'test-report', report, format: 'junit', cases: 1, ...(clock ? { claimedAt: 1 } : {}) };
  });
  const coverage = { seen: 0, scanned: 0, skipped: [], failed: [] };
  const report = { id: 'tests', status: 'complete', because: '', coverage, problems: [], ms: 0 } as const;
  const files = paths
    .filter((path) => !read.includes(path))
    .map((path) => ({ kind: 'file', path, bytes: 1 }) as const);
  return {
    walk: { files, passed: [], ignored: new Map(), notices: [] },
    engines: toolbox().engines,
    inspections: [{ engine: testsEngine, report, files: read, findings: [], facts, measures: new Map() }],
    contentDigest: (path) => sha256(tree[path] ?? ''),
    modifiedAt: () => at,
  };
}

function outdated(past: Past, now: Survey): readonly string[] {
  return [
    ...outdatedAmong({ ...past, ...here, dirty: true }, now, question(), materialOf(here, now, question())),
  ];
}

/** What is remembered when each of these surveys was verified at its time. */
async function pastOf(runs: readonly (readonly [Survey, number])[]): Promise<Past> {
  const store = memoryStore();
  for (const [survey, at] of runs) {
    const before = await recall({ store });
    await store.appendEvidence([draft(survey, at, before.ok ? before.value : nothing)]);
  }
  const recalled = await recall({ store });
  return recalled.ok ? recalled.value : never();
}

function draft(
  survey: Survey,
  at: number,
  past: Past,
): Parameters<ReturnType<typeof memoryStore>['appendEvidence']>[0][number] {
  const answer = {
    outcome: 'pass',
    scope: { tests: 1 },
    selfCheck: 'fired',
    findings: [],
    because: '',
  } as const;
  const scene = { at, commit: 'commit', tree: 'tree', dirty: false };
  const by = { id: 'tests', version: 1, rules: [], inputs: inputsOf(survey, question()), findings: [] };
  const rests = restsOn(past, question(), materialOf(here, survey, question()), reports);
  return { ...evidenceOf(question(), answer, scene, by), ...rests };
}
