import type { Decision } from '../core/decision.ts';
import { anchorDigestOf } from './anchor-digest.ts';
import type { Anchored } from './identity/anchored.ts';
import { assign } from './identity/assign.ts';

/**
 * Finds, by position, the decision about each finding on a machine that has no state: by the digests of its anchor.
 * Only equality counts: likeness never carries a decision.
 */
export function matchDecisions(
  findings: readonly Anchored[],
  decisions: readonly Decision[],
): ReadonlyMap<number, Decision> {
  const before = decisions.map((decision) => ({ ...decision, id: decision.finding, line: 0 }));
  const after = findings.map((finding) => ({ ...finding, line: 0, anchor: anchorDigestOf(finding) }));
  const found = new Map<number, Decision>();
  for (const match of assign(before, after, { exactOnly: true })) {
    const decision = decisions[match.before];
    if (decision !== undefined) found.set(match.after, decision);
  }
  return found;
}
