import type { ForeignVerify, StatusRange } from '../../../formats/secret-rules/rule.ts';
import type { LiveCheck } from './live-check.ts';

/** The user's own verifier: it is sent what custom detectors of TruffleHog are sent, and answers 200 for a live secret. */
export interface Webhook {
  readonly rule: `secrets/${string}`;
  /** The name of the detector, as the receiver knows it. */
  readonly name: string;
  /** The name of the expression that finds the secret; `secret` unless said. */
  readonly group?: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Statuses that say yes and no; 200, and any 4xx, unless said. */
  readonly live?: readonly StatusRange[];
  readonly dead?: readonly StatusRange[];
}

/** The check of a webhook, or why its address cannot be used. Plain HTTP needs the user's word that it is meant. */
export function webhookCheck(webhook: Webhook, allowPlain: boolean): LiveCheck | string {
  const { url, group = 'secret', live = [], dead = [] } = webhook;
  if (url.protocol !== 'https:' && !(allowPlain && url.protocol === 'http:'))
    return `${url.protocol}//${url.host} is not https; set unsafe to send secrets in the clear`;
  if (url.username !== '' || url.password !== '')
    return `${url.host}: give credentials in a header, not in the address`;
  const port = url.port === '' ? {} : { port: Number(url.port) };
  return {
    rules: [webhook.rule],
    provider: `the webhook at ${url.hostname}`,
    host: url.hostname,
    request: ({ text, match = text, parts }) => ({
      method: 'POST',
      path: `${url.pathname}${url.search}`,
      ...port,
      headers: { 'content-type': 'application/json', ...webhook.headers },
      // A list of the match and its group, as a search with groups gives it.
      body: JSON.stringify({
        [webhook.name]: { [group]: match === text ? [text] : [match, text], ...listsOf(parts) },
      }),
    }),
    live: ({ status }) => (live.length === 0 ? status === 200 : isIn(live, status)),
    dead: ({ status }) => (dead.length === 0 ? status >= 400 && status < 500 : isIn(dead, status)),
  };
}

/** The webhook that a rule of another scanner names, or why it cannot be asked. */
export function webhookOf(rule: Webhook['rule'], verify: ForeignVerify): Webhook | string {
  const { name, group, endpoint, headers, live, dead } = verify;
  if (!URL.canParse(endpoint)) return `${rule}: its endpoint is no address`;
  const pairs = headers.map((header) =>
    /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}):\s*([ -~]{0,4000})$/.exec(header),
  );
  if (pairs.includes(null)) return `${rule}: a header is not of the form Name: value`;
  const named = pairs.map((pair) => [(pair?.[1] ?? '').toLowerCase(), pair?.[2] ?? ''] as const);
  return { rule, name, group, url: new URL(endpoint), headers: Object.fromEntries(named), live, dead };
}

function isIn(ranges: readonly StatusRange[], status: number): boolean {
  return ranges.some(([from, to]) => from <= status && status <= to);
}

function listsOf(parts: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, [text]]));
}
