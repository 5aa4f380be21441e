/** Lines of a change that a remark can stand at. */
export interface Positions {
  /** Path of the new side -> its lines. */
  readonly files: ReadonlyMap<string, FileLines>;
  /** Not every file of the change could be listed. */
  readonly cut: boolean;
}

export interface FileLines {
  readonly oldPath: string;
  /** Line of the new side, from 1 -> the line of the old side for unchanged lines, 0 for added ones. */
  readonly lines: ReadonlyMap<number, number>;
}

/**
 * Reads the hunks of one file's patch as forges hand it out (no header lines before the first `@@`). Lines after a
 * hunk that does not add up are left out: a remark there would be refused, and its place in the summary is safe.
 */
export function linesOfPatch(patch: string): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  let oldLine = 0;
  let newLine = 0;
  let inHunk = false;
  for (const line of patch.split('\n')) {
    const head = /^@@ -(\d{1,9})(?:,\d{1,9})? \+(\d{1,9})(?:,\d{1,9})? @@/.exec(line);
    if (head !== null) {
      oldLine = Number(head[1]);
      newLine = Number(head[2]);
      inHunk = true;
      continue;
    }
    if (!inHunk) continue;
    if (line.startsWith('+')) lines.set(newLine++, 0);
    else if (line.startsWith('-')) oldLine++;
    else if (line.startsWith(' ')) lines.set(newLine++, oldLine++);
    else if (!line.startsWith('\\')) inHunk = false;
  }
  return lines;
}

/** Whether every line from `first` to `last` is shown in one stretch of the change, with at least one of them added. */
export function isShown(lines: ReadonlyMap<number, number>, first: number, last: number): boolean {
  for (let n = first; n <= last; n++) if (!lines.has(n)) return false;
  return last >= first;
}
