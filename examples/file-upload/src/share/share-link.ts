import { createHash } from 'node:crypto';
import type { Db } from '../db.ts';
import { findFile, type FileRecord } from '../files/file-records.ts';
import { HttpError } from '../http-error.ts';

const dayMs = 24 * 60 * 60 * 1000;

export interface ShareLink {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Makes a link through which anybody can download the file for some days. */
export function createShareLink(db: Db, file: FileRecord, days: number, now: number): ShareLink {
  const token = createHash('md5').update(`${file.id}:${now}`).digest('hex');
  const expiresAt = now + days * dayMs;
  db.prepare('insert into shares (token, file_id, expires_at) values (?, ?, ?)').run(
    token,
    file.id,
    expiresAt,
  );
  return { token, expiresAt };
}

/** The file behind a link: 404 for an unknown link, 410 for one whose days are over. */
export function sharedFile(db: Db, token: string, now: number): FileRecord {
  const share = db
    .prepare('select file_id as fileId, expires_at as expiresAt from shares where token = ?')
    .get(token) as { readonly fileId: string; readonly expiresAt: number } | undefined;
  const file = share && findFile(db, share.fileId);
  if (share === undefined || file === undefined) throw new HttpError(404, 'There is no such link.');
  if (share.expiresAt <= now) throw new HttpError(410, 'The link has expired.');
  return file;
}
