import {
  cpSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { dayMs, isoTime } from '../../src/core/clock.ts';
import { openLibsql } from '../../src/store/libsql-driver.ts';
import type { Nest } from '../../tools/sample/nest.ts';
import type { Change } from './change.ts';

/** What is left to do after a change was applied. */
export interface Applied {
  /** When the states are asked for. */
  readonly now: string;
  /** After the tests ran again, if they do. */
  readonly afterTests: () => void;
}

/** Does one thing to the nested repository. */
export async function applyChange(nest: Nest, change: Change): Promise<Applied> {
  const { now } = nest.history;
  const at = (path: string): string => join(nest.folder, path);
  const applied: Applied = { now, afterTests: () => undefined };
  switch (change.kind) {
    case 'edit':
      nest.edit(change.edits);
      return applied;
    case 'delete':
    case 'delete-report':
      rmSync(at(change.path), { recursive: true });
      return applied;
    case 'move':
      mkdirSync(dirname(at(change.to)), { recursive: true });
      renameSync(at(change.from), at(change.to));
      nest.edit(change.edits);
      return applied;
    case 'link':
      renameSync(at(change.path), at(change.to));
      symlinkSync(at(change.to), at(change.path));
      return applied;
    case 'commit':
      await applyChange(nest, change.of);
      nest.git(['add', '--all']);
      nest.git(['commit', '--quiet', '--message', 'Change'], now);
      return applied;
    case 'new-history':
      nest.git(['checkout', '--quiet', '--orphan', 'fresh']);
      nest.git(['commit', '--quiet', '--message', 'All of it'], now);
      return applied;
    case 'break-report':
      breakReport(at(change.path));
      return applied;
    case 'leftover-report':
      return leftover(nest, change);
    case 'expire-evidence':
      return { ...applied, now: later(now, change.days) };
    case 'future-clock':
      return { now, afterTests: () => verified(nest, later(now, change.days)) };
    case 'future-report':
      nest.runTests(later(now, change.days));
      return applied;
    case 'edit-evidence':
      await editEvidence(at('.holdfast/state.db'), change.verification, change.days);
      return applied;
    case 'empty-rule':
      return applied;
  }
}

function later(now: string, days: number): string {
  return isoTime(Date.parse(now) + days * dayMs);
}

function verified(nest: Nest, now: string): void {
  const { status, stderr } = nest.holdfast(['verify'], now);
  if (status !== 0 && status !== 3) throw new Error(`verify ended with ${status}: ${stderr}`);
}

/** Half of it, with the time it had. */
function breakReport(path: string): void {
  const { size, atime, mtime } = statSync(path);
  truncateSync(path, Math.floor(size / 2));
  utimesSync(path, atime, mtime);
}

async function leftover(nest: Nest, change: Extract<Change, { kind: 'leftover-report' }>): Promise<Applied> {
  const aside = `${nest.folder}-report`;
  cpSync(join(nest.folder, change.path), aside, { preserveTimestamps: true });
  const applied = await applyChange(nest, change.with);
  const back = (): void => cpSync(aside, join(nest.folder, change.as), { preserveTimestamps: true });
  return { ...applied, afterTests: back };
}

async function editEvidence(database: string, verification: string, days: number): Promise<void> {
  const driver = await openLibsql(database);
  const newest = 'seq = (SELECT max(seq) FROM evidence WHERE verification = ?)';
  const moved = `json_set(body, '$.at', json_extract(body, '$.at') + ${days * dayMs})`;
  driver.prepare(`UPDATE evidence SET body = ${moved} WHERE ${newest}`).run([verification]);
  driver.close();
}
