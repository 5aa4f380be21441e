import { limits } from '../../core/limits.ts';
import type { Problem } from '../../core/problem.ts';
import { BlobScanner } from '../../engines/secrets/history/scan-blob.ts';
import type { OtherRules } from '../../engines/secrets/other-rules.ts';
import { matcher } from '../../engines/secrets/matcher.ts';
import { withoutOverlaps } from '../../engines/secrets/overlap.ts';
import { join } from 'node:path';
import type { GitPlace } from '../../io/git/locate.ts';
import { allRefs, reflogTips } from '../../io/git/objects/all-refs.ts';
import { ObjectStore } from '../../io/git/objects/object-store.ts';
import { readCommit, taggedObject } from '../../io/git/objects/read-commit.ts';
import { kinds } from '../../io/git/packs/entry.ts';
import { blobSecrets } from './blob-secrets.ts';
import { CommitGraph, headName } from './commit-graph.ts';
import { describeSecrets } from './describe-secrets.ts';
import type { RawHistory } from './settle-history.ts';
import { newObjects } from './new-objects.ts';
import { QuietMemory } from './quiet-memory.ts';
import { spansOf } from './place-secrets.ts';
import { SecretLedger } from './secret-ledger.ts';
import { type SecretSet, TreeMarks } from './tree-marks.ts';

/** Which history is looked through, and how. */
export interface HistoryWish {
  readonly place: GitPlace;
  readonly hash: 'sha1' | 'sha256';
  /** Full ids in hex; empty when there is none. */
  readonly head: string;
  /** Only what was added after this commit; empty: everything, reachable or not. */
  readonly since: string;
  /** By which secrets are told apart within this run. */
  readonly runKey: Uint8Array;
  /** By which findings are recognised in later runs; undefined: by their place. */
  readonly identityKey: Uint8Array | undefined;
  readonly other?: OtherRules | undefined;
  /** Where contents without secrets are remembered; undefined: nowhere. */
  readonly cacheFolder: string | undefined;
  readonly signal?: AbortSignal;
  readonly progress: (text: string) => void;
}

/** Looks for secrets in every content and every commit's and tag's own text, and tells where in the history each stands. */
export function lookThroughHistory(wish: HistoryWish): RawHistory {
  const store = new ObjectStore(join(wish.place.commonDir, 'objects'), wish.hash === 'sha256' ? 32 : 20);
  try {
    return looked(wish, store);
  } finally {
    store.close();
  }
}

function looked(wish: HistoryWish, store: ObjectStore): RawHistory {
  const { place, progress, signal, since } = wish;
  // What is remembered of quiet contents is what our own rules say of them.
  const folder = wish.other === undefined ? wish.cacheFolder : undefined;
  const ledger = new SecretLedger(wish.runKey);
  const scanner = new BlobScanner(matcher(), (hit, bytes) => ledger.numberOf(hit, bytes), {
    keepsWords: folder !== undefined,
    other: wish.other,
  });
  progress('reading commits');
  const { graph, texts: allTexts } = readCommits(store, scanner, signal);
  const only = since === '' ? undefined : newObjects(store, graph, wish.head, since);
  progress(`looking at the contents of ${graph.commits.length} commits`);
  const memory = folder === undefined ? undefined : new QuietMemory(folder, place, store.hashBytes);
  const found = blobSecrets(store, scanner, {
    wants: (oid) => only?.objects.has(oid.toString('latin1')) !== false && memory?.isQuiet(oid) !== true,
    ...(memory === undefined ? {} : { quiet: memory.added }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (signal?.aborted !== true) memory?.save();
  progress('finding out which commits hold what was found');
  const texts = only === undefined ? allTexts : within(allTexts, graph, only.commits);
  const marks = new TreeMarks(store, found.held, signal);
  const spans = spansOf(graph, (tree) => marks.setOf(tree), messagesOf(texts, graph), only?.commits);
  const headCommit = graph.commits[graph.find(wish.head) ?? -1];
  const { looked: lookedBytes, bytes } = scanner;
  const findings = describeSecrets({
    store,
    scanner,
    graph,
    marks,
    spans,
    texts,
    held: found.held,
    reach: graph.reach([...allRefs(place), { name: headName, oid: wish.head }], reflogTips(place)),
    headSet: headCommit === undefined ? [] : marks.setOf(headCommit.tree),
    identityKey: wish.identityKey,
    other: wish.other,
  });
  return {
    since,
    commits: only?.commits.size ?? graph.commits.length,
    blobs: found.blobs + (memory?.known ?? 0),
    known: memory?.known ?? 0,
    bytes,
    looked: lookedBytes,
    missing: marks.missing.size,
    skipped: [...found.skipped],
    findings,
    problems: [...store.troubles.problems(), ...unlookedRules(wish.other)],
  };
}

/** Contents have no names of their own while they are looked at. */
function unlookedRules(other: OtherRules | undefined): readonly Problem[] {
  const [first, ...more] = other?.byName ?? [];
  if (first === undefined) return [];
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  const message = `${first}${others} look at files of certain names only, so not at the history`;
  return [{ kind: 'partial', target: '', message }];
}

function readCommits(
  store: ObjectStore,
  scanner: BlobScanner,
  signal: AbortSignal | undefined,
): { readonly graph: CommitGraph; readonly texts: ReadonlyMap<string, SecretSet> } {
  const graph = new CommitGraph();
  const texts = new Map<string, SecretSet>();
  store.visit<undefined>({
    kinds: new Set([kinds.commit, kinds.tag]),
    bytesMax: limits.historyTextBytes,
    visit({ oid, kind, bytes }) {
      const hex = oid.toString('hex');
      const commit = kind === kinds.commit ? readCommit(bytes) : undefined;
      if (commit !== undefined) graph.add(hex, commit);
      else if (kind === kinds.tag) graph.addTag(hex, taggedObject(bytes) ?? '');
      else store.troubles.note(hex, 'a commit that names no tree');
      const { hits } = scanner.scan(bytes);
      if (hits.length === 0) return undefined;
      const kept = new Set(withoutOverlaps(hits));
      texts.set(hex, [...new Set(hits.filter((hit) => kept.has(hit)).map(({ secret }) => secret))]);
      return undefined;
    },
    ...(signal === undefined ? {} : { signal }),
  });
  return { graph, texts };
}

/** Secrets in the text of commits, and of tags as those of the commit they name. */
function messagesOf(
  texts: ReadonlyMap<string, SecretSet>,
  graph: CommitGraph,
): ReadonlyMap<number, SecretSet> {
  const messages = new Map<number, SecretSet>();
  for (const [oid, set] of texts) {
    const number = graph.find(oid);
    if (number !== undefined) messages.set(number, [...(messages.get(number) ?? []), ...set]);
  }
  return messages;
}

function within(
  texts: ReadonlyMap<string, SecretSet>,
  graph: CommitGraph,
  commits: ReadonlySet<number>,
): ReadonlyMap<string, SecretSet> {
  return new Map([...texts].filter(([oid]) => commits.has(graph.find(oid) ?? -1)));
}
