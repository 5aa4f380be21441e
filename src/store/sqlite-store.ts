import type { Evidence } from '../core/evidence.ts';
import type { Result } from '../core/result.ts';
import type { Content } from './bundle.ts';
import { packBundle, unpackBundle } from './bundle.ts';
import { checkEvidence } from './chain.ts';
import type { Driver } from './driver.ts';
import { atOneMoment, transact } from './driver.ts';
import { notEmpty, stateMoved } from './refusals.ts';
import type { RunBatch, Store, StoreError } from './store.ts';
import { Refusal, attempt } from './store-error.ts';
import {
  finishRun,
  insertAudit,
  insertAuditAsIs,
  insertEvidence,
  insertEvidenceAsIs,
  insertRun,
  raiseRevision,
  replaceDecisions,
  replaceFindings,
  revisionOf,
  selectAudit,
  selectDecisions,
  selectEvidence,
  selectFindings,
  selectLabels,
  selectRuns,
  upsertLabels,
} from './tables.ts';

/** The store over an open, migrated database. `place` names the file in messages. */
export function sqliteStore(driver: Driver, place: string): Store {
  const read = async <T>(work: () => T): Promise<Result<T, StoreError>> => attempt(place, work);
  const write = async <T>(work: () => T): Promise<Result<T, StoreError>> =>
    attempt(place, () => transact(driver, work));
  const snapshot = async <T>(work: () => T): Promise<Result<T, StoreError>> =>
    attempt(place, () => atOneMoment(driver, work));
  return {
    recordRun: (batch) => write(() => record(driver, batch)),
    runs: (newest) => read(() => selectRuns(driver, newest)),
    appendEvidence: (drafts) => write(() => insertEvidence(driver, drafts)),
    readEvidence: (filter = {}) => read(() => selectEvidence(driver, filter)),
    verifyChain: () => read(() => checkEvidence(selectEvidence(driver, {}))),
    loadFindings: () => snapshot(() => ({ revision: revisionOf(driver), state: selectFindings(driver) })),
    addLabels: (labels) => write(() => upsertLabels(driver, labels)),
    labels: (rule) => read(() => selectLabels(driver, rule)),
    appendAudit: (rows) => write(() => insertAudit(driver, rows)),
    audit: () => read(() => selectAudit(driver)),
    saveDecisions: (decisions) => write(() => replaceDecisions(driver, decisions)),
    decisions: () => read(() => selectDecisions(driver)),
    exportBundle: () => snapshot(() => packBundle(contentOf(driver))),
    importBundle: (bundle) => write(() => fill(driver, unpackBundle(bundle))),
    close: () => close(driver, place),
  };
}

/** Leaves one file behind, where it can; libsql keeps the log beside it otherwise. Nothing is lost when it cannot. */
function close(driver: Driver, place: string): void {
  attempt(place, () => driver.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all([]));
  driver.close();
}

function record(
  driver: Driver,
  { run, evidence = [], findings, labels = [], audit = [] }: RunBatch,
): readonly Evidence[] {
  if (!insertRun(driver, run)) return [];
  if (findings !== undefined) {
    if (revisionOf(driver) !== findings.revision) throw new Refusal(stateMoved);
    replaceFindings(driver, findings.state);
    raiseRevision(driver);
  }
  upsertLabels(driver, labels);
  insertAudit(driver, audit);
  const records = insertEvidence(driver, evidence);
  finishRun(driver, run.id);
  return records;
}

const everything = -1;

function contentOf(driver: Driver): Content {
  const { findings, rules } = selectFindings(driver);
  return {
    run: selectRuns(driver, everything).reverse(),
    evidence: selectEvidence(driver, {}),
    audit: selectAudit(driver),
    finding: findings,
    rule: rules,
    label: selectLabels(driver, undefined),
    decision: selectDecisions(driver),
  };
}

function fill(driver: Driver, content: Content): void {
  const used = driver
    .prepare('SELECT (SELECT count(*) FROM run) + (SELECT count(*) FROM evidence) AS used')
    .get([]);
  if (used?.['used'] !== 0) throw new Refusal(notEmpty);
  for (const run of content.run) {
    insertRun(driver, run);
    finishRun(driver, run.id);
  }
  insertEvidenceAsIs(driver, content.evidence);
  insertAuditAsIs(driver, content.audit);
  replaceFindings(driver, { findings: content.finding, rules: content.rule });
  raiseRevision(driver);
  upsertLabels(driver, content.label);
  replaceDecisions(driver, content.decision);
}
