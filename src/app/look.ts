import { join } from 'node:path';
import { digestOf, sha256 } from '../core/digest.ts';
import type { Event } from '../core/engine.ts';
import { ResultCache } from '../io/result-cache.ts';
import { readWalked } from '../io/source.ts';
import { StatCache } from '../io/stat-cache.ts';
import { systemClock } from '../io/clock.ts';
import type { WalkedFile } from '../io/walk.ts';
import { inspectFile, type FileEvents, type Look, type Station } from './inspect.ts';

/** Reads and inspects files of the work tree, and remembers the results of content it has seen before. */
export class Looker {
  readonly #root: string;
  readonly #results: ResultCache | undefined;
  readonly #stats: StatCache | undefined;
  readonly #startedAt: number;
  readonly #tags = new Map<string, string>();
  readonly #build: string;
  readonly #ms = new Map<string, number>();

  constructor(root: string, cacheFolder: string | undefined, build: string) {
    this.#root = root;
    this.#build = build;
    this.#startedAt = systemClock.now();
    if (cacheFolder === undefined) return;
    const place = sha256(root).slice(0, 24);
    this.#results = ResultCache.open(join(cacheFolder, `results-${place}.cache`));
    this.#stats = StatCache.open(join(cacheFolder, `stats-${place}.cache`));
  }

  readonly look: Look = (file, stations) => {
    const tag = this.#tagOf(stations);
    const noted = this.#stats?.digestOf(file);
    const remembered = noted === undefined ? undefined : this.#recall(file, noted, tag);
    if (remembered !== undefined) return remembered;
    const read = readWalked(this.#root, file);
    if (!read.ok) return stations.map(() => ({ unread: read.error.reason }));
    const digest = sha256(read.value.content);
    this.#stats?.note(file, digest, this.#startedAt);
    const known = this.#recall(file, digest, tag);
    if (known !== undefined) return known;
    const events = stations.map((station) => this.#timed(station, () => inspectFile(station, read.value)));
    this.#results?.set(keyOf(file, digest, tag), serialised(events));
    return events;
  };

  /** Milliseconds that an engine spent on looking; nothing for what was remembered. */
  msOf(engine: string): number {
    return this.#ms.get(engine) ?? 0;
  }

  #timed<T>({ engine }: Station, work: () => T): T {
    const started = performance.now();
    const result = work();
    this.#ms.set(engine.id, this.msOf(engine.id) + performance.now() - started);
    return result;
  }

  /** Writes what is worth remembering. */
  finish(): void {
    this.#results?.flush();
    this.#stats?.flush();
  }

  #recall(file: WalkedFile, digest: string, tag: string): readonly FileEvents[] | undefined {
    const text = this.#results?.get(keyOf(file, digest, tag));
    return text === undefined ? undefined : parsed(text);
  }

  /** Names engines, rules and options in a few characters; computed once per set of stations. */
  #tagOf(stations: readonly Station[]): string {
    const ids = stations.map(({ engine }) => engine.id).join(' ');
    const known = this.#tags.get(ids);
    if (known !== undefined) return known;
    const about = stations.map(({ engine, options }) => ({ id: engine.id, version: engine.version, options }));
    const tag = digestOf({ build: this.#build, about }).slice(0, 16);
    this.#tags.set(ids, tag);
    return tag;
  }
}

/** The path is part of it, because engines may judge by it. */
function keyOf(file: WalkedFile, digest: string, tag: string): string {
  return `${tag} ${digest.slice(0, 40)} ${file.path}`;
}

/** Most files have no events at all: a bare count spares a parse each. */
function serialised(events: readonly (readonly Event[])[]): string {
  return events.every((one) => one.length === 0) ? String(events.length) : JSON.stringify(events);
}

function parsed(text: string): readonly FileEvents[] {
  if (!text.startsWith('[')) return Array.from({ length: Number(text) }, () => []);
  const events: readonly (readonly Event[])[] = JSON.parse(text);
  return events;
}
