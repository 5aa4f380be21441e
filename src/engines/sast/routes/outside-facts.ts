import type { SourceFile } from '../../../core/engine.ts';
import type { DataStoreFact, OutboundFact } from '../../../core/fact.ts';
import { Lines } from '../../../core/lines.ts';
import type { CodeLocation } from '../../../core/location.ts';
import { readOutside } from '../../../lang/outside/index.ts';
import type { ReadScope } from '../formula/leaf.ts';

/** The data stores that a file opens and the hosts that it calls, as facts. */
export function* outsideFacts(
  file: SourceFile,
  read: ReadScope | undefined,
): Iterable<DataStoreFact | OutboundFact> {
  if (read === undefined) return;
  const found = readOutside(read.tree, read.names);
  if (found.length === 0) return;
  const lines = new Lines(file.text());
  for (const { start, end, ...one } of found) {
    const at: CodeLocation = { kind: 'code', path: file.path, ...lines.span(start, end) };
    yield one.kind === 'outbound'
      ? { kind: one.kind, host: one.host, by: one.by, at }
      : { kind: one.kind, technology: one.technology, type: one.type, by: one.by, at };
  }
}
