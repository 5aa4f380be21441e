import { mkdirSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { createUser } from './auth/users.ts';
import { openDb } from './db.ts';

const [name] = process.argv.slice(2);
const password = (await text(process.stdin)).trimEnd();
if (name === undefined || password.length < 12) {
  console.error('usage: add-user NAME, with a password of at least 12 characters on standard input');
  process.exit(2);
}

const dataDir = process.env['DATA_DIR'] ?? 'data';
mkdirSync(dataDir, { recursive: true });
const db = openDb(join(dataDir, 'files.db'));
await createUser(db, name, password);
db.close();
