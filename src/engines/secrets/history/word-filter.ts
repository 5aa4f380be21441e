import { createHash } from 'node:crypto';
import type { Matcher } from '../find.ts';
import type { SecretRule } from '../rule.ts';

/** Which of 512 classes of words were met: never wrong about a word that was, sometimes about one that was not. */
export class WordFilter {
  readonly bytes: Uint8Array;

  constructor(from?: WordFilter | Uint8Array) {
    this.bytes =
      from === undefined
        ? new Uint8Array(64)
        : Uint8Array.from(from instanceof WordFilter ? from.bytes : from);
  }

  /** `word`: a number of `wordClass`. */
  add(word: number): void {
    this.bytes[word >> 3] = (this.bytes[word >> 3] ?? 0) | (1 << (word & 7));
  }

  has(word: number): boolean {
    return ((this.bytes[word >> 3] ?? 0) & (1 << (word & 7))) !== 0;
  }
}

/** The class of an anchor, 0 to 511; letters are folded. */
export function wordClass(anchor: string): number {
  return createHash('sha256').update(anchor.toLowerCase(), 'latin1').digest().readUInt16LE(0) & 511;
}

/** The same matcher, telling of each word that it meets whether a rule cares for the place or not. */
export function watched(matcher: Matcher, meet: (word: number) => void): Matcher {
  const classes = matcher.anchors.map(([first]) =>
    first === undefined ? 0 : wordClass(Buffer.from(first.bytes).toString('latin1')),
  );
  return {
    ...matcher,
    scan: (bytes, visit) =>
      matcher.scan(bytes, (literal, end) => {
        meet(classes[literal] ?? 0);
        visit(literal, end);
      }),
  };
}

/** What a run has to say of its rules, so that the next one knows what to look at again. */
export interface RuleRecord {
  readonly digests: readonly string[];
  readonly anchors: readonly string[];
}

/**
 * The words by which contents have to be looked at again, when these rules had looked before: `all` when one that is
 * new was not looked for at the time.
 */
export function wordsToLookFor(
  rules: readonly SecretRule[],
  digestOf: (rule: SecretRule) => string,
  before: RuleRecord,
): readonly number[] | 'all' {
  const known = new Set(before.digests);
  const anchors = new Set(before.anchors);
  const changed = rules.filter((rule) => !known.has(digestOf(rule)));
  const words = changed.flatMap(({ find }) => find.anchors.map((anchor) => anchor.toLowerCase()));
  return words.every((word) => anchors.has(word)) ? [...new Set(words.map(wordClass))] : 'all';
}

/** What to write down of the rules of a run. */
export function recordOf(rules: readonly SecretRule[], digestOf: (rule: SecretRule) => string): RuleRecord {
  const anchors = rules.flatMap(({ find }) => find.anchors.map((anchor) => anchor.toLowerCase()));
  return { digests: rules.map(digestOf), anchors: [...new Set(anchors)].sort() };
}
