import type { Engine, EngineOptions, Event, Job, SourceFile } from '../../src/core/engine.ts';
import type { Fact } from '../../src/core/fact.ts';

/** Input that an engine understands and finds something in. */
export interface Sample {
  /** Files the engine wants; at least two, so that order and mixing can be tried. */
  readonly files: readonly SampleFile[];
  /** A file the engine wants and cannot understand, for engines that parse: it must give exactly one problem. */
  readonly broken?: SampleFile;
  readonly options?: EngineOptions;
  readonly facts?: readonly Fact[];
}

export interface SampleFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** A file as the walk would hand it over; frozen, so that an engine that writes to it is noticed. */
export function sourceFile({ path, content }: SampleFile): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  let text: string | undefined;
  return Object.freeze({
    kind: 'file' as const,
    path,
    bytes: bytes.length,
    content: bytes,
    text: () => (text ??= new TextDecoder('utf-8').decode(bytes)),
  });
}

/** Everything `inspect` says of the files, one file after the other. */
export function inspectAll(engine: Engine, sample: Sample, files = sample.files): readonly Event[] {
  const options = Object.freeze({ ...sample.options });
  return files.flatMap((file) => [...(engine.inspect?.(sourceFile(file), options) ?? [])]);
}

/** Everything `run` says; nothing for an engine that only inspects. */
export async function runAll(
  engine: Engine,
  sample: Sample,
  signal = new AbortController().signal,
): Promise<readonly Event[]> {
  const files = new Map(sample.files.map((file) => [file.path, sourceFile(file)]));
  const job: Job = {
    options: Object.freeze({ ...sample.options }),
    facts: sample.facts ?? [],
    paths: [...files.keys()],
    read: (path) => files.get(path),
    signal,
  };
  const events: Event[] = [];
  for await (const event of engine.run?.(job) ?? []) events.push(event);
  return events;
}

/** Every path that an event names. */
export function pathsIn(event: Event): readonly string[] {
  switch (event.kind) {
    case 'skipped':
      return [event.target];
    case 'problem':
      return [event.problem.target];
    case 'measure':
      return [];
    case 'replaced':
      return [event.path];
    case 'fact':
      if ('report' in event.fact) return [event.fact.report];
      return ['at' in event.fact ? event.fact.at.path : event.fact.path];
    case 'finding': {
      const { at, steps = [], fix } = event.finding;
      const own = 'path' in at ? [at.path] : [];
      return [...own, ...steps.map((step) => step.at.path), ...(fix?.edits ?? []).map((edit) => edit.path)];
    }
  }
}
