import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startService, type TestService, type TestUser } from '../service.ts';

describe('search', () => {
  let service: TestService;
  let user: TestUser;
  beforeAll(async () => {
    service = await startService();
    user = service.user();
    for (const name of ["o'hara.txt", 'report.txt', '100%.txt']) await service.fileOf(user, name);
  });
  afterAll(() => service.stop());

  const namesFor = async (text: string) => {
    const response = await user.send('GET', `/search?q=${encodeURIComponent(text)}`);
    const { files } = (await response.json()) as { files: { name: string }[] };
    return files.map((file) => file.name).sort();
  };

  test('[m-param-sql] a search with a quote in it is harmless', async () => {
    expect(await namesFor("o'hara")).toEqual(["o'hara.txt"]);
    expect(await namesFor("' or 1=1 --")).toEqual([]);
  });

  test("[m-param-sql] a union in the search does not show another user's files", async () => {
    await service.fileOf(service.user(), 'salaries.txt');
    expect(await namesFor("%' union select id, owner_id, name, bytes, created_at from files --")).toEqual([]);
  });

  test('[m-param-sql] a percent sign stands for itself', async () => {
    expect(await namesFor('%')).toEqual(['100%.txt']);
  });

  test('an empty search lists all own files', async () => {
    expect(await namesFor('')).toEqual(['100%.txt', "o'hara.txt", 'report.txt']);
  });
});
