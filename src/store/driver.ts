/** What SQLite stores of ours: no blobs, no 64-bit integers beyond doubles. */
export type SqlValue = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

export interface Statement {
  run(values: readonly SqlValue[]): void;
  /** The first row, if there is one. */
  get(values: readonly SqlValue[]): Row | undefined;
  all(values: readonly SqlValue[]): readonly Row[];
}

/** The little that is needed of a SQLite library. Every call may throw the library's own error. */
export interface Driver {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

/**
 * Runs `work` between BEGIN IMMEDIATE and COMMIT; whatever it throws undoes it. Written out because a library's own
 * wrapper may hide the first error behind that of the rollback: SQLite rolls back by itself when the disk is full.
 */
export function transact<T>(driver: Driver, work: () => T): T {
  return between(driver, 'BEGIN IMMEDIATE', work);
}

/** Runs reads that must all see the same moment; does not keep others from writing. */
export function atOneMoment<T>(driver: Driver, work: () => T): T {
  return between(driver, 'BEGIN', work);
}

function between<T>(driver: Driver, begin: string, work: () => T): T {
  driver.exec(begin);
  try {
    const value = work();
    driver.exec('COMMIT');
    return value;
  } catch (error) {
    rollBack(driver);
    throw error;
  }
}

function rollBack(driver: Driver): void {
  try {
    driver.exec('ROLLBACK');
  } catch (error) {
    // Nothing to undo: the failure already ended the transaction. The first error is the one to tell.
    if (!(error instanceof Error)) throw error;
  }
}
