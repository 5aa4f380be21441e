import type { Finding } from '../../core/finding.ts';
import type { Result } from '../../core/result.ts';
import { secretsEngine } from '../../engines/secrets/index.ts';
import type { BlobStream } from '../../io/git/blob-stream.ts';
import { changedHunks, type IncomingFile } from '../../io/git/hook-changes.ts';
import type { GitRepo } from '../../io/git/repo.ts';
import { sourceFile } from '../../io/source.ts';
import { readSecretMarks } from '../../formats/secret-marks/secret-marks.ts';
import { readSuppressions, suppressionOf } from '../../triage/suppressions.ts';

/** A secret in content that comes in, on a line that was not there before. */
export interface IncomingFinding {
  readonly finding: Finding;
  readonly commit?: string;
}

export interface Looked {
  readonly findings: readonly IncomingFinding[];
  /** Files that bring content, those of them that could be read, and the bytes of these. */
  readonly files: number;
  readonly scanned: number;
  readonly bytes: number;
  /** Files that could not be read at all, by their size or because git does not have them. */
  readonly unread: number;
  /** Findings that a comment in the file silences, and whose comment that is. */
  readonly silenced: readonly { readonly finding: Finding; readonly by: string }[];
  /** What was not looked at, or in part only, with the reason. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
}

interface Terms {
  readonly commentsCount: boolean;
  readonly now: number;
}

/** Looks at each content once, and of its findings keeps those on lines that are new. */
export async function lookAtIncoming(
  repo: GitRepo,
  blobs: BlobStream,
  files: readonly IncomingFile[],
  terms: Terms,
): Promise<Looked> {
  const findings: IncomingFinding[] = [];
  const silenced: { finding: Finding; by: string }[] = [];
  const skipped: { path: string; reason: string }[] = [];
  let scanned = 0;
  let bytes = 0;
  let unread = 0;
  for await (const { file, content } of contentsOf(blobs, files)) {
    if (!content.ok) {
      unread += 1;
      skipped.push({ path: file.path, reason: content.error });
      continue;
    }
    const looked = inspected(file.path, content.value, skipped);
    if (looked.isText) {
      scanned += 1;
      bytes += content.value.length;
    }
    for (const finding of await onNewLines(repo, file, looked.findings)) {
      const by = terms.commentsCount
        ? silencerOf(finding, file.path, content.value.toString('utf8'), terms.now)
        : undefined;
      if (by !== undefined) silenced.push({ finding, by });
      else findings.push(file.commit === undefined ? { finding } : { finding, commit: file.commit });
    }
  }
  const paths = new Set(files.map(({ path }) => path));
  return { findings, files: paths.size, scanned, bytes, unread, silenced, skipped };
}

/** Contents asked for ahead of the one that is looked at: a push may bring more than fits in the memory. */
const readAhead = 32;

/** The content of each file in order, each once for its path. */
async function* contentsOf(
  blobs: BlobStream,
  files: readonly IncomingFile[],
): AsyncIterable<{ readonly file: IncomingFile; readonly content: Result<Buffer, string> }> {
  const different = [...new Map(files.map((file) => [`${file.oid}\n${file.path}`, file])).values()];
  const asked: { readonly file: IncomingFile; readonly content: Promise<Result<Buffer, string>> }[] = [];
  let next = 0;
  while (next < different.length || asked.length > 0) {
    while (next < different.length && asked.length < readAhead) {
      const file = different[next++];
      if (file !== undefined) asked.push({ file, content: blobs.read(file.oid) });
    }
    const first = asked.shift();
    if (first !== undefined) yield { file: first.file, content: await first.content };
  }
}

/** What the engine says of one content; what it could not look at goes to `skipped`. */
function inspected(
  path: string,
  content: Buffer,
  skipped: { path: string; reason: string }[],
): { readonly findings: readonly Finding[]; readonly isText: boolean } {
  const findings: Finding[] = [];
  let isText = true;
  for (const event of secretsEngine.inspect?.(sourceFile(path, content), {}) ?? []) {
    if (event.kind === 'finding') findings.push(event.finding);
    if (event.kind === 'problem') skipped.push({ path, reason: `in part: ${event.problem.message}` });
    if (event.kind !== 'skipped') continue;
    skipped.push({ path: event.target, reason: event.reason });
    if (event.target === path) isText = false;
  }
  return { findings, isText };
}

/** Those on lines that are new; what lies in an archive has lines of its own, and the whole archive is new. */
async function onNewLines(
  repo: GitRepo,
  file: IncomingFile,
  found: readonly Finding[],
): Promise<readonly Finding[]> {
  if (found.length === 0) return found;
  // Of a merge a line is new when it is new against each parent.
  const isNew = await Promise.all(file.replaces.map((old) => linesThatAreNew(repo, old, file.oid)));
  return found.filter(
    ({ at }) =>
      at.kind !== 'code' ||
      at.path !== file.path ||
      isNew.every((test) => test(at.line, at.endLine ?? at.line)),
  );
}

async function linesThatAreNew(
  repo: GitRepo,
  from: string,
  to: string,
): Promise<(first: number, last: number) => boolean> {
  const hunks = await changedHunks(repo, from, to);
  // Without the difference every line counts as new: too much is better than too little here.
  if (!hunks.ok) return () => true;
  return (first, last) =>
    hunks.value.some(
      ({ newStart, newCount }) => newCount > 0 && first < newStart + newCount && newStart <= last,
    );
}

function silencerOf(finding: Finding, path: string, text: string, now: number): string | undefined {
  if (finding.at.kind !== 'code') return undefined;
  const { line } = finding.at;
  const own = suppressionOf(readSuppressions(path, text, now).suppressions, {
    rule: finding.rule,
    path,
    line,
  });
  return own === undefined ? readSecretMarks(text).get(line) : 'holdfast-ignore';
}
