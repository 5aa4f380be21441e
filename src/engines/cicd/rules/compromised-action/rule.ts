import { defineRule } from '../../define-rule.ts';
import type { Report } from '../../define-rule.ts';
import { isCommit } from '../../parse-use.ts';
import type { Use } from '../../workflow.ts';
import { incidents } from './incidents.ts';
import type { Incident, TagRange } from './incidents.ts';

export const rule = defineRule({
  title: 'Action that was taken over',
  why: 'This action, at this very ref, was made to run an attacker’s code that reads the secrets of the job.',
  todo: 'Replace it by a commit from before or after the attack, and rotate every secret of the jobs that ran it meanwhile.',
  severity: 'critical',
  confidence: 'high',
  mitigations: ['pin-third-party-ci-code', 'no-compromised-ci-code'],
  cwe: [506, 829],
  proof: 'by-construction',
  *check({ jobs }) {
    for (const job of jobs) {
      if (job.uses !== undefined) yield* reportsOf(job.uses, job.id);
      for (const step of job.steps) {
        if (step.uses !== undefined) yield* reportsOf(step.uses, `${job.id}/${step.label}`);
      }
    }
  },
});

function* reportsOf(use: Use, scope: string): Iterable<Report> {
  if (use.kind !== 'remote') return;
  const name = `${use.owner}/${use.repo}`.toLowerCase();
  const incident = incidents.find((one) => one.actions.includes(name) && concerns(one, use.ref));
  if (incident === undefined) return;
  const exact = isCommit(use.ref);
  yield {
    at: use,
    scope,
    message: exact
      ? `${name} at commit ${use.ref.slice(0, 12)} is the attacker’s code of ${incident.id}`
      : `${name}@${use.ref} ${told[incident.now]} (${incident.id}, ${incident.from} to ${incident.until})`,
    severity: exact || incident.now === 'malicious' ? 'critical' : 'high',
    notes: [
      ['incident', incident.what],
      ['sources', incident.sources.join(' ')],
      ['known', incident.checked],
    ],
  };
}

const told: Readonly<Record<Incident['now'], string>> = {
  malicious: 'points to the attacker’s code',
  restored: 'was moved to the attacker’s code and back',
  removed: 'was moved to the attacker’s code and then removed',
};

function concerns(incident: Incident, ref: string): boolean {
  if (isCommit(ref)) return incident.commits.includes(ref.toLowerCase());
  // Branches were not moved.
  if (incident.tags === 'all') return /^v?\d/.test(ref);
  return incident.tags.some((range) => covers(range, ref));
}

function covers({ prefix, first, last }: TagRange, ref: string): boolean {
  if (!ref.startsWith(prefix)) return false;
  const version = ref.slice(prefix.length);
  if (!/^\d{1,6}(?:\.\d{1,6}){0,2}$/.test(version)) return false;
  return compare(version, first) >= 0 && compare(version, last) <= 0;
}

/** Parts that the ref leaves out say nothing: `45` is within `1` to `45.0.7`. Those a bound leaves out are 0. */
function compare(ref: string, bound: string): number {
  const left = ref.split('.').map(Number);
  const right = bound.split('.').map(Number);
  for (const [i, part] of left.entries()) {
    const difference = part - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
