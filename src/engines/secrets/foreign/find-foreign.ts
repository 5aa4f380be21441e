import { limits } from '../../../core/limits.ts';
import type { RegexMatch } from '../../../lang/regex/compiled-regex.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import type { Hit } from '../find.ts';
import type { SecretRule, Stretch } from '../rule.ts';
import { allowsFile, type FileFacts } from './allow.ts';
import type { CompiledRule } from './compile-rule.ts';
import { Content } from './content.ts';
import { attributesOf, type ForeignDropped, type Judged, judgeMatch } from './judge-match.ts';
import { isFound } from './pattern.ts';
import { isSpent, type Spending, windowMatches } from './window-matches.ts';
import type { ForeignSet } from './rule-set.ts';
import { type FirstPass, firstPass } from './windows.ts';

/** What the rules of other scanners found in one content. Offsets are bytes of it. */
export interface ForeignFound {
  readonly hits: readonly Hit[];
  /** Every secret of a match, kept or not: none of it may be shown. */
  readonly shapes: readonly Stretch[];
  readonly dropped: ReadonlyMap<ForeignDropped, number>;
  /** Of hits that need parts beside them, the nearest secret of each, by the part's name. */
  readonly parts: ReadonlyMap<Hit, Readonly<Record<string, Stretch>>>;
  /** Rules that did not look at all of the content, or whose filter could not be asked, and why. */
  readonly incomplete: readonly { readonly rule: SecretRule; readonly reason: string }[];
}

/** Looks through the content once, then only around anchors; each rule that asks for too much is stopped by itself. */
export function findForeign(set: ForeignSet, file: FileFacts, bytes: Uint8Array): ForeignFound {
  const content = new Content(file, bytes);
  const search = new ForeignSearch(set, content);
  for (const [place, compiled] of set.rules.entries())
    if (compiled.spec.reported) search.report(place, compiled);
  return search.found;
}

class ForeignSearch {
  readonly #set: ForeignSet;
  readonly #content: Content;
  readonly #pass: FirstPass;
  readonly #hits: Hit[] = [];
  readonly #shapes: Stretch[] = [];
  readonly #parts = new Map<Hit, Readonly<Record<string, Stretch>>>();
  readonly #dropped = new Map<ForeignDropped, number>();
  readonly #incomplete = new Map<string, { rule: SecretRule; reason: string }>();
  readonly #matches = new Map<number, readonly Judged[]>();
  readonly #skipped = new Map<CompiledRule['scope'], boolean>();

  constructor(set: ForeignSet, content: Content) {
    this.#set = set;
    this.#content = content;
    this.#pass = firstPass(set, content);
  }

  get found(): ForeignFound {
    return {
      hits: this.#hits,
      shapes: this.#shapes,
      dropped: this.#dropped,
      parts: this.#parts,
      incomplete: [...this.#incomplete.values()],
    };
  }

  report(place: number, compiled: CompiledRule): void {
    if (compiled.keywords.length > 0 && !this.#pass.awake.has(place)) return;
    for (const judged of this.#complete(place, compiled)) {
      const { match, secret } = judged;
      const hit: Hit = { rule: compiled.rule, match, secrets: [secret], verdict: { keep: true } };
      // What a rule about file names finds is the file.
      this.#hits.push(compiled.content === undefined ? { ...hit, text: this.#content.file.path } : hit);
      if (compiled.spec.required.length > 0) this.#parts.set(hit, this.#nearest(place, compiled, match));
    }
  }

  /** Kept matches of a rule that have all that the rule requires beside them. */
  #complete(place: number, compiled: CompiledRule): readonly Judged[] {
    const own = this.#keptOf(place, compiled);
    const parts = this.#set.required[place] ?? [];
    if (own.length === 0 || parts.length === 0) return own;
    const others = parts.map((part) => {
      const rule = part === undefined ? undefined : this.#set.rules[part];
      return part === undefined || rule === undefined ? [] : this.#keptOf(part, rule);
    });
    const complete = own.filter((judged) =>
      compiled.spec.required.every((near, at) =>
        (others[at] ?? []).some((other) => this.#isNear(judged.match, other.match, near)),
      ),
    );
    this.#count('incomplete', own.length - complete.length);
    return complete;
  }

  /** The nearest match of each part; ids of parts end in their names. */
  #nearest(place: number, { spec }: CompiledRule, to: Stretch): Readonly<Record<string, Stretch>> {
    const distance = ({ match }: Judged): number => Math.abs(match.start - to.start);
    const parts = spec.required.flatMap(({ id }, at) => {
      const number = this.#set.required[place]?.[at];
      const rule = number === undefined ? undefined : this.#set.rules[number];
      const found = number === undefined || rule === undefined ? [] : this.#keptOf(number, rule);
      const [first] = [...found].sort((a, b) => distance(a) - distance(b));
      const name = id.startsWith(`${spec.id}/`) ? id.slice(spec.id.length + 1) : id;
      return first === undefined ? [] : [[name, first.secret] as const];
    });
    return Object.fromEntries(parts);
  }

  #isNear(
    a: Stretch,
    b: Stretch,
    near: { readonly withinLines: number | undefined; readonly withinColumns: number | undefined },
  ): boolean {
    if (near.withinLines === undefined && near.withinColumns === undefined) return true;
    const from = this.#content.placeOf(a.start);
    const to = this.#content.placeOf(b.start);
    return (
      Math.abs(from.line - to.line) <= (near.withinLines ?? Infinity) &&
      Math.abs(from.column - to.column) <= (near.withinColumns ?? Infinity)
    );
  }

  /** The matches of a rule that nothing leaves out, whatever its keywords say. */
  #keptOf(place: number, compiled: CompiledRule): readonly Judged[] {
    const known = this.#matches.get(place);
    if (known !== undefined) return known;
    const kept = this.#looksAt(compiled) ? this.#search(place, compiled) : [];
    this.#matches.set(place, kept);
    return kept;
  }

  #looksAt(compiled: CompiledRule): boolean {
    const { file } = this.#content;
    if (this.#skips(compiled.scope) || allowsFile(compiled.allow, file)) return false;
    return compiled.path === undefined || isFound(compiled.path, file.path);
  }

  #skips(scope: CompiledRule['scope']): boolean {
    const known = this.#skipped.get(scope);
    if (known !== undefined) return known;
    const variables = new Map([['attributes', attributesOf(this.#content)]]);
    const prefiltered = scope.prefilter?.holds(variables) ?? { ok: true, value: false };
    const skips = allowsFile(scope.allow, this.#content.file) || (prefiltered.ok && prefiltered.value);
    this.#skipped.set(scope, skips);
    return skips;
  }

  #search(place: number, compiled: CompiledRule): readonly Judged[] {
    const { content } = compiled;
    // A rule about the name of the file has nothing to show of its content.
    if (content === undefined) return [{ match: nowhere, secret: nowhere, dropped: undefined }];
    const windows =
      compiled.window === undefined
        ? [{ start: 0, end: this.#content.size }]
        : (this.#pass.windows.get(place) ?? []);
    const spending: Spending = { backtracks: 0, linearSteps: 0 };
    const kept: Judged[] = [];
    let judgedCount = 0;
    for (const window of windows) {
      const subject = new Subject(this.#content.slice(window.start, window.end));
      const { matches, exhausted } = windowMatches(content, compiled.window, { subject, spending });
      if (exhausted) this.#note(compiled.rule, 'its expression takes too long; the rest was not looked at');
      for (const match of matches) {
        if (kept.length >= limits.findingsPerRuleAndFile || ++judgedCount > limits.candidatesPerRuleAndFile) {
          this.#note(
            compiled.rule,
            `it matches too often; after ${kept.length} findings the rest was not looked at`,
          );
          return kept;
        }
        const judged = judgeMatch(compiled, shifted(match, window.start), this.#content);
        this.#shapes.push(judged.secret);
        if (judged.failed !== undefined)
          this.#note(compiled.rule, `its filter has no answer: ${judged.failed}`);
        if (judged.dropped === undefined) kept.push(judged);
        else this.#count(judged.dropped, 1);
      }
      if (exhausted && isSpent(spending)) return kept;
    }
    return kept;
  }

  #note(rule: SecretRule, reason: string): void {
    if (!this.#incomplete.has(rule.id)) this.#incomplete.set(rule.id, { rule, reason });
  }

  #count(reason: ForeignDropped, times: number): void {
    if (times > 0) this.#dropped.set(reason, (this.#dropped.get(reason) ?? 0) + times);
  }
}

const nowhere: Stretch = { start: 0, end: 0 };

function shifted(match: RegexMatch, by: number): RegexMatch {
  const groups = match.groups.map((group) =>
    group === undefined ? undefined : ([group[0] + by, group[1] + by] as const),
  );
  return { start: match.start + by, end: match.end + by, groups };
}
