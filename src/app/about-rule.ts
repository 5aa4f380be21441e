import { isoTime } from '../core/clock.ts';
import type { Label } from '../core/label.ts';
import { counted } from '../core/plural.ts';
import { ok, type Result } from '../core/result.ts';
import type { RuleInfo } from '../core/rule.ts';
import { mayBlock } from '../gate/may-block.ts';
import type { StoreError } from '../store/store.ts';
import { labelOf } from '../triage/decide.ts';
import { labelCounts, type LabelCount } from '../triage/precision/label-counts.ts';
import { labelsFor, proofsOf, rulesBlocking } from './proofs.ts';
import { relating } from './relate.ts';
import type { Session } from './session.ts';
import type { Wish } from './wish.ts';

/** All about one rule, as lines: what it says of itself, what it proved and whether it may block. */
export async function aboutRule(
  session: Session,
  rule: RuleInfo,
): Promise<Result<readonly string[], StoreError>> {
  const labels = await labelsFor(session);
  if (!labels.ok) return labels;
  const { loaded, decisions } = session;
  const now = session.ground.clock.now();
  const unjudged = await unjudgedOf(session, rule.id);
  if (!unjudged.ok) return unjudged;
  const blocking = await rulesBlocking(session, [rule]);
  if (!blocking.ok) return blocking;
  const policy = loaded.model.gate;
  const ground = { labels: labels.value, decisions, now, policy, blocking: blocking.value };
  const proof = proofsOf([rule], { ...ground, unjudged: new Map([[rule.id, unjudged.value]]) }).get(rule.id);
  const permission = mayBlock(rule, policy, proof);
  return ok([
    ...ofItself(session, rule),
    `precision   ${proof === undefined ? 'not measured' : proof.because}`,
    ...labelLines(rule, [...labels.value, ...decisions.map(labelOf)], now),
    ...(unjudged.value === 0
      ? []
      : [`not judged  ${counted(unjudged.value, 'open finding')} of this repository`]),
    `gate        ${permission.allowed ? 'may block' : 'only comments'}: ${permission.because}`,
    '',
    `next: holdfast scan --engine ${rule.engine}`,
  ]);
}

function ofItself({ loaded, wish }: Session, rule: RuleInfo): readonly string[] {
  const path = { kind: 'code', path: '', line: 1, column: 1, endLine: 1, endColumn: 1 } as const;
  const { contradicts } = relating(loaded.model)(rule, path);
  const page = pageOf(wish, rule);
  return [
    `${rule.id}  ${rule.severity}`,
    rule.title,
    '',
    `why         ${rule.why}`,
    `do          ${rule.todo}`,
    ...(rule.runbook ?? []).map(
      (step, index) => `${index === 0 ? 'steps' : '     '}       ${index + 1}. ${step}`,
    ),
    `weakness    ${rule.cwe.map((cwe) => `CWE-${cwe}`).join(', ') || 'none named'}`,
    `patterns    ${rule.mitigations.join(', ') || 'none named'}`,
    `serves      ${contradicts.join(', ') || 'no mitigation of this model'}`,
    ...(rule.file === undefined ? [] : [`file        ${rule.file}`]),
    ...(page === undefined ? [] : [`page        ${page}`]),
    `examples    ${rule.fixtures.bad} that fire, ${rule.fixtures.ok} that stay silent`,
  ];
}

/** The generated page of a built-in rule, in the repository of Holdfast. */
function pageOf({ tools }: Wish, { id, engine, file }: RuleInfo): string | undefined {
  const builtIn = engine === 'sast' && tools.builtInRules.some(({ path }) => path === file);
  return builtIn ? `docs/rules/${id}.md` : undefined;
}

/** Open findings of the rule that this repository's state knows and that no decision is about. */
async function unjudgedOf({ store, decisions }: Session, rule: string): Promise<Result<number, StoreError>> {
  const known = await store.loadFindings();
  if (!known.ok) return known;
  const judged = new Set(decisions.map(({ finding }) => finding));
  const open = known.value.state.findings.filter(
    (one) => one.rule === rule && one.status === 'open' && !judged.has(one.id),
  );
  return ok(open.length);
}

function labelLines(rule: RuleInfo, labels: readonly Label[], now: number): readonly string[] {
  const counts = labelCounts(rule, labels, now);
  if (counts.length === 0) return ['labels      none'];
  return counts.map((count, n) => `${n === 0 ? 'labels' : '      '}      ${countText(count)}`);
}

function countText({ from, tp, fp, unsure, outdated, newest }: LabelCount): string {
  const parts = [
    `${tp} true`,
    `${fp} false`,
    ...(unsure === 0 ? [] : [`${unsure} unsure`]),
    ...(outdated === 0 ? [] : [`${outdated} of another version of the rule`]),
  ];
  return `${from}: ${parts.join(', ')}; newest of ${isoTime(newest).slice(0, 10)}`;
}
