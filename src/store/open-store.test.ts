import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import type { Driver } from './driver.ts';
import { transact } from './driver.ts';
import { openLibsql } from './libsql-driver.ts';
import { openNodeSqlite } from './node-driver.ts';
import { openStore } from './open-store.ts';
import { migrate } from './schema.ts';
import { sqliteStore } from './sqlite-store.ts';
import type { EvidenceDraft, RunRecord, Store } from './store.ts';
import { attempt } from './store-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'holdfast-open-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the file is readable by its owner only, and survives closing', async () => {
  const path = join(folder, 'plain.db');
  const store = await opened(path);
  await store.appendEvidence([evidence('e1')]);
  store.close();
  expect(statSync(path).mode & 0o077).toBe(0);
  const again = await opened(path);
  expect(await again.readEvidence()).toMatchObject({ ok: true, value: [{ id: 'e1' }] });
  again.close();
});

test('links are refused, of the file, its companions and its folder', async () => {
  const target = join(folder, 'target');
  writeFileSync(target, '');
  const soft = join(folder, 'soft.db');
  symlinkSync(target, soft);
  const hard = join(folder, 'hard.db');
  linkSync(target, hard);
  symlinkSync(target, join(folder, 'wal.db-wal'));
  mkdirSync(join(folder, 'real'));
  symlinkSync(join(folder, 'real'), join(folder, 'alias'));
  mkdirSync(join(folder, 'folder.db'));
  for (const path of [
    soft,
    hard,
    join(folder, 'wal.db'),
    join(folder, 'alias', 'x.db'),
    join(folder, 'folder.db'),
    join(folder, 'absent', 'x.db'),
  ]) {
    expect(await openStore(path)).toMatchObject({ ok: false, error: { kind: 'refused' } });
  }
  expect(readFileSync(target, 'utf8')).toBe('');
});

test('garbage and a broken database are corrupt, with a next step', async () => {
  const path = join(folder, 'garbage.db');
  writeFileSync(path, 'this is no database '.repeat(500));
  const result = await openStore(path);
  expect(result).toMatchObject({
    ok: false,
    error: { kind: 'corrupt', todo: expect.stringContaining('Move the file away') },
  });
});

test('a damaged page is a value, not a crash', async () => {
  const path = join(folder, 'damaged.db');
  const store = await opened(path);
  await store.appendEvidence(Array.from({ length: 500 }, (_, n) => evidence(`e${n}`)));
  store.close();
  const bytes = readFileSync(path);
  bytes.fill(0xa5, 4096 * 4, bytes.length - 4096);
  writeFileSync(path, bytes);
  const again = await openStore(path);
  const read = again.ok ? await again.value.readEvidence() : again;
  expect(read).toMatchObject({ ok: false, error: { kind: 'corrupt' } });
  if (again.ok) again.value.close();
});

test('a database of a newer Holdfast, of another program, or with triggers is refused', async () => {
  await refused('newer.db', 'newer', (driver) => driver.exec('PRAGMA user_version = 99'));
  await refused('other.db', 'refused', (driver) => driver.exec('PRAGMA application_id = 7'));
  await refused('trigger.db', 'refused', (driver) =>
    driver.exec('CREATE TRIGGER t AFTER INSERT ON evidence BEGIN DELETE FROM evidence; END'),
  );
});

test('foreign content is refused when it is read', async () => {
  const path = join(folder, 'foreign.db');
  const store = await opened(path);
  await store.appendEvidence([evidence('e1')]);
  const driver = await openLibsql(path);
  for (const body of ['not json', '{}', 'null', '{"id":1}']) {
    driver.prepare('UPDATE evidence SET body = ?').run([body]);
    expect(await store.readEvidence()).toMatchObject({ ok: false, error: { kind: 'corrupt' } });
    expect(await store.appendEvidence([evidence('e2')])).toMatchObject({
      ok: false,
      error: { kind: 'corrupt' },
    });
  }
  driver.close();
  store.close();
});

test('changed, removed and reordered evidence breaks the chain', async () => {
  const path = join(folder, 'chain.db');
  const store = await opened(path);
  await store.appendEvidence(['e1', 'e2', 'e3'].map((id) => evidence(id)));
  const driver = await openLibsql(path);
  const breaks = async (sql: string, at: string): Promise<void> => {
    driver.exec(sql);
    expect(await store.verifyChain()).toMatchObject({ ok: true, value: { intact: false, brokenAt: at } });
  };
  await breaks(`UPDATE evidence SET body = replace(body, '"pass"', '"fail"') WHERE id = 'e2'`, 'e2');
  await breaks("DELETE FROM evidence WHERE id = 'e2'", 'e3');
  driver.close();
  store.close();
});

test('what throws in the middle leaves nothing visible', async () => {
  const path = join(folder, 'middle.db');
  const real = await openLibsql(path);
  migrate(real, path);
  const failing = failingAt(real, "SET state = 'done'");
  const store = sqliteStore(failing, path);
  const batch = {
    run: run('r1'),
    evidence: [evidence('e1')],
    findings: { revision: 0, state: { findings: [], rules: [{ rule: 'r', whole: true }] } },
  };
  expect(await store.recordRun(batch)).toMatchObject({ ok: false, error: { kind: 'disk-full' } });
  const other = await opened(path);
  expect(await other.runs(9)).toMatchObject({ value: [] });
  expect(await other.readEvidence()).toMatchObject({ value: [] });
  expect(await other.loadFindings()).toMatchObject({ value: { revision: 0, state: { rules: [] } } });
  expect(await other.recordRun(batch)).toMatchObject({ ok: true });
  other.close();
  real.close();
});

test('a transaction that ended by itself still tells its first error', () => {
  const driver: Driver = {
    exec: (sql) => {
      if (sql === 'ROLLBACK') throw new Error('cannot rollback - no transaction is active');
    },
    prepare: () => {
      throw new Error('not used');
    },
    close: () => undefined,
  };
  const result = attempt('x.db', () =>
    transact(driver, () => {
      throw new Error('database or disk is full');
    }),
  );
  expect(result).toMatchObject({ ok: false, error: { kind: 'disk-full' } });
});

test('two handles that write in turns lose nothing and keep one chain', async () => {
  const path = join(folder, 'two.db');
  const stores = [await opened(path), await opened(path)];
  for (let n = 0; n < 40; n++) {
    const result = await stores[n % 2]?.recordRun({ run: run(`r${n}`), evidence: [evidence(`e${n}`)] });
    expect(result).toMatchObject({ ok: true });
  }
  for (const store of stores) {
    expect(await store.verifyChain()).toMatchObject({ value: { intact: true, records: 40 } });
    store.close();
  }
});

test.runIf(existsSync('/proc/locks'))(
  'opening the file once more keeps the locks of the first handle',
  async () => {
    const path = join(folder, 'locked.db');
    const first = await opened(path);
    await first.loadFindings();
    const locksOn = (file: string): number => {
      const { ino } = statSync(file);
      const lines = readFileSync('/proc/locks', 'utf8').split('\n');
      return lines.filter((line) => line.includes(` ${process.pid} `) && line.includes(`:${ino} `)).length;
    };
    expect(locksOn(path)).toBeGreaterThan(0);
    const second = await opened(path);
    expect(locksOn(path)).toBeGreaterThan(0);
    second.close();
    first.close();
  },
);

test('a handle that is held up reports that the file is busy', async () => {
  const path = join(folder, 'busy.db');
  const store = await opened(path);
  const other = await openLibsql(path);
  migrate(other, path);
  other.exec('PRAGMA busy_timeout = 1');
  const held = sqliteStore(other, path);
  const holder = await openLibsql(path);
  holder.exec('BEGIN IMMEDIATE');
  expect(await held.appendEvidence([evidence('e1')])).toMatchObject({ ok: false, error: { kind: 'busy' } });
  expect(await store.readEvidence()).toMatchObject({ ok: true });
  holder.exec('ROLLBACK');
  expect(await held.appendEvidence([evidence('e1')])).toMatchObject({ ok: true });
  for (const each of [store, other, holder]) each.close();
});

test('hostile bundles are refused', async () => {
  const path = join(folder, 'bundle.db');
  const store = await opened(path);
  await store.appendEvidence([evidence('e1'), evidence('e2')]);
  const bundle = await store.exportBundle();
  const text = bundle.ok ? gunzipSync(bundle.value).toString() : '';
  const empty = await opened(join(folder, 'bundle-empty.db'));
  const forged = [
    Buffer.from('no gzip'),
    gzipSync(''),
    gzipSync('{"schema":"other/1"}\n'),
    gzipSync(text.replace('"outcome":"pass"', '"outcome":"fail"')),
    gzipSync(
      text
        .split('\n')
        .filter((_, n) => n !== 1)
        .join('\n'),
    ),
    gzipSync(`${text}{"kind":"__proto__","value":{}}\n`),
    gzipSync(`${text}{"kind":"finding","value":{"id":"f"}}\n`),
    bomb(),
  ];
  for (const bytes of forged) expect(await empty.importBundle(bytes)).toMatchObject({ ok: false });
  expect(await empty.readEvidence()).toMatchObject({ value: [] });
  expect(await empty.importBundle(gzipSync(text))).toMatchObject({ ok: true });
  empty.close();
  store.close();
});

test('the built-in SQLite is used where there is one', async () => {
  const driver = await openNodeSqlite(':memory:');
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  expect(driver !== undefined).toBe(major > 22 || (major === 22 && minor >= 13));
  driver?.close();
});

test.skipIf(process.getuid?.() === 0)('a folder without rights is unreadable, with a next step', async () => {
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: 0o500 });
  expect(await openStore(join(closed, 'x.db'))).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  chmodSync(closed, 0o700);
});

async function refused(name: string, kind: string, change: (driver: Driver) => void): Promise<void> {
  const path = join(folder, name);
  (await opened(path)).close();
  const driver = await openLibsql(path);
  change(driver);
  driver.close();
  expect(await openStore(path)).toMatchObject({ ok: false, error: { kind } });
}

async function opened(path: string): Promise<Store> {
  const result = await openStore(path);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** 300 MiB of nothing in 300 kB. */
function bomb(): Buffer {
  const member = gzipSync(Buffer.alloc(1024 * 1024));
  return Buffer.concat(Array.from({ length: 300 }, () => member));
}

/** A driver that fails at the first statement with these words, as a full disk would. */
function failingAt(driver: Driver, words: string): Driver {
  return {
    ...driver,
    prepare: (sql) => {
      if (sql.includes(words)) throw new Error('SQLITE_FULL: database or disk is full');
      return driver.prepare(sql);
    },
  };
}

function run(id: string): RunRecord {
  return {
    id,
    command: 'scan',
    startedAt: 1,
    finishedAt: 2,
    commit: '',
    tree: '',
    dirty: false,
    status: 'complete',
    engines: [],
  };
}

function evidence(id: string): EvidenceDraft {
  return {
    id,
    verification: 'v1',
    mitigation: 'm1',
    type: 'tests',
    outcome: 'pass',
    because: 'x',
    at: 1,
    commit: '',
    tree: '',
    dirty: false,
    inputs: '',
    question: '',
    engine: { id: 'tests', version: 1, rules: '' },
    scope: {},
    selfCheck: 'none',
    findings: [],
    signers: [],
  };
}
