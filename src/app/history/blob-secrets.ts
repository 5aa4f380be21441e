import { limits } from '../../core/limits.ts';
import type { BlobScanner, BlobState } from '../../engines/secrets/history/scan-blob.ts';
import type { Hit } from '../../engines/secrets/find.ts';
import { withoutOverlaps } from '../../engines/secrets/overlap.ts';
import type { ObjectStore } from '../../io/git/objects/object-store.ts';
import { kinds } from '../../io/git/packs/entry.ts';
import type { SecretSet } from './tree-marks.ts';

/** What the contents of a repository hold. */
export interface BlobSecrets {
  /** By object id in hex; only contents that hold something. */
  readonly held: Map<string, SecretSet>;
  readonly blobs: number;
  readonly skipped: ReadonlyMap<string, number>;
}

/** Looks at each content once, and only where it differs from the one it is made from. */
export function blobSecrets(
  store: ObjectStore,
  scanner: BlobScanner,
  asked: {
    readonly quiet?: Map<string, Uint8Array>;
    readonly wants?: (oid: Buffer) => boolean;
    readonly signal?: AbortSignal;
  },
): BlobSecrets {
  const held = new Map<string, SecretSet>();
  const skipped = new Map<string, number>();
  let blobs = 0;
  const { wants, signal } = asked;
  store.visit<BlobState>({
    ...(wants === undefined ? {} : { wants }),
    ...(signal === undefined ? {} : { signal }),
    kinds: new Set([kinds.blob]),
    bytesMax: limits.historyBlobBytes,
    visit({ oid, bytes, base }) {
      blobs++;
      const state = scanner.scan(bytes, base);
      if (state.skipped !== undefined) skipped.set(state.skipped, (skipped.get(state.skipped) ?? 0) + 1);
      if (state.hits.length > 0) {
        const set = secretsOf(scanner, state, bytes);
        if (set.length > 0) held.set(oid.toString('hex'), set);
      }
      const { words } = state;
      if (words !== undefined && state.hits.length === 0 && state.skipped === undefined && !state.capped)
        asked.quiet?.set(oid.toString('hex'), words.bytes);
      if (state.capped)
        store.troubles.note(
          oid.toString('hex'),
          'a rule matches too often in it; after the limit it was not looked at',
        );
      return state;
    },
  });
  return { held, blobs, skipped };
}

/** The secrets that a file with this content would be reported for. */
function secretsOf(scanner: BlobScanner, state: BlobState, bytes: Buffer): SecretSet {
  const numbers = new Map(state.hits.map((hit) => [keyOf(hit), hit.secret]));
  const kept = withoutOverlaps(scanner.reported(state, bytes));
  const secrets = new Set(kept.flatMap((hit) => numbers.get(keyOf(hit)) ?? []));
  return [...secrets].sort((a, b) => a - b);
}

function keyOf({ rule, match }: Hit): string {
  return `${rule.id} ${match.start} ${match.end}`;
}
