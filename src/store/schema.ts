import type { Driver, Row } from './driver.ts';
import { transact } from './driver.ts';
import { Refusal } from './store-error.ts';

/** `HOLD`: marks the file as ours. */
const applicationId = 0x484f4c44;

/** One entry per schema version; never edited once released, only added to. */
const migrations: readonly string[] = [
  `
  CREATE TABLE run(id TEXT PRIMARY KEY, state TEXT NOT NULL, started_at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE INDEX run_started ON run(started_at);
  CREATE TABLE evidence(seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, verification TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE INDEX evidence_verification ON evidence(verification, seq);
  CREATE TABLE audit(seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE finding(id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE rule_seen(rule TEXT PRIMARY KEY, whole INTEGER NOT NULL) STRICT;
  CREATE TABLE label(rule TEXT NOT NULL, source TEXT NOT NULL, corpus TEXT NOT NULL, context TEXT NOT NULL, who TEXT NOT NULL,
    body TEXT NOT NULL, PRIMARY KEY(rule, source, corpus, context, who)) STRICT;
  CREATE TABLE decision(finding TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT;
  CREATE TABLE revision(name TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT;
  INSERT INTO revision VALUES ('findings', 0);
  `,
];

/**
 * Makes the database ours and current, or refuses it: one of a newer Holdfast, of another program, or with triggers
 * or views, which would run on our behalf. Throws `Refusal` and the driver's errors.
 */
export function migrate(driver: Driver, path: string): void {
  driver.exec('PRAGMA busy_timeout = 10000');
  driver.exec('PRAGMA trusted_schema = OFF');
  const version = numberOf(driver, 'user_version');
  refuseForeign(driver, path, version);
  // All changes before one transaction's COMMIT reach the disk together; FULL makes COMMIT wait for the disk.
  driver.prepare('PRAGMA journal_mode = WAL').all([]);
  driver.exec('PRAGMA synchronous = FULL');
  driver.exec('PRAGMA foreign_keys = OFF');
  if (version < migrations.length) upgrade(driver);
}

function upgrade(driver: Driver): void {
  transact(driver, () => {
    // Another process may have been faster: read again under the lock.
    const version = numberOf(driver, 'user_version');
    for (const sql of migrations.slice(version)) driver.exec(sql);
    driver.exec(`PRAGMA application_id = ${applicationId}`);
    driver.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

function refuseForeign(driver: Driver, path: string, version: number): void {
  const owner = numberOf(driver, 'application_id');
  const objects = driver.prepare('SELECT type, name FROM sqlite_master').all([]);
  const isNew = objects.length === 0 && version === 0 && owner === 0;
  const active = objects.filter((object) => object['type'] === 'trigger' || object['type'] === 'view');
  if ((!isNew && owner !== applicationId) || active.length > 0) {
    throw new Refusal({
      kind: 'refused',
      message: `${path} is not a database of Holdfast`,
      todo: 'Move the file away; the next run starts a new one.',
    });
  }
  if (version > migrations.length) {
    throw new Refusal({
      kind: 'newer',
      message: `${path} has schema ${version}, this Holdfast knows ${migrations.length}`,
      todo: 'Update Holdfast, or move the file away to start a new one.',
    });
  }
}

function numberOf(driver: Driver, pragma: 'user_version' | 'application_id'): number {
  const row: Row | undefined = driver.prepare(`PRAGMA ${pragma}`).get([]);
  const value = row?.[pragma];
  return typeof value === 'number' ? value : 0;
}
