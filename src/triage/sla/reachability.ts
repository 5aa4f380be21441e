import type { Finding } from '../../core/finding.ts';

/**
 * Whether what an attacker sends gets to a finding, where its engine could tell: a flow has a source, a run-time finding
 * was reached, and an engine of packages says so in its note `reachability`. Undefined when nobody knows.
 */
export function reachabilityOf({ engine, steps = [], notes = [] }: Finding): 'yes' | 'no' | undefined {
  if (engine === 'dast' || engine === 'iast') return 'yes';
  if (engine === 'sast') return steps.length >= flowStepsMin ? 'yes' : undefined;
  const [, grade] = notes.find(([key]) => key === 'reachability') ?? [];
  if (grade === undefined) return undefined;
  if (reached.has(grade)) return 'yes';
  return unreached.has(grade) ? 'no' : undefined;
}

/** A source and a sink. */
const flowStepsMin = 2;
const reached = new Set(['attacker-controlled', 'executed']);
const unreached = new Set(['not-imported']);
