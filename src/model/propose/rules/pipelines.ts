import type { ProposalRule } from '../proposal-rule.ts';

/** Build pipelines and the forge; mitigation ids are those that the rules of the cicd engine serve. */
export const pipelineRules: readonly ProposalRule[] = [
  {
    id: 'moved-action',
    when: { on: ['pipeline'], any: ['movable-action', 'movable-ci-image', 'remote-include'] },
    threat: {
      title: 'A third-party action or image is moved to hostile code after it was reviewed',
      risk: 'poisoned-release', actor: 'supplier', cwe: [829, 1357], capec: [538], stride: ['T', 'E'], impact: 5, likelihood: 3,
    },
    mitigation: { id: 'pin-third-party-ci-code', title: 'Third-party pipeline code is named by its commit or digest', layer: 'cicd', breakable: 'high' },
    verify: [{ type: 'cicd', rules: ['cicd/unpinned-action', 'cicd/unpinned-image'] }],
  },
  {
    id: 'known-bad-action',
    when: { on: ['pipeline'], all: ['github-actions'] },
    threat: {
      title: 'A pipeline uses an action that is known to have been taken over',
      risk: 'takeover', actor: 'supplier', cwe: [506], capec: [538], stride: ['T', 'I'], impact: 5, likelihood: 2,
    },
    mitigation: { id: 'no-compromised-ci-code', title: 'No pipeline uses code that is known to be compromised', layer: 'cicd', breakable: 'medium' },
    verify: [{ type: 'cicd', rules: ['cicd/compromised-action'] }],
  },
  {
    id: 'hostile-pull-request',
    when: { on: ['pipeline'], all: ['fork-trigger'] },
    threat: {
      title: 'A pull request from a fork runs its code with the secrets of the repository',
      risk: 'takeover', actor: 'contributor', cwe: [863, 94], stride: ['E', 'I'], impact: 5, likelihood: 3,
    },
    mitigation: { id: 'isolate-untrusted-ci-code', title: 'Code from outside runs without secrets and without write access', layer: 'cicd', breakable: 'medium' },
    verify: [{ type: 'cicd', rules: ['cicd/dangerous-trigger'] }],
  },
  {
    id: 'pipeline-injection',
    when: { on: ['pipeline'], any: ['event-text-in-script', 'pull-request-run', 'fork-trigger'] },
    threat: {
      title: 'A title, branch name or comment of a stranger becomes a command in the pipeline',
      risk: 'takeover', actor: 'contributor', cwe: [78, 94], capec: [88], stride: ['T', 'E'], impact: 5, likelihood: 2, likelier: ['event-text-in-script', 'fork-trigger'],
    },
    mitigation: { id: 'no-untrusted-input-in-ci-scripts', title: 'Scripts get foreign text through the environment, never by substitution', layer: 'cicd', breakable: 'medium' },
    verify: [{ type: 'cicd', rules: ['cicd/template-injection'] }],
  },
  {
    id: 'wide-pipeline-token',
    when: { on: ['pipeline'], any: ['default-permissions', 'write-permissions'] },
    threat: {
      title: 'A broken step pushes code or releases with a token that may do more than its job needs',
      risk: 'poisoned-release', actor: 'supplier', cwe: [250, 272], stride: ['E', 'T'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'least-privilege-ci-token', title: 'Each workflow states the rights it needs and has no others', layer: 'cicd', breakable: 'medium' },
    verify: [{ type: 'cicd', rules: ['cicd/excessive-permissions', 'cicd/missing-permissions'] }],
  },
  {
    id: 'all-secrets-handed-over',
    when: { on: ['pipeline'], all: ['secrets-inherit'] },
    threat: {
      title: 'A called workflow gets every secret, including those it has no use for',
      risk: 'takeover', actor: 'supplier', cwe: [250, 668], stride: ['I'], impact: 4, likelihood: 2,
    },
    mitigation: { id: 'least-privilege-ci-secrets', title: 'Called workflows get the secrets they need by name', layer: 'cicd', breakable: 'medium' },
    verify: [{ type: 'cicd', rules: ['cicd/secrets-inherit'] }],
  },
  {
    id: 'runner-taken-over',
    when: { on: ['pipeline'], all: ['self-hosted'] },
    threat: {
      title: 'Code of a stranger stays on our own runner and waits for the next build',
      risk: 'poisoned-release', actor: 'contributor', cwe: [653, 829], stride: ['E', 'T'], impact: 5, likelihood: 2, likelier: ['pull-request-run', 'fork-trigger'],
    },
    mitigation: { id: 'isolated-ci-runners', title: 'Own runners are thrown away after each job and never run code from forks', layer: 'cicd', breakable: 'medium' },
    verify: [{ type: 'cicd', rules: ['cicd/self-hosted-fork-code'] }],
  },
  {
    id: 'long-lived-cloud-key',
    when: { on: ['pipeline'], all: ['long-lived-cloud-key'] },
    threat: {
      title: 'A cloud key that never expires leaks from the pipeline',
      risk: 'takeover', actor: 'supplier', cwe: [522, 798], stride: ['I', 'E'], impact: 5, likelihood: 3,
    },
    mitigation: { id: 'short-lived-cloud-access', title: 'Pipelines get cloud access for one job by identity federation', layer: 'cicd', breakable: 'low' },
    verify: [{ type: 'manual', procedure: 'docs/cloud-access-review.md' }],
  },
  {
    id: 'release-in-our-name',
    when: { on: ['pipeline'], all: ['publishes'] },
    threat: {
      title: 'Somebody publishes a release in our name with a stolen token or from an unreviewed branch',
      risk: 'poisoned-release', actor: 'contributor', cwe: [494, 345], stride: ['S', 'T'], impact: 5, likelihood: 3,
    },
    mitigation: { id: 'guarded-release', title: 'Releases are published by a protected workflow with short-lived rights and provenance', layer: 'cicd', breakable: 'low' },
    verify: [{ type: 'manual', procedure: 'docs/release-review.md' }],
  },
  {
    id: 'deployment-of-unreviewed-code',
    when: { on: ['pipeline'], all: ['deploys'] },
    threat: {
      title: 'A push that nobody reviewed is deployed',
      risk: 'takeover', actor: 'insider', cwe: [284, 1357], stride: ['T', 'E'], impact: 5, likelihood: 2,
    },
    mitigation: { id: 'guarded-deployment', title: 'Deployments come from a protected branch and need an approval', layer: 'cicd', breakable: 'low' },
    verify: [{ type: 'manual', procedure: 'docs/deployment-review.md' }],
  },
  {
    id: 'unreviewed-change',
    when: { on: ['pipeline'], any: ['github-actions', 'gitlab-ci'] },
    threat: {
      title: 'A change reaches the main branch without a second pair of eyes',
      risk: 'poisoned-release', actor: 'insider', cwe: [284], capec: [438], stride: ['T', 'R'], impact: 4, likelihood: 3, lessLikely: ['code-owners'],
    },
    mitigation: { id: 'reviewed-changes', title: 'The main branch is protected and needs the review of an owner', layer: 'scm', breakable: 'low' },
    verify: [{ type: 'manual', procedure: 'docs/branch-review.md' }],
  },
];
