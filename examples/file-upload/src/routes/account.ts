import express, { Router } from 'express';
import { requireCsrf } from '../auth/require-csrf.ts';
import { requireSession, sessionOf } from '../auth/require-session.ts';
import { cookieName, cookieOptions, sessionToken } from '../auth/session-cookie.ts';
import { endSession, startSession } from '../auth/session.ts';
import { authenticate } from '../auth/users.ts';
import { limits } from '../files/limits.ts';
import { HttpError } from '../http-error.ts';
import type { Services } from '../services.ts';

/** Log in, log out, and ask for the CSRF token of the session. */
export function accountRoutes(services: Services): Router {
  const { db, now, secureCookies } = services;
  const router = Router();

  router.post('/login', express.json({ limit: limits.jsonBytes }), async (req, res) => {
    const { name, password } = credentials(req.body);
    const user = await authenticate(db, name, password);
    if (user === undefined) throw new HttpError(401, 'Name or password is wrong.');
    const session = startSession(db, user.id, now());
    res.cookie(cookieName, session.token, cookieOptions(secureCookies));
    res.json({ name: user.name, csrf: session.csrf });
  });

  router.get('/session', requireSession(services), (_req, res) => {
    res.json({ csrf: sessionOf(res).csrf });
  });

  router.post('/logout', requireSession(services), requireCsrf, (req, res) => {
    endSession(db, sessionToken(req) ?? '');
    res.clearCookie(cookieName, cookieOptions(secureCookies));
    res.status(204).end();
  });

  return router;
}

function credentials(body: unknown): { readonly name: string; readonly password: string } {
  const { name, password } = Object(body) as { name?: unknown; password?: unknown };
  if (typeof name === 'string' && typeof password === 'string') return { name, password };
  throw new HttpError(400, 'Send name and password.');
}
