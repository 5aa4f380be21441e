import { join } from 'node:path';
import { digestOf, sha256 } from '../core/digest.ts';
import type { Event } from '../core/engine.ts';
import { systemClock } from '../io/clock.ts';
import { machine } from '../io/machine.ts';
import { ResultCache } from '../io/result-cache.ts';
import { childRing } from '../io/rings/child-ring.ts';
import { StatCache } from '../io/stat-cache.ts';
import type { WalkedFile } from '../io/walk.ts';
import type { FileEvents, Look, Station } from './inspect.ts';
import { lookAt, type LookedAt } from './look-at.ts';
import { Pool, type ToolWish } from './pool.ts';

/** How a run looks at files. */
export interface LookPlan {
  readonly root: string;
  /** Undefined: nothing is remembered between runs. */
  readonly cacheFolder: string | undefined;
  readonly build: string;
  readonly workerScript: string | undefined;
  /** Called before the first worker starts. */
  readonly prepare: () => void;
  /** Workers at most; undefined: one for each core, up to four. */
  readonly jobs: number | undefined;
  readonly tools: ToolWish;
  /** Bytes of all files together; small trees are not worth a worker's start (44 ms). */
  readonly bytes: number;
}

const poolFromBytes = 4 * 1024 * 1024;
const workersMax = 4;

/** Inspects files of the work tree, here or in workers, and remembers the results of content it has seen before. */
export class Looker {
  readonly #plan: LookPlan;
  readonly #results: ResultCache | undefined;
  readonly #stats: StatCache | undefined;
  readonly #startedAt = systemClock.now();
  readonly #tags = new Map<string, string>();
  readonly #ms = new Map<string, number>();
  readonly #digests = new Map<string, string>();
  #pool: Pool | undefined;

  constructor(plan: LookPlan) {
    this.#plan = plan;
    if (plan.cacheFolder === undefined) return;
    const place = sha256(plan.root).slice(0, 24);
    this.#results = ResultCache.open(join(plan.cacheFolder, `results-${place}.cache`));
    this.#stats = StatCache.open(join(plan.cacheFolder, `stats-${place}.cache`));
  }

  readonly look: Look = (file, stations) => {
    const tag = this.#tagOf(stations);
    const noted = this.#stats?.digestOf(file);
    if (noted !== undefined) this.#digests.set(file.path, noted);
    const remembered = noted === undefined ? undefined : this.#recall(file, noted, tag);
    if (remembered !== undefined) return remembered;
    const pool = this.#poolOf();
    if (pool === undefined) return this.#take(file, stations, lookAt(this.#plan.root, file, stations));
    return pool.look(file, stations).then((result) => this.#take(file, stations, result));
  };

  /** SHA-256 of a file's content as it was looked at; undefined for one that was not. */
  digestOf(path: string): string | undefined {
    return this.#digests.get(path);
  }

  /** No more files follow for now: what was gathered for the workers goes out. */
  readonly flush = (): void => {
    this.#pool?.flush();
  };

  /** Milliseconds that an engine spent on looking; nothing for what was remembered. */
  msOf(engine: string): number {
    return this.#ms.get(engine) ?? 0;
  }

  /** Writes what is worth remembering and lets the workers go. */
  async finish(): Promise<void> {
    await this.#pool?.close();
    this.#results?.flush();
    this.#stats?.flush();
  }

  #poolOf(): Pool | undefined {
    const { workerScript: script, bytes, root, tools, jobs } = this.#plan;
    if (script === undefined || bytes < poolFromBytes) return undefined;
    if (this.#pool === undefined) {
      this.#plan.prepare();
      this.#pool = new Pool(
        root,
        childRing({ script, size: jobs ?? Math.min(workersMax, machine().cores) }),
        tools,
      );
    }
    return this.#pool;
  }

  #take(file: WalkedFile, stations: readonly Station[], result: LookedAt): readonly FileEvents[] {
    if ('unread' in result) return stations.map(() => result);
    stations.forEach(({ engine }, n) => this.#ms.set(engine.id, this.msOf(engine.id) + (result.ms[n] ?? 0)));
    this.#digests.set(file.path, result.digest);
    this.#stats?.note(file, result.digest, this.#startedAt);
    this.#results?.set(keyOf(file, result.digest, this.#tagOf(stations)), serialised(result.events));
    return result.events;
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
    const about = stations.map(({ engine, options }) => ({
      id: engine.id,
      version: engine.version,
      options,
    }));
    const tag = digestOf({ build: this.#plan.build, about }).slice(0, 16);
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
