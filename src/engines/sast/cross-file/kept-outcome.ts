import { digestOf, sha256 } from '../../../core/digest.ts';
import type { Job } from '../../../core/engine.ts';
import type { CodeFact } from '../../../core/fact.ts';
import type { Finding } from '../../../core/finding.ts';
import type { KeptFacts } from './kept-facts.ts';

/** What following flows through a project came to. */
export interface Outcome {
  readonly partly: readonly { readonly path: string; readonly rule: string }[];
  readonly replaced: readonly { readonly path: string; readonly rule: string }[];
  readonly findings: readonly Finding[];
}

interface Kept {
  /** Other files that had a say, as an index or a configuration, with the digests of their texts. */
  readonly reads: readonly (readonly [path: string, digest: string])[];
  readonly outcome: Outcome;
}

/**
 * The outcome for a whole project, kept for as long as nothing in it changes: the same files, the same code, the same rules,
 * and the same texts of all that was read besides.
 */
export class KeptOutcome {
  readonly #job: Pick<Job, 'paths' | 'read'>;
  readonly #kept: KeptFacts;
  readonly #codes: ReadonlyMap<string, CodeFact>;
  readonly #key: string;
  readonly #reads = new Map<string, string>();

  /** `rules`: digests of all rules that are followed. */
  constructor(
    job: Pick<Job, 'paths' | 'read'>,
    kept: KeptFacts,
    codes: ReadonlyMap<string, CodeFact>,
    rules: readonly string[],
  ) {
    this.#job = job;
    this.#kept = kept;
    this.#codes = codes;
    const files = [...codes.values()].map(({ path, digest }) => `${path} ${digest}`).sort();
    this.#key = `whole ${digestOf([[...job.paths].sort(), files, rules])}`;
  }

  /** Undefined when none was kept, or when something that it was made of is another text now. */
  known(): Outcome | undefined {
    const text = this.#kept.textOf(this.#key);
    if (text === undefined) return undefined;
    const kept = JSON.parse(text) as Kept;
    return kept.reads.every(([path, digest]) => this.#digestOf(path) === digest) ? kept.outcome : undefined;
  }

  /** Reads for whoever works the outcome out, and remembers what was read. */
  read: Job['read'] = (path) => {
    if (!this.#codes.has(path) && !this.#reads.has(path)) this.#reads.set(path, this.#digestOf(path));
    return this.#job.read(path);
  };

  keep(outcome: Outcome): void {
    const kept: Kept = { reads: [...this.#reads], outcome };
    this.#kept.setText(this.#key, JSON.stringify(kept));
  }

  #digestOf(path: string): string {
    const file = this.#job.read(path);
    return file === undefined ? '' : sha256(file.content);
  }
}
