/**
 * What one run costs triage and store: 5,000 findings recognised and saved, and evidence read from 10,000 records.
 * `node tools/run.mjs bench/identity/settle.ts`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../../src/core/result.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { EvidenceDraft, RunRecord, Store, StoreError } from '../../src/store/store.ts';
import type { Anchored } from '../../src/triage/identity/anchored.ts';
import { settle } from '../../src/triage/settle.ts';
import { runOf } from './reimport.ts';
import { benchRules } from './rules.ts';

const findingCount = 5_000;
const evidenceCount = 10_000;
const runs = 5;

await main();

async function main(): Promise<void> {
  const rows = new Map<string, number[]>();
  for (let n = 0; n < runs; n++) {
    for (const [name, ms] of await measure()) rows.set(name, [...(rows.get(name) ?? []), ms]);
  }
  console.log('### Settling and saving\n');
  console.log(
    `\`node tools/run.mjs bench/identity/settle.ts\`, Node ${process.version}, ${cpus().length} cores, ${runs} runs in one process\n`,
  );
  console.log('| CPU ms | median | least | most |\n|---|---:|---:|---:|');
  for (const [name, all] of rows) {
    const sorted = [...all].sort((a, b) => a - b);
    const shown = [sorted[runs >> 1], sorted[0], sorted.at(-1)].map((ms) => (ms ?? 0).toFixed(1));
    console.log(`| ${name} | ${shown.join(' | ')} |`);
  }
}

async function measure(): Promise<[string, number][]> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
  const store = valueOf(await openStore(join(folder, 'state.db')));
  const rows: [string, number][] = [];
  const timed = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    rows.push([name, (user + system) / 1_000]);
  };
  await timed('first scan: settle and save 5,000 findings', () => scan(store, 1, findings(0)));
  await timed('same scan again: load, settle and save', () => scan(store, 2, findings(0)));
  await timed('one line inserted on top of every file: load, settle and save', () =>
    scan(store, 3, findings(1)),
  );
  await timed('append 10,000 evidence records in one run', () => appendAll(store));
  await timed('newest 3 of 20 verifications', async () =>
    valueOf(await store.readEvidence({ verifications: asked, newest: 3 })),
  );
  await timed('append one record', async () =>
    valueOf(await store.appendEvidence([evidence(evidenceCount)])),
  );
  await timed('verify the chain of 10,001', async () => valueOf(await store.verifyChain()));
  store.close();
  rmSync(folder, { recursive: true });
  return rows;
}

const asked = Array.from({ length: 20 }, (_, n) => `v-${n}`);

async function scan(store: Store, at: number, found: readonly Anchored[]): Promise<void> {
  const { revision, state } = valueOf(await store.loadFindings());
  const settled = settle(state, runOf(at, found));
  valueOf(await store.recordRun({ run: record(`run-${at}`), findings: { revision, state: settled.state } }));
}

async function appendAll(store: Store): Promise<void> {
  const drafts = Array.from({ length: evidenceCount }, (_, n) => evidence(n));
  valueOf(await store.recordRun({ run: record('evidence'), evidence: drafts }));
}

function findings(moved: number): Anchored[] {
  return Array.from({ length: findingCount }, (_, n) => {
    const line = (n % 20) * 10 + 1;
    const around = [line - 2, line - 1, line + 1, line + 2].map(
      (at) => `const value${at} = compute(${n}, ${at});`,
    );
    const anchor = {
      scope: `handler${n % 20}`,
      match: `dangerous(request.body.field${n % 7})`,
      context: around.join('\n'),
    };
    return {
      rule: benchRules[n % benchRules.length]?.id ?? '',
      path: `src/module${Math.floor(n / 20)}.ts`,
      line: line + moved,
      anchor,
    };
  });
}

function record(id: string): RunRecord {
  return {
    id,
    command: 'scan',
    startedAt: 1,
    finishedAt: 2,
    commit: 'c',
    tree: 't',
    dirty: false,
    status: 'complete',
    engines: [],
  };
}

function evidence(n: number): EvidenceDraft {
  return {
    id: `e-${n}`,
    verification: `v-${n % 100}`,
    mitigation: 'm',
    type: 'tests',
    outcome: 'pass',
    because: '12 tests passed',
    at: n,
    commit: '0'.repeat(40),
    tree: '0'.repeat(40),
    dirty: false,
    inputs: '0'.repeat(64),
    question: '0'.repeat(64),
    engine: { id: 'tests', version: 1, rules: '0'.repeat(64) },
    scope: { tests: 12 },
    selfCheck: 'none',
    findings: [],
    signers: [],
  };
}

function valueOf<T>(result: Result<T, StoreError>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
