import type { Response } from 'express';
import { HttpError } from '../http-error.ts';
import type { Services } from '../services.ts';
import type { Guard } from './guard.ts';
import { findSession, type Session } from './session.ts';
import { sessionToken } from './session-cookie.ts';

/** Lets a request through only with a live session; `sessionOf(res)` then gives it. */
export function requireSession({ db, now }: Services): Guard {
  return (req, res, next) => {
    const token = sessionToken(req);
    if (token === undefined) throw new HttpError(401, 'Log in first.');
    const session = findSession(db, token, now());
    if (session === undefined) throw new HttpError(401, 'The session has ended. Log in again.');
    res.locals['session'] = session;
    next();
  };
}

/** The session of a request that passed `requireSession`. */
export function sessionOf(res: Response): Session {
  return res.locals['session'] as Session;
}
