import type { Finding } from '../../src/core/finding.ts';
import { noFindingState } from '../../src/core/tracked.ts';
import type { Anchored } from '../../src/triage/identity/anchored.ts';
import { settle } from '../../src/triage/settle.ts';
import type { RunFindings } from '../../src/triage/settle.ts';
import { benchRules } from './rules.ts';

/** A finding as an engine would report it. */
export function reported({ rule, path, line, anchor }: Anchored): Finding {
  const at = { kind: 'code', path, line, column: 1, endLine: line, endColumn: 1 } as const;
  return { engine: 'sast', rule, severity: 'medium', confidence: 'medium', at, message: rule, anchor };
}

/** A run of the bench set over the whole tree. */
export function runOf(at: number, findings: readonly Anchored[]): RunFindings {
  let ids = 0;
  const rules = new Map(benchRules.map(({ id }) => [id, 'digest']));
  return {
    at,
    findings: findings.map(reported),
    coverage: [
      {
        engine: 'sast',
        version: 1,
        finished: true,
        rules,
        catalogue: new Set(rules.keys()),
        paths: { kind: 'all-but', missed: new Set() },
      },
    ],
    newId: () => `f_${at}_${ids++}`,
  };
}

/** Imports the same run twice and counts what the second time changed. */
export function reimport(findings: readonly Anchored[]): { created: number; closed: number } {
  const once = settle(noFindingState, runOf(1, findings));
  const twice = settle(once.state, runOf(2, [...findings].reverse()));
  const kinds = twice.changes.map(({ kind }) => kind);
  const existed = new Set(once.state.findings.map(({ id }) => id));
  return {
    created: twice.state.findings.filter(({ id }) => !existed.has(id)).length,
    closed: kinds.filter((kind) => kind === 'fixed' || kind === 'rule-retired').length,
  };
}
