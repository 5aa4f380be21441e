import type { ProposalRule } from '../proposal-rule.ts';

/** Code and credentials that come from, or go to, elsewhere. */
export const supplyRules: readonly ProposalRule[] = [
  {
    id: 'committed-credential',
    when: { on: ['service', 'function', 'program', 'frontend', 'infrastructure', 'pipeline', 'cluster'], any: ['secret-setting', 'ci-secrets', 'sql', 'nosql', 'llm', 'payment', 'object-storage', 'terraform', 'cloudformation', 'kubernetes', 'dockerfile', 'web', 'publishes'] },
    threat: {
      title: 'A credential is committed, found and used',
      risk: 'takeover', actor: 'visitor', cwe: [798, 540], capec: [37], stride: ['I', 'E'], impact: 5, likelihood: 3, likelier: ['env-file'],
    },
    mitigation: { id: 'no-secrets-in-code', title: 'No working credential is in the files', layer: 'secrets', breakable: 'high' },
    verify: [{ type: 'secrets', rules: ['secrets/*'] }],
  },
  {
    id: 'default-password',
    when: { on: ['service', 'function', 'program'], all: ['default-password'] },
    threat: {
      title: 'A password from the example setup is still valid where it matters',
      risk: 'takeover', actor: 'visitor', cwe: [1392, 798], capec: [70], stride: ['S', 'E'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'no-default-passwords', title: 'Passwords are set per installation, and the service does not start with a known one', layer: 'secrets', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 1, tests: 'with production settings and the example password the service refuses to start' },
    ],
  },
  {
    id: 'vulnerable-dependency',
    when: { on: ['service', 'function', 'program', 'frontend', 'library'], all: ['package'] },
    threat: {
      title: 'A known vulnerability of a package can be reached from outside',
      risk: 'takeover', actor: 'visitor', cwe: [1395], stride: ['E', 'D'], impact: 4, likelihood: 4, lessLikely: ['dependency-updates'],
    },
    mitigation: { id: 'no-reachable-vulnerability', title: 'No reachable package has a known vulnerability that is high or worse', layer: 'dependencies', breakable: 'high' },
    verify: [{ type: 'sca' }],
  },
  {
    id: 'dependency-confusion',
    when: { on: ['service', 'function', 'program', 'frontend', 'library'], all: ['private-registry'] },
    threat: {
      title: 'A stranger publishes our private package’s name in the public registry, and the build takes it',
      risk: 'poisoned-release', actor: 'supplier', cwe: [427, 829], capec: [538], stride: ['T', 'E'], impact: 5, likelihood: 3,
    },
    mitigation: { id: 'one-registry-per-name', title: 'Each private name is bound to one registry, and the public one is not asked for it', layer: 'dependencies', breakable: 'medium' },
    verify: [{ type: 'sca' }, { type: 'manual', procedure: 'docs/registry-review.md' }],
  },
  {
    id: 'unlocked-dependencies',
    when: { on: ['service', 'function', 'program', 'frontend'], all: ['no-lockfile'] },
    threat: {
      title: 'A build takes whatever version was published last, and nobody reviewed it',
      risk: 'poisoned-release', actor: 'supplier', cwe: [1357, 494], capec: [538], stride: ['T'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'locked-dependencies', title: 'Builds install exactly what a committed lockfile names, with digests', layer: 'dependencies', breakable: 'medium' },
    verify: [{ type: 'sca' }],
  },
  {
    id: 'dependency-from-git',
    when: { on: ['service', 'function', 'program', 'frontend', 'library'], all: ['git-dependency'] },
    threat: {
      title: 'A package that is taken from an address instead of a registry changes under the same name',
      risk: 'poisoned-release', actor: 'supplier', cwe: [494, 829], stride: ['T'], impact: 4, likelihood: 2,
    },
    mitigation: { id: 'registry-dependencies', title: 'Packages come from a registry, or from an address with a digest or commit', layer: 'dependencies', breakable: 'medium' },
    verify: [{ type: 'sca' }],
  },
  {
    id: 'hostile-input-to-library',
    when: { on: ['library'], all: ['library'] },
    threat: {
      title: 'Input that a user of this library passes on from strangers crashes it or keeps it busy',
      risk: 'outage', actor: 'visitor', cwe: [400, 20], capec: [130], stride: ['D'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'bounded-input', title: 'What the library reads has limits of size, depth and time, and bad input is an error, not a crash', layer: 'code', breakable: 'medium' },
    verify: [
      { type: 'tests', min: 3, tests: 'huge, deeply nested and malformed input each end in an error within the limit' },
      { type: 'sast', rules: ['*/redos', '*/unbounded-*'] },
    ],
  },
  {
    id: 'stolen-publisher-account',
    when: { on: ['library'], all: ['library'] },
    threat: {
      title: 'Somebody takes over the account of a publisher and releases a version in our name',
      risk: 'poisoned-release', actor: 'supplier', cwe: [308, 494], capec: [538], stride: ['S', 'T'], impact: 5, likelihood: 2,
    },
    mitigation: { id: 'publisher-second-factor', title: 'Publishing needs a second factor or a trusted workflow, and old tokens are gone', layer: 'process', breakable: 'low' },
    verify: [{ type: 'manual', procedure: 'docs/publisher-review.md' }],
  },
  {
    id: 'unsafe-default-of-library',
    when: { on: ['library'], all: ['library'] },
    threat: {
      title: 'A default that is convenient leaves every user of this library open who does not change it',
      risk: 'misuse', actor: 'visitor', cwe: [1188, 276], stride: ['E', 'I'], impact: 4, likelihood: 2,
    },
    mitigation: { id: 'safe-defaults', title: 'Protection is on by default, and switching it off needs a name that says so', layer: 'code', breakable: 'medium' },
    verify: [{ type: 'tests', min: 2, tests: 'without any options the protective behaviour is on' }],
  },
];
