import { limits } from '../../core/limits.ts';
import { Assignments } from './assignments.ts';
import type { Anchor, Found, Hit } from './find.ts';
import type { AssignFinder, Candidate, Dropped, NearFinder, RunFinder, SecretRule, Stretch } from './rule.ts';
import { Runs } from './runs.ts';
import { type Span, Windows } from './windows.ts';

/** Starts tried in one run that several anchors share; bounds the work that a run full of anchors can ask for. */
const triesPerRun = 8;

/** Reasons to be silent about what may still open a door. */
const doubtful: ReadonlySet<Dropped> = new Set(['low-variety', 'local', 'test-key', 'no-partner']);

/** A match of a rule's shape as offsets of the content. */
interface Match {
  readonly whole: Stretch;
  readonly secret: Stretch;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** What is found in one content from the anchors in it. */
export class Search {
  readonly #bytes: Uint8Array;
  readonly #text: Buffer;
  readonly #runs: Runs;
  readonly #windows: Windows;
  readonly #assignments: Assignments;
  readonly #hits: Hit[] = [];
  readonly #shapes: Stretch[] = [];
  readonly #hidden: Stretch[] = [];
  readonly #dropped = new Map<Dropped, number>();
  readonly #counts = new Map<SecretRule, number>();
  readonly #judged = new Map<SecretRule, number>();
  readonly #capped = new Set<SecretRule>();
  readonly #tries = new Map<SecretRule, { run: number; left: number }>();
  readonly #assigned = new Map<SecretRule, number>();
  #sliced = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#runs = new Runs(bytes);
    this.#windows = new Windows(bytes);
    this.#assignments = new Assignments(bytes);
  }

  /** Cheapest questions first: the case of the anchor and the byte after it, then everything else. */
  visit(anchor: Anchor, end: number): void {
    const { rule, bytes } = anchor;
    const { find } = rule;
    const start = end - bytes.length;
    if (find.kind === 'run') {
      if (this.#isExact(bytes, end) && this.#goesOn(find, bytes, end)) this.#run(rule, find, start, end);
      return;
    }
    if (find.kind === 'assign') return this.#assign(rule, find, start, end);
    if (find.exact === true && !this.#isExact(bytes, end)) return;
    if (find.next !== undefined && !this.#runs.has(find.next, end)) return;
    this.#windows.add(rule, find, start, end);
  }

  finish(): Found {
    for (const [rule, find, window] of this.#windows.merged()) this.#near(rule, find, window);
    return {
      hits: this.#hits,
      shapes: this.#shapes,
      hidden: this.#hidden,
      dropped: this.#dropped,
      capped: [...this.#capped],
      work: this.#runs.steps + this.#windows.steps + this.#assignments.steps + this.#sliced,
    };
  }

  #isExact(anchor: Uint8Array, end: number): boolean {
    const start = end - anchor.length;
    for (let i = 0; i < anchor.length; i++) if (this.#bytes[start + i] !== anchor[i]) return false;
    return true;
  }

  #goesOn(find: RunFinder, anchor: Uint8Array, end: number): boolean {
    return find.at === 'inside' || find.least <= anchor.length || this.#runs.has(find.body, end);
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
    if (match !== null) this.#judge(rule, matchOf(match, start));
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

  #assign(rule: SecretRule, find: AssignFinder, from: number, to: number): void {
    const assignment = this.#assignments.at(from, to);
    // Two anchors of one name lead to the same value.
    if (assignment === undefined || this.#assigned.get(rule) === assignment.value.start) return;
    this.#assigned.set(rule, assignment.value.start);
    const { name, value, isQuoted } = assignment;
    const shape = find.shape.exec(this.#slice(value.start, value.end));
    if (shape === null) return;
    const groups = {
      ...shape.groups,
      name: this.#slice(name.start, name.end),
      quoted: isQuoted ? 'yes' : undefined,
    };
    this.#judge(rule, { whole: { start: name.start, end: value.end }, secret: value, groups });
  }

  /**
   * Searches from the start of the window, sees what is before and after it, and takes what ends in it. As each match
   * has an anchor in it and windows are as wide as the widest match, this is what a search of the whole text would find.
   */
  #near(rule: SecretRule, find: NearFinder, window: Span): void {
    const from = Math.max(0, window.start - contextBytes);
    const text = this.#slice(from, Math.min(this.#bytes.length, window.end + contextBytes));
    const { shape } = find;
    shape.lastIndex = window.start - from;
    for (let match = shape.exec(text); match !== null; match = shape.exec(text)) {
      if (match[0] === '') shape.lastIndex++;
      else if (from + match.index + match[0].length <= window.end) this.#judge(rule, matchOf(match, from));
      if (!shape.global) break;
    }
  }

  #judge(rule: SecretRule, match: Match): void {
    const { secret, whole } = match;
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
    const verdict = rule.check(this.#candidate(match));
    if (!verdict.keep) {
      this.#dropped.set(verdict.reason, (this.#dropped.get(verdict.reason) ?? 0) + 1);
      if (doubtful.has(verdict.reason)) this.#hidden.push(secret);
      return;
    }
    this.#counts.set(rule, count + 1);
    const also = verdict.also ?? [];
    this.#shapes.push(...also);
    this.#hidden.push(secret, ...also);
    this.#hits.push({ rule, match: whole, secrets: [secret, ...also], verdict });
  }

  #candidate({ whole, secret, groups }: Match): Candidate {
    return {
      text: this.#slice(whole.start, whole.end),
      secret: this.#slice(secret.start, secret.end),
      groups,
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

/** What a shape may look at beyond its window, such as the byte that must not follow. */
const contextBytes = 64;

function matchOf(match: RegExpExecArray, base: number): Match {
  const whole = stretchOf(base + match.index, match[0]);
  const part = match.groups?.['secret'];
  if (part === undefined) return { whole, secret: whole, groups: match.groups ?? {} };
  const at = match.indices?.groups?.['secret']?.[0];
  const start = at === undefined ? whole.start + match[0].indexOf(part) : base + at;
  return { whole, secret: stretchOf(start, part), groups: match.groups ?? {} };
}

function stretchOf(start: number, text: string): Stretch {
  return { start, end: start + text.length };
}
