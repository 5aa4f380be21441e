import { maskOf } from '../core/secret.ts';
import { maskSecretsIn, secretsIn } from '../engines/secrets/mask-secrets.ts';

// Shorter ones are words as often as secrets: they are masked where their shape shows, such as in a URL.
const pieceLeast = 8;
// So much of a secret that was cut off is still too much.
const cutLeast = 12;
const chunkChars = 1024 * 1024;
// Of more pieces that start alike none is compared: whatever starts like them is hidden whole.
const alikeMost = 64;

/** Hides secrets in texts that belong together: a secret that is whole in one of them is known in all of them. */
export class Veil {
  readonly #pieces: ReadonlyMap<string, readonly string[]>;
  readonly #done = new Map<string, string>();

  private constructor(secrets: ReadonlySet<string>) {
    this.#pieces = indexed([...secrets].flatMap(piecesOf));
  }

  /** Undefined when there is nothing to hide. `content`: the file that the texts are about; `more`: further secrets of it. */
  static over(
    texts: ReadonlySet<string>,
    content?: Uint8Array,
    more: readonly string[] = [],
  ): Veil | undefined {
    if (texts.size === 0) return undefined;
    const secrets = new Set(content === undefined ? more : [...more, ...secretsIn(content)]);
    let isNeeded = secrets.size > 0;
    for (const chunk of chunksOf(texts)) {
      if (maskSecretsIn(chunk) === chunk) continue;
      isNeeded = true;
      for (const secret of secretsIn(Buffer.from(chunk, 'utf8'))) secrets.add(secret);
    }
    return isNeeded ? new Veil(secrets) : undefined;
  }

  mask(text: string): string {
    const known = this.#done.get(text);
    if (known !== undefined) return known;
    const masked = this.#withoutPieces(maskSecretsIn(text));
    this.#done.set(text, masked);
    return masked;
  }

  #withoutPieces(text: string): string {
    let shown = '';
    let from = 0;
    for (let at = 0; at + pieceLeast <= text.length; at++) {
      const length = this.#lengthAt(text, at);
      if (length === 0) continue;
      shown += text.slice(from, at) + maskOf(text.slice(at, at + length));
      from = at + length;
      at = from - 1;
    }
    return from === 0 ? text : shown + text.slice(from);
  }

  /** How much of a known secret stands at a place: all of it, or the start of one that was cut off. */
  #lengthAt(text: string, at: number): number {
    const pieces = this.#pieces.get(text.slice(at, at + pieceLeast)) ?? [];
    if (pieces.length > alikeMost) return wordLength(text, at);
    let longest = 0;
    for (const piece of pieces) {
      let length = pieceLeast;
      while (length < piece.length && piece[length] === text[at + length]) length++;
      if (length === piece.length || length >= cutLeast) longest = Math.max(longest, length);
    }
    return longest;
  }
}

/** Joined in their order, so that a key whose lines are texts of their own is seen whole. */
function* chunksOf(texts: Iterable<string>): Iterable<string> {
  let chunk: string[] = [];
  let size = 0;
  for (const text of texts) {
    chunk.push(text);
    size += text.length;
    if (size < chunkChars) continue;
    yield chunk.join('\n');
    chunk = [];
    size = 0;
  }
  if (chunk.length > 0) yield chunk.join('\n');
}

function wordLength(text: string, at: number): number {
  let end = at + pieceLeast;
  while (end < text.length && !/[\s"'\\,]/.test(text[end] ?? '')) end++;
  return end - at;
}

/** A key is written over several lines, and each of them tells a part of it. */
function piecesOf(secret: string): readonly string[] {
  return secret.split(/\\[nrt]|[\s"'\\,]/).filter((piece) => piece.length >= pieceLeast);
}

function indexed(pieces: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const piece of new Set(pieces)) {
    const start = piece.slice(0, pieceLeast);
    const alike = index.get(start);
    if (alike === undefined) index.set(start, [piece]);
    else alike.push(piece);
  }
  return index;
}
