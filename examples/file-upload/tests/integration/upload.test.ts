import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startService, type TestService, type TestUser } from '../service.ts';
import { zipOf } from '../zip.ts';

const MiB = 1024 * 1024;

describe('upload', () => {
  let service: TestService;
  let user: TestUser;
  beforeAll(async () => {
    service = await startService();
    user = service.user();
  });
  afterAll(() => service.stop());

  const upload = (name: string, body: string | Uint8Array, headers = {}) =>
    user.send('POST', `/files?name=${encodeURIComponent(name)}`, { body, headers });

  test('[m-limits] an oversized upload gets 413', async () => {
    const response = await upload('big.bin', Buffer.alloc(4 * MiB + 1));
    expect(response.status).toBe(413);
  });

  test('[m-limits] an upload of exactly the limit is kept', async () => {
    const response = await upload('full.bin', Buffer.alloc(4 * MiB));
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ name: 'full.bin', bytes: 4 * MiB });
  });

  test('[m-limits] a zip bomb gets 413', async () => {
    const bomb = zipOf([{ name: 'zeros', content: Buffer.alloc(2 * MiB) }]);
    const response = await upload('bomb.zip', bomb);
    expect(response.status).toBe(413);
  });

  test('[m-limits] a body that is compressed in transit is refused', async () => {
    const response = await upload('notes.txt', gzipSync('hello'), { 'content-encoding': 'gzip' });
    expect(response.status).toBe(415);
  });

  test('an ordinary archive is kept', async () => {
    const archive = zipOf([{ name: 'a.txt', content: Buffer.from('hello') }]);
    const response = await upload('notes.zip', archive);
    expect(response.status).toBe(201);
  });

  test('[m-file-checks] an eicar test virus is refused', async () => {
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!', '$H+H*'].join(
      '',
    );
    const response = await upload('invoice.txt', eicar);
    expect(response.status).toBe(422);
  });

  test('[m-file-checks] an svg picture with a script is refused', async () => {
    const response = await upload(
      'logo.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>',
    );
    expect(response.status).toBe(422);
  });

  test('[m-file-checks] a program that calls itself a picture is refused', async () => {
    const response = await upload('holiday.png', 'MZ\x90\x00 program');
    expect(response.status).toBe(415);
  });

  test('[m-file-checks] what was refused is not stored', async () => {
    const before = await user.send('GET', '/search?q=refused');
    await upload('refused.png', 'no picture');
    const after = await user.send('GET', '/search?q=refused');
    expect(await after.json()).toEqual(await before.json());
  });

  test('a plain svg picture is kept', async () => {
    const response = await upload(
      'plain.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>',
    );
    expect(response.status).toBe(201);
  });

  test('a name that is a path is refused', async () => {
    const response = await upload('../../etc/passwd', 'x');
    expect(response.status).toBe(400);
  });
});
