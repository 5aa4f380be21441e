import type { Decision } from '../core/decision.ts';
import type { Label } from '../core/label.ts';
import { digestOf } from '../core/digest.ts';
import type { TrackedFinding } from '../core/tracked.ts';
import { anchorDigestOf } from './anchor-digest.ts';

/** What a person says about a finding. */
export type Verdict =
  | { readonly kind: 'confirm' }
  | { readonly kind: 'ignore'; readonly reason: string; readonly until?: number }
  | { readonly kind: 'accept'; readonly reason: string; readonly owner: string; readonly until: number };

/** The decision to write down about a finding; `at` in milliseconds since 1970. */
export function decide(finding: TrackedFinding, verdict: Verdict, by: string, at: number): Decision {
  const { id, rule, ruleDigest, path } = finding;
  return { finding: id, rule, ruleDigest, path, anchor: anchorDigestOf(finding), by, at, ...verdict };
}

/** What a decision teaches about its rule: an accepted risk was a true finding, an ignored one was false. */
export function labelOf({ rule, ruleDigest, kind, path, anchor, by, at }: Decision): Label {
  return {
    rule,
    digest: ruleDigest,
    label: kind === 'ignore' ? 'fp' : 'tp',
    source: 'triage',
    corpus: '',
    who: by,
    at,
    codeContext: digestOf({ path, anchor }),
  };
}
