import { sha256 } from '../core/digest.ts';
import type { Event } from '../core/engine.ts';
import { readWalked } from '../io/source.ts';
import type { WalkedFile } from '../io/walk.ts';
import { inspectFile, type Station } from './inspect.ts';

/** What came of one file: events for each station in their order, or why it could not be read. */
export type LookedAt =
  | {
      readonly digest: string;
      readonly events: readonly (readonly Event[])[];
      readonly ms: readonly number[];
    }
  | { readonly unread: string };

/** Reads a file of the work tree once and shows it to the stations. The same in this thread and in a worker. */
export function lookAt(root: string, file: WalkedFile, stations: readonly Station[]): LookedAt {
  const read = readWalked(root, file);
  if (!read.ok) return { unread: read.error.reason };
  const secrets = stations.flatMap(({ engine }) => engine.secretsIn?.(read.value) ?? []);
  const ms: number[] = [];
  const events = stations.map((station) => {
    const started = performance.now();
    const found = inspectFile(station, read.value, secrets);
    ms.push(performance.now() - started);
    return found;
  });
  return { digest: sha256(read.value.content), events, ms };
}
