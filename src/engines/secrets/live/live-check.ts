import type { OutboundRequest, OutboundResponse } from '../../../core/outbound.ts';

/** Whether a secret works: what its provider says of it, or that this cannot be told. */
export type LiveState = 'live' | 'not live' | 'unknown';

/** A secret on its way to its provider, with what belongs to it. Never written anywhere. */
export interface LiveSecret {
  readonly rule: string;
  readonly text: string;
  /** The text it was found in, where a rule says so and it is longer. */
  readonly match?: string;
  /** Other halves by name, such as `id` of an AWS pair. */
  readonly parts: Readonly<Record<string, string>>;
}

/** What a response says: its status and its JSON, where it is JSON. */
export interface Reply {
  readonly status: number;
  readonly headers: OutboundResponse['headers'];
  /** Undefined when the body is not JSON. */
  readonly json: unknown;
}

/**
 * How one provider is asked. The request changes nothing there. `live` and `dead` are asked in this order about the reply
 * and need the provider's own shape of JSON, not only a status: a firewall's page says neither.
 */
export interface LiveCheck {
  readonly rules: readonly `secrets/${string}`[];
  readonly provider: string;
  readonly host: string;
  /** Undefined when a part that is needed is missing. `now`: milliseconds since 1970, for signatures. */
  request(secret: LiveSecret, now: number): Omit<OutboundRequest, 'host'> | undefined;
  live(reply: Reply): boolean;
  dead(reply: Reply): boolean;
  /** What the secret may do and whose it is, from the same reply; a few short facts. */
  powers?(reply: Reply): readonly string[];
}

/** A value inside JSON by its path; undefined when something on the way is missing. */
export function at(json: unknown, ...path: readonly (string | number)[]): unknown {
  let value = json;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** A short text at a path of JSON, for people; undefined when there is none. */
export function textAt(json: unknown, ...path: readonly (string | number)[]): string | undefined {
  const value = at(json, ...path);
  return typeof value === 'string' && value !== '' ? value.slice(0, 100) : undefined;
}

/** `name value` for each value that is there. */
export function factsOf(facts: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(facts).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name} ${value}`],
  );
}
