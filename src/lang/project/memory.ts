/** Takes note of a key that was looked at. */
export type Look = (key: string) => void;

/**
 * Answers that are kept until something they looked at changes. Each belongs to a file; what a file's answers looked
 * at is kept as keys, and changing a key forgets the answers of every file that looked at it.
 */
export class Memory {
  readonly #answers = new Map<string, Map<string, unknown>>();
  readonly #looked = new Map<string, Set<string>>();
  readonly #lookers = new Map<string, Set<string>>();

  /** The answer that is kept, or the one that `work` gives now; `work` names the keys it looks at. */
  recall<T>(path: string, question: string, work: (look: Look) => T): T {
    const own = this.#answers.get(path) ?? new Map<string, unknown>();
    if (own.has(question)) return own.get(question) as T;
    const keys = this.#looked.get(path) ?? new Set<string>();
    this.#looked.set(path, keys);
    this.#answers.set(path, own);
    const answer = work((key) => {
      if (keys.has(key)) return;
      keys.add(key);
      const lookers = this.#lookers.get(key);
      if (lookers === undefined) this.#lookers.set(key, new Set([path]));
      else lookers.add(path);
    });
    own.set(question, answer);
    return answer;
  }

  /** Files whose answers looked at a key. */
  lookersOf(key: string): readonly string[] {
    return [...(this.#lookers.get(key) ?? [])];
  }

  /** Forgets the answers of all files that looked at one of the keys; which files those are. */
  forget(keys: Iterable<string>): ReadonlySet<string> {
    const paths = new Set<string>();
    for (const key of keys) for (const path of this.#lookers.get(key) ?? []) paths.add(path);
    for (const path of paths) this.drop(path);
    return paths;
  }

  /** Forgets the answers of one file. */
  drop(path: string): void {
    this.#answers.delete(path);
    for (const key of this.#looked.get(path) ?? []) this.#lookers.get(key)?.delete(path);
    this.#looked.delete(path);
  }
}
