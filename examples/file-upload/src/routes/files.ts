import express, { Router, type Request } from 'express';
import { requireCsrf } from '../auth/require-csrf.ts';
import { requireSession, sessionOf } from '../auth/require-session.ts';
import { checkArchive } from '../files/archive.ts';
import { checkContent } from '../files/content-check.ts';
import { checkedName } from '../files/file-name.ts';
import { addFile, removeFile } from '../files/file-records.ts';
import { limits } from '../files/limits.ts';
import { ownedFile } from '../files/owned-file.ts';
import { sendFile } from '../files/send-file.ts';
import type { Services } from '../services.ts';

/** Upload, download and delete the user's own files. */
export function fileRoutes(services: Services): Router {
  const { db, storage, now } = services;
  const router = Router();

  router.post('/files', requireSession(services), requireCsrf, uploadBody, async (req, res) => {
    const name = checkedName(req.query['name']);
    const content = contentOf(req);
    checkArchive(content);
    checkContent(name, content);
    const ownerId = sessionOf(res).userId;
    const file = addFile(db, { ownerId, name, bytes: content.length, createdAt: now() });
    await storage.put(file.id, content);
    res.status(201).json({ id: file.id, name: file.name, bytes: file.bytes });
  });

  router.get('/files/:id', requireSession(services), async (req, res) => {
    const file = ownedFile(db, req.params.id, sessionOf(res).userId);
    await sendFile(res, storage, file);
  });

  router.delete('/files/:id', requireSession(services), requireCsrf, async (req, res) => {
    const file = ownedFile(db, req.params.id, sessionOf(res).userId);
    removeFile(db, file.id);
    await storage.remove(file.id);
    res.status(204).end();
  });

  return router;
}

/** Reads the body as it is: an encoding such as gzip is refused, so nothing can grow while it is read. */
const uploadBody = express.raw({ type: () => true, limit: limits.uploadBytes, inflate: false });

/** An empty body is an empty file. */
function contentOf(req: Request): Buffer {
  return Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
}
