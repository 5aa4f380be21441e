import type { EngineOptions } from '../core/engine.ts';
import type { EngineId } from '../core/ids.ts';
import { limits } from '../core/limits.ts';
import type { Ring } from '../io/rings/ring.ts';
import type { RingFailure } from '../io/rings/protocol.ts';
import type { WalkedFile } from '../io/walk.ts';
import type { Station } from './inspect.ts';
import type { LookedAt } from './look-at.ts';
import type { RulePlace } from './rule-files.ts';

/** What a worker is sent: plain data. `asked` names stations by their position. */
export interface Batch {
  readonly root: string;
  readonly files: readonly { readonly file: WalkedFile; readonly asked: readonly number[] }[];
  readonly stations: readonly { readonly id: EngineId; readonly options: EngineOptions }[];
  readonly tools: ToolWish;
}

/** What a worker makes its engines of. */
export interface ToolWish {
  readonly programFolder: string;
  /** Where the user's own rules are. */
  readonly config: readonly RulePlace[];
  readonly secretRules: readonly RulePlace[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly cacheFolder: string | undefined;
  readonly build: string;
  readonly profile: boolean;
}

interface Waiting {
  readonly file: WalkedFile;
  readonly stations: readonly Station[];
  readonly settle: (result: LookedAt) => void;
}

// A batch is worth a message and still short enough to share the work evenly.
const batchFiles = 64;
const batchBytes = 512 * 1024;

/** Files are gathered into batches, and each batch goes to a worker. A batch that fails is tried file by file. */
export class Pool {
  readonly #root: string;
  readonly #ring: Ring;
  readonly #tools: ToolWish;
  #open: Waiting[] = [];
  #bytes = 0;

  constructor(root: string, ring: Ring, tools: ToolWish) {
    this.#root = root;
    this.#ring = ring;
    this.#tools = tools;
  }

  look(file: WalkedFile, stations: readonly Station[]): Promise<LookedAt> {
    return new Promise((settle) => {
      this.#open.push({ file, stations, settle });
      this.#bytes += file.bytes;
      if (this.#open.length >= batchFiles || this.#bytes >= batchBytes) this.flush();
    });
  }

  /** Sends what was gathered; call it when no more files follow. */
  flush(): void {
    const batch = this.#open;
    this.#open = [];
    this.#bytes = 0;
    if (batch.length > 0) void this.#send(batch);
  }

  close(): Promise<void> {
    return Promise.resolve(this.#ring.close());
  }

  async #send(batch: readonly Waiting[]): Promise<void> {
    const timeoutMs = limits.inspectMs * Math.max(1, Math.ceil(Math.sqrt(batch.length)));
    const budget = { timeoutMs, setUpMs: limits.workerSetUpMs };
    const answer = await this.#ring.run({ kind: 'inspect', payload: this.#payloadOf(batch) }, budget);
    if (answer.ok && typeof answer.value === 'string') {
      const results: readonly LookedAt[] = JSON.parse(answer.value);
      batch.forEach(({ settle }, n) => settle(results[n] ?? { unread: 'no result came back' }));
      return;
    }
    if (batch.length > 1) {
      for (const one of batch) await this.#send([one]);
      return;
    }
    const why = answer.ok ? 'no result came back' : reasonOf(answer.error);
    batch[0]?.settle({ unread: why });
  }

  #payloadOf(batch: readonly Waiting[]): Batch {
    const stations = [...new Set(batch.flatMap((one) => one.stations))];
    return {
      root: this.#root,
      tools: this.#tools,
      files: batch.map(({ file, stations: asked }) => ({
        file,
        asked: asked.map((one) => stations.indexOf(one)),
      })),
      stations: stations.map(({ engine, options }) => ({ id: engine.id, options })),
    };
  }
}

function reasonOf(failure: RingFailure): string {
  switch (failure.kind) {
    case 'timeout':
      return `stopped after ${failure.ms / 1000} s`;
    case 'memory':
      return 'took too much memory and was stopped';
    case 'cancelled':
      return 'interrupted';
    case 'crash':
    case 'quarantined':
    case 'bug':
      return `its worker failed: ${failure.message}`;
  }
}
