import { balanced, type Passed } from '../core/coverage.ts';
import type { Engine, EngineOptions, Event, Job, SourceFile } from '../core/engine.ts';
import type { Fact } from '../core/fact.ts';
import type { Finding } from '../core/finding.ts';
import { limits } from '../core/limits.ts';
import { pathOf } from '../core/location.ts';
import { isMediaName } from '../core/media-name.ts';
import { counted } from '../core/plural.ts';
import type { Problem } from '../core/problem.ts';
import type { EngineReport } from '../core/report.ts';
import type { Walk, WalkedFile } from '../io/walk.ts';
import { redactEvents, redactProblems } from './redact.ts';

/** One engine with the options of this run. */
export interface Station {
  readonly engine: Engine;
  readonly options: EngineOptions;
}

/** What one engine made of the whole source. */
export interface Inspection {
  readonly engine: Engine;
  readonly report: EngineReport;
  /** Paths that were looked at, in order. */
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
  readonly facts: readonly Fact[];
  /** What was measured, added up by name. */
  readonly measures: ReadonlyMap<string, number>;
}

/** Gives the events of a file for each station that wants it: by looking, from a cache, or from a worker. */
export type Look = (
  file: WalkedFile,
  stations: readonly Station[],
) => Promise<readonly FileEvents[]> | readonly FileEvents[];

/** Looks at files, and is told when no more follow for now. */
export interface Watcher {
  readonly look: Look;
  readonly flush: () => void;
}

/** In the order of the stations asked. `unread` when the file could not be read at all. */
export type FileEvents = readonly Event[] | { readonly unread: string };

interface Tally {
  readonly station: Station;
  readonly files: string[];
  readonly skipped: Passed[];
  readonly failed: Passed[];
  readonly findings: Finding[];
  readonly facts: Fact[];
  readonly problems: Problem[];
  readonly measures: Map<string, number>;
  ms: number;
}

/** What engines are given that look at the whole, after each file was shown to them. */
export interface Whole extends Pick<Job, 'paths' | 'read' | 'signal' | 'part'> {
  /** Facts that are known from elsewhere. */
  readonly facts?: readonly Fact[];
}

/** A listing and the engines that are shown it. */
export interface Part {
  readonly listing: Pick<Walk, 'files' | 'passed'>;
  readonly stations: readonly Station[];
  /** Of these, what they are shown here only helps them: it is no target of theirs and does not count as covered. */
  readonly aside?: readonly Station[];
}

/**
 * Shows every listed file to every engine of its part that wants it, in one pass. Engines never stop the pass: what
 * they could not look at is in their coverage. One inspection for each station, in the order of `stations`.
 */
export async function inspect(
  parts: readonly Part[],
  stations: readonly Station[],
  watcher: Watcher,
  whole: Whole,
): Promise<readonly Inspection[]> {
  const { signal } = whole;
  const tallies = new Map(stations.map((station) => [station, emptyTally(station)]));
  for (const part of parts) {
    const shown = part.stations.flatMap((station) => tallies.get(station) ?? []);
    await show(part, shown, watcher, signal);
  }
  const all = [...tallies.values()];
  const facts = [...(whole.facts ?? []), ...all.flatMap((tally) => tally.facts)];
  for (const tally of all) await runWhole(tally, facts, whole);
  return all.map((tally) => settled(tally, signal.aborted));
}

/** All files are asked for before the first answer is waited for, so that workers are kept busy. */
async function show(
  { listing, aside = [] }: Part,
  tallies: readonly Tally[],
  watcher: Watcher,
  signal: AbortSignal,
): Promise<void> {
  const answers: {
    readonly path: string;
    readonly wanting: readonly Tally[];
    readonly results: ReturnType<Look>;
  }[] = [];
  for (const file of listing.files) {
    if (signal.aborted) break;
    const wanting = tallies.filter(({ station }) => wants(station, file));
    if (wanting.length === 0) continue;
    const stations = wanting.map(({ station }) => station);
    answers.push({ path: file.path, wanting, results: watcher.look(file, stations) });
  }
  watcher.flush();
  for (const { path, wanting, results } of answers) {
    const settledResults = await results;
    wanting.forEach((tally, i) => {
      const events = settledResults[i] ?? { unread: 'no result came back' };
      if (aside.includes(tally.station)) addAside(tally, events);
      else add(tally, path, events);
    });
  }
  for (const passed of listing.passed) {
    for (const tally of tallies.filter(({ station }) => !aside.includes(station))) {
      if (!wants(tally.station, { kind: 'file', path: passed.target, bytes: 0 })) continue;
      tally.skipped.push(passed);
      if (passed.reason.startsWith('larger than') && !isMediaName(passed.target))
        tally.problems.push(tooLarge(passed));
    }
  }
}

function wants({ engine, options }: Station, file: WalkedFile): boolean {
  return engine.inspect !== undefined && engine.wants(file, options);
}

function emptyTally(station: Station): Tally {
  return {
    station,
    files: [],
    skipped: [],
    failed: [],
    findings: [],
    facts: [],
    problems: [],
    measures: new Map(),
    ms: 0,
  };
}

/** Text that nobody looked at is a gap, however good the reason. */
function tooLarge({ target, reason }: Passed): Problem {
  const todo = 'Let git ignore it when it is generated, or name the paths of the verification.';
  return { kind: 'partial', target, message: `${reason}, so it was not looked at`, todo };
}

/** What helps an engine and is no target of its own: only the facts are kept. */
function addAside(tally: Tally, events: FileEvents): void {
  if ('unread' in events) return;
  for (const event of events) if (event.kind === 'fact') tally.facts.push(event.fact);
}

/** A file counts once: skipped or failed when an event says so of the file, else scanned. */
function add(tally: Tally, path: string, events: FileEvents): void {
  if ('unread' in events) {
    tally.failed.push({ target: path, reason: events.unread });
    tally.problems.push({ kind: 'failed', target: path, message: events.unread });
    return;
  }
  let outcome: 'scanned' | 'skipped' | 'failed' = 'scanned';
  for (const event of events) {
    if (event.kind === 'finding') tally.findings.push(event.finding);
    else if (event.kind === 'fact') tally.facts.push(event.fact);
    else if (event.kind === 'measure')
      tally.measures.set(event.name, (tally.measures.get(event.name) ?? 0) + event.value);
    else if (event.kind === 'skipped' && outcome === 'scanned') {
      outcome = 'skipped';
      tally.skipped.push({ target: path, reason: event.reason });
    } else if (event.kind === 'problem') {
      tally.problems.push(event.problem);
      if (event.problem.kind === 'partial' || outcome === 'failed') continue;
      outcome = 'failed';
      tally.failed.push({ target: path, reason: event.problem.message });
    }
  }
  if (outcome === 'scanned') tally.files.push(path);
}

/** The part of an engine that needs the whole: after all files, with the facts of all engines. */
async function runWhole(tally: Tally, facts: readonly Fact[], whole: Whole): Promise<void> {
  const { engine, options } = tally.station;
  if (engine.run === undefined) return;
  const needed = facts.filter((fact) => engine.factsNeeded.includes(fact.kind));
  try {
    for await (const found of engine.run({ ...whole, options, facts: needed })) {
      const event = redactEvents([found])[0] ?? found;
      if (event.kind === 'finding') tally.findings.push(event.finding);
      else if (event.kind === 'fact') tally.facts.push(event.fact);
      else if (event.kind === 'replaced') withdraw(tally, event);
      else if (event.kind === 'problem') tally.problems.push(event.problem);
      else if (event.kind === 'skipped') tally.skipped.push({ target: event.target, reason: event.reason });
    }
  } catch (error) {
    tally.problems.push(...redactProblems([ourBug(engine, '', error)]));
  }
}

/** Takes back what was found in a file by a rule that now looked at the whole. */
function withdraw(tally: Tally, { path, rule }: { readonly path: string; readonly rule: string }): void {
  const kept = tally.findings.filter((finding) => finding.rule !== rule || pathOf(finding.at) !== path);
  tally.findings.splice(0, tally.findings.length, ...kept);
}

function settled(tally: Tally, aborted: boolean): Inspection {
  const { engine } = tally.station;
  const { files, skipped, failed, findings, facts, problems } = tally;
  const coverage = balanced({
    seen: files.length + skipped.length + failed.length,
    scanned: files.length,
    skipped,
    failed,
  });
  const { status, because } = statusOf(tally, aborted);
  return {
    engine,
    report: { id: engine.id, status, because, coverage, problems, ms: tally.ms },
    files,
    findings,
    facts,
    measures: tally.measures,
  };
}

function statusOf(tally: Tally, aborted: boolean): Pick<EngineReport, 'status' | 'because'> {
  const { files, failed, problems } = tally;
  if (aborted) return { status: 'failed', because: 'interrupted' };
  const bug = problems.find((problem) => problem.kind === 'bug');
  if (bug !== undefined) return { status: 'failed', because: bug.message };
  if (files.length === 0 && failed.length > 0)
    return { status: 'failed', because: `${counted(failed.length, 'file')} could not be read` };
  if (files.length === 0) return { status: 'nothing', because: 'there was nothing for it to look at' };
  const [first] = problems;
  if (first !== undefined) {
    const count = problems.length === 1 ? '' : `${problems.length} problems, the first: `;
    return { status: 'partial', because: `${count}${first.message}` };
  }
  return { status: 'complete', because: '' };
}

/** What one engine says of one file, free of secrets: whatever is remembered, sent or shown of it comes from here. */
export function inspectFile(
  station: Station,
  file: SourceFile,
  secrets: readonly string[] = [],
): readonly Event[] {
  return redactEvents(eventsOf(station, file), file.content, secrets);
}

/** Runs one engine on one file; an exception is our bug and becomes a problem, caught once, here. */
function eventsOf({ engine, options }: Station, file: SourceFile): readonly Event[] {
  const events: Event[] = [];
  const perRule = new Map<string, number>();
  try {
    for (const event of engine.inspect?.(file, options) ?? []) {
      if (event.kind === 'finding' && overLimit(perRule, event.finding.rule)) continue;
      events.push(event);
    }
  } catch (error) {
    return [{ kind: 'problem', problem: ourBug(engine, file.path, error) }];
  }
  return [...events, ...cutNotices(perRule, file.path)];
}

function overLimit(perRule: Map<string, number>, rule: string): boolean {
  const count = (perRule.get(rule) ?? 0) + 1;
  perRule.set(rule, count);
  return count > limits.findingsPerRuleAndFile;
}

function cutNotices(perRule: ReadonlyMap<string, number>, path: string): readonly Event[] {
  return [...perRule]
    .filter(([, count]) => count > limits.findingsPerRuleAndFile)
    .map(([rule, count]) => ({
      kind: 'problem',
      problem: {
        kind: 'partial',
        target: path,
        message: `${rule} has ${count} findings in this file; the first ${limits.findingsPerRuleAndFile} are kept`,
      },
    }));
}

function ourBug(engine: Engine, target: string, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  return {
    kind: 'bug',
    target,
    message: `the ${engine.id} engine failed: ${message}`,
    todo: 'Please report this.',
  };
}
