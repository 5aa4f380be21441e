import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startService, type TestService } from '../service.ts';

describe('download', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.stop());

  test('bytes come back as they were sent', async () => {
    const user = service.user();
    const content = Uint8Array.from({ length: 256 }, (_, n) => n);
    const id = await service.fileOf(user, 'all-bytes.bin', content);
    const response = await user.send('GET', `/files/${id}`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(content);
  });

  test('a browser saves the file and does not show it', async () => {
    const user = service.user();
    const id = await service.fileOf(user, 'page.html', '<h1>hello</h1>');
    const { headers } = await user.send('GET', `/files/${id}`);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="?page\.html"?$/);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  test('a deleted file is gone', async () => {
    const user = service.user();
    const id = await service.fileOf(user);
    await user.send('DELETE', `/files/${id}`);
    const response = await user.send('GET', `/files/${id}`);
    expect(response.status).toBe(404);
  });

  test('a path that does not exist gets 404', async () => {
    const response = await fetch(`${service.url}/admin`);
    expect(response.status).toBe(404);
  });
});
