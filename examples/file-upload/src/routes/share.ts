import express, { Router } from 'express';
import { requireCsrf } from '../auth/require-csrf.ts';
import { requireSession, sessionOf } from '../auth/require-session.ts';
import { limits } from '../files/limits.ts';
import { ownedFile } from '../files/owned-file.ts';
import { sendFile } from '../files/send-file.ts';
import type { Services } from '../services.ts';
import { shareDays } from '../share/share-days.ts';
import { createShareLink, sharedFile } from '../share/share-link.ts';

/** Make a link to one of the user's own files, and download through such a link without a session. */
export function shareRoutes(services: Services): Router {
  const { db, storage, now } = services;
  const router = Router();
  const body = express.json({ limit: limits.jsonBytes });

  router.post('/files/:id/shares', requireSession(services), requireCsrf, body, (req, res) => {
    const file = ownedFile(db, req.params.id, sessionOf(res).userId);
    const link = createShareLink(db, file, shareDays(req.body?.days), now());
    res.status(201).json({ path: `/s/${link.token}`, expiresAt: link.expiresAt });
  });

  router.get('/s/:token', async (req, res) => {
    await sendFile(res, storage, sharedFile(db, req.params.token, now()));
  });

  return router;
}
