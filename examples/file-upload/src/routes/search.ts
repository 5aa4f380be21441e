import { Router } from 'express';
import { requireSession, sessionOf } from '../auth/require-session.ts';
import { findByName } from '../search/find-by-name.ts';
import type { Services } from '../services.ts';

/** `GET /search?q=TEXT`: the user's own files by name; all of them without `q`. */
export function searchRoutes(services: Services): Router {
  const router = Router();
  router.get('/search', requireSession(services), (req, res) => {
    const text = typeof req.query['q'] === 'string' ? req.query['q'] : '';
    const files = findByName(services.db, sessionOf(res).userId, text);
    res.json({ files: files.map(({ id, name, bytes, createdAt }) => ({ id, name, bytes, createdAt })) });
  });
  return router;
}
