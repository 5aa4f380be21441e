import { lookup as systemLookup } from 'node:dns/promises';
import { request as overTls } from 'node:https';
import { request as inTheClear, type ClientRequest, type IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Outbound, OutboundFailure, OutboundRequest, OutboundResponse } from '../../core/outbound.ts';
import { isPublicAddress } from './address.ts';

/** How far a client may go. */
export interface ClientSettings {
  /** Hosts it may talk to, exactly as written; everything else is refused without a look at the resolver. */
  readonly hosts: ReadonlySet<string>;
  /** Hosts whose addresses may be private: the user's own servers, named by the user. */
  readonly privateHosts?: ReadonlySet<string>;
  /** Hosts that are spoken to without TLS, for the user's own servers; never a provider. */
  readonly plainHosts?: ReadonlySet<string>;
  /** Milliseconds for the whole exchange. */
  readonly timeoutMs: number;
  readonly bodyBytes: number;
  readonly signal?: AbortSignal;
  /** All addresses of a name; the system's resolver unless said. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

/**
 * A client that resolves a name once, refuses it when any of its addresses is not public, and connects to the address
 * that it looked at, so that a second answer of the resolver cannot redirect it. It follows no redirect.
 */
export function pinnedClient(settings: ClientSettings): Outbound {
  return { send: (request) => send(request, settings) };
}

async function send(
  request: OutboundRequest,
  settings: ClientSettings,
): Promise<OutboundResponse | OutboundFailure> {
  if (settings.signal?.aborted === true) return failure('cancelled', 'the run was interrupted');
  if (!settings.hosts.has(request.host))
    return failure('refused', `${request.host} is not a host of the plan`);
  const address = await pinnedAddress(request.host, settings);
  if (typeof address !== 'string') return address;
  return exchange(request, address, settings);
}

async function pinnedAddress(host: string, settings: ClientSettings): Promise<string | OutboundFailure> {
  const resolve = settings.resolve ?? resolveBySystem;
  let addresses: readonly string[];
  try {
    addresses = isIP(host) === 0 ? await resolve(host) : [host];
  } catch (error) {
    return failure('unreachable', `${host} has no address (${codeOf(error)})`);
  }
  const [first] = addresses;
  if (first === undefined) return failure('unreachable', `${host} has no address`);
  const mayBePrivate = settings.privateHosts?.has(host) === true;
  // One private address among public ones is what a rebinding resolver sends.
  const closed = addresses.find((address) => !isPublicAddress(address));
  if (closed !== undefined && !mayBePrivate)
    return failure('refused', `${host} resolves to ${closed}, which is not a public address`);
  return first;
}

async function resolveBySystem(host: string): Promise<readonly string[]> {
  return (await systemLookup(host, { all: true })).map(({ address }) => address);
}

function exchange(
  request: OutboundRequest,
  address: string,
  settings: ClientSettings,
): Promise<OutboundResponse | OutboundFailure> {
  return new Promise((resolve) => {
    const sent = open(request, address, settings);
    const end = (outcome: OutboundResponse | OutboundFailure): void => {
      clearTimeout(timer);
      settings.signal?.removeEventListener('abort', abort);
      resolve(outcome);
      sent.destroy();
    };
    const abort = (): void => end(failure('cancelled', 'the run was interrupted'));
    const timer = setTimeout(
      () => end(failure('timeout', `${request.host} took longer than ${settings.timeoutMs / 1000} s`)),
      settings.timeoutMs,
    );
    settings.signal?.addEventListener('abort', abort, { once: true });
    sent.on('error', (error) => end(failureOf(request.host, error)));
    sent.on('response', (response) => collect(response, settings.bodyBytes, end));
    sent.end(request.body);
  });
}

function open(request: OutboundRequest, address: string, settings: ClientSettings): ClientRequest {
  const plain = settings.plainHosts?.has(request.host) === true;
  const port = request.port ?? (plain ? 80 : 443);
  const body =
    request.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(request.body)) };
  return (plain ? inTheClear : overTls)({
    host: address,
    port,
    servername: isIP(request.host) === 0 ? request.host : '',
    method: request.method,
    path: request.path,
    // No agent: a kept connection would outlive the decision about its address.
    agent: false,
    headers: {
      host: request.port === undefined ? request.host : `${request.host}:${port}`,
      'user-agent': 'holdfast',
      accept: 'application/json',
      ...request.headers,
      ...body,
    },
  });
}

function collect(
  response: IncomingMessage,
  most: number,
  end: (outcome: OutboundResponse | OutboundFailure) => void,
): void {
  const parts: Buffer[] = [];
  let size = 0;
  const done = (cut: boolean): void =>
    end({
      kind: 'response',
      status: response.statusCode ?? 0,
      headers: plainHeaders(response),
      body: Buffer.concat(parts).toString('utf8', 0, most),
      cut,
    });
  response.on('data', (part: Buffer) => {
    parts.push(part);
    size += part.length;
    if (size > most) done(true);
  });
  response.on('end', () => done(false));
  response.on('error', (error) => end(failure('protocol', codeOf(error))));
  response.on('aborted', () => end(failure('protocol', 'the response ended too early')));
}

function plainHeaders(response: IncomingMessage): Readonly<Record<string, string>> {
  const headers: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(response.headers))
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  return headers;
}

function failureOf(host: string, error: Error): OutboundFailure {
  const code = codeOf(error);
  if (/CERT|TLS|SSL|SELF_SIGNED|ALTNAME/.test(code)) return failure('tls', `${host}: ${code}`);
  return failure(code.startsWith('HPE_') ? 'protocol' : 'unreachable', `${host}: ${code}`);
}

/** The code only: messages of errors may repeat what was sent. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'no code';
}

function failure(reason: OutboundFailure['reason'], because: string): OutboundFailure {
  return { kind: 'failure', reason, because };
}
