import { shownPath } from '../raw-path.ts';

/** Lines that were replaced: `oldCount` lines from `oldStart` became `newCount` lines from `newStart`. */
export interface Hunk {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
}

/** Where a line (from 1) of the old file is in the new one, or undefined when it was changed or removed. */
export function lineAfter(hunks: readonly Hunk[], line: number): number | undefined {
  let shift = 0;
  for (const hunk of hunks) {
    // A hunk that removes nothing stands behind its start line.
    const first = hunk.oldCount === 0 ? hunk.oldStart + 1 : hunk.oldStart;
    if (line < first) break;
    if (line < first + hunk.oldCount) return undefined;
    shift = hunk.newCount - hunk.oldCount + shift;
  }
  return line + shift;
}

/**
 * Reads the hunks of a patch without context lines, by new path. Content lines are skipped by count, so content that
 * looks like a header is never taken for one. Removed files have no new path and are left out.
 */
export function readHunks(patch: Buffer): ReadonlyMap<string, readonly Hunk[]> {
  const byPath = new Map<string, Hunk[]>();
  let path: string | undefined;
  let skip = 0;
  for (let at = 0; at < patch.length;) {
    const found = patch.indexOf(10, at);
    const end = found < 0 ? patch.length : found;
    const first = patch[at];
    if (skip > 0) {
      if (first !== backslash) skip -= 1;
    } else if (first === plus) {
      path = newPath(patch.subarray(at, end));
    } else if (first === atSign) {
      const hunk = hunkOf(patch.toString('latin1', at, Math.min(end, at + 120)));
      skip = hunk === undefined ? 0 : hunk.oldCount + hunk.newCount;
      if (path !== undefined && hunk !== undefined) listAt(byPath, path).push(hunk);
    } else if (first === letterD) path = undefined;
    at = end + 1;
  }
  return byPath;
}

function listAt(byPath: Map<string, Hunk[]>, path: string): Hunk[] {
  const list = byPath.get(path) ?? [];
  if (list.length === 0) byPath.set(path, list);
  return list;
}

const plus = 0x2b;
const atSign = 0x40;
const backslash = 0x5c;
const letterD = 0x64;

function hunkOf(line: string): Hunk | undefined {
  const found = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
  if (found === null) return undefined;
  const [, oldStart, oldCount = '1', newStart, newCount = '1'] = found;
  return {
    oldStart: Number(oldStart),
    oldCount: Number(oldCount),
    newStart: Number(newStart),
    newCount: Number(newCount),
  };
}

/** `+++ b/path`, a tab behind a path with blanks, or the path quoted as in C. */
function newPath(line: Buffer): string | undefined {
  const text = line
    .toString('latin1')
    .replace(/^\+\+\+ /, '')
    .replace(/\t$/, '');
  if (text.startsWith('"b/')) return shownPath(Buffer.from(unquoted(text.slice(1, -1)).slice(2), 'latin1'));
  return text.startsWith('b/') ? shownPath(Buffer.from(text.slice(2), 'latin1')) : undefined;
}

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
};

function unquoted(text: string): string {
  return text.replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  );
}
