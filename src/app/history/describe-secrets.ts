import type { Finding } from '../../core/finding.ts';
import { limits } from '../../core/limits.ts';
import { placeOf } from '../../core/location.ts';
import { bySeverity } from '../../core/severity.ts';
import type { HistoryFinding, HistoryMoment } from '../../core/report.ts';
import type { BlobScanner } from '../../engines/secrets/history/scan-blob.ts';
import { findSecrets, type Hit } from '../../engines/secrets/find.ts';
import type { OtherRules } from '../../engines/secrets/other-rules.ts';
import { maskSecretsIn } from '../../engines/secrets/mask-secrets.ts';
import { Masked } from '../../engines/secrets/masked.ts';
import { matcher } from '../../engines/secrets/matcher.ts';
import { readable } from '../../engines/secrets/readable.ts';
import { findingOf } from '../../engines/secrets/report.ts';
import type { ObjectStore } from '../../io/git/objects/object-store.ts';
import { type CommitGraph, from, type Reach } from './commit-graph.ts';
import type { Span } from './place-secrets.ts';
import type { SecretSet, TreeMarks } from './tree-marks.ts';

/** All that is known of a history when its secrets are told. */
export interface Told {
  readonly store: ObjectStore;
  readonly scanner: BlobScanner;
  readonly graph: CommitGraph;
  readonly reach: Reach;
  readonly marks: TreeMarks;
  readonly spans: ReadonlyMap<number, Span>;
  readonly held: ReadonlyMap<string, SecretSet>;
  /** Object ids (hex) of commits and tags whose own text holds something. */
  readonly texts: ReadonlyMap<string, SecretSet>;
  readonly headSet: SecretSet;
  readonly identityKey: Uint8Array | undefined;
  readonly other: OtherRules | undefined;
}

/** One finding for each secret, the worst first, of these those that were last there. */
export function describeSecrets(told: Told): readonly HistoryFinding<Finding>[] {
  const places = placesOf(told);
  const found = [...places.keys()].flatMap(
    (secret) => describe(told, secret, places.get(secret) ?? []) ?? [],
  );
  return found.sort(
    (a, b) =>
      bySeverity(a.finding.severity, b.finding.severity) ||
      (b.last?.at ?? 0) - (a.last?.at ?? 0) ||
      compare(a.finding.rule, b.finding.rule) ||
      compare(placeOf(a.finding.at), placeOf(b.finding.at)),
  );
}

/** For each secret the objects that hold it, in hex. */
function placesOf({ held, texts }: Told): ReadonlyMap<number, readonly string[]> {
  const places = new Map<number, string[]>();
  for (const [oid, set] of [...held, ...texts]) {
    for (const secret of set) {
      const known = places.get(secret);
      if (known === undefined) places.set(secret, [oid]);
      else known.push(oid);
    }
  }
  return places;
}

function describe(
  told: Told,
  secret: number,
  places: readonly string[],
): HistoryFinding<Finding> | undefined {
  const { graph, marks, reach, spans, headSet } = told;
  const span = spans.get(secret);
  const first = span === undefined ? undefined : graph.commits[span.first];
  const inTree = first === undefined ? undefined : marks.pathOf(first.tree, secret);
  const object = inTree?.blob ?? places.find((oid) => oid === first?.oid) ?? places[0] ?? '';
  const finding = findingIn(told, { object, path: inTree?.path ?? '', commit: first?.oid ?? object, secret });
  if (finding === undefined) return undefined;
  const bringing = span === undefined ? [] : [...span.introduced, span.first];
  const refs = reach.names(bringing);
  return {
    finding,
    first: momentOf(told, span?.first),
    last: momentOf(told, span?.last),
    inHead: headSet.includes(secret),
    refs: refs.slice(0, refsShown).map(maskSecretsIn),
    refsInAll: refs.length,
    heldBy: holderOf(span === undefined ? undefined : reach.sources(bringing)),
    places: places.length,
  };
}

const refsShown = 20;

function holderOf(sources: number | undefined): HistoryFinding['heldBy'] {
  if (sources === undefined) return 'no-commit';
  if ((sources & from.refs) !== 0) return 'refs';
  if ((sources & from.stash) !== 0) return 'stash';
  if ((sources & from.notes) !== 0) return 'notes';
  return (sources & from.reflog) !== 0 ? 'reflog' : 'unreachable-commit';
}

function momentOf({ graph }: Told, number: number | undefined): HistoryMoment | undefined {
  const commit = number === undefined ? undefined : graph.commits[number];
  if (commit === undefined) return undefined;
  return { commit: commit.oid, author: maskSecretsIn(commit.author), at: commit.committedAt };
}

/** The finding as the engine tells it of a file, at its commit. */
function findingIn(
  { store, scanner, identityKey, other }: Told,
  at: { readonly object: string; readonly path: string; readonly commit: string; readonly secret: number },
): Finding | undefined {
  const read = store.read(Buffer.from(at.object, 'hex'), limits.historyBlobBytes);
  const content = read.ok ? readable(read.value.bytes) : undefined;
  if (!read.ok || content?.kind !== 'bytes') return undefined;
  const bytes = content.bytes;
  const state = scanner.scan(read.value.bytes);
  const known = state.hits.find(({ secret }) => secret === at.secret);
  if (known === undefined) return undefined;
  const byOther = other?.find({ path: at.path, commit: at.commit }, bytes);
  // With its name and commit known, the rule's own lists of what is allowed have their say.
  if (other?.rules.includes(known.rule) === true && !byOther?.hits.some((hit) => isSame(hit, known)))
    return undefined;
  const shapes = [...findSecrets(matcher(), bytes).shapes, ...(byOther?.shapes ?? [])];
  const masked = new Masked(bytes, shapes);
  const finding = findingOf({ hit: known, again: [] }, { path: at.path, bytes, masked, identityKey });
  const line = finding.at.kind === 'code' ? finding.at.line : 0;
  const where = at.path === '' ? 'in the text of a commit or tag' : 'in the history';
  return {
    ...finding,
    message: finding.message.replace('in the file', where),
    at: { kind: 'commit', commit: at.commit, path: maskSecretsIn(at.path), line },
  };
}

function isSame(a: Hit, b: Hit): boolean {
  return a.rule === b.rule && a.match.start === b.match.start && a.match.end === b.match.end;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
