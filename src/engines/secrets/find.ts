import { limits } from '../../core/limits.ts';
import { type Dfa, buildDfa, scan } from './dfa.ts';
import type { Candidate, Dropped, NearFinder, RunFinder, SecretRule, Stretch, Verdict } from './rule.ts';
import { Runs } from './runs.ts';

/** A secret that a rule is sure of. Offsets are bytes of the content as it was scanned. */
export interface Hit {
  readonly rule: SecretRule;
  readonly match: Stretch;
  readonly secrets: readonly Stretch[];
  readonly verdict: Extract<Verdict, { keep: true }>;
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
  readonly dfa: Dfa;
  readonly anchors: readonly Anchor[];
}

interface Anchor {
  readonly rule: SecretRule;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** One automaton over the anchors of all rules. */
export function buildMatcher(rules: readonly SecretRule[]): Matcher {
  const anchors = rules.flatMap((rule) =>
    rule.find.anchors.map((text) => ({ rule, text, bytes: Buffer.from(text, 'latin1') })),
  );
  return { dfa: buildDfa(anchors.map((anchor) => anchor.text)), anchors };
}

/** Looks through the bytes once, then only around anchors. */
export function findSecrets(matcher: Matcher, bytes: Uint8Array): Found {
  const search = new Search(bytes);
  scan(matcher.dfa, bytes, (literal, end) => {
    const anchor = matcher.anchors[literal];
    if (anchor !== undefined) search.visit(anchor, end);
  });
  return search.finish();
}

/** Starts tried in one run that several anchors share; bounds the work that a run full of anchors can ask for. */
const triesPerRun = 8;

/** Reasons to be silent about what may still open a door. */
const doubtful: ReadonlySet<Dropped> = new Set(['low-variety', 'local', 'test-key']);

class Search {
  readonly #bytes: Uint8Array;
  readonly #text: Buffer;
  readonly #runs: Runs;
  readonly #hits: Hit[] = [];
  readonly #shapes: Stretch[] = [];
  readonly #hidden: Stretch[] = [];
  readonly #dropped = new Map<Dropped, number>();
  readonly #counts = new Map<SecretRule, number>();
  readonly #judged = new Map<SecretRule, number>();
  readonly #capped = new Set<SecretRule>();
  readonly #tries = new Map<SecretRule, { run: number; left: number }>();
  readonly #regions = new Map<SecretRule, { start: number; end: number }[]>();
  #sliced = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#runs = new Runs(bytes);
  }

  visit(anchor: Anchor, end: number): void {
    const { find } = anchor.rule;
    if (find.kind === 'near') this.#note(anchor.rule, find, end - anchor.text.length, end);
    else if (this.#isExact(anchor.bytes, end)) this.#run(anchor.rule, find, end - anchor.text.length, end);
  }

  finish(): Found {
    for (const [rule, regions] of this.#regions) for (const region of regions) this.#near(rule, region);
    return {
      hits: this.#hits,
      shapes: this.#shapes,
      hidden: this.#hidden,
      dropped: this.#dropped,
      capped: [...this.#capped],
      work: this.#runs.steps + this.#sliced,
    };
  }

  #isExact(anchor: Uint8Array, end: number): boolean {
    const start = end - anchor.length;
    for (let i = 0; i < anchor.length; i++) if (this.#bytes[start + i] !== anchor[i]) return false;
    return true;
  }

  #run(rule: SecretRule, find: RunFinder, from: number, to: number): void {
    const start = find.at === 'start' ? this.#startAt(find, from) : this.#startBefore(find, from);
    if (start === undefined) return;
    const end = this.#runs.endFrom(find.body, to);
    if (
      end - start < find.least ||
      end - start > find.most ||
      !this.#mayTry(rule, find.at === 'inside' ? start : end)
    )
      return;
    const text = this.#slice(start, end);
    const match = find.shape.exec(text);
    if (match !== null) this.#judge(rule, match, start);
  }

  #startAt(find: RunFinder, from: number): number | undefined {
    if (!this.#runs.has(find.lead, from - 1) || this.#isEscape(from - 1)) return from;
    return undefined;
  }

  #startBefore(find: RunFinder, from: number): number | undefined {
    const start = this.#runs.startTo(find.lead, from);
    return this.#isEscape(start) && start < from ? start + 1 : start;
  }

  /** The letter of `\n`, `\r` or `\t` in a string literal, which is no part of what follows it. */
  #isEscape(at: number): boolean {
    const byte = this.#bytes[at];
    return this.#bytes[at - 1] === 0x5c && (byte === 0x6e || byte === 0x72 || byte === 0x74);
  }

  #mayTry(rule: SecretRule, run: number): boolean {
    const tries = this.#tries.get(rule);
    if (tries === undefined || tries.run !== run) {
      this.#tries.set(rule, { run, left: triesPerRun - 1 });
      return true;
    }
    return tries.left-- > 0;
  }

  #note(rule: SecretRule, find: NearFinder, from: number, to: number): void {
    const start = Math.max(0, from - find.before);
    const end = Math.min(this.#bytes.length, to + find.after);
    const regions = this.#regions.get(rule) ?? [];
    const last = regions.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else regions.push({ start, end });
    this.#regions.set(rule, regions);
  }

  #near(rule: SecretRule, region: Stretch): void {
    const text = this.#slice(region.start, region.end);
    for (const match of text.matchAll(rule.find.shape)) this.#judge(rule, match, region.start);
  }

  #judge(rule: SecretRule, match: RegExpMatchArray, base: number): void {
    const whole = stretchOf(base + (match.index ?? 0), match[0]);
    const part = match.groups?.['secret'] ?? match[0];
    const at = match.indices?.groups?.['secret']?.[0];
    const secret = stretchOf(at === undefined ? whole.start : base + at, part);
    // Before any limit: what is no longer judged must not be shown beside what was.
    this.#shapes.push(secret);
    const count = this.#counts.get(rule) ?? 0;
    const judged = this.#judged.get(rule) ?? 0;
    this.#judged.set(rule, judged + 1);
    if (count >= limits.findingsPerRuleAndFile || judged >= limits.candidatesPerRuleAndFile) {
      this.#capped.add(rule);
      this.#hidden.push(secret);
      return;
    }
    const verdict = rule.check(this.#candidate(match, part, whole));
    if (!verdict.keep) {
      this.#dropped.set(verdict.reason, (this.#dropped.get(verdict.reason) ?? 0) + 1);
      if (doubtful.has(verdict.reason)) this.#hidden.push(secret);
      return;
    }
    this.#counts.set(rule, count + 1);
    this.#shapes.push(...(verdict.also ?? []));
    this.#hidden.push(secret, ...(verdict.also ?? []));
    this.#hits.push({ rule, match: whole, secrets: [secret, ...(verdict.also ?? [])], verdict });
  }

  #candidate(match: RegExpMatchArray, secret: string, whole: Stretch): Candidate {
    return {
      text: match[0],
      secret,
      groups: match.groups ?? {},
      around: (before, after) => {
        const start = Math.max(0, whole.start - before);
        return { text: this.#slice(start, Math.min(this.#bytes.length, whole.end + after)), start };
      },
    };
  }

  #slice(start: number, end: number): string {
    this.#sliced += end - start;
    return this.#text.toString('latin1', start, end);
  }
}

function stretchOf(start: number, text: string): Stretch {
  return { start, end: start + text.length };
}
