import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { limits } from '../core/limits.ts';
import { writeAtomically } from './atomic.ts';
import { prepareCacheFolder, readCacheFile } from './cache-folder.ts';
import { jsonOrNothing } from './json.ts';
import type { FileStamp } from './safe-file.ts';
import type { WalkedFile } from './walk.ts';

interface Noted {
  readonly stamp: Omit<FileStamp, 'dev'>;
  readonly digest: string;
}

/**
 * Content digests by path and stat data, as git's index keeps them, so that an unchanged file need not be read. A file
 * as young as the scan itself is not kept: it could change once more without its times changing.
 */
export class StatCache {
  readonly #path: string;
  readonly #old: ReadonlyMap<string, Noted>;
  readonly #kept = new Map<string, Noted>();
  #changed = false;

  private constructor(path: string, old: ReadonlyMap<string, Noted>) {
    this.#path = path;
    this.#old = old;
  }

  /** Opens `path`, a `.cache` file in the user's cache folder; whatever is wrong with it, it is empty then. */
  static open(path: string): StatCache {
    const content = readCacheFile(path, limits.cacheBytes);
    return new StatCache(path, (content === undefined ? undefined : parse(content)) ?? new Map());
  }

  /** The digest of the file's content when its stat data prove that it is the same as then. */
  digestOf(file: WalkedFile): string | undefined {
    const noted = this.#old.get(file.path);
    if (noted === undefined || file.stamp === undefined || !same(noted.stamp, file.stamp)) return undefined;
    this.#kept.set(file.path, noted);
    return noted.digest;
  }

  /** Notes what was read. `startedAt`: when the scan began, before any file was read, by the machine's clock. */
  note(file: WalkedFile, digest: string, startedAt: number): void {
    const stamp = file.stamp;
    if (stamp === undefined || isRacy(stamp, startedAt)) return;
    this.#kept.set(file.path, { stamp, digest });
    this.#changed = true;
  }

  /** Writes when something changed; files that were not asked about are dropped. */
  flush(): void {
    if (!this.#changed && this.#kept.size === this.#old.size) return;
    if (!prepareCacheFolder(dirname(this.#path))) return;
    const fields: (string | number)[] = [];
    for (const [path, { stamp, digest }] of this.#kept) {
      fields.push(path, stamp.bytes, stamp.mtimeMs, stamp.ctimeMs, stamp.ino, digest);
    }
    const json = JSON.stringify(fields);
    writeAtomically(this.#path, `${magic}${crc32(json)}\n${json}`, { private: true, durable: false });
  }
}

const magic = 'HFSTAT1 ';
// The kernel stamps files by its tick (up to 10 ms); file systems without fractions by one or two seconds.
const fineMs = 100;
const coarseMs = 2_000;

function isRacy(stamp: FileStamp, startedAt: number): boolean {
  const youngest = Math.max(stamp.mtimeMs, stamp.ctimeMs);
  const grain = Number.isInteger(stamp.mtimeMs / 1000) ? coarseMs : fineMs;
  return youngest >= startedAt - grain;
}

function same(a: Omit<FileStamp, 'dev'>, b: FileStamp): boolean {
  return a.bytes === b.bytes && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs && a.ino === b.ino;
}

function parse(file: Buffer): ReadonlyMap<string, Noted> | undefined {
  const end = file.indexOf(10);
  const json = file.subarray(end + 1);
  if (end < 0 || file.toString('latin1', 0, end) !== `${magic}${crc32(json)}`) return undefined;
  const fields = jsonOrNothing(json.toString('utf8'));
  if (!Array.isArray(fields)) return undefined;
  const noted = new Map<string, Noted>();
  for (let i = 0; i + 5 < fields.length; i += 6) {
    const path: unknown = fields[i];
    const bytes: unknown = fields[i + 1];
    const mtimeMs: unknown = fields[i + 2];
    const ctimeMs: unknown = fields[i + 3];
    const ino: unknown = fields[i + 4];
    const digest: unknown = fields[i + 5];
    if (typeof path !== 'string' || typeof digest !== 'string') return undefined;
    if (typeof bytes !== 'number' || typeof mtimeMs !== 'number') return undefined;
    if (typeof ctimeMs !== 'number' || typeof ino !== 'number') return undefined;
    noted.set(path, { stamp: { bytes, mtimeMs, ctimeMs, ino }, digest });
  }
  return noted;
}
