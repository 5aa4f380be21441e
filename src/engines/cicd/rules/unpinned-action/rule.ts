import { defineRule } from '../../define-rule.ts';
import type { Report } from '../../define-rule.ts';
import { isCommit, nameOf } from '../../parse-use.ts';
import type { Use } from '../../workflow.ts';

export const rule = defineRule({
  title: 'Action used by a movable name',
  why: 'A tag or branch can be moved to other code after you reviewed it, and that code then runs with your secrets; a commit cannot.',
  todo: 'Use the full commit, and keep the tag as a comment behind it.',
  severity: 'high',
  confidence: 'high',
  mitigations: ['pin-third-party-ci-code'],
  cwe: [829, 1357],
  proof: 'measured',
  *check({ jobs }) {
    for (const job of jobs) {
      if (job.uses !== undefined) yield* reportOf(job.uses, job.id);
      for (const step of job.steps) {
        if (step.uses !== undefined) yield* reportOf(step.uses, `${job.id}/${step.label}`);
      }
    }
  },
});

function* reportOf(use: Use, scope: string): Iterable<Report> {
  if (use.kind === 'docker') {
    if (use.image.digest !== '') return;
    const tag = use.image.tag || 'latest';
    yield {
      at: use,
      scope,
      message: `the image ${use.image.name} is pinned to "${tag}", not to a digest`,
      notes,
    };
    return;
  }
  if (use.kind !== 'remote' || isCommit(use.ref) || refusesCommits(use)) return;
  yield {
    at: use,
    scope,
    message: `${nameOf(use)} is pinned to ${kindOf(use.ref)} "${use.ref}", not to a commit`,
    severity: firstParty.has(use.owner.toLowerCase()) ? 'medium' : 'high',
    notes,
  };
}

const notes = [
  ['fix', 'needs the network: the commit that the name stands for today has to be looked up'],
] as const;

// GitHub's own: whoever moves these already runs the machine.
const firstParty = new Set(['actions', 'github']);

/** The SLSA generators check the tag they were called by, and refuse to run from a commit (their README, "Referencing"). */
function refusesCommits(use: Use & { kind: 'remote' }): boolean {
  const name = `${use.owner}/${use.repo}`.toLowerCase();
  return name === 'slsa-framework/slsa-github-generator' && /^v\d+\.\d+\.\d+$/.test(use.ref);
}

function kindOf(ref: string): string {
  if (/^[0-9a-f]{7,39}$/i.test(ref) && /\d/.test(ref) && /[a-f]/i.test(ref)) return 'the shortened commit';
  return /^v?\d+(?:\.|$)/.test(ref) ? 'the tag' : 'the name';
}
