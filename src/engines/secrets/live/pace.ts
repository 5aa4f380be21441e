/** When the next request to a host may go, and when a host has failed too often to be asked again. Times are milliseconds. */
export class Pace {
  readonly #gapMs: number;
  readonly #failuresMost: number;
  readonly #next = new Map<string, number>();
  readonly #failures = new Map<string, number>();

  constructor(perSecond: number, failuresMost: number) {
    this.#gapMs = 1000 / perSecond;
    this.#failuresMost = failuresMost;
  }

  /** Milliseconds to wait before the request; takes the place. */
  take(host: string, now: number): number {
    const at = Math.max(now, this.#next.get(host) ?? now);
    this.#next.set(host, at + this.#gapMs);
    return at - now;
  }

  /** After an answer the count of failures in a row starts again. */
  note(host: string, answered: boolean): void {
    this.#failures.set(host, answered ? 0 : (this.#failures.get(host) ?? 0) + 1);
  }

  isOpen(host: string): boolean {
    return (this.#failures.get(host) ?? 0) < this.#failuresMost;
  }
}
