import type { ProposalRule } from '../proposal-rule.ts';

/** Images and the hosts they run on. */
export const containerRules: readonly ProposalRule[] = [
  {
    id: 'vulnerable-image',
    when: { on: ['service', 'function', 'program'], all: ['dockerfile'] },
    threat: {
      title: 'A known vulnerability of a system package in the image is used',
      risk: 'takeover', actor: 'visitor', cwe: [1395], stride: ['E'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'scanned-image', title: 'The image is rebuilt regularly and ships without fixable high vulnerabilities', layer: 'container', breakable: 'medium' },
    verify: [{ type: 'container' }],
  },
  {
    id: 'moved-base-image',
    when: { on: ['service', 'function', 'program'], all: ['image-by-tag'] },
    threat: {
      title: 'The base image’s tag is moved to other content, and the next build ships it',
      risk: 'poisoned-release', actor: 'supplier', cwe: [494, 829], capec: [538], stride: ['T'], impact: 4, likelihood: 2,
    },
    mitigation: { id: 'image-by-digest', title: 'Base images are named by digest and renewed by reviewed changes', layer: 'container', breakable: 'medium' },
    verify: [{ type: 'container' }],
  },
  {
    id: 'container-as-root',
    when: { on: ['service', 'function', 'program'], all: ['image-as-root'] },
    threat: {
      title: 'A flaw in the program becomes control of its host, because it runs as root',
      risk: 'takeover', actor: 'visitor', cwe: [250], stride: ['E'], impact: 4, likelihood: 3,
    },
    mitigation: { id: 'image-without-root', title: 'The image runs as a user of its own, without extra capabilities', layer: 'container', breakable: 'medium' },
    verify: [{ type: 'container' }],
  },
  {
    id: 'secret-in-image',
    when: { on: ['service', 'function', 'program'], all: ['image-secret'] },
    threat: {
      title: 'A credential given to the build stays in a layer for everybody who pulls the image',
      risk: 'takeover', actor: 'visitor', cwe: [522, 538], stride: ['I'], impact: 5, likelihood: 3,
    },
    mitigation: { id: 'build-secrets', title: 'Builds get credentials as mounted secrets, never as arguments or variables', layer: 'container', breakable: 'medium' },
    verify: [{ type: 'container' }],
  },
  {
    id: 'script-from-the-network',
    when: { on: ['service', 'function', 'program', 'pipeline'], all: ['remote-script'] },
    threat: {
      title: 'A script that is fetched and run during the build is exchanged',
      risk: 'poisoned-release', actor: 'supplier', cwe: [494], capec: [187], stride: ['T', 'E'], impact: 5, likelihood: 2,
    },
    mitigation: { id: 'checked-downloads', title: 'Downloads in builds are checked against a digest before they run', layer: 'cicd', breakable: 'medium' },
    verify: [{ type: 'sast', rules: ['*/remote-script'] }],
  },
  {
    id: 'store-open-to-the-network',
    when: { on: ['service', 'function', 'program'], all: ['published-store'] },
    threat: {
      title: 'The database answers to the network, past the service that guards it',
      risk: 'leak', actor: 'visitor', cwe: [668, 284], stride: ['I', 'T'], impact: 5, likelihood: 3, likelier: ['default-password'],
    },
    mitigation: { id: 'private-stores', title: 'Stores are reachable from their service only', layer: 'container', breakable: 'medium' },
    verify: [{ type: 'cloud', rules: ['docker/published-store'] }],
  },
  {
    id: 'host-control-from-container',
    when: { on: ['service', 'function', 'program'], all: ['host-access'] },
    threat: {
      title: 'A container with the host’s socket, files or privileges takes the host over',
      risk: 'takeover', actor: 'visitor', cwe: [250, 653], capec: [480], stride: ['E'], impact: 5, likelihood: 2,
    },
    mitigation: { id: 'no-host-access', title: 'Containers get neither the host’s socket nor its privileges', layer: 'container', breakable: 'low' },
    verify: [{ type: 'cloud', rules: ['docker/host-access', 'docker/privileged'] }],
  },
];
