import { limits } from '../../core/limits.ts';
import type { ObjectStore } from '../../io/git/objects/object-store.ts';
import { readTree } from '../../io/git/objects/read-tree.ts';
import type { CommitGraph } from './commit-graph.ts';

/** What a range of commits brought: its commits, and the trees and blobs that were not there before. */
export interface NewObjects {
  readonly commits: ReadonlySet<number>;
  /** Binary object ids as Latin-1 text. */
  readonly objects: ReadonlySet<string>;
}

/** The commits reachable from `head` and not from `base` (hex ids), with the objects that only they have. */
export function newObjects(store: ObjectStore, graph: CommitGraph, head: string, base: string): NewObjects {
  const old = ancestors(graph, graph.find(base), new Set());
  const commits = ancestors(graph, graph.find(head), old);
  const border = new Set(
    [...commits].flatMap((commit) => graph.parentsOf(commit)).filter((one) => old.has(one)),
  );
  const known = new Set<string>();
  for (const commit of border) addTree(store, graph.commits[commit]?.tree, { known, into: known });
  const objects = new Set<string>();
  for (const commit of commits) addTree(store, graph.commits[commit]?.tree, { known, into: objects });
  return { commits, objects };
}

function ancestors(graph: CommitGraph, tip: number | undefined, stop: ReadonlySet<number>): Set<number> {
  const found = new Set<number>();
  const waiting = tip === undefined ? [] : [tip];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next) || stop.has(next)) continue;
    found.add(next);
    waiting.push(...graph.parentsOf(next));
  }
  return found;
}

/** Adds a tree and all below it that is in neither set. */
function addTree(
  store: ObjectStore,
  tree: string | undefined,
  { known, into }: { readonly known: ReadonlySet<string>; readonly into: Set<string> },
): void {
  const waiting = tree === undefined ? [] : [Buffer.from(tree, 'hex')];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const key = next.toString('latin1');
    if (known.has(key) || into.has(key)) continue;
    into.add(key);
    const read = store.read(next, limits.historyTreeBytes);
    if (!read.ok) {
      store.troubles.note(next.toString('hex'), read.error);
      continue;
    }
    readTree(read.value.bytes, store.hashBytes, ({ kind, oid }) => {
      if (kind === 'tree') waiting.push(Buffer.from(oid));
      else if (kind === 'blob' && !known.has(oid.toString('latin1'))) into.add(oid.toString('latin1'));
    });
  }
}
