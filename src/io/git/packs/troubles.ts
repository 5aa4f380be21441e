import { limits } from '../../../core/limits.ts';
import type { Problem } from '../../../core/problem.ts';

/** What could not be read of a repository: every case counted, the first of each kind named. */
export class Troubles {
  readonly #kinds = new Map<string, { count: number; readonly targets: string[] }>();

  /** `target`: the object or file; `message`: the reason, of a small set of sentences. */
  note(target: string, message: string, count = 1): void {
    const kind = this.#kinds.get(message) ?? { count: 0, targets: [] };
    kind.count += count;
    if (kind.targets.length < limits.packProblems) kind.targets.push(target);
    this.#kinds.set(message, kind);
  }

  get count(): number {
    let sum = 0;
    for (const { count } of this.#kinds.values()) sum += count;
    return sum;
  }

  /** One problem for each named target, and one with the number of those that are not named. */
  problems(): readonly Problem[] {
    return [...this.#kinds].flatMap(([message, { count, targets }]) => {
      const named = targets.map((target): Problem => ({ kind: 'failed', target, message }));
      const more = count - named.length;
      if (more === 0) return named;
      return [...named, { kind: 'failed', target: '', message: `${more} more objects: ${message}` }];
    });
  }
}
