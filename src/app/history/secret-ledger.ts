import { createHmac } from 'node:crypto';
import type { Hit } from '../../engines/secrets/find.ts';
import { secretText } from '../../engines/secrets/report.ts';

/** Gives each secret a number without keeping it: a rule's secret is known by its keyed digest alone. */
export class SecretLedger {
  readonly #key: Uint8Array;
  readonly #numbers = new Map<string, number>();

  /** `key`: at least 16 bytes that whoever reads the results does not know. */
  constructor(key: Uint8Array) {
    this.#key = key;
  }

  get count(): number {
    return this.#numbers.size;
  }

  numberOf(hit: Hit, bytes: Buffer): number {
    const digest = createHmac('sha256', this.#key)
      .update(`${hit.rule.id}\n${secretText(hit, bytes)}`, 'latin1')
      .digest('base64');
    const known = this.#numbers.get(digest);
    if (known !== undefined) return known;
    this.#numbers.set(digest, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}
