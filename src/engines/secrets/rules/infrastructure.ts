import { tokenRules } from '../define-form.ts';

/** Tokens of the tools that build and join infrastructure. */
export const infrastructureRules = tokenRules([
  {
    name: 'tailscale-key',
    provider: 'Tailscale',
    title: 'Tailscale key',
    grants: 'add machines to the network or change its settings',
    revoke: 'in the Tailscale admin console under Keys',
    audit: 'the configuration audit log of the tailnet',
    severity: 'critical',
    forms: [
      'tskey-{api|auth|client|scim|webhook}-<alnum 10-20>CNTRL-<alnum 24-40>',
      'tskey-{api|auth|client|scim|webhook}-<alnum 10-20>-<alnum 24-40>',
    ],
  },
  {
    name: 'docker-swarm-key',
    provider: 'Docker Swarm',
    title: 'Swarm join token or unlock key',
    grants: 'join the cluster as a node or unlock its managers',
    revoke: 'with `docker swarm join-token --rotate` or `docker swarm unlock-key --rotate`',
    forms: ['SWMTKN-1-<lowerAlnum 49-50>-<lowerAlnum 25>', 'SWMKEY-1-<base64 43>'],
  },
  {
    name: 'openshift-token',
    provider: 'OpenShift',
    title: 'OpenShift user token',
    grants: 'call the cluster as its user',
    revoke: 'with `oc logout` or by deleting the OAuth access token',
    severity: 'critical',
    forms: ['sha256~<base64url 43>'],
  },
  {
    name: 'rancher-token',
    provider: 'Rancher',
    title: 'Rancher API token',
    grants: 'manage clusters as its owner',
    revoke: 'in Rancher under Account and API keys',
    severity: 'critical',
    forms: ['token-<lowerAlnum 5>:<lowerAlnum 54>'],
  },
  {
    name: 'vault-batch-token',
    provider: 'HashiCorp Vault',
    title: 'Vault batch token',
    grants: 'read and write the secrets its policies allow until it expires',
    revoke: 'by revoking its parent token',
    forms: ['hvb.AAAAA<base64url 110-300>'],
  },
  {
    name: 'infracost-key',
    provider: 'Infracost',
    title: 'Infracost API key',
    grants: 'read prices and the organisation’s cost policies',
    revoke: 'in Infracost Cloud under Org settings',
    severity: 'low',
    forms: ['ico-<alnum 32>'],
  },
  {
    name: 'doppler-audit-token',
    provider: 'Doppler',
    title: 'Doppler audit or SCIM token',
    grants: 'read the audit log or manage members of the workplace',
    revoke: 'in Doppler under Team, Audit or SCIM',
    forms: ['dp.{audit|scim}.<alnum 40-44>'],
  },
]);
