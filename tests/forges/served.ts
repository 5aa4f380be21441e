import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Outbound } from '../../src/core/outbound.ts';
import type { Fake, FakeReply, FakeRequest } from './wire.ts';

/** A fake behind a port of this machine. */
export interface Served {
  /** Such as `http://127.0.0.1:40123`. */
  readonly address: string;
  readonly requests: readonly FakeRequest[];
  close(): Promise<void>;
}

/** Serves a fake over HTTP on loopback. */
export function serve(fake: Fake): Promise<Served> {
  const requests: FakeRequest[] = [];
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const headers: Record<string, string> = {};
      for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value);
      const request = requestOf(
        incoming.method ?? 'GET',
        incoming.url ?? '/',
        headers,
        Buffer.concat(parts).toString('utf8'),
      );
      requests.push(request);
      const reply = fake.handle(request);
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        address: `http://127.0.0.1:${port}`,
        requests,
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}

/** The same without a port: what a program sends reaches the fake in the same turn. */
export function outboundTo(fake: Fake): Outbound {
  return {
    async send({ method, path, headers, body }) {
      const lower: Record<string, string> = { 'user-agent': 'test' };
      for (const [name, value] of Object.entries(headers)) lower[name.toLowerCase()] = value;
      const reply: FakeReply = fake.handle(requestOf(method, path, lower, body ?? ''));
      return {
        kind: 'response',
        status: reply.status,
        headers: reply.headers ?? {},
        body: reply.body === undefined ? '' : JSON.stringify(reply.body),
        cut: false,
      };
    },
  };
}

function requestOf(
  method: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  text: string,
): FakeRequest {
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  const query = new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
  return { method, path, query, headers, body: text === '' ? undefined : JSON.parse(text) };
}
