import { tokenRules } from '../define-form.ts';

/** Agents, search and speech services. */
export const aiToolRules = tokenRules([
  {
    name: 'anthropic-oauth-token',
    provider: 'Anthropic',
    title: 'Claude OAuth token',
    grants: 'use Claude as its owner',
    revoke: 'in the Claude settings, by ending the session',
    forms: ['sk-ant-{oat|ort}01-<base64url 86-96>AA'],
  },
  {
    name: 'devin-token',
    provider: 'Cognition',
    title: 'Devin service token',
    grants: 'run sessions with the repositories it can see',
    revoke: 'in Devin under Settings, API keys',
    forms: ['cog_<base32lower 52>'],
  },
  {
    name: 'brave-search-key',
    provider: 'Brave',
    title: 'Brave Search API key',
    grants: 'search at the cost of the account',
    revoke: 'in the Brave Search API dashboard',
    severity: 'medium',
    forms: ['BSA<base64url 28>'],
  },
  {
    name: 'tavily-key',
    provider: 'Tavily',
    title: 'Tavily API key',
    grants: 'search at the cost of the account',
    revoke: 'on app.tavily.com under API keys',
    severity: 'medium',
    forms: ['tvly-{dev|prod}-<alnum 32>', 'tvly-<alnum 32>'],
  },
  {
    name: 'apify-token',
    provider: 'Apify',
    title: 'Apify API token',
    grants: 'run actors and read their data',
    revoke: 'in the Apify console under Integrations',
    forms: ['apify_api_<alnum 34-38>'],
  },
  {
    name: 'e2b-key',
    provider: 'E2B',
    title: 'E2B API key',
    grants: 'run sandboxes at the cost of the team',
    revoke: 'in the E2B dashboard under API keys',
    forms: ['e2b_<hex 40>'],
  },
]);
