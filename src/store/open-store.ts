import { closeSync, constants, lstatSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Result } from '../core/result.ts';
import { err, ok } from '../core/result.ts';
import type { Driver } from './driver.ts';
import { openLibsql } from './libsql-driver.ts';
import { openNodeSqlite } from './node-driver.ts';
import { migrate } from './schema.ts';
import { sqliteStore } from './sqlite-store.ts';
import type { Store, StoreError } from './store.ts';
import { errorOf } from './store-error.ts';

/**
 * Opens the state file, making it when it is not there; its folder must exist. Links are refused: in a hostile repo
 * they would make us write somewhere else. Readable by its owner only.
 */
export async function openStore(path: string): Promise<Result<Store, StoreError>> {
  const refusal = refusalOf(path);
  if (refusal !== undefined) return err(refusal);
  let driver: Driver | undefined;
  try {
    createPrivately(path);
    driver = (await openNodeSqlite(path)) ?? (await openLibsql(path));
    migrate(driver, path);
    return ok(sqliteStore(driver, path));
  } catch (error) {
    driver?.close();
    return err(openErrorOf(path, error));
  }
}

function openErrorOf(path: string, error: unknown): StoreError {
  if (error instanceof Error && 'code' in error && /MODULE_NOT_FOUND|ERR_DLOPEN/.test(String(error.code))) {
    const todo = 'Run on Node 22.13 or newer, or on a platform libsql has binaries for, or without state.';
    return { kind: 'no-driver', message: `no SQLite for this platform: ${error.message}`, todo };
  }
  return errorOf(path, error);
}

function refusalOf(path: string): StoreError | undefined {
  const wrong = (what: string): StoreError => ({
    kind: 'refused',
    message: what,
    todo: 'Remove it, or give another place for the state.',
  });
  if (kindOf(dirname(path)) !== 'folder') return wrong(`the folder of ${path} is a link or not there`);
  for (const file of [path, `${path}-wal`, `${path}-shm`, `${path}-journal`]) {
    const kind = kindOf(file);
    if (kind !== 'file' && kind !== 'nothing')
      return wrong(`${file} is not a plain file but a link, a folder or something else`);
  }
  return undefined;
}

function kindOf(path: string): 'file' | 'folder' | 'nothing' | 'other' {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 'nothing';
  if (found.isFile()) return found.nlink === 1 ? 'file' : 'other';
  return found.isDirectory() ? 'folder' : 'other';
}

/**
 * Only a file that is not there is made here. Closing an existing one would drop every lock that this process holds on
 * it through other handles (POSIX), and two processes that write then ruin it: seen within 10 kills of `bench/crash`.
 */
function createPrivately(path: string): void {
  if (kindOf(path) !== 'nothing') return;
  try {
    closeSync(openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600));
  } catch (cause) {
    // Another process was faster; what it made is looked at next.
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
  }
}
