import { sha256 } from '../core/digest.ts';
import type { Engine, EngineOptions, EngineView, SourceFile } from '../core/engine.ts';
import type { EngineId } from '../core/ids.ts';
import { readWalked } from '../io/source.ts';
import type { Walk, WalkedFile } from '../io/walk.ts';
import type { ThreatModel } from '../model/types.ts';
import type { Ground } from './ground.ts';
import { inspect, type Inspection, type Station, type Watcher } from './inspect.ts';
import { listByGlobs } from './listing.ts';
import type { Wish } from './wish.ts';

/** What a run looked at, and what it saw there. */
export interface Survey {
  readonly walk: Walk;
  readonly inspections: readonly Inspection[];
  /** All that are built, whether they ran or not: what they would look at is what a question speaks for. */
  readonly engines: readonly Engine[];
  /** SHA-256 of a listed file's content, or undefined when it cannot be read; read at most once. */
  contentDigest(path: string): string | undefined;
  modifiedAt(path: string): number | undefined;
}

/** Looks at files, and knows what was in them and how long each engine took. */
export interface TimedWatcher extends Watcher {
  digestOf(path: string): string | undefined;
  msOf(engine: string): number;
}

/** For commands that need the listing and no engine. */
export const idle: TimedWatcher = {
  look: () => [],
  flush: () => undefined,
  digestOf: () => undefined,
  msOf: () => 0,
};

/** Shows the listing to the engines; test reports are looked up by the model's globs, wherever git ignores them. */
export async function survey(
  ground: Ground,
  walk: Walk,
  {
    stations,
    looker,
    wish,
    part = false,
  }: {
    readonly stations: readonly Station[];
    readonly looker: TimedWatcher;
    readonly wish: Wish;
    /** The walk is only what changed, or a single file. */
    readonly part?: boolean;
  },
): Promise<Survey> {
  const ofReports = stations.filter(({ engine }) => engine.id === 'tests');
  const globs = ofReports.flatMap(({ options }) => reportGlobsIn(options['reports']));
  const listed = listByGlobs(ground.root, globs);
  const known = new Set(listed.files.map(({ path }) => path));
  const tree = { files: walk.files.filter(({ path }) => !known.has(path)), passed: walk.passed };
  const parts = [
    { listing: listed, stations: ofReports },
    {
      listing: { files: walk.files.filter(({ path }) => known.has(path)), passed: [] },
      stations: stations.filter((one) => !ofReports.includes(one)),
    },
    { listing: tree, stations, aside: ofReports },
  ];
  const files = new Map([...walk.files, ...listed.files].map((file) => [file.path, file]));
  const inspections = await inspect(parts, stations, looker, {
    paths: walk.files.map(({ path }) => path),
    read: (path) => fileAt(ground, files.get(path)),
    signal: wish.signal,
    ...(part ? { part: true as const } : {}),
  });
  const digests = new Map<string, string | undefined>();
  return {
    walk,
    engines: wish.tools.engines,
    inspections: inspections.map((one) => ({
      ...one,
      report: { ...one.report, ms: Math.round(looker.msOf(one.engine.id)) },
    })),
    contentDigest(path) {
      if (!digests.has(path)) digests.set(path, looker.digestOf(path) ?? digestFile(ground, files.get(path)));
      return digests.get(path);
    },
    modifiedAt: (path) => files.get(path)?.stamp?.mtimeMs,
  };
}

/** A file of the walk; undefined when it cannot be read. */
export function fileAt(ground: Ground, file: WalkedFile | undefined): SourceFile | undefined {
  const read = file === undefined ? undefined : readWalked(ground.root, file);
  return read?.ok === true ? read.value : undefined;
}

function digestFile(ground: Ground, file: WalkedFile | undefined): string | undefined {
  const read = fileAt(ground, file);
  return read === undefined ? undefined : sha256(read.content);
}

function reportGlobsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** The engines with the options that the model and the repository give them. */
export function stationsOf(
  engines: readonly Engine[],
  model: ThreatModel,
  of: Readonly<Record<'sast' | 'secrets', EngineOptions>>,
): readonly Station[] {
  const optionsOf = ({ id }: Engine): EngineOptions => {
    if (id === 'sast' || id === 'secrets') return of[id];
    return id === 'tests' ? { reports: reportGlobsOf(model) } : {};
  };
  return engines.map((engine) => ({ engine, options: optionsOf(engine) }));
}

function reportGlobsOf(model: ThreatModel): readonly string[] {
  const globs = model.mitigations.flatMap(({ verify }) =>
    verify.flatMap((one) => (one.type === 'tests' ? one.report : [])),
  );
  return [...new Set(globs)].sort();
}

/** What an engine may look back on to answer verifications. */
export interface Looked {
  readonly id: EngineId;
  /** The rules that are asked about: their positive examples run, once, here. */
  readonly asked: ReadonlySet<string>;
  readonly dirty: boolean;
}

/** What an engine saw; undefined when it did not run. */
export function viewOf(ground: Ground, seen: Survey, { id, asked, dirty }: Looked): EngineView | undefined {
  const found = seen.inspections.find(({ engine }) => engine.id === id);
  if (found === undefined) return undefined;
  const checks = [...found.engine.selfCheck(asked)].map(({ rule, fired }) => [rule, fired] as const);
  return {
    files: found.files,
    findings: found.findings,
    facts: found.facts,
    problems: found.report.problems,
    selfChecks: new Map(checks),
    paths: seen.walk.files.map(({ path }) => path),
    passed: found.report.coverage.skipped.filter((one) => seen.walk.passed.includes(one)),
    commit: ground.commit,
    tree: ground.tree,
    dirty,
    now: ground.clock.now(),
    modifiedAt: (path) => seen.modifiedAt(path),
  };
}
