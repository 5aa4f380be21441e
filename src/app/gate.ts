import { digestOf } from '../core/digest.ts';
import { exitCodes, type ExitCode } from '../core/exit-code.ts';
import type { SourceFile } from '../core/engine.ts';
import type { Finding } from '../core/finding.ts';
import { pathOf } from '../core/location.ts';
import type { GateReport, KnownFinding, Report } from '../core/report.ts';
import { ok, type Result } from '../core/result.ts';
import { atLeast } from '../core/severity.ts';
import { judge } from '../gate/judge.ts';
import { mergeBase } from '../io/git/history.ts';
import { randomKey } from '../io/random.ts';
import { readWalked } from '../io/source.ts';
import type { WalkedFile } from '../io/walk.ts';
import { resolveCommit } from '../io/git/repo.ts';
import { diffModels } from '../model/diff.ts';
import type { AuditDraft, EvidenceDraft, StoreError } from '../store/store.ts';
import type { RuleProof } from '../triage/precision/rule-proof.ts';
import { answerAll } from './answers.ts';
import { questionsOf, type Question } from './asks.ts';
import { reportBase, rulesOf } from './assemble.ts';
import { baseRules, findingsAt, modelPlaces, type BaseRules } from './base-side.ts';
import { changedFiles } from './changed.ts';
import { driftNotices, driftOfRun } from './drift.ts';
import { evidenceFrom } from './evidence-from.ts';
import { gateFindings, gateGaps, gateVerifications, newAmong, type Models } from './gate-input.ts';
import { fromRoot, type Ground } from './ground.ts';
import { isOpen, suppressedInCode } from './known.ts';
import { lookAt } from './look-at.ts';
import { noticesOf } from './notices.ts';
import { recording } from './recording.ts';
import { labelsFor, proofChanges, proofsOf, rulesBlocking, unjudgedHits } from './proofs.ts';
import { recall, type Recalling } from './recall.ts';
import { remember } from './remember.ts';
import { withSession, type Session } from './session.ts';
import { statesNow } from './states.ts';
import { stationsOf, type Survey } from './survey.ts';
import { answerFor, type Verified } from './verify.ts';
import { refuse, type Outcome, type Wish } from './wish.ts';

export interface GateWish extends Wish {
  readonly base: string | undefined;
  readonly moment: 'pr' | 'release';
}

/** What a change is judged against, for those who tell of it. */
export interface Stand {
  readonly session: Session;
  readonly models: Models;
  readonly fork: string;
  readonly rules: BaseRules;
}

/** Decides whether the work tree may go into a branch, and writes the decision down. */
export function gate(wish: GateWish, witness?: (stand: Stand) => Promise<void>): Promise<Outcome> {
  return withSession(wish, (session) => recording(() => gateIn(session, wish, witness)));
}

interface Base {
  /** The tip of the branch: its policy, suppressions and precision count. */
  readonly tip: string;
  /** Where the change left it: what is new is measured from here. */
  readonly fork: string;
  readonly rules: BaseRules;
}

async function gateIn(
  session: Session,
  wish: GateWish,
  witness?: (stand: Stand) => Promise<void>,
): Promise<Result<Outcome, StoreError>> {
  const startedAt = performance.now();
  const base = await openBase(session, wish.base);
  if ('refusal' in base) return ok({ kind: 'refusal', refusal: base.refusal });
  const models = {
    base: base.rules.loaded?.model,
    head: session.loaded.model,
    now: session.ground.clock.now(),
  };
  await witness?.({ session, models, fork: base.fork, rules: base.rules });
  const recalled = await recall(session);
  if (!recalled.ok) return recalled;
  const judged = {
    ...recalled.value,
    decisions: base.rules.decisions,
    stations: stationsFor(session, models, base.rules.ignored),
  };
  const found = await answerFor(judged, wish.moment);
  if (!found.ok) return found;
  const isNew = await newnessOf(judged, base, found.value.seen);
  if (isNew === undefined) {
    const todo = 'Fetch it whole.';
    return ok(refuse({ exit: exitCodes.incomplete, message: 'the base cannot be read', todo }));
  }
  const evidence = evidenceFrom(judged, found.value.seen, found.value.settled.findings, found.value.answered);
  const whole = { ...found.value, evidence, isNew, models };
  const proved = await proveRules(judged, base, whole);
  if (!proved.ok) return proved;
  const decision = await decide({ session: judged, wish, base, models }, whole, proved.value.proofs);
  return report(judged, startedAt, { ...whole, decision, proofRows: proved.value.rows });
}

type IsNew = (finding: KnownFinding) => boolean;

/** What was seen and answered here, what of it is new, and what will be remembered of it. */
interface Found extends Omit<Verified, 'mitigations'> {
  readonly evidence: readonly EvidenceDraft[];
  readonly isNew: IsNew;
  readonly models: Models;
}

interface Proved {
  readonly proofs: ReadonlyMap<string, RuleProof>;
  /** What is written down of rules that gained, or lost, their right to block. */
  readonly rows: readonly AuditDraft[];
}

/** What the rules have proved by all labels; those of triage are the decisions on the base branch. */
async function proveRules(
  session: Session,
  base: Base,
  { seen, settled, isNew, models }: Found,
): Promise<Result<Proved, StoreError>> {
  const rules = rulesOf(seen.inspections);
  const labels = await labelsFor(session);
  if (!labels.ok) return labels;
  const blocking = await rulesBlocking(session, rules);
  if (!blocking.ok) return blocking;
  const proofs = proofsOf(rules, {
    labels: labels.value,
    decisions: base.rules.decisions,
    now: models.now,
    policy: base.rules.loaded?.model.gate,
    unjudged: unjudgedHits(settled.findings, isNew),
    blocking: blocking.value,
  });
  return ok({ proofs, rows: proofChanges(rules, proofs, blocking.value, models.now) });
}

interface Case {
  readonly session: Recalling;
  readonly wish: GateWish;
  readonly base: Base;
  readonly models: Models;
}

/** Puts the facts before the judge: what was seen and answered here, the rules of the game from the base. */
async function decide(
  { session, wish, base, models }: Case,
  found: Found,
  proofs: Proved['proofs'],
): Promise<GateReport> {
  const { seen, settled, answered, engines, isNew } = found;
  const { loaded } = base.rules;
  // A change that drops or edits a verification is still held to the one on the base.
  const wanted = loaded === undefined ? [] : questionsOf(loaded.model, wish.moment);
  const known = new Set(answered.map(({ question }) => question.digest));
  const dropped = wanted.filter(({ digest }) => !known.has(digest));
  const extra = answerAll(session, seen, settled.findings, dropped);
  const everything = [...answered, ...extra];
  const failedBefore = await failuresAt(
    session,
    base.fork,
    everything.map(({ question }) => question),
  );
  const rules = rulesOf(seen.inspections);
  return judge({
    base: base.fork,
    policy: loaded?.model.gate,
    policySource: loaded === undefined ? `none on ${wish.base}` : `${loaded.source} on ${wish.base}`,
    moment: wish.moment,
    findings: gateFindings(settled.findings, isNew, rules, models),
    verifications: gateVerifications(everything, models, {
      failedBefore: (id) => failedBefore.has(id),
      firstRead: (id) => found.evidence.find(({ verification }) => verification === id)?.since,
    }),
    gaps: gateGaps(wish, engines),
    proofs,
  });
}

/** Records the decision with its evidence, and writes the report. */
async function report(
  session: Recalling,
  startedAt: number,
  found: Found & { readonly decision: GateReport; readonly proofRows: Proved['rows'] },
): Promise<Result<Outcome, StoreError>> {
  const { seen, settled, engines, decision, isNew, evidence } = found;
  const status = statusOf(decision);
  const head = { command: 'gate' as const, ...reportBase(session, startedAt), status, engines };
  const kept = await remember(session, head, {
    findings: settled.next,
    evidence,
    audit: [...found.proofRows, auditRow(session.ground, decision)],
  });
  if (!kept.ok) return kept;
  const mitigations = await statesNow(session, seen);
  if (!mitigations.ok) return mitigations;
  const drift = driftOfRun(session, seen);
  const whole: Report = {
    ...head,
    rules: rulesOf(seen.inspections),
    findings: settled.findings.map((finding) => ({
      ...finding,
      history: isNew(finding) ? 'new' : 'existing',
    })),
    closed: settled.closed,
    suppressed: suppressedInCode(settled.findings),
    mitigations: mitigations.value,
    gate: decision,
    notices: [
      ...session.notices,
      ...weakeningNotices(found.models),
      ...driftNotices(drift),
      ...noticesOf([...session.problems, ...settled.problems]),
    ],
    ...(drift === undefined ? {} : { drift }),
    next: nextAfterGate(decision),
  };
  session.wish.progress('');
  return ok({ kind: 'report', report: whole, exit: exitOf(session.wish, decision, whole.findings) });
}

function modelPlacesOf({ ground, wish }: Session): readonly string[] {
  const named = wish.model === undefined ? undefined : fromRoot(ground, wish.cwd, wish.model);
  return modelPlaces(ground.from, named);
}

async function openBase(
  session: Session,
  ref: string | undefined,
): Promise<Base | { refusal: { exit: ExitCode; message: string; todo: string } }> {
  const { repo, commit } = session.ground;
  const no = (
    exit: ExitCode,
    message: string,
    todo: string,
  ): { refusal: { exit: ExitCode; message: string; todo: string } } => ({
    refusal: { exit, message, todo },
  });
  if (ref === undefined)
    return no(
      exitCodes.usage,
      'gate needs to know what to compare with',
      'Write holdfast gate --base origin/main.',
    );
  if (repo === undefined || commit === '')
    return no(exitCodes.usage, 'gate needs a git repository with a commit', 'Run it inside one.');
  const tip = await resolveCommit(repo, ref);
  if (!tip.ok)
    return no(
      tip.error.kind === 'shallow' ? exitCodes.incomplete : exitCodes.usage,
      tip.error.message,
      tip.error.todo ?? 'Give a branch, tag or commit.',
    );
  const fork = await mergeBase(repo, tip.value, commit);
  if (!fork.ok) return no(exitCodes.incomplete, fork.error.message, fork.error.todo ?? 'Fetch more history.');
  const rules = await baseRules(repo, tip.value, modelPlacesOf(session));
  if (!rules.ok) return no(exitCodes.incomplete, rules.error.message, rules.error.todo);
  return { tip: tip.value, fork: fork.value, rules: rules.value };
}

/** The engines ask for the reports of both models: a change that drops a verification is still held to it. */
function stationsFor(
  session: Session,
  { base, head }: Models,
  ignore: readonly string[],
): Session['stations'] {
  const wanted = new Set(session.stations.map(({ engine }) => engine.id));
  const engines = session.wish.tools.engines.filter(({ id }) => wanted.has(id));
  const both =
    base === undefined ? head : { ...head, mitigations: [...head.mitigations, ...base.mitigations] };
  const optionsOf = (id: string) => session.stations.find(({ engine }) => engine.id === id)?.options ?? {};
  return stationsOf(engines, both, { sast: { ...optionsOf('sast'), ignore }, secrets: optionsOf('secrets') });
}

/** Findings in files that are the same in the base are not new; the others are recognised among the base's. */
async function newnessOf(session: Session, base: Base, seen: Survey): Promise<IsNew | undefined> {
  const { ground, stations, wish } = session;
  if (ground.repo === undefined) return undefined;
  const changed = await changedFiles({ ...session, wish: { ...wish, changedSince: base.fork } });
  if (!changed.ok) return undefined;
  const paths = new Set([...changed.value.walk.files.map(({ path }) => path), ...changed.value.removed]);
  const ofTree = stations.filter(({ engine }) => engine.id !== 'tests');
  const same = new Map(session.walk.files.map((file) => [file.path, file]));
  const part = {
    wanted: (path: string): boolean => paths.has(path),
    signal: wish.signal,
    facts: seen.inspections
      .flatMap(({ facts }) => facts)
      .filter((fact) => 'path' in fact && !paths.has(fact.path)),
    readSame: (path: string): SourceFile | undefined => readIn(ground, same.get(path)),
  };
  // With a key of this run alone, another secret in the old one's place is another finding.
  const keyed = withIdentityKey(ofTree, randomKey());
  const old = await findingsAt(ground.repo, base.fork, keyed, part);
  if (!old.ok) return undefined;
  const single = keyed.filter(({ engine }) => engine.run === undefined);
  const now = changed.value.walk.files.flatMap((file) => {
    const looked = lookAt(
      ground.root,
      file,
      single.filter(({ engine, options }) => engine.wants(file, options)),
    );
    return 'unread' in looked
      ? []
      : looked.events.flat().flatMap((event) => (event.kind === 'finding' ? [event.finding] : []));
  });
  // Flows may pass through a changed file and end in another one.
  for (const { engine, findings } of seen.inspections)
    if (engine.run !== undefined && engine.id !== 'tests')
      now.push(...findings.filter((finding) => pathsOf(finding).some((path) => paths.has(path))));
  const fresh = new Set([...newAmong(old.value, now)].map((n) => placeKey(now[n])));
  return (finding) => finding.engine === 'tests' || fresh.has(placeKey(finding));
}

/** Every file that a finding speaks of. */
function pathsOf({ at, steps = [] }: Finding): readonly string[] {
  return [pathOf(at) ?? '', ...steps.map((step) => step.at.path)];
}

function readIn({ root }: Ground, file: WalkedFile | undefined): SourceFile | undefined {
  const read = file === undefined ? undefined : readWalked(root, file);
  return read?.ok === true ? read.value : undefined;
}

function withIdentityKey(stations: Session['stations'], identityKey: string): Session['stations'] {
  return stations.map((one) =>
    one.engine.id === 'secrets' ? { ...one, options: { ...one.options, identityKey } } : one,
  );
}

/** The same place by the same rule, in one and the same tree. */
function placeKey(finding: Pick<Finding, 'rule' | 'at'> | undefined): string {
  return JSON.stringify([finding?.rule, finding?.at]);
}

/**
 * Verifications whose last evidence at the fork was a failure: this change did not break them. Evidence of a work
 * tree with changes is not about the fork, and of another question not about this verification.
 */
async function failuresAt(
  session: Session,
  fork: string,
  questions: readonly Question[],
): Promise<ReadonlySet<string>> {
  const asked = new Set(questions.map(({ digest }) => digest));
  const evidence = await session.store.readEvidence();
  if (!evidence.ok) return new Set();
  const last = new Map(
    evidence.value
      .filter(({ commit, dirty, question }) => commit === fork && !dirty && asked.has(question))
      .map((one) => [one.verification, one.outcome]),
  );
  return new Set([...last].filter(([, outcome]) => outcome === 'fail').map(([id]) => id));
}

function statusOf(decision: GateReport): Report['status'] {
  if (decision.verdict === 'incomplete') return 'failed';
  return decision.items.some(({ kind }) => kind === 'incomplete') ? 'partial' : 'complete';
}

/** `--fail-on` counts what the change brings; what was there before is not its fault. */
function exitOf({ failOn }: Wish, { verdict }: GateReport, findings: Report['findings']): ExitCode {
  if (verdict === 'block') return exitCodes.blocked;
  if (verdict === 'incomplete') return exitCodes.incomplete;
  const brought = findings.filter((one) => one.history === 'new' && isOpen(one));
  const met = failOn !== undefined && brought.some(({ severity }) => atLeast(severity, failOn));
  return met ? exitCodes.blocked : exitCodes.done;
}

function auditRow(ground: Ground, decision: GateReport) {
  const blocking = decision.items.filter((item) => item.decision === 'block').map(({ subject }) => subject);
  return {
    at: ground.clock.now(),
    kind: 'gate',
    subject: ground.commit,
    who: 'holdfast',
    because: blocking.length === 0 ? decision.verdict : `${decision.verdict}: ${blocking.join(', ')}`,
    inputs: digestOf(decision),
  };
}

/** What the change takes away from the model: shown, because the gate cannot judge it. */
function weakeningNotices({ base, head }: Models): readonly string[] {
  if (base === undefined) return [];
  return diffModels(base, head).changes.flatMap(({ kind, id, weakens }) =>
    weakens.map((why) => `this change weakens the model: ${kind} ${id}: ${why}`),
  );
}

function nextAfterGate(decision: GateReport): string {
  const [first] = decision.items;
  return first === undefined ? 'holdfast verify' : `holdfast explain ${first.subject}`;
}
