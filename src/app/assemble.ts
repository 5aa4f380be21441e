import type { ExitCode } from '../core/exit-code.ts';
import { exitCodes } from '../core/exit-code.ts';
import type { Problem } from '../core/problem.ts';
import type { EngineReport, KnownFinding, Report, RunStatus } from '../core/report.ts';
import type { RuleInfo } from '../core/rule.ts';
import { counted } from '../core/plural.ts';
import { noCoverage } from '../core/coverage.ts';
import { atLeast } from '../core/severity.ts';
import { unbuiltEngines } from './engines.ts';
import type { Inspection } from './inspect.ts';
import { isOpen } from './known.ts';
import type { Session } from './session.ts';
import type { Complaint, Wish } from './wish.ts';

/** What each of the nine engines did in this run; those that did not run say why. */
export function engineReports(wish: Wish, inspections: readonly Inspection[]): readonly EngineReport[] {
  const ran = inspections.map(({ report }) => report);
  const missing = unbuiltEngines.filter((id) => wish.engines.length === 0 || wish.engines.includes(id));
  return [...ran, ...missing.map((id) => notRun(id, 'not built yet'))];
}

function notRun(id: EngineReport['id'], because: string): EngineReport {
  return { id, status: 'not-run', because, coverage: noCoverage, problems: [], ms: 0 };
}

/** `failed`: something that was asked for by name could not complete; `partial`: there are gaps elsewhere. */
export function runStatus(wish: Wish, engines: readonly EngineReport[]): RunStatus {
  const asked = new Set(wish.engines);
  const incomplete = (one: EngineReport): boolean => one.status === 'failed' || one.status === 'not-run';
  if (engines.some((one) => asked.has(one.id) && incomplete(one))) return 'failed';
  if (engines.some((one) => unrunRules(one).length > 0)) return 'failed';
  const gaps = engines.some((one) => one.status === 'failed' || one.status === 'partial');
  return gaps ? 'partial' : 'complete';
}

/** The user's own rules that ran nowhere, and the files of which no rule was read: they were named in the call. */
export function unrunRules({ problems }: EngineReport): readonly Problem[] {
  return problems.filter(({ kind, rule }) => kind === 'failed' && rule !== undefined);
}

/** What to say aloud of rules of the user's own that did not run: the first one, and how many there are. */
export function ruleComplaint(engines: readonly EngineReport[]): Complaint | undefined {
  const unrun = engines.flatMap(unrunRules);
  const [first] = unrun;
  if (first === undefined) return undefined;
  const place = first.line === undefined ? first.target : `${first.target}:${first.line}`;
  const more = unrun.length > 1 ? ` (and ${counted(unrun.length - 1, 'more rule')} like it)` : '';
  return {
    message: `${place}: ${first.message}${more}`,
    todo: first.todo ?? 'Correct the rule or take it out.',
  };
}

/** Exit code of a command that reports and does not decide. */
export function reportingExit(
  wish: Wish,
  status: RunStatus,
  findings: readonly KnownFinding[],
  looked: boolean,
): ExitCode {
  if (wish.signal.aborted) return exitCodes.interrupted;
  if (status === 'failed') return exitCodes.incomplete;
  const threshold = wish.failOn;
  if (threshold !== undefined && findings.some((one) => isOpen(one) && atLeast(one.severity, threshold)))
    return exitCodes.blocked;
  return looked ? exitCodes.done : exitCodes.nothing;
}

/** The parts of a report that are the same for every command. */
export function reportBase(
  session: Session,
  startedAt: number,
): Pick<Report, 'tool' | 'root' | 'commit' | 'dirty' | 'at' | 'ms' | 'model'> {
  const { ground, wish, loaded, dirty } = session;
  return {
    tool: { name: 'holdfast', version: wish.version },
    root: ground.root,
    commit: ground.commit,
    dirty,
    at: ground.clock.now(),
    ms: Math.round(performance.now() - startedAt),
    model: loaded.source,
  };
}

/** The rules that ran, each once. */
export function rulesOf(inspections: readonly Inspection[]): readonly RuleInfo[] {
  return inspections.flatMap(({ engine }) => engine.rules);
}
