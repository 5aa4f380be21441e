import { fromBase64 } from '../decode.ts';
import { defineNear } from '../define-rule.ts';
import type { Dice } from '../dice.ts';
import { dropped, kept } from '../rule.ts';

// Two base 64 parts and a MAC (PuTTY manual, appendix C); one with a passphrase says so in its head.
export const puttyKey = defineNear({
  name: 'putty-private-key',
  provider: 'PuTTY',
  title: 'PuTTY private key without passphrase',
  grants: 'log in as the owner of the key',
  revoke: 'by removing the public key from the servers that know it',
  audit: 'the log-in records of these servers',
  severity: 'critical',
  proof: 'structure',
  anchors: ['putty-user-key-file-'],
  before: 0,
  after: 6000,
  shape:
    /PuTTY-User-Key-File-[23]: [a-z0-9-]{5,30}\r?\nEncryption: none\r?\nComment: [^\r\n]{0,200}\r?\nPublic-Lines: \d{1,2}\r?\n(?:[0-9A-Za-z+/=]{1,64}\r?\n){1,60}Private-Lines: \d{1,2}\r?\n(?<secret>(?:[0-9A-Za-z+/=]{1,64}\r?\n){1,60})Private-MAC: (?<mac>[0-9a-f]{40}|[0-9a-f]{64})/dg,
  check: ({ secret }) => {
    const bytes = fromBase64(secret.replace(/\s/g, ''));
    if (bytes === undefined || bytes.length < 32) return dropped('structure');
    // A private part opens with the length of its first number.
    return bytes.readUInt32BE(0) + 4 <= bytes.length ? kept : dropped('structure');
  },
  forge: putty,
  settings: (secret) => [
    secret,
    secret.replaceAll('\n', '\r\n'),
    `# ops\n${secret}`,
    `const key = \`${secret}\`;\n`,
    `cat > key.ppk <<X\n${secret}X\n`,
  ],
  silent: (dice) => [
    putty(dice).replace('Encryption: none', 'Encryption: aes256-cbc'),
    putty(dice).slice(0, 150),
    putty(dice).replace(/Private-Lines[\s\S]*/, ''),
    'PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: x\nPublic-Lines: 1\n...\n',
    putty(dice).replace(/(Private-Lines: 1\n)....../, '$1//////'),
  ],
});

function putty(dice: Dice): string {
  const [open, closed] = [0, 1].map(() =>
    Buffer.concat([Buffer.from([0, 0, 0, 32]), dice.bytes(32)]).toString('base64'),
  );
  const mac = dice.bytes(32).toString('hex');
  return `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: ops\nPublic-Lines: 1\n${open}\nPrivate-Lines: 1\n${closed}\nPrivate-MAC: ${mac}\n`;
}
