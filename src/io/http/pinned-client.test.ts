import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import fc from 'fast-check';
import { isPublicAddress } from './address.ts';
import { type ClientSettings, pinnedClient } from './pinned-client.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A server on loopback; its port, and how often it was asked. */
async function serve(listener: RequestListener): Promise<{ port: number; asked: () => number }> {
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, asked: () => count };
}

const host = 'provider.example';
const own: ClientSettings = {
  hosts: new Set([host]),
  privateHosts: new Set([host]),
  plainHosts: new Set([host]),
  timeoutMs: 2_000,
  bodyBytes: 1_000,
  resolve: () => Promise.resolve(['127.0.0.1']),
};
const get = (port: number, path = '/') => ({ host, port, method: 'GET', path, headers: {} }) as const;

test('one request, with the name as host and the secret in no log', async () => {
  const { port } = await serve((request, response) =>
    response.end(JSON.stringify({ host: request.headers.host, path: request.url })),
  );
  const outcome = await pinnedClient(own).send(get(port, '/a?b'));
  expect(outcome).toMatchObject({
    kind: 'response',
    status: 200,
    body: `{"host":"${host}:${port}","path":"/a?b"}`,
  });
});

test('a host that is not of the plan is refused before its name is resolved', async () => {
  let resolved = 0;
  const resolve = (): Promise<readonly string[]> => {
    resolved += 1;
    return Promise.resolve(['8.8.8.8']);
  };
  const client = pinnedClient({ ...own, hosts: new Set(['other.example']), resolve });
  expect(await client.send(get(1))).toMatchObject({ kind: 'failure', reason: 'refused' });
  expect(resolved).toBe(0);
});

test.each([
  ['127.0.0.1'],
  ['10.1.2.3'],
  ['169.254.169.254'],
  ['::1'],
  ['fd00::1'],
  ['::ffff:127.0.0.1'],
  ['64:ff9b::a9fe:a9fe'],
])('an address that is not public is refused: %s', async (address) => {
  const { port, asked } = await serve((_, response) => response.end('{}'));
  const client = pinnedClient({ ...own, privateHosts: new Set(), resolve: () => Promise.resolve([address]) });
  expect(await client.send(get(port))).toMatchObject({ kind: 'failure', reason: 'refused' });
  expect(asked()).toBe(0);
});

test('one private address among public ones refuses the name', async () => {
  const resolve = (): Promise<readonly string[]> => Promise.resolve(['93.184.216.34', '127.0.0.1']);
  const client = pinnedClient({ ...own, privateHosts: new Set(), resolve });
  expect(await client.send(get(1))).toMatchObject({ reason: 'refused' });
});

test('the address that was looked at is the one that is used, whatever the resolver says next', async () => {
  const { port, asked } = await serve((_, response) => response.end('{}'));
  const answers = [['127.0.0.1'], ['192.0.2.1']];
  let calls = 0;
  const resolve = (): Promise<readonly string[]> => Promise.resolve(answers[calls++] ?? []);
  await pinnedClient({ ...own, resolve }).send(get(port));
  expect([calls, asked()]).toEqual([1, 1]);
});

test('a redirect is an answer and is not followed', async () => {
  const { port, asked } = await serve((_, response) => {
    response.writeHead(302, { location: `http://127.0.0.1:${port}/elsewhere` });
    response.end();
  });
  expect(await pinnedClient(own).send(get(port))).toMatchObject({ kind: 'response', status: 302 });
  expect(asked()).toBe(1);
});

test('a body without end is cut, and a silent server times out', async () => {
  const long = await serve((_, response) => {
    const more = (): void => {
      if (!response.destroyed) response.write('x'.repeat(10_000), () => setImmediate(more));
    };
    more();
  });
  expect(await pinnedClient(own).send(get(long.port))).toMatchObject({ cut: true, body: 'x'.repeat(1_000) });
  const silent = await serve(() => undefined);
  const outcome = await pinnedClient({ ...own, timeoutMs: 100 }).send(get(silent.port));
  expect(outcome).toMatchObject({ kind: 'failure', reason: 'timeout' });
});

test('an interrupted run sends nothing', async () => {
  const { port, asked } = await serve((_, response) => response.end('{}'));
  const outcome = await pinnedClient({ ...own, signal: AbortSignal.abort() }).send(get(port));
  expect(outcome).toMatchObject({ reason: 'cancelled' });
  expect(asked()).toBe(0);
});

test('no private IPv4 address is public in any of its forms', () => {
  const part = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(
      fc.constantFrom('10', '127', '0', '192.168', '169.254', '172.16'),
      part,
      part,
      part,
      (net, a, b, c) => {
        const address = [...net.split('.'), a, b, c].slice(0, 4).join('.');
        const [w = 0, x = 0, y = 0, z = 0] = address.split('.').map(Number);
        const hex = `${(w * 256 + x).toString(16)}:${(y * 256 + z).toString(16)}`;
        for (const form of [
          address,
          `::ffff:${address}`,
          `::ffff:${hex}`,
          `64:ff9b::${hex}`,
          `2002:${hex}::1`,
          `::${address}`,
        ])
          expect([form, isPublicAddress(form)]).toEqual([form, false]);
      },
    ),
  );
  for (const open of ['8.8.8.8', '140.82.121.4', '2606:4700::1111', '::ffff:8.8.8.8'])
    expect([open, isPublicAddress(open)]).toEqual([open, true]);
});
