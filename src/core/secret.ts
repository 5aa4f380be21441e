import { createHmac } from 'node:crypto';

/**
 * A secret found in the input. It cannot become text by accident: every way of printing it gives the mask.
 * `reveal` is for validators only, and the import law keeps it out of every writer.
 */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  /** Identity that is the same for equal secrets and says nothing about them without the key. */
  keyedDigest(key: Uint8Array): string {
    return createHmac('sha256', key).update(this.#text).digest('hex');
  }

  toString(): string {
    return maskOf(this.#text);
  }

  toJSON(): string {
    return maskOf(this.#text);
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return maskOf(this.#text);
  }
}

/**
 * Two characters at each end of a long secret, nothing of a short one. The length is rounded so that the mask
 * does not help a guess.
 */
export function maskOf(text: string): string {
  if (text.length < 20) return '****';
  return `${text.slice(0, 2)}****${text.slice(-2)}`;
}
