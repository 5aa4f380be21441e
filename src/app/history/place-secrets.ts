import type { CommitGraph } from './commit-graph.ts';
import type { SecretSet } from './tree-marks.ts';

/** When a secret came, and when it was last there; numbers of commits. */
export interface Span {
  /** Commits that have it and whose parents have not. */
  readonly introduced: number[];
  first: number;
  last: number;
}

/** For each secret the commits that brought it and the last one that has it. `messages`: secrets in commits' own text. */
export function spansOf(
  graph: CommitGraph,
  setOf: (tree: string) => SecretSet,
  messages: ReadonlyMap<number, SecretSet>,
  only?: ReadonlySet<number>,
): ReadonlyMap<number, Span> {
  const spans = new Map<number, Span>();
  const newest = new Map<SecretSet, number>();
  const sets = graph.commits.map(({ tree }) => setOf(tree));
  for (let commit = 0; commit < sets.length; commit++) {
    if (only !== undefined && !only.has(commit)) continue;
    const set = sets[commit] ?? [];
    if (set.length > 0) {
      if (isLater(graph, commit, newest.get(set))) newest.set(set, commit);
      const before = graph.parentsOf(commit).map((parent) => sets[parent] ?? []);
      const news = before.includes(set)
        ? []
        : set.filter((one) => !before.some((held) => held.includes(one)));
      for (const secret of news) bring(graph, spans, secret, commit);
    }
    for (const secret of messages.get(commit) ?? []) bring(graph, spans, secret, commit);
  }
  for (const [set, commit] of newest) for (const secret of set) extend(graph, spans, secret, commit);
  return spans;
}

function bring(graph: CommitGraph, spans: Map<number, Span>, secret: number, commit: number): void {
  const span = spans.get(secret);
  if (span === undefined) {
    spans.set(secret, { introduced: [commit], first: commit, last: commit });
    return;
  }
  span.introduced.push(commit);
  if (isLater(graph, span.first, commit)) span.first = commit;
  if (isLater(graph, commit, span.last)) span.last = commit;
}

function extend(graph: CommitGraph, spans: Map<number, Span>, secret: number, commit: number): void {
  const span = spans.get(secret);
  if (span === undefined) spans.set(secret, { introduced: [], first: commit, last: commit });
  else if (isLater(graph, commit, span.last)) span.last = commit;
}

/** By the time it was committed, as claimed. */
function isLater(graph: CommitGraph, commit: number, than: number | undefined): boolean {
  if (than === undefined) return true;
  return (graph.commits[commit]?.committedAt ?? 0) > (graph.commits[than]?.committedAt ?? 0);
}
