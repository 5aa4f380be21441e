import { bearer, defineCheck } from '../define-check.ts';
import { factsOf, type LiveCheck, textAt } from '../live-check.ts';
import { awsCheck } from './aws.ts';
import { gcpCheck } from './gcp.ts';
import { listed } from './code-hosts.ts';

type Row = readonly [
  rule: `secrets/${string}`,
  provider: string,
  host: string,
  path: string,
  sees: readonly (string | number)[],
];

const rows: readonly Row[] = [
  ['secrets/digitalocean-token', 'DigitalOcean', 'api.digitalocean.com', '/v2/account', ['account']],
  ['secrets/netlify-token', 'Netlify', 'api.netlify.com', '/api/v1/user', ['id']],
  ['secrets/vercel-token', 'Vercel', 'api.vercel.com', '/v2/user', ['user']],
  ['secrets/render-key', 'Render', 'api.render.com', '/v1/owners?limit=1', [0, 'owner']],
  ['secrets/supabase-access-token', 'Supabase', 'api.supabase.com', '/v1/organizations', [0, 'id']],
  ['secrets/neon-key', 'Neon', 'console.neon.tech', '/api/v2/users/me', ['id']],
  [
    'secrets/terraform-cloud-token',
    'HCP Terraform',
    'app.terraform.io',
    '/api/v2/account/details',
    ['data', 'id'],
  ],
  ['secrets/doppler-token', 'Doppler', 'api.doppler.com', '/v3/me', ['type']],
];

/** Clouds and platforms. Endpoints as their public API references give them. */
export const clouds: readonly LiveCheck[] = [
  awsCheck,
  gcpCheck,
  ...rows.map(([rule, provider, host, path, sees]) =>
    defineCheck({ rules: [rule], provider, host, path, carrier: bearer, sees }),
  ),
  defineCheck({
    rules: ['secrets/heroku-key', 'secrets/heroku-legacy-key'],
    provider: 'Heroku',
    host: 'api.heroku.com',
    path: '/account',
    carrier: bearer,
    headers: { accept: 'application/vnd.heroku+json; version=3' },
    sees: ['id'],
  }),
  defineCheck({
    rules: ['secrets/pulumi-token'],
    provider: 'Pulumi Cloud',
    host: 'api.pulumi.com',
    path: '/api/user',
    carrier: { scheme: 'token' },
    sees: ['githubLogin'],
  }),
  defineCheck({
    rules: ['secrets/cloudflare-token', 'secrets/cloudflare-legacy-token'],
    provider: 'Cloudflare',
    host: 'api.cloudflare.com',
    path: '/client/v4/user/tokens/verify',
    carrier: bearer,
    sees: ['result', 'id'],
    deadStatus: [400, 401, 403],
    powers: ({ json }) =>
      factsOf({ status: textAt(json, 'result', 'status'), expires: textAt(json, 'result', 'expires_on') }),
  }),
  defineCheck({
    rules: ['secrets/google-api-key', 'secrets/gemini-key'],
    provider: 'Google',
    host: 'generativelanguage.googleapis.com',
    path: '/v1beta/models?pageSize=1',
    carrier: { header: 'x-goog-api-key' },
    sees: ['models', 0],
    // A key of a project without this API is known, and refused for that reason only.
    alsoLive: ({ status, json }) =>
      status === 403 &&
      /^(?:SERVICE_DISABLED|API_KEY_SERVICE_BLOCKED)$/.test(
        textAt(json, 'error', 'details', 0, 'reason') ?? '',
      ),
    deadStatus: [],
    alsoDead: ({ status, json }) =>
      status === 400 && textAt(json, 'error', 'details', 0, 'reason') === 'API_KEY_INVALID',
    powers: ({ status }) =>
      status === 200 ? ['may use the Gemini API'] : ['the Gemini API is closed to it'],
  }),
  defineCheck({
    rules: ['secrets/tailscale-key'],
    provider: 'Tailscale',
    host: 'api.tailscale.com',
    path: '/api/v2/tailnet/-/keys',
    carrier: { basic: 'user' },
    sees: ['keys'],
    powers: ({ json }) => factsOf({ keys: listed(json) }),
  }),
];
