import type { Matching } from './matching.ts';
import { at } from './side.ts';

/**
 * How far lines moved in each file, learned from the partners found so far: the line map that git would give,
 * guessed without git.
 */
export class Drift {
  readonly #files = new Map<number, { readonly lines: number[]; readonly moved: number[] }>();

  constructor({ before, after, pairs }: Matching) {
    const partner = new Int32Array(before.items.length).fill(-1);
    for (const pair of pairs) partner[pair.before] = pair.after;
    for (const index of before.order) {
      const to = at(partner, index);
      const path = at(before.path, index);
      if (to < 0 || at(after.path, to) !== path) continue;
      const file = this.#files.get(path) ?? { lines: [], moved: [] };
      const line = before.items[index]?.line ?? 0;
      file.lines.push(line);
      file.moved.push((after.items[to]?.line ?? 0) - line);
      this.#files.set(path, file);
    }
  }

  /** Where a line is expected: moved like the nearest line whose move is known. */
  expected(path: number, line: number): number {
    const file = this.#files.get(path);
    if (file === undefined) return line;
    let low = 0;
    let high = file.lines.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((file.lines[middle] ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    const above = low > 0 ? low - 1 : low;
    const nearest =
      Math.abs((file.lines[above] ?? 0) - line) <= Math.abs((file.lines[low] ?? 0) - line) ? above : low;
    return line + (file.moved[nearest] ?? 0);
  }
}
