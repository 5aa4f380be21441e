// Push protection must never meet a token here, so the credentials of `config/deploy.env` are put together at run time.
// They have the structure and the check sum of real ones, and open nothing.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';

const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The files that exist only in the nested repository: `{path, content}`. */
export function plantedFiles() {
  const lines = [
    '# Read by the deploy job.',
    'AWS_REGION=eu-central-1',
    `AWS_ACCESS_KEY_ID=${awsKeyId('deploy', 471_829_365_014n)}`,
    `AWS_SECRET_ACCESS_KEY=${letters('deploy secret', base64, 40)}`,
    `GITHUB_TOKEN=${githubToken('deploy')}`,
  ];
  return [{ path: 'config/deploy.env', content: `${lines.join('\n')}\n` }];
}

/** A personal access token ends in the CRC-32 of its 30 random characters, base 62, padded to 6. */
function githubToken(seed) {
  const body = letters(`github ${seed}`, base62, 30);
  return ['ghp', `${body}${checksum(body)}`].join('_');
}

function checksum(body) {
  let rest = crc32(body);
  let digits = '';
  while (rest > 0) {
    digits = base62[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits.padStart(6, '0');
}

/** An access key id carries its account number: 10 bytes in base 32, a set bit, then 40 bits of account. */
function awsKeyId(seed, account) {
  const random = createHash('sha256').update(`aws ${seed}`).digest();
  const head = (1n << 47n) | (account << 7n) | BigInt(random[0] & 0x7f);
  let bits = (head << 32n) | BigInt(random.readUInt32BE(1));
  let text = '';
  for (let n = 0; n < 16; n++) {
    text = base32[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return ['AK', 'IA', text].join('');
}

/** `length` characters that look random and are the same every time. */
function letters(seed, alphabet, length) {
  const bytes = createHash('sha512').update(seed).digest();
  return Array.from({ length }, (_, n) => alphabet[bytes[n] % alphabet.length]).join('');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) {
    console.error('usage: node scripts/plant.mjs FOLDER');
    process.exit(2);
  }
  for (const { path, content } of plantedFiles()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
