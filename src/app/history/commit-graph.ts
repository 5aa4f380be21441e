import type { CommitText } from '../../io/git/objects/read-commit.ts';
import type { RefTip } from '../../io/git/objects/all-refs.ts';

/** A commit of a repository, numbered in the order in which it was read. */
export interface GraphCommit extends Omit<CommitText, 'text'> {
  readonly oid: string;
}

/** From where a commit can be reached, as bits. */
export const from = { refs: 1, stash: 2, notes: 4, reflog: 8 } as const;

/** What is checked out, which may be on no branch. */
export const headName = 'HEAD';

/** All commits of a repository, with what leads to them. */
export class CommitGraph {
  readonly commits: GraphCommit[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #parents: (readonly number[] | undefined)[] = [];
  readonly #tags = new Map<string, string>();

  add(oid: string, { tree, parents, author, email, authoredAt, committedAt }: CommitText): void {
    this.#numbers.set(oid, this.commits.length);
    this.commits.push({ oid, tree, parents, author, email, authoredAt, committedAt });
  }

  addTag(oid: string, object: string): void {
    this.#tags.set(oid, object);
  }

  /** The number of a commit, or of the commit that a tag names in the end. */
  find(oid: string): number | undefined {
    let at = oid;
    for (let hop = 0; hop < tagHops; hop++) {
      const tagged = this.#tags.get(at);
      if (tagged === undefined) break;
      at = tagged;
    }
    return this.#numbers.get(at);
  }

  /** Parents that are here; those beyond the depth of a shallow clone are not. Ask when all commits were added. */
  parentsOf(number: number): readonly number[] {
    const { parents = [] } = this.commits[number] ?? {};
    return (this.#parents[number] ??= parents.flatMap((oid) => this.#numbers.get(oid) ?? []));
  }

  /** Parents that are not here. */
  missingParents(): readonly string[] {
    const missing = this.commits.flatMap(({ parents }) => parents.filter((oid) => !this.#numbers.has(oid)));
    return [...new Set(missing)];
  }

  /** For each commit the bits of where it can be reached from, and which of the named refs lead to it. */
  reach(refs: readonly RefTip[], reflog: readonly RefTip[]): Reach {
    const named = [...refs].sort((a, b) => rankOf(a.name) - rankOf(b.name)).slice(0, namedMax);
    const width = 1 + Math.ceil(named.length / 32);
    const bits = new Uint32Array(this.commits.length * width);
    const mark = (oid: string, word: number, bit: number): void => {
      const number = this.find(oid);
      if (number !== undefined) bits[number * width + word] = (bits[number * width + word] ?? 0) | bit;
    };
    for (const { name, oid } of refs) mark(oid, 0, bitOf(name));
    for (const { name, oid } of reflog) mark(oid, 0, name === 'refs/stash' ? from.stash : from.reflog);
    for (const [index, { oid }] of named.entries()) mark(oid, 1 + (index >> 5), 1 << (index & 31));
    for (const number of this.#newestFirst()) {
      for (const parent of this.parentsOf(number)) {
        for (let word = 0; word < width; word++)
          bits[parent * width + word] =
            (bits[parent * width + word] ?? 0) | (bits[number * width + word] ?? 0);
      }
    }
    return new Reach(
      bits,
      width,
      named.map(({ name }) => name),
    );
  }

  /** Every commit before its parents. */
  #newestFirst(): readonly number[] {
    const children = new Uint32Array(this.commits.length);
    for (let i = 0; i < this.commits.length; i++)
      for (const parent of this.parentsOf(i)) children[parent] = (children[parent] ?? 0) + 1;
    const order: number[] = [];
    for (let i = 0; i < this.commits.length; i++) if (children[i] === 0) order.push(i);
    for (let done = 0; done < order.length; done++) {
      for (const parent of this.parentsOf(order[done] ?? 0)) {
        children[parent] = (children[parent] ?? 0) - 1;
        if (children[parent] === 0) order.push(parent);
      }
    }
    return order;
  }
}

/** What leads to which commit. */
export class Reach {
  readonly #bits: Uint32Array;
  readonly #width: number;
  readonly #names: readonly string[];

  constructor(bits: Uint32Array, width: number, names: readonly string[]) {
    this.#bits = bits;
    this.#width = width;
    this.#names = names;
  }

  /** The bits of `from`. */
  sources(commits: readonly number[]): number {
    return commits.reduce((all, commit) => all | (this.#bits[commit * this.#width] ?? 0), 0);
  }

  /** The refs from which one of the commits can be reached; branches first. */
  names(commits: readonly number[]): readonly string[] {
    return this.#names.filter(
      (name, index) =>
        name !== headName &&
        commits.some(
          (commit) =>
            ((this.#bits[commit * this.#width + 1 + (index >> 5)] ?? 0) & (1 << (index & 31))) !== 0,
        ),
    );
  }
}

const tagHops = 16;
/** Refs that are told by name, the branches first. */
const namedMax = 512;
const order = ['refs/heads/', 'refs/tags/', 'refs/remotes/', 'refs/stash', 'refs/notes/'];

function rankOf(name: string): number {
  const rank = order.findIndex((prefix) => name.startsWith(prefix));
  return rank < 0 ? order.length : rank;
}

function bitOf(name: string): number {
  if (name === 'refs/stash') return from.stash;
  return name.startsWith('refs/notes/') ? from.notes : from.refs;
}
