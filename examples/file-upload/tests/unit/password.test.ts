import { describe, expect, test } from 'vitest';
import { hashPassword, passwordMatches } from '../../src/auth/password.ts';

describe('password', () => {
  test('[m-authn] only the right password matches its hash', async () => {
    const hash = await hashPassword('correct horse battery');
    const answers = await Promise.all(
      ['correct horse battery', 'correct horse', ''].map((given) => passwordMatches(given, hash)),
    );
    expect(answers).toEqual([true, false, false]);
  });

  test('[m-authn] a damaged hash matches nothing', async () => {
    expect(await passwordMatches('', '')).toBe(false);
  });
});
