import type { Db } from '../db.ts';
import { HttpError } from '../http-error.ts';
import { findFile, type FileRecord } from './file-records.ts';

/** The file with this id, if the user owns it; the only way from an id in a request to a file. */
export function ownedFile(db: Db, id: string, userId: string): FileRecord {
  const file = findFile(db, id);
  if (file === undefined) throw new HttpError(404, 'There is no such file.');
  if (file.ownerId !== userId) throw new HttpError(403, 'The file belongs to somebody else.');
  return file;
}
