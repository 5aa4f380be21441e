import { timingSafeEqual } from 'node:crypto';
import { HttpError } from '../http-error.ts';
import type { Guard } from './guard.ts';
import { sessionOf } from './require-session.ts';

/** Lets a request through only with the CSRF token of its session. Comes after `requireSession`. */
export const requireCsrf: Guard = (req, res, next) => {
  const given = Buffer.from(String(req.headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(sessionOf(res).csrf);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new HttpError(403, 'The CSRF token is missing or wrong.');
  }
  next();
};
