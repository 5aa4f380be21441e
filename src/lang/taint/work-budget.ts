/**
 * Work that following one rule through many functions may take in all: expressions that are computed and fields that
 * are filled in. It counts steps and no time, so it ends at the same place in every run.
 */
export class WorkBudget {
  #left: number;

  constructor(units: number) {
    this.#left = units;
  }

  spend(units: number): void {
    this.#left -= units;
  }

  get spent(): boolean {
    return this.#left < 0;
  }
}
