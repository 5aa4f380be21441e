import type { Decision } from '../core/decision.ts';
import type { SourceFile } from '../core/engine.ts';
import type { Fact } from '../core/fact.ts';
import type { Finding } from '../core/finding.ts';
import { err, ok, type Result } from '../core/result.ts';
import { commitSource } from '../io/git/commit-source.ts';
import type { GitRepo } from '../io/git/repo.ts';
import type { Source } from '../io/source.ts';
import { loadDecisions } from './decisions.ts';
import { inspect, inspectFile, type Look, type Station } from './inspect.ts';
import { ignoredLines } from './sast-options.ts';
import { loadModel, modelName, type LoadedModel, type ReadPath } from './load-model.ts';

/** Why the base cannot be judged by. */
export interface BaseFailure {
  readonly message: string;
  readonly todo: string;
}

/** The judge's part of the base branch: what a change may not edit for its own benefit. */
export interface BaseRules {
  /** Undefined when the base has no model: then the gate only comments. */
  readonly loaded: LoadedModel | undefined;
  readonly decisions: readonly Decision[];
  /** The lines of its `.semgrepignore`. */
  readonly ignored: readonly string[];
}

/**
 * Reads model and decisions as they are at a commit. The model is the first of `places` that the commit has: a
 * change that brings a model nearer by, or names another one, is still judged by the one that was there.
 */
export async function baseRules(
  repo: GitRepo,
  commit: string,
  places: readonly string[],
): Promise<Result<BaseRules, BaseFailure>> {
  const opened = await commitSource(repo, commit);
  if (!opened.ok)
    return err({ message: opened.error.message, todo: opened.error.todo ?? 'Fetch the base branch first.' });
  try {
    const listed = new Set(opened.value.walk.files.map(({ path }) => path));
    const modelPath = places.find((path) => listed.has(path)) ?? modelName;
    const files = new Map<string, Uint8Array>();
    for (;;) {
      const missing = new Set<string>();
      const read = readFromMap(opened.value, files, missing);
      const loaded = await loadModel(read, modelPath);
      const { decisions } = loadDecisions(read);
      const ignored = ignoredLines(read);
      if (missing.size === 0) return settledRules(loaded, { decisions, ignored });
      for (const path of missing) await fetchInto(opened.value, path, files);
    }
  } finally {
    await opened.value.close();
  }
}

/** Where a model may be for somebody who stands in `from`: what was named, then the nearest going up. */
export function modelPlaces(from: string, named: string | undefined): readonly string[] {
  const steps = from.split('/').filter((step) => step !== '');
  const folders = steps.map((_, n) => `${steps.slice(0, steps.length - n).join('/')}/`);
  const nearest = [...folders, ''].map((folder) => `${folder}${modelName}`);
  return named === undefined ? nearest : [named, ...nearest];
}

function settledRules(
  loaded: Awaited<ReturnType<typeof loadModel>>,
  others: Omit<BaseRules, 'loaded'>,
): Result<BaseRules, BaseFailure> {
  if (loaded.ok) return ok({ loaded: loaded.value, ...others });
  if (loaded.error.text === '') return ok({ loaded: undefined, ...others });
  return err({
    message: `on the base branch, ${loaded.error.message}`,
    todo: 'Nothing can be decided by a broken model: correct it on the base branch first.',
  });
}

/** Synchronous reading over what was fetched so far; what is asked for and not fetched yet is noted. */
function readFromMap(source: Source, files: ReadonlyMap<string, Uint8Array>, missing: Set<string>): ReadPath {
  const listed = new Set(source.walk.files.map(({ path }) => path));
  return (path) => {
    const content = files.get(path);
    if (content !== undefined) return ok(content);
    if (listed.has(path)) missing.add(path);
    return err('ENOENT: not at this commit');
  };
}

async function fetchInto(source: Source, path: string, files: Map<string, Uint8Array>): Promise<void> {
  const file = source.walk.files.find((one) => one.path === path);
  const read = file === undefined ? undefined : await source.read(file);
  files.set(path, read?.ok === true ? read.value.content : new Uint8Array());
}

/** What is looked at in a commit. */
export interface BasePart {
  readonly wanted: (path: string) => boolean;
  readonly signal: AbortSignal;
  /** Facts of the files that are not wanted, because they are the same in the work tree. */
  readonly facts: readonly Fact[];
  /** Such a file, from the work tree. */
  readonly readSame: (path: string) => SourceFile | undefined;
}

/** The findings of a commit in the files that `wanted` names, and flows through any file; the rest of the tree is not read. */
export async function findingsAt(
  repo: GitRepo,
  commit: string,
  stations: readonly Station[],
  { wanted, signal, facts, readSame }: BasePart,
): Promise<Result<readonly Finding[], BaseFailure>> {
  const opened = await commitSource(repo, commit);
  if (!opened.ok)
    return err({ message: opened.error.message, todo: opened.error.todo ?? 'Fetch the base branch first.' });
  const source = opened.value;
  const seen = new Map<string, SourceFile>();
  const look: Look = async (file, asked) => {
    const read = await source.read(file);
    if (read.ok) seen.set(file.path, read.value);
    return asked.map((station) =>
      read.ok ? inspectFile(station, read.value) : { unread: read.error.reason },
    );
  };
  try {
    const files = source.walk.files.filter(({ path }) => wanted(path));
    const inspections = await inspect(
      [{ listing: { files, passed: [] }, stations }],
      stations,
      { look, flush: () => undefined },
      {
        paths: source.walk.files.map(({ path }) => path),
        read: (path) => (wanted(path) ? seen.get(path) : readSame(path)),
        facts,
        signal,
      },
    );
    return ok(inspections.flatMap(({ findings }) => findings));
  } finally {
    await source.close();
  }
}
