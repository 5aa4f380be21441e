import type { Decision } from '../core/decision.ts';
import { limits } from '../core/limits.ts';
import type { Problem } from '../core/problem.ts';
import { readDecisions } from '../triage/decisions.ts';
import type { ReadPath } from './load-model.ts';
import { redactProblems, redactText } from './redact.ts';

/** Where a repository keeps what people decided about its findings. */
export const decisionsPath = '.holdfast/triage.jsonl';

/** The committed decisions, as the given tree has them; none when there is no file. */
export function loadDecisions(read: ReadPath): {
  readonly decisions: readonly Decision[];
  readonly problems: readonly Problem[];
} {
  const file = read(decisionsPath);
  if (file.ok) {
    const text = new TextDecoder().decode(file.value.subarray(0, limits.decisionsBytes + 1));
    const { decisions, problems } = readDecisions(decisionsPath, text);
    return { decisions: decisions.map(redactDecision), problems: redactProblems(problems) };
  }
  if (file.error.includes('ENOENT')) return { decisions: [], problems: [] };
  return { decisions: [], problems: [{ kind: 'failed', target: decisionsPath, message: file.error }] };
}

/** A decision whose words hold no secret, whoever wrote them down. */
export function redactDecision(decision: Decision): Decision {
  const by = redactText(decision.by);
  if (decision.kind === 'confirm') return { ...decision, by };
  const reason = redactText(decision.reason);
  if (decision.kind === 'ignore') return { ...decision, by, reason };
  return { ...decision, by, reason, owner: redactText(decision.owner) };
}
