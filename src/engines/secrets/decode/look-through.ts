import { limits } from '../../../core/limits.ts';
import { type Found, type Hit, type Matcher, findSecrets } from '../find.ts';
import type { Dropped, SecretRule, Stretch } from '../rule.ts';
import { baseRuns } from './base-runs.ts';
import { escapedWords } from './escapes.ts';
import type { Layer } from './layer.ts';
import { wideText } from './wide-text.ts';

/** What was found in a content and in what was decoded from it, as offsets of the content. */
export interface FoundThrough extends Found {
  /** There was more to decode than the budget allows. */
  readonly isPartial: boolean;
}

/** So much is decoded even of a small content. */
const leastBudget = 16 * 1024;
const decoders = [baseRuns, escapedWords, wideText];

interface Task {
  readonly bytes: Buffer;
  readonly via: readonly string[];
  origin(stretch: Stretch): Stretch | undefined;
}

/** Looks for secrets in the content, in what is encoded in it, and in what is encoded in that. */
export function findThrough(matcher: Matcher, content: Uint8Array): FoundThrough {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const sum = new Sum(findSecrets(matcher, bytes));
  const queue: Task[] = [{ bytes, via: [], origin: (stretch) => stretch }];
  let left = Math.max(leastBudget, bytes.length * limits.secretDecodeRatio);
  for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
    if (task.via.length >= limits.secretDecodeDepth) continue;
    for (const decode of decoders) {
      const builder = decode(task.bytes, left);
      if (builder.isFull) sum.isPartial = true;
      const layer = builder.layer();
      if (layer === undefined) continue;
      left -= layer.bytes.length;
      const next = taskOf(task, layer);
      sum.add(next, findSecrets(matcher, next.bytes));
      queue.push(next);
    }
  }
  return sum.found();
}

function taskOf(parent: Task, layer: Layer): Task {
  return {
    bytes: layer.bytes,
    via: [...parent.via, layer.via],
    origin(stretch) {
      const place = layer.origin(stretch);
      return place === undefined ? undefined : parent.origin(place);
    },
  };
}

/** Adds up what was found in several layers. */
class Sum {
  isPartial = false;
  readonly #hits: Hit[];
  readonly #shapes: Stretch[];
  readonly #hidden: Stretch[];
  readonly #dropped: Map<Dropped, number>;
  readonly #capped: Set<SecretRule>;
  readonly #seen = new Set<string>();
  #work: number;

  constructor(found: Found) {
    this.#hits = [...found.hits];
    this.#shapes = [...found.shapes];
    this.#hidden = [...found.hidden];
    this.#dropped = new Map(found.dropped);
    this.#capped = new Set(found.capped);
    this.#work = found.work;
    for (const hit of found.hits) for (const key of keysOf(hit)) this.#seen.add(key);
  }

  add(task: Task, found: Found): void {
    for (const hit of found.hits) {
      const moved = movedHit(task, hit);
      // What can be read without decoding was found there already.
      if (moved !== undefined && !keysOf(moved).some((key) => this.#seen.has(key))) this.#hits.push(moved);
    }
    this.#shapes.push(...found.shapes.flatMap((shape) => task.origin(shape) ?? []));
    this.#hidden.push(...found.hidden.flatMap((shape) => task.origin(shape) ?? []));
    for (const [reason, count] of found.dropped) {
      this.#dropped.set(reason, (this.#dropped.get(reason) ?? 0) + count);
    }
    for (const rule of found.capped) this.#capped.add(rule);
    this.#work += found.work + task.bytes.length;
  }

  found(): FoundThrough {
    return {
      hits: this.#hits,
      shapes: this.#shapes,
      hidden: this.#hidden,
      dropped: this.#dropped,
      capped: [...this.#capped],
      work: this.#work,
      isPartial: this.isPartial,
    };
  }
}

function movedHit(task: Task, hit: Hit): Hit | undefined {
  const match = task.origin(hit.match);
  const secrets = hit.secrets.flatMap((secret) => task.origin(secret) ?? []);
  const [first] = hit.secrets;
  if (match === undefined || first === undefined || secrets.length !== hit.secrets.length) return undefined;
  const text = task.bytes.toString('latin1', first.start, first.end);
  return { ...hit, match, secrets, text, via: task.via };
}

/** The rule with the start, and with the end, of the secret: decoding moves one of them, seldom both. */
function keysOf({ rule, secrets }: Hit): readonly string[] {
  return secrets.slice(0, 1).flatMap(({ start, end }) => [`${rule.id} ${start}-`, `${rule.id} -${end}`]);
}
