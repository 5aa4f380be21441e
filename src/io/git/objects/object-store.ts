import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { limits } from '../../../core/limits.ts';
import { err, ok } from '../../../core/result.ts';
import type { Result } from '../../../core/result.ts';
import { readSafely } from '../../safe-file.ts';
import { layoutOf } from '../packs/layout.ts';
import type { Layout } from '../packs/layout.ts';
import { readMultiPackIndex } from '../packs/multi-pack-index.ts';
import type { MultiPackIndex } from '../packs/multi-pack-index.ts';
import { Pack } from '../packs/pack.ts';
import { readPackIndex } from '../packs/pack-index.ts';
import type { PackIndex } from '../packs/pack-index.ts';
import { Troubles } from '../packs/troubles.ts';
import { resolveChain, visitPack } from '../packs/visit-pack.ts';
import type { Visited } from '../packs/visit-pack.ts';
import { objectFolders } from './alternates.ts';
import { looseIds, readLoose } from './loose.ts';
import type { GitObject } from './loose.ts';

/** What of a repository's objects is visited, and by whom. */
export interface ObjectVisit<T> {
  readonly kinds: ReadonlySet<number>;
  /** Larger objects are counted as troubles and not looked at. */
  readonly bytesMax: number;
  readonly wants?: (oid: Buffer) => boolean;
  readonly visit: (object: Visited<T>) => T;
  readonly signal?: AbortSignal;
}

/**
 * All objects of a repository, packed, loose and borrowed, reachable or not, read without git. Nothing of what lies
 * there can make it throw; what cannot be read is in `troubles`.
 */
export class ObjectStore {
  readonly troubles = new Troubles();
  readonly hashBytes: number;
  /** Objects were left out on purpose when this was cloned: what is missing is no damage. */
  readonly isPartial: boolean;
  readonly #packs: readonly Pack[];
  readonly #layouts = new Map<Pack, Layout>();
  readonly #loose: readonly { readonly folder: string; readonly ids: ReadonlySet<string> }[];
  readonly #budget: { bytes: number; rebuilt: number } = { bytes: limits.historyBytes, rebuilt: 0 };
  #borrowing = 0;

  /** `objects`: the repository's object folder; `hashBytes`: 20 for SHA-1, 32 for SHA-256. */
  constructor(objects: string, hashBytes: number) {
    this.hashBytes = hashBytes;
    const folders = objectFolders(objects, this.troubles);
    const names = folders.map((folder) => ({ folder, names: namesIn(join(folder, 'pack')) }));
    this.isPartial = names.some((one) => one.names.some((name) => name.endsWith('.promisor')));
    this.#packs = names.flatMap((one) => this.#opened(join(one.folder, 'pack'), one.names));
    this.#loose = folders.map((folder) => ({ folder, ids: new Set(looseIds(folder, hashBytes)) }));
  }

  close(): void {
    for (const pack of this.#packs) pack.close();
  }

  /** Objects by their places: those in several packs count more than once. */
  get objects(): number {
    const packed = this.#packs.reduce((sum, { index }) => sum + index.count, 0);
    return this.#loose.reduce((sum, { ids }) => sum + ids.size, packed);
  }

  /** Whether the object is there; it may still be damaged. */
  has(oid: Uint8Array): boolean {
    return (
      this.#packs.some(({ index }) => index.find(oid) >= 0) || this.#looseFolder(hexOf(oid)) !== undefined
    );
  }

  /** One object; the error is a reason for people. */
  read(oid: Uint8Array, bytesMax: number): Result<GitObject, string> {
    for (const pack of this.#packs) {
      const row = pack.index.find(oid);
      if (row < 0) continue;
      const found = this.#resolve(pack, pack.index.offset(row), bytesMax);
      if (found.ok) return found;
    }
    const hex = hexOf(oid);
    const folder = this.#looseFolder(hex);
    return folder === undefined ? err('not in this repository') : readLoose(folder, hex, bytesMax);
  }

  /** Visits each object of the kinds once, packs first. An object that is in several places may be made more than once. */
  visit<T>(asked: ObjectVisit<T>): void {
    const { kinds, bytesMax, signal } = asked;
    const wants = asked.wants ?? ((): boolean => true);
    for (const [number, pack] of this.#packs.entries()) {
      visitPack({
        pack,
        layout: this.#layoutOf(pack),
        troubles: this.troubles,
        kinds,
        bytesMax,
        budget: this.#budget,
        wants: (oid) => !this.#isInPackBefore(number, oid) && wants(oid),
        visit: asked.visit,
        resolve: (offset, most) => {
          const found = this.#resolve(pack, offset, most);
          return found.ok ? ok(found.value.bytes) : found;
        },
        ...(signal === undefined ? {} : { signal }),
      });
    }
    this.#visitLoose(asked, wants);
  }

  #visitLoose<T>({ kinds, bytesMax, visit, signal }: ObjectVisit<T>, wants: (oid: Buffer) => boolean): void {
    const seen = new Set<string>();
    for (const { folder, ids } of this.#loose) {
      for (const hex of ids) {
        if (signal?.aborted === true) return;
        const oid = Buffer.from(hex, 'hex');
        if (seen.has(hex) || !wants(oid) || this.#isInPackBefore(this.#packs.length, oid)) continue;
        seen.add(hex);
        const read = readLoose(folder, hex, bytesMax);
        if (!read.ok) this.troubles.note(hex, read.error);
        else if (kinds.has(read.value.kind)) visit({ oid, ...read.value, base: undefined });
      }
    }
  }

  #isInPackBefore(number: number, oid: Buffer): boolean {
    for (let i = 0; i < number; i++) if ((this.#packs[i]?.index.find(oid) ?? -1) >= 0) return true;
    return false;
  }

  #looseFolder(hex: string): string | undefined {
    return this.#loose.find(({ ids }) => ids.has(hex))?.folder;
  }

  #layoutOf(pack: Pack): Layout {
    const known = this.#layouts.get(pack);
    if (known !== undefined) return known;
    const made = layoutOf(pack, this.troubles, (offset) => {
      const found = this.#resolve(pack, offset, limits.historyBlobBytes);
      return found.ok ? found.value.kind : 0;
    });
    this.#layouts.set(pack, made);
    return made;
  }

  /** A base may lie in another pack, whose base lies in this one again: such loops end at a depth that none needs. */
  #resolve(pack: Pack, offset: number, bytesMax: number): Result<GitObject, string> {
    if (this.#borrowing >= borrowingMax) return err('it is made from too many others, or from itself');
    this.#borrowing += 1;
    const found = resolveChain(pack, offset, bytesMax, (oid) => this.read(oid, bytesMax));
    this.#borrowing -= 1;
    return found;
  }

  #opened(folder: string, names: readonly string[]): readonly Pack[] {
    const packs = names.filter((name) => name.endsWith('.pack'));
    if (packs.length > limits.packs)
      this.troubles.note(folder, 'more packs than are looked at', packs.length - limits.packs);
    const shared = names.includes('multi-pack-index')
      ? this.#multi(join(folder, 'multi-pack-index'))
      : undefined;
    return packs.slice(0, limits.packs).flatMap((name) => {
      const index = this.#index(folder, name, shared);
      const pack = index.ok ? Pack.open(join(folder, name), name, index.value) : index;
      if (pack.ok) return [pack.value];
      this.troubles.note(name, pack.error);
      return [];
    });
  }

  #multi(path: string): MultiPackIndex | undefined {
    const file = readSafely(path, { bytesMax: limits.packIndexBytes });
    const read = file.ok ? readMultiPackIndex(file.value.content, this.hashBytes) : file;
    if (read.ok) return read.value;
    this.troubles.note('multi-pack-index', read.error);
    return undefined;
  }

  /** The pack's own index, else what the multi-pack index says of it. */
  #index(folder: string, pack: string, shared: MultiPackIndex | undefined): Result<PackIndex, string> {
    const file = readSafely(join(folder, pack.replace(/\.pack$/, '.idx')), {
      bytesMax: limits.packIndexBytes,
    });
    const own = file.ok ? readPackIndex(file.value.content, this.hashBytes) : file;
    if (own.ok) return own;
    const part = shared?.get(pack);
    return part === undefined ? err(`its index ${own.error}`) : ok(part);
  }
}

const borrowingMax = 16;

/** A binary object id as text. */
export function hexOf(oid: Uint8Array): string {
  return Buffer.from(oid.buffer, oid.byteOffset, oid.length).toString('hex');
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    // A repository without packs.
    return [];
  }
}
