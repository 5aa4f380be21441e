import type { Label } from '../../core/label.ts';
import type { RuleInfo } from '../../core/rule.ts';
import { ownLabels } from './own-labels.ts';

/** What one corpus, or triage, says of a rule. */
export interface LabelCount {
  /** The corpus' name; `triage` for decisions about findings of one's own. */
  readonly from: string;
  readonly tp: number;
  readonly fp: number;
  readonly unsure: number;
  /** Labels of another version of the rule, not among the three above. */
  readonly outdated: number;
  /** When the newest was given; milliseconds since 1970. */
  readonly newest: number;
}

/** The labels behind a rule's measured precision, by where they come from: triage first, then corpora by name. */
export function labelCounts(
  rule: Pick<RuleInfo, 'id' | 'digest'>,
  labels: readonly Label[],
  now: number,
): readonly LabelCount[] {
  const counts = new Map<string, LabelCount>();
  for (const label of ownLabels(rule.id, labels, now)) {
    const from = label.source === 'triage' ? 'triage' : label.corpus;
    const known = counts.get(from) ?? { from, tp: 0, fp: 0, unsure: 0, outdated: 0, newest: 0 };
    const kind = label.digest === rule.digest ? label.label : 'outdated';
    counts.set(from, { ...known, [kind]: known[kind] + 1, newest: Math.max(known.newest, label.at) });
  }
  const rank = ({ from }: LabelCount): string => (from === 'triage' ? '' : from);
  return [...counts.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
