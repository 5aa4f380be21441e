import type { Problem } from '../../core/problem.ts';

/** The three ways in which forges read a file called CODEOWNERS; they do not agree on what a line means. */
export const codeOwnersDialects = ['github', 'gitlab', 'gitea'] as const;
export type CodeOwnersDialect = (typeof codeOwnersDialects)[number];

/** A line of the file: who owns what its pattern matches. */
export interface OwnerEntry {
  /** From 1. */
  readonly line: number;
  /** As it is written, without escapes. */
  readonly pattern: string;
  /** `@user`, `@group/team`, `@@role` or an address of mail; empty: it takes the ownership away. */
  readonly owners: readonly string[];
  /** GitLab: what it matches is nobody's in its section. */
  readonly excludes: boolean;
  readonly matches: (path: string) => boolean;
}

/** Entries that are judged together: among those that match, the last one wins. */
export interface OwnerSection {
  /** Empty for the entries before the first heading, and for dialects without sections. */
  readonly name: string;
  /** From 1; 0 for the section without a heading. */
  readonly line: number;
  /** Its approval is not asked for, only its attention. */
  readonly optional: boolean;
  /** How many of its owners have to approve; at least 1. */
  readonly approvals: number;
  readonly entries: readonly OwnerEntry[];
}

export interface CodeOwners {
  readonly path: string;
  readonly dialect: CodeOwnersDialect;
  readonly sections: readonly OwnerSection[];
  /** Lines that the forge would not understand either; ownership by the other lines stands. */
  readonly problems: readonly Problem[];
}

/** Who owns a path in one section, and the line that says so. */
export interface PathOwners {
  readonly section: string;
  readonly optional: boolean;
  readonly approvals: number;
  readonly owners: readonly string[];
  /** From 1. */
  readonly line: number;
}

/**
 * The owners of a path, by sections, in the order of the file; sections in which nobody owns it are left out. With
 * Gitea all lines that match count, with the others the last one of each section.
 */
export function ownersOfPath({ dialect, sections }: CodeOwners, path: string): readonly PathOwners[] {
  return sections.flatMap((section) => {
    const found = dialect === 'gitea' ? allIn(section, path) : lastIn(section, path);
    if (found === undefined || found.owners.length === 0) return [];
    const { name, optional, approvals } = section;
    return [{ section: name, optional, approvals, ...found }];
  });
}

type Found = Pick<PathOwners, 'owners' | 'line'> | undefined;

function lastIn({ entries }: OwnerSection, path: string): Found {
  // What a section excludes, no later line of it takes back (GitLab reference, "Exclude a pattern").
  if (entries.some((entry) => entry.excludes && entry.matches(path))) return undefined;
  const entry = entries.findLast((one) => one.matches(path));
  return entry === undefined ? undefined : { owners: entry.owners, line: entry.line };
}

function allIn({ entries }: OwnerSection, path: string): Found {
  const matching = entries.filter((entry) => entry.matches(path));
  const [first] = matching;
  if (first === undefined) return undefined;
  return { owners: [...new Set(matching.flatMap(({ owners }) => owners))], line: first.line };
}

/** Where each forge looks for the file, first come first served. */
export const codeOwnersPlaces: readonly (readonly [path: string, dialect: CodeOwnersDialect])[] = [
  ['.github/CODEOWNERS', 'github'],
  ['.gitlab/CODEOWNERS', 'gitlab'],
  ['.gitea/CODEOWNERS', 'gitea'],
  ['.forgejo/CODEOWNERS', 'gitea'],
];

/** Places that all forges read: by the place alone the dialect is not known. */
export const sharedPlaces: readonly string[] = ['CODEOWNERS', 'docs/CODEOWNERS'];
