/** One changed stretch, as in `@@ -before,removed +after,added @@` of a diff without context lines. */
export interface Hunk {
  readonly before: number;
  readonly removed: number;
  readonly after: number;
  readonly added: number;
}

/** What became of one changed file; `path` is undefined when it was deleted. */
export interface FileChange {
  readonly path: string | undefined;
  /** In the order of the file. */
  readonly hunks: readonly Hunk[];
}

/** The files that differ, by their path before. A file that is not named did not change. */
export type LineMap = ReadonlyMap<string, FileChange>;

export interface Place {
  readonly path: string;
  readonly line: number;
}

/** Where an unchanged line went; undefined when the line or its file was changed or removed. */
export function placeAfter(map: LineMap, place: Place): Place | undefined {
  const change = map.get(place.path);
  if (change === undefined) return place;
  if (change.path === undefined) return undefined;
  const hunk = lastHunkBefore(change.hunks, place.line);
  if (hunk === undefined) return { path: change.path, line: place.line };
  const end = hunk.removed === 0 ? hunk.before : hunk.before + hunk.removed - 1;
  if (hunk.removed > 0 && place.line <= end) return undefined;
  // A hunk that only adds names the line before it; one that only removes names the line before it on the other side.
  const endAfter = hunk.added === 0 ? hunk.after : hunk.after + hunk.added - 1;
  return { path: change.path, line: place.line - end + endAfter };
}

/** The last hunk that starts at or above the line (below it, when it only adds), by binary search. */
function lastHunkBefore(hunks: readonly Hunk[], line: number): Hunk | undefined {
  let low = 0;
  let high = hunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const hunk = hunks[middle];
    if (hunk === undefined || startOf(hunk) > line) high = middle;
    else low = middle + 1;
  }
  return hunks[low - 1];
}

function startOf(hunk: Hunk): number {
  return hunk.removed === 0 ? hunk.before + 1 : hunk.before;
}

/**
 * Reads the output of `git diff-tree -r -p -M -U0` between two trees. Lines it does not know are passed over:
 * a file it could not read keeps no hunks and simply gives no help.
 */
export function readLineMap(diff: string): LineMap {
  const files = new Map<string, { path: string | undefined; hunks: Hunk[] }>();
  let before = '';
  let hunks: Hunk[] = [];
  let body = 0;
  for (const line of diff.split('\n')) {
    if (body > 0 && (line[0] === '-' || line[0] === '+')) {
      body--;
      continue;
    }
    const hunk = line.startsWith('@@ ') ? hunkOf(line) : undefined;
    if (hunk !== undefined) {
      hunks.push(hunk);
      body = hunk.removed + hunk.added;
    } else if (line.startsWith('diff --git ')) {
      before = '';
      hunks = [];
    } else if (line.startsWith('rename from ')) before = nameOf(line.slice(12));
    else if (line.startsWith('rename to ')) files.set(before, { path: nameOf(line.slice(10)), hunks });
    else if (line.startsWith('--- ')) before = sideOf(line.slice(4)) ?? '';
    else if (line.startsWith('+++ ') && before !== '')
      files.set(before, { path: sideOf(line.slice(4)), hunks });
  }
  return files;
}

function hunkOf(line: string): Hunk | undefined {
  const parts = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/.exec(line);
  if (parts === null) return undefined;
  const [, before, removed = '1', after, added = '1'] = parts;
  return { before: Number(before), removed: Number(removed), after: Number(after), added: Number(added) };
}

/** A path as `---` and `+++` name it; undefined for the side on which the file does not exist. */
function sideOf(name: string): string | undefined {
  const path = nameOf(name);
  return path === '/dev/null' ? undefined : path.replace(/^[ab]\//, '');
}

/** Git quotes unusual names like C strings, and ends names that hold a blank with a tab. */
function nameOf(name: string): string {
  const bare = name.replace(/\t$/, '');
  if (!bare.startsWith('"') || !bare.endsWith('"')) return bare;
  const bytes: number[] = [];
  for (const [piece, octal, escaped] of bare.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/gs)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else bytes.push(...Buffer.from(escaped === undefined ? piece : (escapes[escaped] ?? escaped)));
  }
  return Buffer.from(bytes).toString('utf8');
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
};
