import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startService, type TestService, type TestUser } from '../service.ts';

describe('authorization', () => {
  let service: TestService;
  let owner: TestUser;
  let stranger: TestUser;
  let id: string;
  beforeAll(async () => {
    service = await startService();
    owner = service.user();
    stranger = service.user();
    id = await service.fileOf(owner, 'salaries.txt', 'top secret');
  });
  afterAll(() => service.stop());

  test("[m-authz] downloading another user's file gets 403", async () => {
    const response = await stranger.send('GET', `/files/${id}`);
    expect(response.status).toBe(403);
    expect(await response.text()).not.toContain('top secret');
  });

  test("[m-authz] sharing another user's file gets 403", async () => {
    const response = await stranger.send('POST', `/files/${id}/shares`);
    expect(response.status).toBe(403);
    expect(service.db.prepare('select count(*) as n from shares').get()).toMatchObject({ n: 0 });
  });

  test("[m-authz] deleting another user's file gets 403 and leaves it alone", async () => {
    const response = await stranger.send('DELETE', `/files/${id}`);
    const still = await owner.send('GET', `/files/${id}`);
    expect([response.status, still.status]).toEqual([403, 200]);
  });

  test("[m-authz] a search does not show another user's files", async () => {
    const [theirs, own] = await Promise.all([
      stranger.send('GET', '/search?q=salaries'),
      owner.send('GET', '/search?q=salaries'),
    ]);
    expect(await theirs.json()).toEqual({ files: [] });
    expect(await own.json()).toMatchObject({ files: [{ id, name: 'salaries.txt' }] });
  });

  test('[m-authz] the owner downloads the file', async () => {
    const response = await owner.send('GET', `/files/${id}`);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('top secret');
  });

  test('a file that does not exist gets 404', async () => {
    const response = await owner.send('GET', '/files/00000000-0000-4000-8000-000000000000');
    expect(response.status).toBe(404);
  });
});
