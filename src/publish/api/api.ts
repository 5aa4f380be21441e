import type { Clock } from '../../core/clock.ts';
import { limits } from '../../core/limits.ts';
import type { Outbound, OutboundRequest, OutboundResponse } from '../../core/outbound.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { ForgeError } from '../review/forge.ts';

/** What talking to a forge needs of the world. */
export interface ApiWorld extends Clock {
  readonly outbound: Outbound;
  wait(ms: number): Promise<void>;
  /** From 0 to 1, for waiting times that differ from those of others. */
  chance(): number;
}

/** Where a forge's API is; from the user's own settings or the runner's, never from scanned text. */
export interface ApiPlace {
  readonly host: string;
  readonly port?: number;
  /** Before every path, such as `/api/v4`; without a slash at the end. */
  readonly prefix: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface ApiCall {
  readonly method: OutboundRequest['method'];
  readonly path: string;
  readonly body?: unknown;
  /** It changes nothing, so that it may be sent again; GET always may. */
  readonly reads?: true;
}

export interface ApiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A forge's API, one request after the other. */
export interface Api {
  readonly host: string;
  send(call: ApiCall): Promise<Result<ApiReply, ForgeError>>;
}

/** Tries of what may be sent again. */
const triesMost = 5;
const baseWaitMs = 1_000;
/** GitHub asks for a minute when it does not say how long its secondary limit lasts. */
const limitWaitMs = 60_000;

/**
 * Sends with patience: waits where the forge says that it is asked too often, up to `limits.forgeWaitMs` in all; asks
 * again where an answer got lost and nothing could have happened. A change whose answer got lost is `uncertain`.
 */
export function createApi(place: ApiPlace, world: ApiWorld): Api {
  const patience = { leftMs: limits.forgeWaitMs };
  return { host: place.host, send: (call) => sendWith({ place, world, patience }, call) };
}

interface Sending {
  readonly place: ApiPlace;
  readonly world: ApiWorld;
  readonly patience: { leftMs: number };
}

async function sendWith(sending: Sending, call: ApiCall): Promise<Result<ApiReply, ForgeError>> {
  const mayRepeat = call.method === 'GET' || call.reads === true;
  let last: ForgeError = { kind: 'unreachable', message: `${sending.place.host} was not asked` };
  for (let n = 0; n < triesMost; n++) {
    const answer = await sending.world.outbound.send(requestOf(sending.place, call));
    if (answer.kind === 'failure') {
      last = { kind: answer.reason === 'refused' ? 'unreachable' : 'uncertain', message: answer.because };
      if (answer.reason === 'refused' || answer.reason === 'cancelled')
        return err({ ...last, kind: 'unreachable' });
    } else {
      const limited = limitOf(answer, sending.world.now());
      if (limited === undefined && answer.status < 500) return replyOf(answer, sending.place.host);
      last = errorOf(answer, sending.place.host);
      if (limited !== undefined) {
        last = { ...last, kind: 'limited' };
        if (!(await pause(sending, limited * (1 + n)))) return err(last);
        continue;
      }
    }
    if (!(await pause(sending, baseWaitMs * 2 ** n))) return err(last);
    if (!mayRepeat) return err({ ...last, kind: 'uncertain' });
  }
  return err(last);
}

function requestOf({ host, port, prefix, headers }: ApiPlace, call: ApiCall): OutboundRequest {
  return {
    host,
    ...(port === undefined ? {} : { port }),
    method: call.method,
    path: `${prefix}${call.path}`,
    headers: call.body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
  };
}

/** Waits with up to a half more, so that runs that were stopped together do not come back together. */
async function pause({ world, patience }: Sending, ms: number): Promise<boolean> {
  const full = Math.round(ms * (1 + world.chance() / 2));
  if (full > patience.leftMs) return false;
  patience.leftMs -= full;
  await world.wait(full);
  return true;
}

/** Milliseconds to wait when the answer says that we ask too often; undefined when it does not. */
function limitOf({ status, headers, body }: OutboundResponse, now: number): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = Number(headers['retry-after'] ?? 'NaN');
  if (Number.isFinite(after)) return Math.max(0, after) * 1_000;
  const reset = Number(headers['x-ratelimit-reset'] ?? headers['ratelimit-reset'] ?? 'NaN');
  const isUsedUp = (headers['x-ratelimit-remaining'] ?? headers['ratelimit-remaining']) === '0';
  if (isUsedUp && Number.isFinite(reset)) return Math.max(1_000, reset * 1_000 - now);
  return status === 429 || /secondary rate limit|abuse detection/i.test(body) ? limitWaitMs : undefined;
}

function replyOf(answer: OutboundResponse, host: string): Result<ApiReply, ForgeError> {
  if (answer.status >= 400) return err(errorOf(answer, host));
  if (answer.cut) return err({ kind: 'unusable', message: `${host} answered with more than is read` });
  if (answer.status >= 300)
    return err({ kind: 'unusable', message: `${host} sends us elsewhere (${answer.status})` });
  const body = parsed(answer.body);
  if (!body.ok) return err({ kind: 'unusable', message: `${host} answered with something that is not JSON` });
  return ok({ status: answer.status, headers: answer.headers, body: body.value });
}

function parsed(text: string): Result<unknown, void> {
  if (text.trim() === '') return ok(undefined);
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return err(undefined);
  }
}

/** The forge's own words, shortened; they may repeat what was sent, which holds no secret. */
function errorOf({ status, body }: OutboundResponse, host: string): ForgeError {
  const kinds: Readonly<Record<number, ForgeError['kind']>> = {
    401: 'forbidden',
    403: 'forbidden',
    404: 'missing',
    410: 'missing',
    400: 'refused',
    409: 'refused',
    422: 'refused',
  };
  const kind = kinds[status] ?? (status >= 500 ? 'uncertain' : 'unusable');
  return { kind, message: `${host} answered ${status}: ${body.slice(0, 200)}` };
}
