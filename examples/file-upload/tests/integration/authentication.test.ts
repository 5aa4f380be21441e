import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionMs } from '../../src/auth/session.ts';
import { createUser } from '../../src/auth/users.ts';
import { startService, type TestService } from '../service.ts';

const guarded = [
  ['GET', '/session'],
  ['POST', '/logout'],
  ['GET', '/search?q=notes'],
  ['POST', '/files?name=notes.txt'],
  ['GET', '/files/ID'],
  ['DELETE', '/files/ID'],
  ['POST', '/files/ID/shares'],
] as const;

describe('authentication', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  test.each(guarded)('[m-authn] %s %s with a missing session cookie gets 401', async (method, path) => {
    const user = service.user();
    const id = await service.fileOf(user);
    const response = await user.send(method, path.replace('ID', id), { headers: { cookie: '' } });
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain(id);
  });

  test('[m-authn] a session cookie that was never given out gets 401', async () => {
    const response = await service.user().send('GET', '/search', { headers: { cookie: 'sid=invented' } });
    expect(response.status).toBe(401);
  });

  test('[m-authn] an expired session gets 401', async () => {
    const other = await startService();
    const user = other.user();
    other.clock.now += sessionMs - 1;
    const before = await user.send('GET', '/session');
    other.clock.now += 1;
    const after = await user.send('GET', '/session');
    await other.stop();
    expect([before.status, after.status]).toEqual([200, 401]);
  });

  test('[m-authn] a session that was logged out gets 401', async () => {
    const user = service.user();
    const logout = await user.send('POST', '/logout');
    const after = await user.send('GET', '/session');
    expect([logout.status, after.status]).toEqual([204, 401]);
  });

  test('[m-authn] logging in needs the right password and gives a cookie that scripts cannot read', async () => {
    await createUser(service.db, 'ada', 'correct horse battery');
    const login = (password: string) =>
      fetch(`${service.url}/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'ada', password }),
      });
    const [wrong, right] = await Promise.all([login('wrong horse battery'), login('correct horse battery')]);
    expect([wrong.status, right.status]).toEqual([401, 200]);
    expect(wrong.headers.get('set-cookie')).toBeNull();
    expect(right.headers.get('set-cookie')).toMatch(
      /^sid=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  test('an unknown name is refused like a wrong password', async () => {
    const response = await fetch(`${service.url}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'nobody', password: 'correct horse battery' }),
    });
    expect(response.status).toBe(401);
  });

  test('credentials that are no strings are refused', async () => {
    const response = await fetch(`${service.url}/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: { $ne: '' }, password: 1 }),
    });
    expect(response.status).toBe(400);
  });

  test('health needs no session', async () => {
    const response = await fetch(`${service.url}/health`);
    expect(response.status).toBe(200);
  });
});
