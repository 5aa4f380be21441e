import { limits } from '../../../core/limits.ts';
import { withPartners } from '../composite.ts';
import { type Found, type Hit, type Matcher, findSecrets } from '../find.ts';
import type { OtherRules } from '../other-rules.ts';
import { readable } from '../readable.ts';
import type { Stretch } from '../rule.ts';
import { WordFilter, watched } from './word-filter.ts';
import { type Reach, reachOf, zoneOf } from './reach.ts';
import { changedRegions, touches } from './regions.ts';

/** What is known of a content: enough to find out what another one made from it holds. */
export interface BlobState {
  /**
   * In order of their places; several rules may have found the same bytes, and what needs a partner may have none:
   * see `reported`.
   */
  readonly hits: readonly BlobHit[];
  /** Why nothing was looked at, for kinds of files in which text is packed or painted. */
  readonly skipped?: string;
  /** Hits are of the bytes as they are, all of them: what is made from them need only be looked at where it differs. */
  readonly asBase: boolean;
  /** A rule stopped at one of its limits. */
  readonly capped: boolean;
  /** The words met in it and in what it is made from; only when the scanner keeps them. */
  readonly words?: WordFilter;
}

/** A hit and whatever the caller knows it by. */
export interface BlobHit extends Hit {
  /** The same for the same secret found by the same rule. */
  readonly secret: number;
}

/** How an object is made from another one: see `changedRegions`. */
export interface MadeFrom {
  readonly state: BlobState;
  readonly size: number;
  readonly steps: readonly number[];
}

/** What a scanner does beside looking for secrets by our rules. */
export interface ScanTerms {
  readonly keepsWords?: boolean;
  /** Rules of other scanners: each content is looked at whole by them, without a name. */
  readonly other?: OtherRules | undefined;
}

/** Looks at contents one after the other, and at those that are made from others only where they differ. */
export class BlobScanner {
  /** Bytes that were looked at, and bytes of all contents. */
  looked = 0;
  bytes = 0;
  readonly #matcher: Matcher;
  readonly #hasPairs: boolean;
  readonly #keepsWords: boolean;
  #words: WordFilter | undefined;
  readonly #reach: Reach;
  readonly #nameOf: (hit: Hit, bytes: Buffer) => number;
  readonly #other: OtherRules | undefined;

  /** `nameOf` gives a number to a secret; it must not keep the bytes. `keepsWords`: tell which words each content has. */
  constructor(
    matcher: Matcher,
    nameOf: (hit: Hit, bytes: Buffer) => number,
    { keepsWords = false, other }: ScanTerms = {},
  ) {
    this.#other = other;
    const alone = { ...matcher, hasPairs: false };
    this.#matcher = keepsWords ? watched(alone, (word) => this.#words?.add(word)) : alone;
    this.#keepsWords = keepsWords;
    this.#hasPairs = matcher.hasPairs;
    this.#reach = reachOf(matcher);
    this.#nameOf = nameOf;
  }

  /** What a content holds: the same whether `base` is given or not. */
  scan(content: Buffer, base?: MadeFrom): BlobState {
    if (!this.#keepsWords) return this.#scan(content, base);
    this.#words = new WordFilter(base?.state.words);
    return { ...this.#scan(content, base), words: this.#words };
  }

  #scan(content: Buffer, base?: MadeFrom): BlobState {
    this.bytes += content.length;
    const read = readable(content);
    if (read.kind === 'skipped') return { ...nothing, asBase: false, skipped: read.reason };
    const asTheyAre = read.bytes === content;
    if (!asTheyAre || base === undefined || !base.state.asBase || this.#other !== undefined)
      return this.#whole(read.bytes, asTheyAre);
    return this.#changes(content, base) ?? this.#whole(content, true);
  }

  /** Of the hits of a content those that count: all but parts without their whole. */
  reported(state: BlobState, content: Buffer): readonly BlobHit[] {
    if (!this.#hasPairs || state.hits.length === 0) return state.hits;
    const read = readable(content);
    if (read.kind === 'skipped') return [];
    const byHit = new Map<string, number>(state.hits.map((hit) => [placeKey(hit), hit.secret]));
    const found = withPartners({ ...noneFound, hits: state.hits }, read.bytes);
    return found.hits.map((hit) => ({ ...hit, secret: byHit.get(placeKey(hit)) ?? -1 }));
  }

  #whole(bytes: Uint8Array, asTheyAre: boolean): BlobState {
    this.looked += bytes.length;
    const found = this.#withOther(findSecrets(this.#matcher, bytes), bytes);
    if (found.shapes.length === 0) return asTheyAre ? nothing : nothingRecoded;
    const capped = found.capped.length > 0;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const hits = found.hits.map((hit) => ({ ...hit, secret: this.#nameOf(hit, text) }));
    return { hits: hits.sort(byPlace), asBase: asTheyAre && !capped && !isNearLimit(found), capped };
  }

  #withOther(own: Found, bytes: Uint8Array): Found {
    if (this.#other === undefined) return own;
    const { hits, shapes } = this.#other.find({ path: '' }, bytes);
    return { ...own, hits: [...own.hits, ...hits], shapes: [...own.shapes, ...shapes] };
  }

  /** Undefined when all has to be looked at. */
  #changes(content: Buffer, { state, size, steps }: MadeFrom): BlobState | undefined {
    const regions = changedRegions(steps, size);
    const zones = zonesOf(this.#reach, content, regions);
    const total = zones.reduce((sum, { start, end }) => sum + end - start, 0);
    if (total * 10 > content.length * 9) return undefined;
    const hits = mapped(state.hits, steps, (hit) => !this.#isTouched(regions, hit));
    for (const zone of zones) {
      this.looked += zone.end - zone.start;
      const found = findSecrets(this.#matcher, content.subarray(zone.start, zone.end));
      if (found.capped.length > 0 || isNearLimit(found)) return undefined;
      for (const local of found.hits) {
        const hit = moved(local, zone.start);
        if (this.#isTouched(regions, hit)) hits.push({ ...hit, secret: this.#nameOf(hit, content) });
      }
    }
    if (hits.length === 0) return nothing;
    if (hits.length >= nearLimit) return undefined;
    return { hits: hits.sort(byPlace), asBase: true, capped: false };
  }

  #isTouched(regions: readonly Stretch[], { match, secrets }: Hit): boolean {
    let { start, end } = match;
    for (const secret of secrets) {
      start = Math.min(start, secret.start);
      end = Math.max(end, secret.end);
    }
    return touches(regions, start - this.#reach.around, end + this.#reach.around);
  }
}

const noneFound: Found = { hits: [], shapes: [], hidden: [], dropped: new Map(), capped: [], work: 0 };

function placeKey({ rule, match }: Hit): string {
  return `${rule.id} ${match.start} ${match.end}`;
}

const nothing: BlobState = { hits: [], asBase: true, capped: false };
const nothingRecoded: BlobState = { hits: [], asBase: false, capped: false };

/** Limits hold for a whole content; where parts could add up to them, the whole is looked at. */
const nearLimit = limits.findingsPerRuleAndFile / 2;

function isNearLimit(found: Found): boolean {
  return found.hits.length >= nearLimit || found.shapes.length >= limits.candidatesPerRuleAndFile / 2;
}

function zonesOf(reach: Reach, bytes: Buffer, regions: readonly Stretch[]): readonly Stretch[] {
  const zones: { start: number; end: number }[] = [];
  for (let i = 0; i < regions.length; i++) {
    const first = regions[i]?.start ?? 0;
    let last = regions[i]?.end ?? 0;
    // Regions so close that their margins overlap are one.
    for (
      let next = regions[i + 1];
      next !== undefined && next.start - last <= reach.margin * 2;
      next = regions[i + 1]
    ) {
      last = next.end;
      i++;
    }
    const zone = zoneOf(reach, bytes, first, last);
    const before = zones.at(-1);
    if (before !== undefined && before.end >= zone.start) before.end = Math.max(before.end, zone.end);
    else zones.push(zone);
  }
  return zones;
}

/** The hits of a base that lie whole in a copied part, where that part is now. */
function mapped(
  hits: readonly BlobHit[],
  steps: readonly number[],
  keep: (hit: BlobHit) => boolean,
): BlobHit[] {
  const kept: BlobHit[] = [];
  if (hits.length === 0) return kept;
  let at = 0;
  for (let i = 0; i < steps.length; i += 2) {
    const from = steps[i] ?? 0;
    const length = steps[i + 1] ?? 0;
    for (let n = from < 0 ? hits.length : firstFrom(hits, from); n < hits.length; n++) {
      const hit = hits[n];
      if (hit === undefined || hit.match.start >= from + length) break;
      if (hit.match.end > from + length) continue;
      const here = { ...moved(hit, at - from), secret: hit.secret };
      if (keep(here)) kept.push(here);
    }
    at += length;
  }
  return kept;
}

function firstFrom(hits: readonly BlobHit[], at: number): number {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle]?.match.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function moved(hit: Hit, by: number): Hit {
  const shift = ({ start, end }: Stretch): Stretch => ({ start: start + by, end: end + by });
  return { ...hit, match: shift(hit.match), secrets: hit.secrets.map(shift) };
}

function byPlace(a: Hit, b: Hit): number {
  return a.match.start - b.match.start || a.match.end - b.match.end || (a.rule.id < b.rule.id ? -1 : 1);
}
