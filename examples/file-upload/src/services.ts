import type { Db } from './db.ts';
import type { Storage } from './files/storage.ts';

/** What the routes work with. Tests pass their own clock and an in-memory storage. */
export interface Services {
  readonly db: Db;
  readonly storage: Storage;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Cookies are sent over TLS only. */
  readonly secureCookies: boolean;
}
