/** Stands before the path of a finding that is in a commit; no path of a tree has two slashes in a row. */
const scheme = 'history://';

/** The path by which a finding in a commit is remembered: it is none of a file of the work tree. */
export function historyPath(path: string): string {
  return scheme + path;
}

export function isHistoryPath(path: string): boolean {
  return path.startsWith(scheme);
}
