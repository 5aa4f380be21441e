import { inspectAll, sourceFile } from './acceptance/sample.ts';
import { testParsers } from './parsers.ts';
import type { Engine, Event } from '../src/core/engine.ts';
import type { Fact } from '../src/core/fact.ts';
import type { Finding } from '../src/core/finding.ts';
import { createSastEngine } from '../src/engines/sast/index.ts';

/** Texts of files by their paths. */
export type Files = Readonly<Record<string, string>>;

/** An engine with one rule file of its own; what it keeps goes to `kept`. */
export function engineWith(rule: string, kept?: Map<string, Uint8Array>): Engine {
  const store = {
    get: (key: string) => kept?.get(key),
    set: (key: string, value: Uint8Array) => void kept?.set(key, value),
  };
  const builtIn = () => [{ path: 'rule.yaml', text: rule, tests: [] }];
  return createSastEngine({ parsers: testParsers(), builtIn, own: [], now: 0, store });
}

/** The findings after every file was looked at alone and then all of them together, as the app puts them together. */
export async function found(engine: Engine, files: Files): Promise<readonly Finding[]> {
  const sources = new Map(
    Object.entries(files).map(([path, content]) => [path, sourceFile({ path, content })]),
  );
  const events: Event[] = Object.entries(files).flatMap(([path, content]) =>
    inspectAll(engine, { files: [{ path, content }] }),
  );
  const facts: readonly Fact[] = events.flatMap((event) => (event.kind === 'fact' ? [event.fact] : []));
  const job = { options: {}, facts, paths: [...sources.keys()], read: (path: string) => sources.get(path) };
  let findings = events.flatMap((event) => (event.kind === 'finding' ? [event.finding] : []));
  for await (const event of engine.run?.({ ...job, signal: new AbortController().signal }) ?? []) {
    if (event.kind === 'finding') findings.push(event.finding);
    if (event.kind === 'replaced')
      findings = findings.filter(
        ({ rule: by, at }) => by !== event.rule || at.kind !== 'code' || at.path !== event.path,
      );
  }
  return findings;
}
