/** Steps that may still be taken. Running out is a visible problem, never a silent cut. */
export class Budget {
  readonly #steps: number;
  #left: number;

  constructor(steps: number) {
    this.#steps = steps;
    this.#left = steps;
  }

  /** Steps taken so far. */
  get taken(): number {
    return this.#steps - this.#left;
  }

  /** Takes steps; false once there are none left. */
  spend(steps: number): boolean {
    this.#left -= steps;
    return this.#left >= 0;
  }

  get spent(): boolean {
    return this.#left < 0;
  }
}
