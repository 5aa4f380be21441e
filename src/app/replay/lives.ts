import type { Finding } from '../../core/finding.ts';
import type { CommitInfo } from '../../io/git/history.ts';
import { anchoredOf } from '../../triage/identity/anchored.ts';
import { assign } from '../../triage/identity/assign.ts';

/** One finding from the commit that brought it to the one that took it away. */
export interface Life {
  /** As it was when it came. */
  readonly first: Finding;
  /** As it was seen last. */
  readonly last: Finding;
  /** Undefined: it was there before the first commit that was looked at. */
  readonly came: CommitInfo | undefined;
  /** Undefined: it is still there. */
  readonly gone: CommitInfo | undefined;
}

/** The findings of one commit in the files that it changed. */
export interface Frame {
  /** Undefined for the state that the history begins with. */
  readonly commit: CommitInfo | undefined;
  /** Paths whose earlier findings are to be looked for again: what was changed, deleted or renamed. */
  readonly touched: ReadonlySet<string>;
  readonly findings: readonly Finding[];
  /** Whether the commit has a file of this path. */
  readonly stillThere?: (path: string) => boolean;
}

/** Follows findings through a history, commit after commit, oldest first. */
export class Lives {
  readonly #ended: Life[] = [];
  #open: Life[] = [];

  add({ commit, touched, findings, stillThere }: Frame): void {
    const before = this.#open.filter(({ last }) => touched.has(placeIn(last)));
    const rest = this.#open.filter((life) => !before.includes(life));
    const matches = assign(
      before.map(({ last }, n) => ({ ...anchoredOf(last), id: String(n) })),
      findings.map(anchoredOf),
      stillThere === undefined ? {} : { stillThere },
    );
    const partners = new Map(matches.map((match) => [match.after, before[match.before]]));
    const stayed = new Set(partners.values());
    const now = findings.map((finding, n): Life => {
      const life = partners.get(n);
      return life === undefined
        ? { first: finding, last: finding, came: commit, gone: undefined }
        : { ...life, last: finding };
    });
    this.#ended.push(
      ...before.filter((life) => !stayed.has(life)).map((life) => ({ ...life, gone: commit })),
    );
    this.#open = [...rest, ...now];
  }

  /** All of them: by when they came, then by place. */
  all(): readonly Life[] {
    const key = ({ came, first }: Life): readonly [number, string, number] => {
      const { path, line } = anchoredOf(first);
      return [came?.committedAt ?? 0, path, line];
    };
    return [...this.#ended, ...this.#open].sort((a, b) => {
      const [[atA, pathA, lineA], [atB, pathB, lineB]] = [key(a), key(b)];
      return atA - atB || (pathA === pathB ? lineA - lineB : pathA < pathB ? -1 : 1);
    });
  }
}

function placeIn(finding: Finding): string {
  return anchoredOf(finding).path;
}
