import type { Finding } from '../../core/finding.ts';
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
  /** Findings that a comment in the file silences, and whose comment that is. */
  readonly silenced: readonly { readonly finding: Finding; readonly by: string }[];
  /** What was not looked at, with the reason. */
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
  const seen = new Set<string>();
  let scanned = 0;
  let bytes = 0;
  const reads = files.map((file) => ({ file, content: blobs.read(file.oid) }));
  for (const { file, content } of reads) {
    const read = await content;
    if (!read.ok) {
      skipped.push({ path: file.path, reason: read.error });
      continue;
    }
    if (seen.has(`${file.oid}\n${file.path}`)) continue;
    seen.add(`${file.oid}\n${file.path}`);
    scanned += 1;
    bytes += read.value.length;
    for (const finding of await newFindings(repo, file, read.value, skipped)) {
      const by = terms.commentsCount
        ? silencerOf(finding, file.path, read.value.toString('utf8'), terms.now)
        : undefined;
      if (by !== undefined) silenced.push({ finding, by });
      else findings.push(file.commit === undefined ? { finding } : { finding, commit: file.commit });
    }
  }
  return { findings, files: new Set(files.map(({ path }) => path)).size, scanned, bytes, silenced, skipped };
}

async function newFindings(
  repo: GitRepo,
  file: IncomingFile,
  content: Buffer,
  skipped: { path: string; reason: string }[],
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const event of secretsEngine.inspect?.(sourceFile(file.path, content), {}) ?? []) {
    if (event.kind === 'finding') found.push(event.finding);
    if (event.kind === 'skipped') skipped.push({ path: file.path, reason: event.reason });
  }
  if (found.length === 0) return found;
  // Of a merge a line is new when it is new against each parent.
  const isNew = await Promise.all(file.replaces.map((old) => linesThatAreNew(repo, old, file.oid)));
  return found.filter(
    ({ at }) => at.kind !== 'code' || isNew.every((test) => test(at.line, at.endLine ?? at.line)),
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
