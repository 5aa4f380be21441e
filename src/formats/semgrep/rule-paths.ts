import { globMatches } from '../../core/glob.ts';

/** The `paths` of a rule. */
export interface RulePaths {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** A file that many rules ask about: each glob, and rules share most of them, is matched once. */
export class RuledPath {
  readonly #path: string;
  readonly #known = new Map<string, boolean>();

  /** `path` is relative to the root, with `/`. */
  constructor(path: string) {
    this.#path = path;
  }

  /** Whether a rule looks at the file: named by `include` when there is one, and not by `exclude`. */
  allows({ include, exclude }: RulePaths): boolean {
    if (include.length > 0 && !include.some((glob) => this.#isNamed(glob))) return false;
    return !exclude.some((glob) => this.#isNamed(glob));
  }

  #isNamed(glob: string): boolean {
    let named = this.#known.get(glob);
    if (named === undefined) this.#known.set(glob, (named = names(glob, this.#path)));
    return named;
  }
}

/** A glob names a file at any depth, and everything in a folder it names; a leading slash ties it to the root. */
function names(glob: string, path: string): boolean {
  const bare = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
  if (bare === '') return false;
  const anywhere = glob.startsWith('/') ? bare : `**/${bare}`;
  return globMatches(anywhere, path) || globMatches(`${anywhere}/**`, path);
}
