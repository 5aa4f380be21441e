import { createSastEngine, type RuleSource } from '../../src/engines/sast/index.ts';
import type { Engine, Event, SourceFile } from '../../src/core/engine.ts';
import type { Fact } from '../../src/core/fact.ts';
import type { Finding } from '../../src/core/finding.ts';
import { placeOf } from '../../src/core/location.ts';
import type { Parsers } from '../../src/lang/index.ts';
import type { TreeStore } from '../../src/lang/stored/tree-store.ts';

/** What looking at the files of a tree gave, file by file, before the whole was looked at. */
export type Inspected = ReadonlyMap<string, readonly Event[]>;

/** Findings of a tree, and what its files alone gave. */
export interface Scanned {
  readonly inspected: Inspected;
  readonly findings: readonly Finding[];
  /** What looking at each file by itself finds. */
  readonly alone: readonly Finding[];
}

/** The id of the rule in every file below `rules`. */
const ruleId = 'flow';

/** An engine with one rule; `store` keeps facts and flows from one tree to the next. */
export function engineWith(rule: RuleSource, parsers: Parsers, store?: TreeStore): Engine {
  const materials = { parsers, builtIn: () => [], own: [rule], now: Date.UTC(2026, 0, 1) };
  return createSastEngine(store === undefined ? materials : { ...materials, store });
}

/** Looks at all files of a tree, or takes what `known` says of those outside `changed`. */
export async function scanTree(
  engine: Engine,
  tree: ReadonlyMap<string, string>,
  known?: { readonly inspected: Inspected; readonly changed: string },
): Promise<Scanned> {
  const inspected = new Map<string, readonly Event[]>();
  for (const [path, text] of tree) {
    const before = known === undefined || path === known.changed ? undefined : known.inspected.get(path);
    inspected.set(path, before ?? inspect(engine, sourceFile(path, text)));
  }
  const events = [...inspected.values()].flat();
  const facts = events.flatMap((event): readonly Fact[] => (event.kind === 'fact' ? [event.fact] : []));
  const read = (path: string): SourceFile | undefined => {
    const text = tree.get(path);
    return text === undefined ? undefined : sourceFile(path, text);
  };
  const after: Event[] = [];
  const job = { options: {}, facts, paths: [...tree.keys()], read, signal: new AbortController().signal };
  for await (const event of engine.run?.(job) ?? []) after.push(event);
  return { inspected, findings: settled(events, after), alone: findingsOf(events) };
}

function inspect(engine: Engine, file: SourceFile): readonly Event[] {
  return engine.wants(file, {}) ? [...(engine.inspect?.(file, {}) ?? [])] : [];
}

function sourceFile(path: string, text: string): SourceFile {
  const content = Buffer.from(text);
  return { kind: 'file', path, bytes: content.length, content, text: () => text };
}

/** What the files alone gave and the whole did not withdraw, and what the whole gave. */
function settled(before: readonly Event[], after: readonly Event[]): readonly Finding[] {
  const withdrawn = new Set(
    after.flatMap((event) => (event.kind === 'replaced' ? [`${event.rule} ${event.path}`] : [])),
  );
  const stays = ({ rule, at }: Finding): boolean => !('path' in at) || !withdrawn.has(`${rule} ${at.path}`);
  const first = findingsOf(before).filter(stays);
  const all = [...first, ...findingsOf(after)];
  return all.sort((a, b) => (placeOf(a.at) < placeOf(b.at) ? -1 : 1));
}

/** Findings of the rule of the suite; the engine has others of its own. */
function findingsOf(events: readonly Event[]): readonly Finding[] {
  return events.flatMap((event) =>
    event.kind === 'finding' && event.finding.rule === ruleId ? [event.finding] : [],
  );
}

/** The lines that findings are on, each once, as `path:line`, sorted. */
export function linesOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.flatMap(({ at }) => ('line' in at ? [`${at.path}:${at.line}`] : [])))].sort();
}
