import type { Decision } from '../core/decision.ts';
import type { Evidence } from '../core/evidence.ts';
import type { Label } from '../core/label.ts';
import type { FindingState, RuleSeen, TrackedFinding } from '../core/tracked.ts';
import { chainStart, chained } from './chain.ts';
import type { Driver, Row } from './driver.ts';
import { Fields } from './reading.ts';
import { auditOf, decisionOf, evidenceOf, labelOf, runOf, trackedJson, trackedOf } from './shapes.ts';
import type { AuditDraft, AuditRow, EvidenceDraft, EvidenceFilter, RunRecord } from './store.ts';

/** What each table does. Everything that writes is called inside a transaction. */

/** Writes the run as running; false when it was recorded before. */
export function insertRun(driver: Driver, run: RunRecord): boolean {
  if (driver.prepare('SELECT id FROM run WHERE id = ?').get([run.id]) !== undefined) return false;
  const row = [run.id, run.startedAt, JSON.stringify(run)];
  driver.prepare("INSERT INTO run(id, state, started_at, body) VALUES (?, 'running', ?, ?)").run(row);
  return true;
}

/** The last write of a run. */
export function finishRun(driver: Driver, id: string): void {
  driver.prepare("UPDATE run SET state = 'done' WHERE id = ?").run([id]);
}

export function selectRuns(driver: Driver, newest: number): RunRecord[] {
  const sql = "SELECT body FROM run WHERE state = 'done' ORDER BY started_at DESC, rowid DESC LIMIT ?";
  return driver
    .prepare(sql)
    .all([newest])
    .map((row) => runOf(bodyOf(row, 'run')));
}

export function insertEvidence(driver: Driver, drafts: readonly EvidenceDraft[]): Evidence[] {
  const last = driver.prepare('SELECT body FROM evidence ORDER BY seq DESC LIMIT 1').get([]);
  const head = last === undefined ? chainStart : evidenceOf(bodyOf(last, 'evidence')).hash;
  const records = chained(head, drafts);
  insertEvidenceAsIs(driver, records);
  return records;
}

/** Records that are chained already. */
export function insertEvidenceAsIs(driver: Driver, records: readonly Evidence[]): void {
  const insert = driver.prepare('INSERT INTO evidence(id, verification, body) VALUES (?, ?, ?)');
  for (const record of records) insert.run([record.id, record.verification, JSON.stringify(record)]);
}

export function selectEvidence(driver: Driver, { verifications, newest }: EvidenceFilter): Evidence[] {
  const limit = newest ?? -1;
  const of = driver.prepare(
    'SELECT seq, body FROM evidence WHERE verification = ? ORDER BY seq DESC LIMIT ?',
  );
  const rows =
    verifications === undefined && newest === undefined
      ? driver.prepare('SELECT seq, body FROM evidence ORDER BY seq').all([])
      : (verifications ?? verificationsIn(driver)).flatMap((id) => of.all([id, limit]));
  const inOrder = [...rows].sort((a, b) => Number(a['seq']) - Number(b['seq']));
  return inOrder.map((row) => evidenceOf(bodyOf(row, 'evidence')));
}

function verificationsIn(driver: Driver): string[] {
  const rows = driver.prepare('SELECT DISTINCT verification FROM evidence').all([]);
  return rows.map((row) => new Fields(row, 'evidence').text('verification'));
}

export function insertAudit(driver: Driver, drafts: readonly AuditDraft[]): void {
  const last = driver.prepare('SELECT body FROM audit ORDER BY seq DESC LIMIT 1').get([]);
  const head = last === undefined ? chainStart : auditOf(bodyOf(last, 'audit row')).hash;
  insertAuditAsIs(driver, chained(head, drafts));
}

export function insertAuditAsIs(driver: Driver, rows: readonly AuditRow[]): void {
  const insert = driver.prepare('INSERT INTO audit(body) VALUES (?)');
  for (const row of rows) insert.run([JSON.stringify(row)]);
}

export function selectAudit(driver: Driver): AuditRow[] {
  return driver
    .prepare('SELECT body FROM audit ORDER BY seq')
    .all([])
    .map((row) => auditOf(bodyOf(row, 'audit row')));
}

/** Makes the stored findings those of `state`, touching only what differs. */
export function replaceFindings(driver: Driver, state: FindingState): void {
  const stored = new Map(
    driver
      .prepare('SELECT id, body FROM finding')
      .all([])
      .map((row) => [row['id'], row['body']]),
  );
  const changed: string[] = [];
  for (const finding of state.findings) {
    const json = trackedJson(finding);
    if (stored.get(finding.id) !== json) changed.push(json);
    stored.delete(finding.id);
  }
  const values = "SELECT value ->> '$.id', value FROM json_each(?) WHERE true";
  const upsert = `INSERT INTO finding(id, body) ${values} ON CONFLICT(id) DO UPDATE SET body = excluded.body`;
  if (changed.length > 0) driver.prepare(upsert).run([`[${changed.join(',')}]`]);
  const remove = driver.prepare('DELETE FROM finding WHERE id = ?');
  for (const id of stored.keys()) if (typeof id === 'string') remove.run([id]);
  replaceRules(driver, state.rules);
}

function replaceRules(driver: Driver, rules: readonly RuleSeen[]): void {
  driver.exec('DELETE FROM rule_seen');
  const insert = driver.prepare('INSERT INTO rule_seen(rule, whole) VALUES (?, ?)');
  for (const { rule, whole } of rules) insert.run([rule, whole ? 1 : 0]);
}

export function selectFindings(driver: Driver): FindingState {
  const findings = driver.prepare('SELECT body FROM finding ORDER BY id').all([]);
  const rules = driver.prepare('SELECT rule, whole FROM rule_seen ORDER BY rule').all([]);
  return {
    findings: findings.map((row): TrackedFinding => trackedOf(bodyOf(row, 'finding'))),
    rules: rules
      .map((row) => new Fields(row, 'rule'))
      .map((row) => ({ rule: row.text('rule'), whole: row.number('whole') === 1 })),
  };
}

export function revisionOf(driver: Driver): number {
  const row = driver.prepare("SELECT number FROM revision WHERE name = 'findings'").get([]);
  return new Fields(row, 'revision').number('number');
}

export function raiseRevision(driver: Driver): void {
  driver.exec("UPDATE revision SET number = number + 1 WHERE name = 'findings'");
}

export function upsertLabels(driver: Driver, labels: readonly Label[]): void {
  const insert = driver.prepare(
    'INSERT OR REPLACE INTO label(rule, source, corpus, context, who, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const label of labels) {
    const { rule, source, corpus, codeContext, who } = label;
    insert.run([rule, source, corpus, codeContext, who, JSON.stringify(label)]);
  }
}

export function selectLabels(driver: Driver, rule: string | undefined): Label[] {
  const where = rule === undefined ? '' : 'WHERE rule = ?';
  const rows = driver
    .prepare(`SELECT body FROM label ${where} ORDER BY rowid`)
    .all(rule === undefined ? [] : [rule]);
  return rows.map((row) => labelOf(bodyOf(row, 'label')));
}

export function replaceDecisions(driver: Driver, decisions: readonly Decision[]): void {
  driver.exec('DELETE FROM decision');
  const insert = driver.prepare('INSERT OR REPLACE INTO decision(finding, body) VALUES (?, ?)');
  for (const decision of decisions) insert.run([decision.finding, JSON.stringify(decision)]);
}

export function selectDecisions(driver: Driver): Decision[] {
  return driver
    .prepare('SELECT body FROM decision ORDER BY finding')
    .all([])
    .map((row) => decisionOf(bodyOf(row, 'decision')));
}

function bodyOf(row: Row, what: string): Fields {
  return Fields.parse(row['body'], what);
}
