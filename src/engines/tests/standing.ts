import type { Ask } from '../../core/answer.ts';
import { isoTime } from '../../core/clock.ts';
import type { EngineView } from '../../core/engine.ts';
import type { TestCaseFact, TestReportFact } from '../../core/fact.ts';
import { globMatches } from '../../core/glob.ts';
import { mayHoldTests } from './focus.ts';
import type { TestFiles } from './test-files.ts';

/**
 * What a report can speak for. `narrowed`: tests were left out on purpose, so a pass in it is no evidence, while a
 * failure is one; `other-tree`: neither is; `future`: its clock or ours is wrong.
 */
export interface Standing {
  readonly kind: 'this-tree' | 'narrowed' | 'other-tree' | 'future';
  readonly why: string;
}

/** Clocks of machines that work together differ by less. */
const clockSkewMs = 5 * 60_000;

/** From the farthest zone east of Greenwich to the farthest west. */
const zonesMs = 28 * 3_600_000;

/** A file of the tree and when it was modified last, in milliseconds since 1970. */
interface Modified {
  readonly path: string;
  readonly at: number;
}

/** What reports are judged by: the same for all reports of one ask. */
export interface World {
  readonly seen: EngineView;
  readonly files: TestFiles;
  /** The file of the mitigation's code that was modified last. */
  readonly code: Modified | undefined;
}

/** Judges one report by the times of the code it must be younger than, and by what it says of itself. */
export function standingOf(report: TestReportFact, tests: readonly TestCaseFact[], world: World): Standing {
  const { seen, code } = world;
  const written = seen.modifiedAt(report.report);
  for (const at of [report.claimedAt, written]) {
    if (at !== undefined && at > seen.now + clockSkewMs) {
      return { kind: 'future', why: `${report.report} is a report from the future (${timeOf(at)})` };
    }
  }
  const named = namesTree(report, seen);
  if (named === false) {
    return {
      kind: 'other-tree',
      why: `${report.report} is the report of another tree (${report.revision ?? ''})`,
    };
  }
  // The revision that is checked out, untouched: no need to trust file times, which a download changes.
  const certain = named === true && seen.dirty === false;
  if (!certain && written === undefined) {
    return { kind: 'other-tree', why: `${report.report} has no time and does not name its commit` };
  }
  if (seen.committed?.has(report.report) === true) {
    const why = `${report.report} is committed, and a report is made by a run: take it out of git and run the tests`;
    return { kind: 'other-tree', why };
  }
  const paths = new Set(tests.flatMap((test) => world.files.of(test)));
  const newest = newestOf(seen, paths, code);
  if (!certain && newest === undefined) {
    const why = `${report.report} names no test file: give the mitigation its code, to compare their ages`;
    return { kind: 'other-tree', why };
  }
  if (!certain && written !== undefined && newest !== undefined && newest.at > written) {
    return { kind: 'other-tree', why: `${report.report} is older than ${newest.path}: run the tests again` };
  }
  // Its own clock may lack a zone, and then stands at the earliest moment it may mean.
  const saysOld = newest !== undefined && (report.claimedAt ?? Infinity) + zonesMs < newest.at;
  if (!certain && saysOld) {
    const why = `by its own clock ${report.report} is older than ${newest.path}: run the tests again`;
    return { kind: 'other-tree', why };
  }
  if (!certain && seen.outdated?.has(report.report) === true) {
    return {
      kind: 'other-tree',
      why: `the code changed since ${report.report} was written: run the tests again`,
    };
  }
  const gone = missingFile(tests, world);
  if (!certain && gone !== undefined) {
    return {
      kind: 'other-tree',
      why: `${report.report} has tests of ${gone}, which is gone: run the tests again`,
    };
  }
  const narrowed = report.narrowed ?? focusIn(paths, tests, seen);
  if (narrowed === undefined) return { kind: 'this-tree', why: '' };
  return { kind: 'narrowed', why: `${report.report} is of a run that left tests out (${narrowed})` };
}

/**
 * A test file that the report names and the tree does not have. Reports of compiled tests name no file of the tree at
 * all, so this counts only beside others that are there.
 */
function missingFile(tests: readonly TestCaseFact[], { files }: World): string | undefined {
  const named = tests.filter(({ file }) => mayHoldTests(file));
  const missing = named.find((test) => files.of(test).length === 0);
  return named.some((test) => files.of(test).length > 0) ? missing?.file : undefined;
}

/** Reports of jest, vitest and mocha show what `.only` left out as skipped; the test file tells the difference. */
function focusIn(
  paths: ReadonlySet<string>,
  tests: readonly TestCaseFact[],
  seen: EngineView,
): string | undefined {
  if (!tests.some(({ outcome }) => outcome === 'skipped')) return undefined;
  const focus = seen.facts.find((fact) => fact.kind === 'focused-tests' && paths.has(fact.path));
  return focus?.kind === 'focused-tests' ? `${focus.words} in ${focus.path}:${focus.line}` : undefined;
}

/** The file of the mitigation's code that was modified last, reports aside. */
export function newestCode(ask: Ask, seen: EngineView, reports: ReadonlySet<string>): Modified | undefined {
  const paths = (seen.paths ?? []).filter(
    (path) => !reports.has(path) && ask.code.some((glob) => globMatches(glob, path)),
  );
  return newestOf(seen, paths, undefined);
}

function newestOf(
  seen: EngineView,
  paths: Iterable<string>,
  start: Modified | undefined,
): Modified | undefined {
  let newest = start;
  for (const path of paths) {
    const at = seen.modifiedAt(path);
    if (at !== undefined && (newest === undefined || at > newest.at)) newest = { path, at };
  }
  return newest;
}

/** Whether the report names what is checked out; undefined when it names nothing or there is nothing to compare. */
function namesTree(report: TestReportFact, seen: EngineView): boolean | undefined {
  const ours = [seen.commit, seen.tree].filter((id) => id !== undefined && id !== '');
  const { revision } = report;
  if (revision === undefined || ours.length === 0) return undefined;
  return ours.some((id) => id?.startsWith(revision) === true);
}

/** Report clocks are the attacker's: a number beyond what a date can hold is shown as one. */
function timeOf(at: number): string {
  return Math.abs(at) <= 8.64e15 ? isoTime(at) : `${at} ms after 1970`;
}
