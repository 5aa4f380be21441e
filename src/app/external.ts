import type { Answer, Ask } from '../core/answer.ts';
import { anyGlobMatches, patternMatches } from '../core/glob.ts';
import { counted } from '../core/plural.ts';
import { isoTime } from '../core/clock.ts';
import { readSarif, type SarifResult, type SarifRun } from '../formats/sarif/read.ts';
import { readWalked } from '../io/source.ts';
import type { WalkedFile } from '../io/walk.ts';
import { clockSkewMs } from '../model/mitigation-state.ts';
import type { Verification } from '../model/types.ts';
import { codeGone } from './code-gone.ts';
import { listByGlobs } from './listing.ts';
import type { Session } from './session.ts';
import type { Survey } from './survey.ts';

type External = Extract<Verification, { type: 'external' }>;

/** With the reports that were first read when the code was other code. */
type DatedAsk = Ask & { readonly outdated: ReadonlySet<string>; readonly committed: ReadonlySet<string> };

/** Answers from another tool's report: it must be of this tree, by the tool that is named, and have succeeded. */
export function answerExternal(
  session: Session,
  seen: Survey,
  verification: External,
  ask: DatedAsk,
): Answer {
  const files = listByGlobs(session.ground.root, verification.report).files;
  const answer = (outcome: Answer['outcome'], because: string, scope: Answer['scope'] = {}): Answer => ({
    outcome,
    scope,
    selfCheck: 'none',
    findings: [],
    reports: files.map(({ path }) => path),
    because,
  });
  if (files.length === 0)
    return answer('checked-nothing', `there is no report at ${verification.report.join(', ')}`);
  const gone = codeGone(
    ask,
    seen.walk.files.map(({ path }) => path),
  );
  if (gone !== undefined) return answer('checked-nothing', gone);
  const runs: SarifRun[] = [];
  for (const file of files) {
    const trouble = troubleWith(session, seen, ask, file);
    if (trouble !== undefined) return answer(trouble.outcome, trouble.because);
    const read = readWalked(session.ground.root, file);
    if (!read.ok) return answer('error', `${file.path}: ${read.error.reason}`);
    const sarif = readSarif(read.value.text());
    const [problem] = sarif.problems;
    if (problem !== undefined) return answer('error', `${file.path}: ${problem.message}`);
    runs.push(...sarif.runs.filter((run) => isTool(verification, run)));
  }
  if (runs.length === 0) return answer('checked-nothing', `no report is by ${verification.tool}`);
  const failed = runs.find((run) => run.successful === false);
  if (failed !== undefined) return answer('error', `${failed.tool} says that it did not succeed`);
  const other = runs.find(({ revision }) => revision !== undefined && revision !== session.ground.commit);
  if (other !== undefined)
    return answer('checked-nothing', `the report is about another commit, ${other.revision ?? ''}`);
  const hits = runs.flatMap(({ results }) => results.filter((result) => counts(verification, ask, result)));
  const scope = { reports: files.length, runs: runs.length };
  const [first] = hits;
  if (first === undefined)
    return answer('pass', `${counted(runs.length, 'run')} of ${verification.tool} without results`, scope);
  const more = hits.length > 1 ? ` and ${hits.length - 1} more` : '';
  return answer('fail', `${first.path || first.uri}:${first.line} ${first.rule}${more}`, scope);
}

/** A report from the future, or older than the code it should speak for. */
function troubleWith(
  session: Session,
  seen: Survey,
  ask: DatedAsk,
  file: WalkedFile,
): { readonly outcome: 'error' | 'checked-nothing'; readonly because: string } | undefined {
  const written = file.stamp?.mtimeMs ?? 0;
  if (written > session.ground.clock.now() + clockSkewMs) {
    return { outcome: 'error', because: `${file.path} is from the future (${isoTime(written)})` };
  }
  const globs = [...ask.code, ...ask.paths];
  const newer = seen.walk.files.find(
    ({ path, stamp }) => anyGlobMatches(globs, path) && (stamp?.mtimeMs ?? 0) > written,
  );
  const old = newer === undefined ? undefined : `${file.path} is older than ${newer.path}`;
  const outdated = ask.outdated.has(file.path)
    ? `the code changed since ${file.path} was written`
    : undefined;
  const committed = ask.committed.has(file.path)
    ? `${file.path} is committed, and a report is made by a run`
    : undefined;
  const why = committed ?? old ?? outdated;
  return why === undefined
    ? undefined
    : { outcome: 'checked-nothing', because: `${why}: run the tool again` };
}

function isTool(verification: External, run: SarifRun): boolean {
  return verification.tool === '' || run.tool.toLowerCase() === verification.tool.toLowerCase();
}

function counts(verification: External, ask: Ask, result: SarifResult): boolean {
  if (result.suppressed || result.level === 'none' || result.level === 'note') return false;
  const asked =
    verification.rules.length === 0 || verification.rules.some((rule) => patternMatches(rule, result.rule));
  return asked && (ask.paths.length === 0 || anyGlobMatches(ask.paths, result.path));
}
