import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Decision } from '../core/decision.ts';
import type { Label } from '../core/label.ts';
import type { Result } from '../core/result.ts';
import type { FindingState, TrackedFinding } from '../core/tracked.ts';
import { noFindingState } from '../core/tracked.ts';
import { memoryStore } from './memory-store.ts';
import { openStore } from './open-store.ts';
import type { AuditDraft, EvidenceDraft, RunRecord, Store, StoreError } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdfast-store-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const kinds: readonly [string, () => Promise<Store>][] = [
  ['in memory', async () => memoryStore()],
  ['in SQLite', async () => valueOf(await openStore(join(folder, `${files++}.db`)))],
];

describe.each(kinds)('a store %s', (_, open) => {
  test('gives back what was recorded, chained', async () => {
    const store = await open();
    const first = valueOf(
      await store.recordRun({ run: run('r1'), evidence: [evidence('e1'), evidence('e2', 'v2')] }),
    );
    const reports = { material: ['d1', 'd2'], since: 0 };
    const second = valueOf(await store.appendEvidence([{ ...evidence('e3'), ...reports }]));
    expect(second[0]).toMatchObject(reports);
    expect(second[0]?.previous).toBe(first[1]?.hash);
    expect(valueOf(await store.readEvidence())).toEqual([...first, ...second]);
    expect(valueOf(await store.readEvidence({ verifications: ['v1', 'v9'] })).map(({ id }) => id)).toEqual([
      'e1',
      'e3',
    ]);
    expect(valueOf(await store.readEvidence({ newest: 1 })).map(({ id }) => id)).toEqual(['e2', 'e3']);
    expect(valueOf(await store.verifyChain())).toEqual({ intact: true, records: 3, head: second[0]?.hash });
    store.close();
  });

  test('lists the newest runs first, and records a run once', async () => {
    const store = await open();
    for (const id of ['r1', 'r2', 'r3'])
      await store.recordRun({ run: run(id), evidence: [evidence(`e-${id}`)] });
    expect(valueOf(await store.recordRun({ run: run('r2'), evidence: [evidence('e-again')] }))).toEqual([]);
    expect(valueOf(await store.runs(2))).toEqual([run('r3'), run('r2')]);
    expect(valueOf(await store.readEvidence())).toHaveLength(3);
    store.close();
  });

  test('keeps findings, and refuses a state made from another one', async () => {
    const store = await open();
    const empty = valueOf(await store.loadFindings());
    expect(empty.state).toEqual(noFindingState);
    const state: FindingState = {
      findings: [tracked('f_1'), tracked('f_2', 3)],
      rules: [{ rule: 'r', whole: true }],
    };
    valueOf(await store.recordRun({ run: run('r1'), findings: { ...empty, state } }));
    const loaded = valueOf(await store.loadFindings());
    expect(loaded.state).toEqual(state);
    const late = await store.recordRun({
      run: run('r2'),
      evidence: [evidence('e2')],
      findings: { ...empty, state: noFindingState },
    });
    expect(late).toMatchObject({ ok: false, error: { kind: 'state-moved' } });
    expect(valueOf(await store.runs(9))).toHaveLength(1);
    expect(valueOf(await store.readEvidence())).toEqual([]);
    const smaller = { findings: [{ ...tracked('f_2', 4), status: 'fixed' as const }], rules: [] };
    valueOf(await store.recordRun({ run: run('r2'), findings: { ...loaded, state: smaller } }));
    expect(valueOf(await store.loadFindings()).state).toEqual(smaller);
    store.close();
  });

  test('replaces a label of the same code, and keeps others', async () => {
    const store = await open();
    valueOf(
      await store.addLabels([label('r1', 'tp', 'c1'), label('r1', 'tp', 'c2'), label('r2', 'fp', 'c1')]),
    );
    valueOf(await store.addLabels([label('r1', 'fp', 'c1')]));
    const kept = valueOf(await store.labels('r1')).map(({ label: l, codeContext }) => `${codeContext} ${l}`);
    expect([...kept].sort()).toEqual(['c1 fp', 'c2 tp']);
    expect(valueOf(await store.labels())).toHaveLength(3);
    store.close();
  });

  test('keeps audit rows and decisions', async () => {
    const store = await open();
    valueOf(await store.appendAudit([audit('one'), audit('two')]));
    valueOf(await store.recordRun({ run: run('r1'), audit: [audit('three')] }));
    const rows = valueOf(await store.audit());
    expect(rows.map(({ subject }) => subject)).toEqual(['one', 'two', 'three']);
    expect(rows[2]?.previous).toBe(rows[1]?.hash);
    valueOf(await store.saveDecisions([decision('f_2'), decision('f_1')]));
    valueOf(await store.saveDecisions([decision('f_3')]));
    expect(valueOf(await store.decisions())).toEqual([decision('f_3')]);
    store.close();
  });

  test('a bundle carries everything to an empty store, and only there', async () => {
    const store = await open();
    const state: FindingState = { findings: [tracked('f_1')], rules: [{ rule: 'r', whole: false }] };
    valueOf(
      await store.recordRun({
        run: run('r1'),
        evidence: [evidence('e1'), evidence('e2')],
        findings: { revision: 0, state },
        labels: [label('r1', 'tp', 'c1')],
        audit: [audit('one')],
      }),
    );
    valueOf(await store.saveDecisions([decision('f_1')]));
    const bundle = valueOf(await store.exportBundle());
    for (const [, openOther] of kinds) {
      const other = await openOther();
      valueOf(await other.importBundle(bundle));
      expect(Buffer.from(valueOf(await other.exportBundle())).equals(Buffer.from(bundle))).toBe(true);
      expect(await other.importBundle(bundle)).toMatchObject({ ok: false, error: { kind: 'not-empty' } });
      expect(valueOf(await other.appendEvidence([evidence('e3')]))).toHaveLength(1);
      expect(valueOf(await other.verifyChain())).toMatchObject({ intact: true, records: 3 });
      other.close();
    }
    store.close();
  });
});

function valueOf<T>(result: Result<T, StoreError>): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function run(id: string): RunRecord {
  const engines = [{ id: 'secrets' as const, version: 1, status: 'complete' as const }];
  const at = Number(id.slice(1));
  return {
    id,
    command: 'scan',
    startedAt: at,
    finishedAt: at,
    commit: 'c',
    tree: 't',
    dirty: false,
    status: 'complete',
    engines,
  };
}

function evidence(id: string, verification = 'v1'): EvidenceDraft {
  return {
    id,
    verification,
    mitigation: 'm1',
    type: 'tests',
    outcome: 'pass',
    because: 'all passed',
    at: 1,
    commit: 'c',
    tree: 't',
    dirty: true,
    inputs: 'i',
    question: 'q',
    engine: { id: 'tests', version: 1, rules: 'd' },
    scope: { tests: 3 },
    selfCheck: 'none',
    findings: ['f_1'],
    signers: [],
  };
}

function tracked(id: string, line = 1): TrackedFinding {
  return {
    id,
    engine: 'secrets',
    engineVersion: 1,
    rule: 'r',
    ruleDigest: 'd',
    path: 'a.ts',
    line,
    anchor: { scope: 's', match: "it's \u0000 \u{1f600}", context: '' },
    status: 'open',
    origin: 'found',
    episodes: [{ opened: 1, closed: 2 }, { opened: 3 }],
    doubtedAt: 3,
  };
}

function label(rule: string, verdict: Label['label'], codeContext: string): Label {
  return { rule, digest: 'd', label: verdict, source: 'triage', corpus: '', who: 'ana', at: 1, codeContext };
}

function audit(subject: string): AuditDraft {
  return { at: 1, kind: 'gate', subject, who: 'gate', because: 'x', inputs: 'd' };
}

function decision(finding: string): Decision {
  const anchor = { scope: 's', match: 'm', context: '' };
  return {
    finding,
    kind: 'ignore',
    rule: 'r',
    ruleDigest: 'd',
    path: 'p',
    anchor,
    by: 'ana',
    at: 1,
    reason: 'x',
    until: 9,
  };
}
