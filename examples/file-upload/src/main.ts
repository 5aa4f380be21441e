import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { openDb } from './db.ts';
import { diskStorage } from './files/storage.ts';

const port = Number(process.env['PORT'] ?? 3000);
const dataDir = process.env['DATA_DIR'] ?? 'data';
const filesDir = join(dataDir, 'files');

mkdirSync(filesDir, { recursive: true });
const db = openDb(join(dataDir, 'files.db'));
const app = createApp({
  db,
  storage: diskStorage(filesDir),
  now: Date.now,
  secureCookies: process.env['INSECURE_COOKIES'] !== '1',
});

const server = app.listen(port, () => console.log(`file-upload listens on port ${port}`));

function stop(): void {
  server.close(() => db.close());
  server.closeIdleConnections();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
