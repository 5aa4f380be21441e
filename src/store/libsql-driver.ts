import type { Driver, Row, SqlValue, Statement } from './driver.ts';

/** SQLite through libsql, whose binaries come inside its npm packages. */
export async function openLibsql(path: string): Promise<Driver> {
  const { default: Database } = await import('libsql');
  const database = new Database(path);
  return {
    exec: (sql) => void database.exec(sql),
    prepare: (sql) => statementOf(database.prepare(sql)),
    close: () => void database.close(),
  };
}

interface Prepared {
  run(values: readonly SqlValue[]): unknown;
  all(values: readonly SqlValue[]): unknown[];
}

/** Values go in as one list, because a lone `null` would be taken for a set of named ones. */
function statementOf(prepared: Prepared): Statement {
  const all = (values: readonly SqlValue[]): Row[] => prepared.all([...values]).filter(isRow);
  return {
    run: (values) => void prepared.run([...values]),
    // `get` of libsql leaves the statement open, and with it a read lock; `all` does not.
    get: (values) => all(values)[0],
    all,
  };
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null;
}
