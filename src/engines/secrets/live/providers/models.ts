import { bearer, defineCheck } from '../define-check.ts';
import { factsOf, type LiveCheck, textAt } from '../live-check.ts';

type Row = readonly [rule: `secrets/${string}`, provider: string, host: string, path: string, sees: string];

/** Hosts of models whose list of models, or account, is free to read with a key. */
const rows: readonly Row[] = [
  ['secrets/groq-key', 'Groq', 'api.groq.com', '/openai/v1/models', 'data'],
  ['secrets/xai-key', 'xAI', 'api.x.ai', '/v1/api-key', 'redacted_api_key'],
  ['secrets/openrouter-key', 'OpenRouter', 'openrouter.ai', '/api/v1/key', 'data'],
  ['secrets/replicate-token', 'Replicate', 'api.replicate.com', '/v1/account', 'username'],
  ['secrets/mistral-key', 'Mistral', 'api.mistral.ai', '/v1/models', 'data'],
  ['secrets/cohere-key', 'Cohere', 'api.cohere.com', '/v1/models', 'models'],
  ['secrets/deepseek-key', 'DeepSeek', 'api.deepseek.com', '/models', 'data'],
  ['secrets/cerebras-key', 'Cerebras', 'api.cerebras.ai', '/v1/models', 'data'],
  ['secrets/huggingface-token', 'Hugging Face', 'huggingface.co', '/api/whoami-v2', 'name'],
];

/** Hosts of models. Endpoints as their public API references give them. */
export const models: readonly LiveCheck[] = [
  ...rows.map(([rule, provider, host, path, sees]) =>
    defineCheck({ rules: [rule], provider, host, path, carrier: bearer, sees: [sees] }),
  ),
  defineCheck({
    rules: ['secrets/openai-key'],
    provider: 'OpenAI',
    host: 'api.openai.com',
    path: '/v1/models',
    carrier: bearer,
    sees: ['data', 0],
    // A key with few permissions is told which one it lacks.
    alsoLive: ({ status, json }) =>
      status === 403 && /missing scopes/i.test(textAt(json, 'error', 'message') ?? ''),
    powers: ({ headers, status }) =>
      factsOf({
        organisation: headers['openai-organization'],
        restricted: status === 403 ? 'yes' : undefined,
      }),
  }),
  defineCheck({
    rules: ['secrets/anthropic-key'],
    provider: 'Anthropic',
    host: 'api.anthropic.com',
    path: '/v1/models?limit=1',
    carrier: { header: 'x-api-key' },
    headers: { 'anthropic-version': '2023-06-01' },
    sees: ['data', 0],
    powers: ({ headers }) => factsOf({ organisation: headers['anthropic-organization-id'] }),
  }),
  defineCheck({
    rules: ['secrets/pinecone-key'],
    provider: 'Pinecone',
    host: 'api.pinecone.io',
    path: '/indexes',
    carrier: { header: 'api-key' },
    sees: ['indexes'],
  }),
];
