import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../db.ts';

export const sessionMs = 8 * 60 * 60 * 1000;

export interface Session {
  readonly userId: string;
  /** Must come back in the `x-csrf-token` header of every request that changes something. */
  readonly csrf: string;
}

/** Starts a session. Only a digest of the token is stored, so the database cannot be used to log in. */
export function startSession(db: Db, userId: string, now: number): Session & { readonly token: string } {
  const token = randomBytes(32).toString('base64url');
  const csrf = randomBytes(32).toString('base64url');
  db.prepare('delete from sessions where expires_at <= ?').run(now);
  db.prepare('insert into sessions (digest, user_id, csrf, expires_at) values (?, ?, ?, ?)').run(
    digestOf(token),
    userId,
    csrf,
    now + sessionMs,
  );
  return { token, userId, csrf };
}

/** The session of this token, unless it ended or expired. */
export function findSession(db: Db, token: string, now: number): Session | undefined {
  const row = db
    .prepare('select user_id as userId, csrf, expires_at as expiresAt from sessions where digest = ?')
    .get(digestOf(token)) as (Session & { readonly expiresAt: number }) | undefined;
  if (row === undefined) return undefined;
  if (row.expiresAt <= now) return undefined;
  return { userId: row.userId, csrf: row.csrf };
}

/** Ends the session of this token; a token without session is no error. */
export function endSession(db: Db, token: string): void {
  db.prepare('delete from sessions where digest = ?').run(digestOf(token));
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
