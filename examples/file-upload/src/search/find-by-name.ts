import type { Db } from '../db.ts';
import type { FileRecord } from '../files/file-records.ts';

const resultsMax = 100;

/** The user's own files whose name contains `text`, newest first, at most 100. */
export function findByName(db: Db, userId: string, text: string): readonly FileRecord[] {
  return db
    .prepare(
      `select id, owner_id as ownerId, name, bytes, created_at as createdAt from files
       where owner_id = ? and name like ? escape '\\'
       order by created_at desc, id limit ?`,
    )
    .all(userId, `%${literal(text)}%`, resultsMax) as FileRecord[];
}

/** `%` and `_` stand for themselves. */
function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
