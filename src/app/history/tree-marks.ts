import type { ObjectStore } from '../../io/git/objects/object-store.ts';
import { readTree } from '../../io/git/objects/read-tree.ts';
import { kinds } from '../../io/git/packs/entry.ts';
import { limits } from '../../core/limits.ts';
import { shownPath } from '../../io/raw-path.ts';

/** A set of secrets; equal sets are the same value. */
export type SecretSet = readonly number[];

/** Which trees hold which secrets, from one pass over all trees. */
export class TreeMarks {
  /** Objects that trees name and that are not there. */
  readonly missing = new Set<string>();
  readonly #store: ObjectStore;
  readonly #blobs: ReadonlyMap<string, SecretSet>;
  readonly #numbers = new Map<string, number>();
  readonly #seen: boolean[] = [];
  readonly #direct = new Map<number, Set<number>>();
  readonly #below = new Map<number, number[]>();
  readonly #sets = new Map<number, SecretSet>();
  readonly #interned = new Map<string, SecretSet>();

  /** `blobs`: by object id in hex, what each blob holds. */
  constructor(store: ObjectStore, blobs: ReadonlyMap<string, SecretSet>, signal?: AbortSignal) {
    this.#store = store;
    this.#blobs = blobs;
    const hits = new Map([...blobs].map(([hex, set]) => [Buffer.from(hex, 'hex').toString('latin1'), set]));
    store.visit<undefined>({
      kinds: new Set([kinds.tree]),
      bytesMax: limits.historyTreeBytes,
      visit: ({ oid, bytes }) => this.#look(oid, bytes, hits),
      ...(signal === undefined ? {} : { signal }),
    });
    for (const [oid, number] of this.#numbers)
      if (this.#seen[number] !== true) this.missing.add(Buffer.from(oid, 'latin1').toString('hex'));
    this.#spread();
  }

  /** What the tree with this id (hex) and the trees below it hold. */
  setOf(tree: string): SecretSet {
    const number = this.#numbers.get(Buffer.from(tree, 'hex').toString('latin1'));
    return number === undefined ? none : (this.#sets.get(number) ?? none);
  }

  /** The first path below a tree at which a secret stands, and the blob; undefined when there is none. */
  pathOf(tree: string, secret: number): { readonly path: string; readonly blob: string } | undefined {
    let at = tree;
    let path = '';
    for (let depth = 0; depth < limits.treeDepth; depth++) {
      const next = this.#step(at, secret);
      if (next === undefined) return undefined;
      path += next.name;
      if (next.kind === 'blob') return { path, blob: next.oid };
      path += '/';
      at = next.oid;
    }
    return undefined;
  }

  #step(tree: string, secret: number): { kind: 'tree' | 'blob'; name: string; oid: string } | undefined {
    const read = this.#store.read(Buffer.from(tree, 'hex'), limits.historyTreeBytes);
    if (!read.ok) return undefined;
    let found: { kind: 'tree' | 'blob'; name: string; oid: string } | undefined;
    readTree(read.value.bytes, this.#store.hashBytes, ({ kind, name, oid }) => {
      if (found !== undefined || kind === 'submodule') return;
      const hex = oid.toString('hex');
      const set = kind === 'tree' ? this.setOf(hex) : (this.#blobs.get(hex) ?? none);
      if (set.includes(secret)) found = { kind, name: shownPath(name), oid: hex };
    });
    return found;
  }

  #look(oid: Buffer, bytes: Buffer, hits: ReadonlyMap<string, SecretSet>): undefined {
    const number = this.#number(oid.toString('latin1'));
    this.#seen[number] = true;
    const isWhole = readTree(bytes, this.#store.hashBytes, (item) => {
      if (item.kind === 'submodule') return;
      const key = item.oid.toString('latin1');
      if (item.kind === 'tree') this.#link(number, this.#number(key));
      else {
        for (const secret of hits.get(key) ?? none) this.#hold(number, secret);
        if (this.#store.isPartial && !this.#store.has(item.oid)) this.missing.add(item.oid.toString('hex'));
      }
    });
    if (!isWhole) this.#store.troubles.note(oid.toString('hex'), 'a tree that is damaged');
    return undefined;
  }

  #number(key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  #link(parent: number, child: number): void {
    const above = this.#below.get(child);
    if (above === undefined) this.#below.set(child, [parent]);
    else above.push(parent);
  }

  #hold(tree: number, secret: number): void {
    const held = this.#direct.get(tree);
    if (held === undefined) this.#direct.set(tree, new Set([secret]));
    else held.add(secret);
  }

  /** From trees that hold a blob up to all that hold those; a secret comes to a tree once, so loops end. */
  #spread(): void {
    const waiting = [...this.#direct].map(([tree, secrets]) => ({ tree, secrets: [...secrets] }));
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const parent of this.#below.get(next.tree) ?? []) {
        const held = this.#direct.get(parent) ?? new Set<number>();
        const news = next.secrets.filter((secret) => !held.has(secret));
        if (news.length === 0) continue;
        for (const secret of news) held.add(secret);
        this.#direct.set(parent, held);
        waiting.push({ tree: parent, secrets: news });
      }
    }
    for (const [tree, held] of this.#direct) this.#sets.set(tree, this.#intern(held));
    this.#direct.clear();
    this.#below.clear();
  }

  #intern(held: ReadonlySet<number>): SecretSet {
    const sorted = [...held].sort((a, b) => a - b);
    const key = sorted.join(',');
    const known = this.#interned.get(key);
    if (known !== undefined) return known;
    this.#interned.set(key, sorted);
    return sorted;
  }
}

const none: SecretSet = [];
