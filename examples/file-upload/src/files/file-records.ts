import { randomUUID } from 'node:crypto';
import type { Db } from '../db.ts';

export interface FileRecord {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** Remembers a file and gives it an id that cannot be guessed. */
export function addFile(db: Db, file: Omit<FileRecord, 'id'>): FileRecord {
  const id = randomUUID();
  db.prepare('insert into files (id, owner_id, name, bytes, created_at) values (?, ?, ?, ?, ?)').run(
    id,
    file.ownerId,
    file.name,
    file.bytes,
    file.createdAt,
  );
  return { id, ...file };
}

export function findFile(db: Db, id: string): FileRecord | undefined {
  return db
    .prepare('select id, owner_id as ownerId, name, bytes, created_at as createdAt from files where id = ?')
    .get(id) as FileRecord | undefined;
}

/** Forgets a file and every link to it. */
export function removeFile(db: Db, id: string): void {
  db.prepare('delete from files where id = ?').run(id);
}
