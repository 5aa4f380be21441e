import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startService, type TestService } from '../service.ts';

const changing = [
  ['POST', '/files?name=notes.txt', 201],
  ['DELETE', '/files/ID', 204],
  ['POST', '/files/ID/shares', 201],
  ['POST', '/logout', 204],
] as const;

describe('cross-site requests', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  test.each(changing)('[m-csrf] %s %s without CSRF token is refused', async (method, path, allowed) => {
    const user = service.user();
    const target = path.replace('ID', await service.fileOf(user));
    const without = await user.send(method, target, { headers: { 'x-csrf-token': '' } });
    const withToken = await user.send(method, target);
    expect([without.status, withToken.status]).toEqual([403, allowed]);
  });

  test("[m-csrf] another session's CSRF token is refused", async () => {
    const user = service.user();
    const response = await user.send('POST', '/files?name=notes.txt', {
      headers: { 'x-csrf-token': service.user().csrf },
    });
    expect(response.status).toBe(403);
  });

  test('the session tells its CSRF token', async () => {
    const user = service.user();
    const response = await user.send('GET', '/session');
    expect(await response.json()).toEqual({ csrf: user.csrf });
  });
});
