import { bearer, type Carrier, defineCheck } from '../define-check.ts';
import { at, factsOf, type LiveCheck, textAt } from '../live-check.ts';

type Row = readonly [
  rule: `secrets/${string}`,
  provider: string,
  host: string,
  path: string,
  carrier: Carrier,
  sees: readonly (string | number)[],
];

const rows: readonly Row[] = [
  ['secrets/airtable-token', 'Airtable', 'api.airtable.com', '/v0/meta/whoami', bearer, ['id']],
  ['secrets/figma-token', 'Figma', 'api.figma.com', '/v1/me', { header: 'x-figma-token' }, ['id']],
  ['secrets/asana-token', 'Asana', 'app.asana.com', '/api/1.0/users/me', bearer, ['data', 'gid']],
  ['secrets/hubspot-token', 'HubSpot', 'api.hubapi.com', '/account-info/v3/details', bearer, ['portalId']],
  ['secrets/square-token', 'Square', 'connect.squareup.com', '/v2/merchants/me', bearer, ['merchant']],
  ['secrets/sendgrid-key', 'SendGrid', 'api.sendgrid.com', '/v3/scopes', bearer, ['scopes']],
  ['secrets/brevo-key', 'Brevo', 'api.brevo.com', '/v3/account', { header: 'api-key' }, ['email']],
  [
    'secrets/pagerduty-key',
    'PagerDuty',
    'api.pagerduty.com',
    '/abilities',
    { scheme: 'Token' },
    ['abilities'],
  ],
  [
    'secrets/mailgun-key',
    'Mailgun',
    'api.mailgun.net',
    '/v3/domains?limit=1',
    { basic: 'password', user: 'api' },
    ['items'],
  ],
  [
    'secrets/launchdarkly-key',
    'LaunchDarkly',
    'app.launchdarkly.com',
    '/api/v2/caller-identity',
    { scheme: '' },
    ['accountId'],
  ],
  [
    'secrets/datadog-api-key',
    'Datadog',
    'api.datadoghq.com',
    '/api/v1/validate',
    { header: 'dd-api-key' },
    ['valid'],
  ],
  ['secrets/discord-bot-token', 'Discord', 'discord.com', '/api/v10/users/@me', { scheme: 'Bot' }, ['id']],
];

/** Chat, mail, payments, planning and monitoring. Endpoints as their public API references give them. */
export const services: readonly LiveCheck[] = [
  ...rows.map(([rule, provider, host, path, carrier, sees]) =>
    defineCheck({ rules: [rule], provider, host, path, carrier, sees, deadStatus: [401, 403] }),
  ),
  defineCheck({
    rules: ['secrets/slack-token'],
    provider: 'Slack',
    host: 'slack.com',
    path: '/api/auth.test',
    carrier: bearer,
    body: '{}',
    sees: ['user_id'],
    deadStatus: [],
    alsoDead: ({ status, json }) =>
      status === 200 &&
      /^(?:invalid_auth|account_inactive|token_revoked|token_expired)$/.test(textAt(json, 'error') ?? ''),
    powers: ({ json, headers }) =>
      factsOf({
        workspace: textAt(json, 'team'),
        user: textAt(json, 'user'),
        scopes: headers['x-oauth-scopes'],
      }),
  }),
  defineCheck({
    rules: ['secrets/stripe-key'],
    provider: 'Stripe',
    host: 'api.stripe.com',
    path: '/v1/balance',
    carrier: bearer,
    sees: ['available'],
    // A restricted key is told that it lacks this permission.
    alsoLive: ({ status, json }) =>
      status === 403 && textAt(json, 'error', 'type') === 'invalid_request_error',
    powers: ({ json, status }) =>
      factsOf({
        mode: at(json, 'livemode') === true ? 'live' : at(json, 'livemode') === false ? 'test' : undefined,
        restricted: status === 403 ? 'yes' : undefined,
      }),
  }),
  defineCheck({
    rules: ['secrets/notion-token', 'secrets/notion-legacy-token'],
    provider: 'Notion',
    host: 'api.notion.com',
    path: '/v1/users/me',
    carrier: bearer,
    headers: { 'notion-version': '2022-06-28' },
    sees: ['id'],
  }),
  defineCheck({
    rules: ['secrets/linear-key'],
    provider: 'Linear',
    host: 'api.linear.app',
    path: '/graphql',
    carrier: { scheme: '' },
    body: JSON.stringify({ query: 'query { viewer { id } }' }),
    sees: ['data', 'viewer', 'id'],
    deadStatus: [400, 401, 403],
  }),
  defineCheck({
    rules: ['secrets/new-relic-key'],
    provider: 'New Relic',
    host: 'api.newrelic.com',
    path: '/graphql',
    carrier: { header: 'api-key' },
    body: JSON.stringify({ query: '{ actor { user { id } } }' }),
    sees: ['data', 'actor', 'user', 'id'],
    deadStatus: [400, 401, 403],
  }),
  {
    rules: ['secrets/telegram-bot-token'],
    provider: 'Telegram',
    host: 'api.telegram.org',
    // The Bot API knows no header: the token is part of the path.
    request: ({ text }) => ({
      method: 'GET',
      path: `/bot${encodeURIComponent(text).replace('%3A', ':')}/getMe`,
      headers: {},
    }),
    live: ({ status, json }) => status === 200 && at(json, 'result', 'is_bot') === true,
    dead: ({ status, json }) => (status === 401 || status === 404) && at(json, 'ok') === false,
    powers: ({ json }) => factsOf({ bot: textAt(json, 'result', 'username') }),
  },
];
