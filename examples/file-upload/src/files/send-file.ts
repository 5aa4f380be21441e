import type { Response } from 'express';
import mime from 'mime';
import type { FileRecord } from './file-records.ts';
import type { Storage } from './storage.ts';

/** Sends a file as a download; a browser neither guesses its type nor shows it in place. */
export async function sendFile(res: Response, storage: Storage, file: FileRecord): Promise<void> {
  const content = await storage.get(file.id);
  res.attachment(file.name);
  res.set('content-type', mime.lookup(file.name));
  res.set('content-security-policy', "sandbox; default-src 'none'");
  res.send(content);
}
