import type { ProposalRule } from '../proposal-rule.ts';

/** Infrastructure as code: cloud accounts and clusters. */
export const cloudRules: readonly ProposalRule[] = [
  {
    id: 'public-bucket',
    when: { on: ['infrastructure'], all: ['bucket'] },
    threat: {
      title: 'A bucket can be read or written past the service',
      risk: 'leak', actor: 'visitor', cwe: [732], stride: ['I', 'T'], impact: 5, likelihood: 3, likelier: ['bucket-public'],
    },
    mitigation: { id: 'private-buckets', title: 'Public access is blocked on every bucket and few roles can read', layer: 'cloud', breakable: 'medium' },
    verify: [{ type: 'cloud', rules: ['*/s3-public-access-block', '*/bucket-public'] }],
  },
  {
    id: 'wide-cloud-rights',
    when: { on: ['infrastructure'], any: ['iam-policy', 'iam-wildcard'] },
    threat: {
      title: 'A role that may do everything is used through the one service that holds it',
      risk: 'takeover', actor: 'visitor', cwe: [250, 269], stride: ['E'], impact: 5, likelihood: 2, likelier: ['iam-wildcard'],
    },
    mitigation: { id: 'narrow-roles', title: 'Roles name the actions and resources they need', layer: 'cloud', breakable: 'medium' },
    verify: [{ type: 'cloud', rules: ['*/iam-wildcard'] }],
  },
  {
    id: 'open-network',
    when: { on: ['infrastructure'], any: ['open-ingress', 'network'] },
    threat: {
      title: 'A port that was meant for us is open to the internet',
      risk: 'takeover', actor: 'visitor', cwe: [668, 284], stride: ['I', 'E'], impact: 4, likelihood: 3, likelier: ['open-ingress'],
    },
    mitigation: { id: 'narrow-ingress', title: 'Only the public entrance accepts traffic from everywhere', layer: 'cloud', breakable: 'medium' },
    verify: [{ type: 'cloud', rules: ['*/open-ingress'] }],
  },
  {
    id: 'public-database',
    when: { on: ['infrastructure'], any: ['managed-database', 'public-database'] },
    threat: {
      title: 'The managed database has a public address',
      risk: 'leak', actor: 'visitor', cwe: [668], stride: ['I', 'T'], impact: 5, likelihood: 2, likelier: ['public-database'],
    },
    mitigation: { id: 'private-databases', title: 'Databases have private addresses and accept their services only', layer: 'cloud', breakable: 'low' },
    verify: [{ type: 'cloud', rules: ['*/database-public'] }],
  },
  {
    id: 'unencrypted-storage',
    when: { on: ['infrastructure'], any: ['bucket', 'managed-database'] },
    threat: {
      title: 'A copied disk, backup or bucket can be read as it is',
      risk: 'leak', actor: 'insider', cwe: [311], stride: ['I'], impact: 4, likelihood: 2,
    },
    mitigation: { id: 'encrypted-storage', title: 'Storage and backups are encrypted with keys we control', layer: 'cloud', breakable: 'low' },
    verify: [{ type: 'cloud', rules: ['*/storage-encryption'] }],
  },
  {
    id: 'shared-snapshot',
    when: { on: ['infrastructure'], any: ['snapshot', 'managed-database'] },
    threat: {
      title: 'A snapshot is shared with another account or with everybody',
      risk: 'leak', actor: 'insider', cwe: [732], stride: ['I'], impact: 5, likelihood: 1, likelier: ['snapshot'],
    },
    mitigation: { id: 'private-snapshots', title: 'Snapshots stay in our accounts', layer: 'cloud', breakable: 'low' },
    verify: [{ type: 'cloud', rules: ['*/snapshot-public'] }],
  },
  {
    id: 'no-cloud-trail',
    when: { on: ['infrastructure'], any: ['iam-policy', 'bucket', 'managed-database'] },
    threat: {
      title: 'Actions in the account leave no record that an intruder could not delete',
      risk: 'misuse', actor: 'insider', cwe: [778], stride: ['R'], impact: 3, likelihood: 3,
    },
    mitigation: { id: 'cloud-audit-trail', title: 'All regions write an audit trail to a store that its writers cannot change', layer: 'cloud', breakable: 'low' },
    verify: [{ type: 'cloud', rules: ['*/audit-trail'] }],
  },
  {
    id: 'moved-infrastructure-module',
    when: { on: ['infrastructure'], all: ['remote-module'] },
    threat: {
      title: 'A module from elsewhere is moved to other code and applied with our rights',
      risk: 'takeover', actor: 'supplier', cwe: [829, 494], stride: ['T', 'E'], impact: 5, likelihood: 2,
    },
    mitigation: { id: 'pinned-modules', title: 'Modules are named by an exact version or commit', layer: 'cloud', breakable: 'medium' },
    verify: [{ type: 'cloud', rules: ['*/unpinned-module'] }],
  },
  {
    id: 'state-file-read',
    when: { on: ['infrastructure'], all: ['remote-state'] },
    threat: {
      title: 'The state file, which holds passwords in clear text, is read by more people than it should',
      risk: 'takeover', actor: 'insider', cwe: [312, 522], stride: ['I'], impact: 5, likelihood: 2,
    },
    mitigation: { id: 'guarded-state', title: 'State is encrypted, locked, versioned and open to the deploying role only', layer: 'cloud', breakable: 'low' },
    verify: [{ type: 'cloud', rules: ['*/state-backend'] }],
  },
  {
    id: 'unsafe-default-of-module',
    when: { on: ['infrastructure'], all: ['infra-module'] },
    threat: {
      title: 'A default of this module leaves the resources of everybody who uses it open or unrecorded',
      risk: 'misuse', actor: 'visitor', cwe: [1188, 276], stride: ['I', 'E'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'closed-module-defaults', title: 'With no options given, what the module makes is private, encrypted and logged', layer: 'cloud', breakable: 'medium' },
    verify: [{ type: 'cloud', rules: ['*/open-ingress', '*/storage-encryption', '*/flow-logs'] }],
  },
  {
    id: 'container-escape',
    when: { on: ['cluster'], any: ['pod-privileged', 'kubernetes'] },
    threat: {
      title: 'A broken workload takes over its node',
      risk: 'takeover', actor: 'visitor', cwe: [250, 653], capec: [480], stride: ['E'], impact: 5, likelihood: 2, likelier: ['pod-privileged'],
    },
    mitigation: { id: 'restricted-pods', title: 'Pods run without root, privileges, host folders and extra capabilities', layer: 'cloud', breakable: 'medium' },
    verify: [{ type: 'cloud', rules: ['k8s/privileged', 'k8s/run-as-root', 'k8s/host-path'] }],
  },
  {
    id: 'secret-in-manifest',
    when: { on: ['cluster'], all: ['manifest-secret'] },
    threat: {
      title: 'A Secret that is kept as a file is readable to everybody with the repository',
      risk: 'takeover', actor: 'visitor', cwe: [312, 540], stride: ['I'], impact: 5, likelihood: 3,
    },
    mitigation: { id: 'sealed-secrets', title: 'Secrets of the cluster are sealed or come from a vault', layer: 'secrets', breakable: 'medium' },
    verify: [{ type: 'cloud', rules: ['k8s/secret-in-manifest'] }],
  },
  {
    id: 'workload-starves-cluster',
    when: { on: ['cluster'], all: ['pod-unlimited'] },
    threat: {
      title: 'One workload takes the memory and processors of all others',
      risk: 'outage', actor: 'visitor', cwe: [770], stride: ['D'], impact: 3, likelihood: 3,
    },
    mitigation: { id: 'workload-limits', title: 'Every workload states limits of memory and processor', layer: 'cloud', breakable: 'medium' },
    verify: [{ type: 'cloud', rules: ['k8s/resource-limits'] }],
  },
  {
    id: 'open-cluster-network',
    when: { on: ['cluster'], all: ['kubernetes'] },
    threat: {
      title: 'A broken workload talks to every other one, and to the database, as if it belonged there',
      risk: 'leak', actor: 'visitor', cwe: [923, 284], stride: ['I', 'E'], impact: 4, likelihood: 2,
    },
    mitigation: { id: 'network-policies', title: 'Traffic between workloads is denied unless a policy names it', layer: 'cloud', breakable: 'medium' },
    verify: [{ type: 'cloud', rules: ['k8s/network-policy'] }],
  },
];
