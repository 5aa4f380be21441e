import { join } from 'node:path';
import { sha256 } from '../../core/digest.ts';
import {
  type RuleRecord,
  WordFilter,
  recordOf,
  wordsToLookFor,
} from '../../engines/secrets/history/word-filter.ts';
import { secretsEngine } from '../../engines/secrets/index.ts';
import { ruleDigest } from '../../engines/secrets/rule-info.ts';
import { allRules } from '../../engines/secrets/rules/all.ts';
import type { GitPlace } from '../../io/git/locate.ts';
import { type QuietBlobs, readQuietBlobs, writeQuietBlobs } from '../../io/git/objects/quiet-blobs.ts';

/**
 * Contents of a repository in which earlier runs found nothing. They are not looked at again, unless a rule that has
 * changed since then may find one of its words in them. Contents with secrets are never remembered.
 */
export class QuietMemory {
  /** Contents of this run, by id in hex. */
  readonly added = new Map<string, Uint8Array>();
  /** Contents that were passed by. */
  known = 0;
  readonly #path: string;
  readonly #hashBytes: number;
  readonly #old: QuietBlobs | undefined;
  readonly #words: readonly number[] | 'all';

  constructor(folder: string, { commonDir }: GitPlace, hashBytes: number) {
    this.#path = join(folder, `history-${sha256(commonDir).slice(0, 16)}.cache`);
    this.#hashBytes = hashBytes;
    this.#old = readQuietBlobs(this.#path, hashBytes);
    const before = this.#old === undefined ? undefined : recordIn(this.#old.about);
    this.#words = before === undefined ? 'all' : wordsToLookFor(allRules, ruleDigest, before);
  }

  /** Ask once for each content. */
  isQuiet(oid: Buffer): boolean {
    const words = this.#words;
    const bytes = words === 'all' ? undefined : this.#old?.filterOf(oid);
    if (bytes === undefined || words === 'all') return false;
    const filter = words.length === 0 ? undefined : new WordFilter(bytes);
    if (filter !== undefined && words.some((word) => filter.has(word))) return false;
    this.known++;
    return true;
  }

  /** Keeps what is known now for the next run. Contents that were looked at again and are not quiet any more are left out. */
  save(): void {
    if (this.added.size === 0 && this.#words !== 'all' && this.#words.length === 0) return;
    const rows = new Map(this.added);
    if (this.#words !== 'all') {
      const words = this.#words;
      for (const [oid, bytes] of this.#old?.rows() ?? []) {
        const filter = new WordFilter(bytes);
        const name = oid.toString('hex');
        if (!rows.has(name) && !words.some((word) => filter.has(word))) rows.set(name, bytes);
      }
    }
    const about = { format, engine: secretsEngine.version, ...recordOf(allRules, ruleDigest) };
    writeQuietBlobs(this.#path, this.#hashBytes, JSON.stringify(about), rows);
  }
}

/** Raised when contents are looked at in another way. */
const format = 1;

function recordIn(text: string): RuleRecord | undefined {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('format' in value) || !('engine' in value))
    return undefined;
  if (value.format !== format || value.engine !== secretsEngine.version) return undefined;
  if (!('digests' in value) || !('anchors' in value)) return undefined;
  const { digests, anchors } = value;
  return isTexts(digests) && isTexts(anchors) ? { digests, anchors } : undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
