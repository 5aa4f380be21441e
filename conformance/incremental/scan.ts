import type { Engine, Event, SourceFile } from '../../src/core/engine.ts';
import type { Commits, Tree } from './commits.ts';

/** What looking at single files gave, by path and content; kept from run to run as `holdfast scan` keeps it. */
export type KeptEvents = Map<string, readonly Event[]>;

/** What a scan of a tree gave, and the CPU time it took, in milliseconds. */
export interface Scan {
  /** Every event of the files and of the whole as JSON, in an order of its own, without what the whole withdrew. */
  readonly lines: readonly string[];
  readonly findings: number;
  /** Findings whose way leads through more than one file. */
  readonly across: number;
  readonly looked: number;
  readonly cpu: number;
}

/** Scans a tree; files that `kept` knows are not looked at again. */
export async function scanTree(
  engine: Engine,
  commits: Commits,
  tree: Tree,
  kept: KeptEvents,
): Promise<Scan> {
  const started = process.cpuUsage();
  const events: Event[] = [];
  let looked = 0;
  for (const [path, id] of tree) {
    const key = `${path}\0${id}`;
    let own = kept.get(key);
    if (own === undefined) {
      const file = sourceFile(path, commits.text(id));
      own = engine.wants(file, {}) ? [...(engine.inspect?.(file, {}) ?? [])] : [];
      looked++;
      kept.set(key, own);
    }
    events.push(...own);
  }
  const job = {
    options: {},
    facts: events.flatMap((event) => (event.kind === 'fact' ? [event.fact] : [])),
    paths: [...tree.keys()],
    read: (path: string): SourceFile | undefined => {
      const id = tree.get(path);
      return id === undefined ? undefined : sourceFile(path, commits.text(id));
    },
    signal: new AbortController().signal,
  };
  const after: Event[] = [];
  for await (const event of engine.run?.(job) ?? []) after.push(event);
  const { user, system } = process.cpuUsage(started);
  return { ...settled(events, after), looked, cpu: (user + system) / 1000 };
}

function settled(
  before: readonly Event[],
  after: readonly Event[],
): Pick<Scan, 'lines' | 'findings' | 'across'> {
  const withdrawn = new Set(
    after.flatMap((event) => (event.kind === 'replaced' ? [`${event.rule} ${event.path}`] : [])),
  );
  const stays = (event: Event): boolean =>
    event.kind !== 'finding' ||
    !('path' in event.finding.at) ||
    !withdrawn.has(`${event.finding.rule} ${event.finding.at.path}`);
  const all = [...before.filter(stays), ...after].filter(({ kind }) => kind !== 'measure');
  const findings = all.flatMap((event) => (event.kind === 'finding' ? [event.finding] : []));
  const across = findings.filter(({ steps }) => {
    const paths = new Set((steps ?? []).map(({ at }) => at.path));
    return paths.size > 1;
  });
  return {
    lines: all.map((event) => JSON.stringify(event)).sort(),
    findings: findings.length,
    across: across.length,
  };
}

function sourceFile(path: string, text: string): SourceFile {
  const content = Buffer.from(text);
  return { kind: 'file', path, bytes: content.length, content, text: () => text };
}
