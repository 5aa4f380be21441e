import type { OutboundRequest } from '../../../core/outbound.ts';
import { at, type LiveCheck, type Reply } from './live-check.ts';

/** How a token is carried: as `Authorization: Bearer`, another scheme of it, a header of its own, or a Basic user. */
export type Carrier =
  | { readonly scheme: string }
  | { readonly header: string }
  | { readonly basic: 'user' | 'password'; readonly user?: string };

export const bearer: Carrier = { scheme: 'Bearer' };

/** A provider that answers 200 with JSON of a known shape to one GET with the token, and 401 with JSON without. */
export interface TokenCheck {
  readonly rules: LiveCheck['rules'];
  readonly provider: string;
  readonly host: string;
  readonly path: string;
  readonly carrier: Carrier;
  readonly headers?: Readonly<Record<string, string>>;
  /** A read-only question in the body, which makes it a POST. */
  readonly body?: string;
  /** A path in the JSON that only an accepted token sees. */
  readonly sees: readonly (string | number)[];
  /** Statuses that say, in JSON, that the token is not accepted; 401 unless said. */
  readonly deadStatus?: readonly number[];
  /** Further replies that prove that the token was accepted, such as a missing permission. */
  alsoLive?(reply: Reply): boolean;
  /** Replies that prove the opposite, where the status does not say so. */
  alsoDead?(reply: Reply): boolean;
  powers?(reply: Reply): readonly string[];
}

/** The check of such a provider. */
export function defineCheck(spec: TokenCheck): LiveCheck {
  const deadStatus = spec.deadStatus ?? [401];
  return {
    rules: spec.rules,
    provider: spec.provider,
    host: spec.host,
    request: (secret) => requestOf(spec, secret.text),
    live: (reply) =>
      (reply.status === 200 &&
        at(reply.json, ...spec.sees) !== undefined &&
        at(reply.json, ...spec.sees) !== null) ||
      spec.alsoLive?.(reply) === true,
    dead: (reply) =>
      (deadStatus.includes(reply.status) && reply.json !== undefined) || spec.alsoDead?.(reply) === true,
    ...(spec.powers === undefined ? {} : { powers: spec.powers }),
  };
}

function requestOf(spec: TokenCheck, token: string): Omit<OutboundRequest, 'host'> {
  const headers = { ...spec.headers, ...carried(spec.carrier, token) };
  if (spec.body === undefined) return { method: 'GET', path: spec.path, headers };
  return {
    method: 'POST',
    path: spec.path,
    headers: { 'content-type': 'application/json', ...headers },
    body: spec.body,
  };
}

function carried(carrier: Carrier, token: string): Readonly<Record<string, string>> {
  if ('scheme' in carrier) return { authorization: `${carrier.scheme} ${token}`.trim() };
  if ('header' in carrier) return { [carrier.header]: token };
  const pair = carrier.basic === 'user' ? `${token}:` : `${carrier.user ?? ''}:${token}`;
  return { authorization: `Basic ${Buffer.from(pair, 'latin1').toString('base64')}` };
}
