import { trivyActionCommits } from './trivy-commits.ts';

/** Tags `prefix` + version, from `first` to `last`, both included. */
export interface TagRange {
  readonly prefix: string;
  readonly first: string;
  readonly last: string;
}

/** One takeover of actions: which refs ran the attacker's code, when, and who says so. */
export interface Incident {
  /** CVE or GHSA where there is one. */
  readonly id: string;
  /** `owner/repo`, lower case. */
  readonly actions: readonly string[];
  /** Days, UTC. */
  readonly from: string;
  readonly until: string;
  readonly what: string;
  /** The attacker's commits, as far as they were published. */
  readonly commits: readonly string[];
  readonly tags: 'all' | readonly TagRange[];
  /** What became of the tags. */
  readonly now: 'malicious' | 'restored' | 'removed';
  readonly sources: readonly string[];
  /** When these facts were last looked at. */
  readonly checked: string;
}

const checked = '2026-11-23';

/** Takeovers that are known, oldest first. A pin to a commit that is not listed is never reported. */
export const incidents: readonly Incident[] = [
  {
    id: 'CVE-2025-30154',
    actions: ['reviewdog/action-setup'],
    from: '2025-03-11',
    until: '2025-03-11',
    what: 'the tag v1 was moved to code that prints the secrets of the job, for about two hours',
    commits: ['f0d342d24037bb11d26b9bd8496e0808ba32e9ec'],
    tags: [{ prefix: 'v', first: '1', last: '1' }],
    now: 'restored',
    sources: [
      'https://github.com/advisories/GHSA-qmg3-hpqr-gqvc',
      'https://github.com/reviewdog/reviewdog/issues/2079',
    ],
    checked,
  },
  {
    id: 'CVE-2025-30066',
    actions: ['tj-actions/changed-files'],
    from: '2025-03-14',
    until: '2025-03-15',
    what: 'all tags up to v45.0.7 were moved to code that prints the secrets of the job',
    commits: ['0e58ed8671d6b60d0890c21b07f8835ace038e67'],
    tags: [{ prefix: 'v', first: '1', last: '45.0.7' }],
    now: 'restored',
    sources: [
      'https://github.com/advisories/GHSA-mrrh-fwg8-r2c3',
      'https://github.com/tj-actions/changed-files/issues/2463',
    ],
    checked,
  },
  {
    id: 'xygeni-action tag v5',
    actions: ['xygeni/xygeni-action'],
    from: '2026-03-03',
    until: '2026-03-09',
    what: 'the tag v5 was moved to a backdoor; it was removed and will not come back',
    commits: [],
    tags: [{ prefix: 'v', first: '5', last: '5' }],
    now: 'removed',
    sources: ['https://xygeni.io/?p=73145'],
    checked,
  },
  {
    id: 'CVE-2026-33634',
    actions: ['aquasecurity/trivy-action'],
    from: '2026-03-19',
    until: '2026-03-20',
    what: 'every tag without a v up to 0.34.2 was moved to code that reads the secrets out of the runner',
    commits: trivyActionCommits,
    tags: [{ prefix: '', first: '0.0.1', last: '0.34.2' }],
    now: 'removed',
    sources: [
      'https://github.com/aquasecurity/trivy/security/advisories/GHSA-69fq-xp46-6x23',
      'https://github.com/aquasecurity/trivy-action/issues/541',
    ],
    checked,
  },
  {
    id: 'CVE-2026-33634',
    actions: ['aquasecurity/setup-trivy'],
    from: '2026-03-19',
    until: '2026-03-20',
    what: 'the tags v0.2.0 to v0.2.6 were moved to code that reads the secrets out of the runner; only v0.2.6 was made anew',
    commits: [
      '386c0f18ac3d7f2ed33e2d884761119f4024ff8a',
      '384add36b52014a0f99c0ab3a3d58bd47e53d00f',
      '6d8d730153d6151e03549f276faca0275ed9c7b2',
      '7a4b6f31edb8db48cc22a1d41e298b38c4a6417e',
      '8afa9b9f9183b4e00c46e2b82d34047e3c177bd0',
      '99b93c070aac11b52dfc3e41a55cbb24a331ae75',
      'f4436225d8a5fd1715d3c2290d8a50643e726031',
    ],
    tags: [{ prefix: 'v', first: '0.2.0', last: '0.2.5' }],
    now: 'removed',
    sources: ['https://github.com/aquasecurity/trivy/security/advisories/GHSA-69fq-xp46-6x23'],
    checked,
  },
  {
    id: 'checkmarx actions, March 2026',
    actions: ['checkmarx/kics-github-action'],
    from: '2026-03-23',
    until: '2026-03-23',
    what: 'the release tags were moved to code that steals credentials, for about four hours',
    commits: [],
    tags: [{ prefix: 'v', first: '1', last: '2.1.19' }],
    now: 'removed',
    sources: [
      'https://www.wiz.io/blog/teampcp-attack-kics-github-action',
      'https://github.com/Checkmarx/kics/issues/8007',
    ],
    checked,
  },
  {
    id: 'checkmarx actions, March 2026',
    actions: ['checkmarx/ast-github-action'],
    from: '2026-03-23',
    until: '2026-03-23',
    what: 'the release 2.3.28 held code that steals credentials',
    commits: [],
    tags: [{ prefix: '', first: '2.3.28', last: '2.3.28' }],
    now: 'removed',
    sources: ['https://checkmarx.com/blog/ongoing-security-updates/'],
    checked,
  },
  {
    id: 'actions-cool takeover, May 2026',
    actions: ['actions-cool/issues-helper', 'actions-cool/maintain-one-comment'],
    from: '2026-05-18',
    until: 'now',
    what: 'every tag was moved to code that reads the secrets out of the runner, and none was moved back',
    commits: [],
    tags: 'all',
    now: 'malicious',
    sources: [
      'https://github.com/actions-cool/issues-helper/issues/231',
      'https://www.stepsecurity.io/blog/actions-cool-issues-helper-github-action-compromised-all-tags-point-to-imposter-commit-that-exfiltrates-ci-cd-credentials',
    ],
    checked,
  },
];
