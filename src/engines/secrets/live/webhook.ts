import type { LiveCheck } from './live-check.ts';

/** The user's own verifier: it is sent what custom detectors of TruffleHog are sent, and answers 200 for a live secret. */
export interface Webhook {
  readonly rule: `secrets/${string}`;
  /** The name of the detector, as the receiver knows it. */
  readonly name: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

/** The check of a webhook, or why its address cannot be used. Plain HTTP needs the user's word that it is meant. */
export function webhookCheck(webhook: Webhook, allowPlain: boolean): LiveCheck | string {
  const { url } = webhook;
  if (url.protocol !== 'https:' && !(allowPlain && url.protocol === 'http:'))
    return `${url.protocol}//${url.host} is not https; set unsafe to send secrets in the clear`;
  if (url.username !== '' || url.password !== '')
    return `${url.host}: give credentials in a header, not in the address`;
  const port = url.port === '' ? {} : { port: Number(url.port) };
  return {
    rules: [webhook.rule],
    provider: `the webhook at ${url.hostname}`,
    host: url.hostname,
    request: ({ text, parts }) => ({
      method: 'POST',
      path: `${url.pathname}${url.search}`,
      ...port,
      headers: { 'content-type': 'application/json', ...webhook.headers },
      body: JSON.stringify({ [webhook.name]: { secret: [text], ...listsOf(parts) } }),
    }),
    live: ({ status }) => status === 200,
    dead: ({ status }) => status >= 400 && status < 500,
  };
}

function listsOf(parts: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, [text]]));
}
