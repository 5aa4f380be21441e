import type { Driver, Row, SqlValue, Statement } from './driver.ts';

/** SQLite of Node itself (from 22.13 on), or undefined where Node has none. */
export async function openNodeSqlite(path: string): Promise<Driver | undefined> {
  const name = 'node:sqlite';
  const builtIn: unknown = await import(name).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_UNKNOWN_BUILTIN_MODULE')
      return undefined;
    throw error;
  });
  if (!hasDatabase(builtIn)) return undefined;
  const database = new builtIn.DatabaseSync(path);
  return {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => statementOf(database.prepare(sql)),
    close: () => database.close(),
  };
}

interface Prepared {
  run(...values: readonly SqlValue[]): unknown;
  all(...values: readonly SqlValue[]): Row[];
}

interface Database {
  exec(sql: string): void;
  prepare(sql: string): Prepared;
  close(): void;
}

/** Node 20's types do not know the module. */
function hasDatabase(value: unknown): value is { DatabaseSync: new (path: string) => Database } {
  return typeof value === 'object' && value !== null && 'DatabaseSync' in value;
}

function statementOf(prepared: Prepared): Statement {
  return {
    run: (values) => void prepared.run(...values),
    get: (values) => prepared.all(...values)[0],
    all: (values) => prepared.all(...values),
  };
}
