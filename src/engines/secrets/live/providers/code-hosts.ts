import { bearer, defineCheck } from '../define-check.ts';
import { at, factsOf, type LiveCheck, textAt } from '../live-check.ts';

/** Code hosts, package registries and builders. Endpoints as their public API references give them. */
export const codeHosts: readonly LiveCheck[] = [
  defineCheck({
    rules: ['secrets/github-token', 'secrets/github-fine-grained-token'],
    provider: 'GitHub',
    host: 'api.github.com',
    path: '/user',
    carrier: bearer,
    headers: { accept: 'application/vnd.github+json' },
    sees: ['login'],
    // An app's installation token is known, and belongs to no user.
    alsoLive: ({ status, json }) =>
      status === 403 && textAt(json, 'message') === 'Resource not accessible by integration',
    powers: ({ json, headers }) =>
      factsOf({
        user: textAt(json, 'login'),
        scopes: headers['x-oauth-scopes'],
        expires: headers['github-authentication-token-expiration'],
        admin: at(json, 'site_admin') === true ? 'of the site' : undefined,
      }),
  }),
  defineCheck({
    rules: ['secrets/gitlab-token', 'secrets/gitlab-routable-token'],
    provider: 'GitLab',
    host: 'gitlab.com',
    path: '/api/v4/personal_access_tokens/self',
    carrier: { header: 'private-token' },
    sees: ['scopes'],
    powers: ({ json }) =>
      factsOf({
        scopes: listed(at(json, 'scopes')),
        expires: textAt(json, 'expires_at'),
        name: textAt(json, 'name'),
      }),
  }),
  defineCheck({
    rules: ['secrets/npm-token', 'secrets/npm-legacy-token'],
    provider: 'npm',
    host: 'registry.npmjs.org',
    path: '/-/whoami',
    carrier: bearer,
    sees: ['username'],
    powers: ({ json }) => factsOf({ user: textAt(json, 'username') }),
  }),
  defineCheck({
    rules: ['secrets/rubygems-key'],
    provider: 'RubyGems',
    host: 'rubygems.org',
    path: '/api/v1/profile/me.json',
    carrier: { scheme: '' },
    sees: ['handle'],
  }),
  defineCheck({
    rules: ['secrets/circleci-token', 'secrets/circleci-legacy-token'],
    provider: 'CircleCI',
    host: 'circleci.com',
    path: '/api/v2/me',
    carrier: { header: 'circle-token' },
    sees: ['login'],
  }),
  defineCheck({
    rules: ['secrets/buildkite-token'],
    provider: 'Buildkite',
    host: 'api.buildkite.com',
    path: '/v2/access-token',
    carrier: bearer,
    sees: ['scopes'],
    powers: ({ json }) => factsOf({ scopes: listed(at(json, 'scopes')) }),
  }),
  defineCheck({
    rules: ['secrets/postman-key'],
    provider: 'Postman',
    host: 'api.getpostman.com',
    path: '/me',
    carrier: { header: 'x-api-key' },
    sees: ['user', 'id'],
  }),
  defineCheck({
    rules: ['secrets/snyk-token'],
    provider: 'Snyk',
    host: 'api.snyk.io',
    path: '/rest/self?version=2024-10-15',
    carrier: { scheme: 'token' },
    sees: ['data', 'id'],
  }),
  defineCheck({
    rules: ['secrets/sentry-user-token', 'secrets/sentry-org-token'],
    provider: 'Sentry',
    host: 'sentry.io',
    path: '/api/0/',
    carrier: bearer,
    sees: ['auth', 'scopes'],
    powers: ({ json }) => factsOf({ scopes: listed(at(json, 'auth', 'scopes')) }),
  }),
];

/** A JSON list of words as one text. */
export function listed(value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  return value
    .filter((one) => typeof one === 'string')
    .slice(0, 20)
    .join(', ')
    .slice(0, 200);
}
