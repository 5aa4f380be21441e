/** A changed file as both fakes keep it. */
export interface ChangedFile {
  readonly path: string;
  readonly oldPath: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  /** Hunks only, as forges give them. */
  readonly patch: string;
}

/** Line of the new side -> line of the old side, or 0 where it was added. */
export function shownLines({ patch }: ChangedFile): ReadonlyMap<number, number> {
  const shown = new Map<number, number>();
  let before = 0;
  let after = 0;
  for (const line of patch.split('\n')) {
    if (line.startsWith('@@')) {
      const numbers = /-(\d+)(?:,\d+)? \+(\d+)/.exec(line);
      before = Number(numbers?.[1]);
      after = Number(numbers?.[2]);
    } else if (line[0] === '+') {
      shown.set(after, 0);
      after += 1;
    } else if (line[0] === '-') before += 1;
    else if (line[0] === ' ') {
      shown.set(after, before);
      before += 1;
      after += 1;
    }
  }
  return shown;
}

/** The files of what `git diff` writes. */
export function filesOfDiff(text: string): readonly ChangedFile[] {
  return text
    .split(/^diff --git /m)
    .slice(1)
    .map((part) => {
      const oldPath = /^--- a\/(.+)$/m.exec(part)?.[1] ?? /^rename from (.+)$/m.exec(part)?.[1];
      const path = /^\+\+\+ b\/(.+)$/m.exec(part)?.[1] ?? /^rename to (.+)$/m.exec(part)?.[1];
      const at = part.search(/^@@/m);
      const patch = at < 0 ? '' : part.slice(at).replace(/\n$/, '');
      const status =
        oldPath === undefined
          ? 'added'
          : path === undefined
            ? 'removed'
            : oldPath === path
              ? 'modified'
              : 'renamed';
      return { path: path ?? oldPath ?? '', oldPath: oldPath ?? path ?? '', status, patch };
    });
}
