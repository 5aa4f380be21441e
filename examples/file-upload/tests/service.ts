import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createApp } from '../src/app.ts';
import { startSession } from '../src/auth/session.ts';
import { openDb, type Db } from '../src/db.ts';
import { memoryStorage } from '../src/files/storage.ts';

/** The real app on a free loopback port, with a database in memory and a clock that tests set. */
export interface TestService {
  readonly url: string;
  readonly db: Db;
  readonly clock: { now: number };
  /** A new user with a live session. */
  user(): TestUser;
  /** A new user's file, as its owner would have uploaded it. */
  fileOf(user: TestUser, name?: string, content?: string | Uint8Array): Promise<string>;
  stop(): Promise<void>;
}

export interface TestUser {
  readonly id: string;
  readonly cookie: string;
  readonly csrf: string;
  /** Sends the session cookie and, unless `headers` says otherwise, the CSRF token. */
  send(method: string, path: string, options?: SendOptions): Promise<Response>;
}

export interface SendOptions {
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export async function startService(): Promise<TestService> {
  const db = openDb(':memory:');
  const clock = { now: Date.UTC(2026, 0, 5, 9) };
  const app = createApp({ db, storage: memoryStorage(), now: () => clock.now, secureCookies: true });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    db,
    clock,
    user: () => newUser(db, url, clock.now),
    fileOf: upload,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      db.close();
    },
  };
}

function newUser(db: Db, url: string, now: number): TestUser {
  const id = randomUUID();
  db.prepare('insert into users (id, name, password) values (?, ?, ?)').run(id, `user-${id}`, 'none');
  const session = startSession(db, id, now);
  const cookie = `sid=${session.token}`;
  return {
    id,
    cookie,
    csrf: session.csrf,
    send: (method, path, { body, headers } = {}) =>
      fetch(url + path, {
        method,
        headers: { cookie, 'x-csrf-token': session.csrf, ...headers },
        redirect: 'manual',
        ...(body === undefined ? {} : { body }),
      }),
  };
}

async function upload(
  user: TestUser,
  name = 'notes.txt',
  content: string | Uint8Array = 'hello',
): Promise<string> {
  const response = await user.send('POST', `/files?name=${encodeURIComponent(name)}`, { body: content });
  if (response.status !== 201)
    throw new Error(`upload of ${name}: ${response.status} ${await response.text()}`);
  const { id } = (await response.json()) as { id: string };
  return id;
}
