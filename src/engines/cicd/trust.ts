import { referencesIn } from './expression.ts';
import type { Expr } from './expression.ts';
import type { Job, Pipeline, Step, Trigger } from './workflow.ts';

/**
 * What a condition asks of the person behind an event, weakest first. `bot`: the actor is a bot (others can make a bot
 * act); `approval`: a label, an environment; `member`: a known person; `merged`: the change was accepted; `own`: it
 * does not come from a fork.
 */
export const guards = ['none', 'bot', 'approval', 'member', 'merged', 'own'] as const;
export type Guard = (typeof guards)[number];

/** Events that strangers cause and that run with the repository's own secrets and token. */
export const privilegedEvents: ReadonlySet<string> = new Set([
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
  'fork',
  'watch',
  'gollum',
]);

/** The triggers that can get this job, and this step of it, to run. */
export function triggersOf(pipeline: Pipeline, job: Job, step?: Step): readonly Trigger[] {
  return pipeline.triggers.filter(
    ({ event }) => mayHold(job.condition, event) && (step === undefined || mayHold(step.condition, event)),
  );
}

/** The strongest thing asked of whoever causes `event`, by the job, its step, or a job that must finish before. */
export function guardOf(pipeline: Pipeline, job: Job, event: string, step?: Step): Guard {
  const conditions = [job.condition, step?.condition].map((expr) => guardIn(expr, event));
  return strongest([...conditions, ...beforeOf(pipeline, job).map((one) => guardOfJob(one, event))]);
}

/** The job and those it needs, directly or not. */
function beforeOf(pipeline: Pipeline, job: Job): readonly Job[] {
  const found = new Set<Job>([job]);
  for (const one of found) {
    for (const other of pipeline.jobs) if (one.needs.includes(other.id)) found.add(other);
  }
  return [...found];
}

// Steps that look the person up. Names of well-known calls and actions; a match says "somebody thought of it".
const looksUpPerson =
  /getCollaboratorPermissionLevel|\/collaborators\/|check-user-permission|check-actor-permissions|checkMembershipForUser|getMembershipForUser|get-user-teams-membership|\/memberships\/|team-membership/;

function guardOfJob(job: Job, event: string): Guard {
  const asked = guardIn(job.condition, event);
  if (looksUpPerson.test(job.source)) return strongest([asked, 'member']);
  return job.environment ? strongest([asked, 'approval']) : asked;
}

function strongest(all: readonly Guard[]): Guard {
  return guards[Math.max(0, ...all.map((guard) => guards.indexOf(guard)))] ?? 'none';
}

/** Whether the condition can be true for this event. Only the event's name is understood; the rest may be true. */
export function mayHold(expr: Expr | undefined, event: string): boolean {
  if (expr === undefined) return true;
  if (expr.kind === 'literal') return expr.value !== 'false';
  if (expr.kind === 'call' && expr.name === 'contains') {
    const [list, item] = expr.args;
    if (item === undefined || !isEventName(item) || list === undefined) return true;
    const names = literalsIn(list);
    return names.length === 0 || names.some((name) => name.includes(event));
  }
  if (expr.kind !== 'binary') return true;
  if (expr.op === '&&') return mayHold(expr.left, event) && mayHold(expr.right, event);
  if (expr.op === '||') return mayHold(expr.left, event) || mayHold(expr.right, event);
  const name = eventCompared(expr);
  if (name === undefined) return true;
  if (expr.op === '==') return name === event;
  return expr.op !== '!=' || name !== event;
}

function eventCompared({ left, right }: Expr & { kind: 'binary' }): string | undefined {
  if (isEventName(left) && right.kind === 'literal') return right.value;
  return isEventName(right) && left.kind === 'literal' ? left.value : undefined;
}

function isEventName(expr: Expr): boolean {
  return expr.kind === 'reference' && expr.path === 'github.event_name';
}

function literalsIn(expr: Expr): readonly string[] {
  if (expr.kind === 'literal') return [expr.value];
  return expr.kind === 'call' ? expr.args.flatMap(literalsIn) : [];
}

/** Every way to make the condition true asks at least this. */
function guardIn(expr: Expr | undefined, event: string): Guard {
  if (expr === undefined) return 'none';
  if (expr.kind !== 'binary' || (expr.op !== '&&' && expr.op !== '||')) return leafGuard(expr);
  const sides = [expr.left, expr.right];
  if (expr.op === '&&') return strongest(sides.map((side) => guardIn(side, event)));
  const open = sides
    .filter((side) => mayHold(side, event))
    .map((side) => guards.indexOf(guardIn(side, event)));
  return guards[Math.min(...open)] ?? 'none';
}

function leafGuard(expr: Expr): Guard {
  if (expr.kind === 'not')
    return referencesIn(expr.of).some((path) => path.endsWith('.repo.fork')) ? 'own' : 'none';
  if (expr.kind === 'reference') return expr.path === 'github.event.pull_request.merged' ? 'merged' : 'none';
  if (expr.kind === 'call') return expr.name === 'contains' ? guardByPaths(referencesIn(expr), '') : 'none';
  if (expr.kind !== 'binary') return 'none';
  const paths = referencesIn(expr);
  const literal = [expr.left, expr.right].flatMap(literalsIn)[0] ?? '';
  if (expr.op === '!=') return excludesForks(paths, literal) ? 'own' : 'none';
  return expr.op === '==' ? guardByPaths(paths, literal) : 'none';
}

function excludesForks(paths: readonly string[], literal: string): boolean {
  if (paths.includes('github.event.workflow_run.event')) return literal.startsWith('pull_request');
  return literal === 'true' && paths.some((path) => path.endsWith('.repo.fork'));
}

const headRepository =
  /\.(?:head\.repo|head_repository)\.(?:full_name|name|owner\.login|id)$|\.head\.user\.login$/;
const member = /\.author_association$|\.user\.login$|^github\.event\.sender\.login$/;
const approval = /\.labels?\.(?:\*\.)?name$/;

function guardByPaths(paths: readonly string[], literal: string): Guard {
  if (paths.some((path) => headRepository.test(path))) return 'own';
  if (paths.some((path) => path.endsWith('.repo.fork'))) return literal === 'false' ? 'own' : 'none';
  if (paths.includes('github.event.workflow_run.event'))
    return literal.startsWith('pull_request') ? 'none' : 'own';
  if (paths.includes('github.event.pull_request.merged')) return literal === 'true' ? 'merged' : 'none';
  if (paths.some((path) => member.test(path))) return 'member';
  if (paths.includes('github.actor') || paths.includes('github.triggering_actor')) {
    return literal.endsWith('[bot]') ? 'bot' : 'member';
  }
  return paths.some((path) => approval.test(path)) ? 'approval' : 'none';
}
