/** The paths in git's index, asked by file and by folder. */
export class Tracked {
  readonly files: ReadonlySet<string>;
  #folders: Set<string> | undefined;

  constructor(paths: Iterable<string>) {
    this.files = new Set(paths);
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  /** Whether any tracked file lies below the folder, named with its `/`. */
  hasBelow(folder: string): boolean {
    this.#folders ??= foldersOf(this.files);
    return this.#folders.has(folder);
  }
}

function foldersOf(files: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const file of files) {
    // Longest first: when a folder is known, so are those above it.
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end + 1);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}
