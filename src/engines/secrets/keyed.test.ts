import { describe, expect, test } from 'vitest';
import { keyedRules, tokenRules } from './define-form.ts';
import { Dice, alphabets } from './dice.ts';
import { buildMatcher, findSecrets } from './find.ts';

const common = { provider: 'Acme', title: 'Acme key', grants: 'use it', revoke: 'there' };
const [keyed] = keyedRules([{ ...common, name: 'acme', words: ['acme'], form: '<hex 32>' }]);
const [token] = tokenRules([{ ...common, name: 'acme-token', forms: ['acm_<alnum 24>'] }]);
const secret = new Dice(9).text(alphabets.hex, 32);

describe('a value that only its surroundings tell', () => {
  test.each([
    ['in the name', `ACME_API_KEY=${secret}`],
    ['on the line', `new Acme({ apiKey: '${secret}' })`],
    ['in the heading', `acme:\n  retries: 3\n  api_key: ${secret}`],
    ['as a fallback', `const acme = options.token || '${secret}'`],
    ['as a bearer', `# acme\nAuthorization: Bearer ${secret}`],
    ['aligned', `acme.secret      =      "${secret}"`],
  ])('%s', (_, text) => {
    expect(count(keyed, text)).toBe(1);
  });

  test.each([
    ['under another name', `# acme\nOTHER_API_KEY=${secret}`],
    ['no assignment', `acme key ${secret}`],
    ['a public key', `ACME_PUBLIC_KEY=${secret}`],
    ['the id of a key', `ACME_KEY_ID=${secret}`],
    ['longer', `ACME_KEY=${secret}00`],
    ['a call', `ACME_KEY=${secret}(1)`],
    ['made up', `ACME_KEY=${'0123456789abcdef'.repeat(2)}`],
    ['one digit again and again', `ACME_KEY=${'a1'.repeat(16)}`],
    ['far away', `acme\n${'\n'.repeat(400)}api_key=${secret}`],
    ['a checksum', `acme-1.2.tgz: { integrity: "${secret}" }`],
  ])('not %s', (_, text) => {
    expect(count(keyed, text)).toBe(0);
  });
});

test('a token with a literal of its own is no name that somebody wrote', () => {
  expect(count(token, `x = acm_${new Dice(2).text(alphabets.alnum, 24)}`)).toBe(1);
  expect(count(token, 'x = acm_verifyTransactionSignat')).toBe(0);
  expect(count(token, 'x = acm_verifyTransactionSign')).toBe(0);
});

function count(rule: typeof keyed, text: string): number {
  return rule === undefined ? -1 : findSecrets(buildMatcher([rule]), Buffer.from(`${text}\n`)).hits.length;
}
