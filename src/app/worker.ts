/*
 * The script of Holdfast's workers: inspects batches of files and sends the results back as one text, which costs
 * less than a structured clone (measured: 0.65 against 1.5 ms for 1,000 findings).
 */
import { serveRing } from '../io/rings/serve.ts';
import { builtEngines } from './engines.ts';
import { lookAt } from './look-at.ts';
import type { Batch } from './pool.ts';

serveRing({ inspect: (payload) => inspectBatch(payload as Batch) });

function inspectBatch({ root, files, stations }: Batch): string {
  const engines = new Map(builtEngines().map((engine) => [engine.id, engine]));
  const results = files.map(({ file, asked }) => {
    const wanted = asked.flatMap((n) => {
      const station = stations[n];
      const engine = station === undefined ? undefined : engines.get(station.id);
      return engine === undefined || station === undefined ? [] : [{ engine, options: station.options }];
    });
    return lookAt(root, revived(file), wanted);
  });
  return JSON.stringify(results);
}

/** A buffer arrives from another thread as plain bytes. */
function revived(file: Batch['files'][number]['file']): Batch['files'][number]['file'] {
  return file.raw === undefined ? file : { ...file, raw: Buffer.from(file.raw) };
}
