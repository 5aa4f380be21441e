import { afterAll, expect, test } from 'vitest';
import { forged } from './forged.ts';
import { inside } from './inside.ts';
import { labs } from './lab.ts';

const all = labs();
afterAll(() => all.removeAll());

test('what looked like a secret and is none is counted by reason, in words and in JSON', async () => {
  const token = forged('github-token');
  const wrong = `${token.slice(0, -1)}${token.endsWith('1') ? '2' : '1'}`;
  const { root } = all.plain({ 'a.txt': `${wrong}\nTOKEN=\${TOKEN_FROM_ELSEWHERE}\n` });
  const call = ['scan', '--engine', 'secrets', '--no-state', '--no-cache', '--explain'];
  const text = await inside(call, { root });
  expect(text.out).toMatch(/1 +checksum +the checksum of the provider does not hold/);
  const { silent } = JSON.parse((await inside([...call, '--format', 'json'], { root })).out);
  expect(silent).toContainEqual({ reason: 'checksum', count: 1 });
  expect(text.out).not.toContain(wrong);
  expect((await inside(call.slice(0, -1), { root })).out).not.toContain('checksum');
});
