import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startService, type TestService, type TestUser } from '../service.ts';

const dayMs = 24 * 60 * 60 * 1000;

describe('share', () => {
  let service: TestService;
  let user: TestUser;
  let id: string;
  beforeAll(async () => {
    service = await startService();
    user = service.user();
    id = await service.fileOf(user, 'shared.txt', 'for everybody');
  });
  afterAll(() => service.stop());

  const share = (days?: unknown) =>
    user.send('POST', `/files/${id}/shares`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ days }),
    });

  const pathOf = async (response: Response) => ((await response.json()) as { path: string }).path;

  test('a link gives the file to somebody without a session', async () => {
    const path = await pathOf(await share());
    const response = await fetch(service.url + path);
    expect(await response.text()).toBe('for everybody');
  });

  test('a link past its last day answers 410', async () => {
    service.clock.now += 1;
    const path = await pathOf(await share(2));
    service.clock.now += 2 * dayMs - 1;
    const before = await fetch(service.url + path);
    service.clock.now += 1;
    const after = await fetch(service.url + path);
    service.clock.now -= 2 * dayMs;
    expect([before.status, after.status]).toEqual([200, 410]);
  });

  test('a link that was never made answers 404', async () => {
    const response = await fetch(`${service.url}/s/00000000000000000000000000000000`);
    expect(response.status).toBe(404);
  });

  test.each([0, 31, 1.5, '7'])('a link for %s days is refused', async (days) => {
    const response = await share(days);
    expect(response.status).toBe(400);
  });

  test('an old link forwards to its target', async () => {
    const response = await fetch(`${service.url}/go?url=/health`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/health']);
  });
});
