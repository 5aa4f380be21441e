import type { EngineOptions, Event } from '../../core/engine.ts';
import { limits } from '../../core/limits.ts';
import { newBudget, unpack } from './archive/unpack.ts';
import { type FoundThrough, findThrough } from './decode/look-through.ts';
import type { Hit } from './find.ts';
import { Masked } from './masked.ts';
import { matcher } from './matcher.ts';
import { readOptions } from './options.ts';
import type { OtherRules } from './other-rules.ts';
import { grouped, withoutOverlaps } from './overlap.ts';
import { readable } from './readable.ts';
import { findingOf, secretText } from './report.ts';

/**
 * Looks for secrets in bytes of any origin: a file, standard input, a layer of an image, a log. Files inside archives and
 * cells of notebooks are looked at too; their findings have paths such as `a.zip!/b.env`.
 */
export function* inspectBytes(
  name: string,
  bytes: Uint8Array,
  options: EngineOptions,
  other?: OtherRules,
): Iterable<Event> {
  const inspection = new Inspection(options, other);
  yield* inspection.look({ path: name, bytes, depth: 0 });
  yield* inspection.end();
}

interface Content {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** How many archives it lies in. */
  readonly depth: number;
}

const problemsShown = 5;
const nothing = new Uint8Array();
const noneFound: FoundThrough = {
  hits: [],
  shapes: [],
  hidden: [],
  dropped: new Map(),
  capped: [],
  work: 0,
  isPartial: false,
};

class Inspection {
  readonly #options: EngineOptions;
  readonly #other: OtherRules | undefined;
  readonly #budget = newBudget();
  readonly #dropped = new Map<string, number>();
  /** Secrets of a notebook's text, which its cells hold again. */
  readonly #known = new Set<string>();
  /** Told at the end. */
  readonly #gaps: Event[] = [];
  #unread = 0;

  constructor(options: EngineOptions, other: OtherRules | undefined) {
    this.#options = options;
    this.#other = other;
  }

  *look(content: Content): Iterable<Event> {
    const { path, bytes, depth } = content;
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const unpacked = unpack(path, buffer, this.#budget);
    if (typeof unpacked === 'string') yield { kind: 'skipped', target: path, reason: unpacked };
    // A notebook is text as well.
    if (unpacked === undefined || path.endsWith('.ipynb')) yield* this.#text(content);
    if (unpacked === undefined || typeof unpacked === 'string') return;
    for (const reason of unpacked.left.slice(0, problemsShown)) {
      this.#gaps.push(partial(path, `not all of it was unpacked: ${reason}`));
    }
    if (depth >= limits.archiveDepth) {
      if (unpacked.members.length > 0) {
        this.#gaps.push(partial(path, 'archives in it are nested too deep to be unpacked'));
      }
      return;
    }
    for (const member of unpacked.members) {
      yield* this.look({ path: `${path}!/${member.name}`, bytes: member.bytes, depth: depth + 1 });
    }
  }

  /** What was silent, and what was not looked at. */
  *end(): Iterable<Event> {
    for (const [reason, value] of this.#dropped)
      yield { kind: 'measure', name: `secrets.dropped.${reason}`, value };
    if (this.#unread > 0) yield { kind: 'measure', name: 'secrets.members.not-text', value: this.#unread };
    yield* this.#gaps;
  }

  *#text({ path, bytes: content, depth }: Content): Iterable<Event> {
    const read = readable(content);
    if (read.kind === 'skipped') {
      // Pictures in an archive are counted; alone they are told.
      if (depth === 0) yield { kind: 'skipped', target: path, reason: read.reason };
      else this.#unread++;
      // A rule about names of files needs nothing of what is in them.
      if (this.#other !== undefined)
        yield* this.#findings(path, nothing, this.#withOther(path, nothing, noneFound));
      return;
    }
    const found = this.#withOther(path, read.bytes, findThrough(matcher(), read.bytes));
    yield* this.#findings(path, read.bytes, found);
    for (const [reason, count] of found.dropped) this.#count(reason, count);
    for (const rule of found.capped) {
      const count = found.hits.filter((hit) => hit.rule === rule).length;
      this.#gaps.push(
        partial(
          path,
          `${rule.id} matches too often in this file; after ${count} findings the rest was not looked at`,
        ),
      );
    }
    if (found.isPartial) this.#gaps.push(partial(path, 'it holds more encoded text than is decoded'));
  }

  /** Together with what the rules of other scanners find in the text as it stands. */
  #withOther(path: string, bytes: Uint8Array, own: FoundThrough): FoundThrough {
    if (this.#other === undefined) return own;
    const found = this.#other.find({ path }, bytes);
    for (const [reason, count] of found.dropped) this.#count(reason, count);
    for (const { rule, reason } of found.incomplete) this.#gaps.push(partial(path, `${rule.id}: ${reason}`));
    return { ...own, hits: [...own.hits, ...found.hits], shapes: [...own.shapes, ...found.shapes] };
  }

  #count(reason: string, times: number): void {
    this.#dropped.set(reason, (this.#dropped.get(reason) ?? 0) + times);
  }

  *#findings(path: string, bytes: Uint8Array, found: FoundThrough): Iterable<Event> {
    if (found.hits.length === 0) return;
    const isCell = path.includes('.ipynb!/');
    const isNew = (hit: Hit): boolean => !isCell || !this.#known.has(keyOf(hit, bytes));
    const { identityKey } = readOptions(this.#options);
    const place = { path, bytes, masked: new Masked(bytes, found.shapes), identityKey };
    const hits = withoutOverlaps(found.hits).filter(isNew);
    for (const occurrence of grouped(hits, (hit) => secretText(hit, bytes))) {
      yield { kind: 'finding', finding: findingOf(occurrence, place) };
    }
    if (path.endsWith('.ipynb')) for (const hit of hits) this.#known.add(keyOf(hit, bytes));
  }
}

function keyOf(hit: Hit, bytes: Uint8Array): string {
  return `${hit.rule.id}\n${secretText(hit, bytes)}`;
}

function partial(target: string, message: string): Event {
  return { kind: 'problem', problem: { kind: 'partial', target, message } };
}
