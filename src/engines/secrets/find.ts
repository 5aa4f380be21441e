import { type LiteralScan, literalScan } from './automaton/literal-scan.ts';
import { withPartners } from './composite.ts';
import { buildDfa } from './dfa.ts';
import type { Dropped, SecretRule, Stretch, Verdict } from './rule.ts';
import { Search } from './search.ts';

/** A secret that a rule is sure of. Offsets are bytes of the content as it was scanned. */
export interface Hit {
  readonly rule: SecretRule;
  readonly match: Stretch;
  readonly secrets: readonly Stretch[];
  readonly verdict: Extract<Verdict, { keep: true }>;
  /** The first secret in the clear (Latin-1), where it does not stand in the content as such. */
  readonly text?: string;
  /** What was decoded to see it, outermost first. */
  readonly via?: readonly string[];
}

export interface Found {
  readonly hits: readonly Hit[];
  /** Everything that had the shape of a secret, kept or not: none of it may be shown. */
  readonly shapes: readonly Stretch[];
  /** Of these, what may be a secret whatever its rule made of it: the text of other engines hides it. */
  readonly hidden: readonly Stretch[];
  readonly dropped: ReadonlyMap<Dropped, number>;
  /** Rules that stopped at one of the limits per rule and file. */
  readonly capped: readonly SecretRule[];
  /** Bytes walked and sliced after the first pass. */
  readonly work: number;
}

/** The rules made ready to scan; build it once. */
export interface Matcher {
  readonly scan: LiteralScan;
  /** Per literal of the automaton, the anchors that it stands for. */
  readonly anchors: readonly (readonly Anchor[])[];
  /** Some rule wants another's match close by. */
  readonly hasPairs: boolean;
}

/** A literal of one rule. */
export interface Anchor {
  readonly rule: SecretRule;
  readonly bytes: Uint8Array;
}

/** One automaton over the anchors of all rules. */
export function buildMatcher(rules: readonly SecretRule[]): Matcher {
  const byText = new Map<string, Anchor[]>();
  for (const rule of rules) {
    for (const text of rule.find.anchors) {
      const anchor = { rule, bytes: Buffer.from(text, 'latin1') };
      const folded = text.toLowerCase();
      const same = byText.get(folded);
      if (same === undefined) byText.set(folded, [anchor]);
      else same.push(anchor);
    }
  }
  return {
    scan: literalScan(buildDfa([...byText.keys()])),
    anchors: [...byText.values()],
    hasPairs: rules.some((rule) => rule.part === true || rule.requires !== undefined),
  };
}

/** Looks through the bytes once, then only around anchors. */
export function findSecrets(matcher: Matcher, bytes: Uint8Array): Found {
  const search = new Search(bytes);
  matcher.scan(bytes, (literal, end) => {
    for (const anchor of matcher.anchors[literal] ?? []) search.visit(anchor, end);
  });
  const found = search.finish();
  return matcher.hasPairs ? withPartners(found, bytes) : found;
}
