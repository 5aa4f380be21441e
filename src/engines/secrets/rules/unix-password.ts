import { defineNear } from '../define-rule.ts';
import { alphabets } from '../dice.ts';
import { placeholderIn } from '../placeholder.ts';
import { type Verdict, dropped, kept } from '../rule.ts';

// crypt(3): method 6 is SHA-512, its digest 86 characters; a field of /etc/shadow.
export const unixPasswordHash = defineNear({
  name: 'unix-password-hash',
  provider: 'Unix',
  title: 'Password hash of a Unix account',
  grants: 'guess the password at their leisure',
  revoke: 'with `passwd` on the machines that have it',
  severity: 'medium',
  proof: 'structure',
  anchors: ['$6$'],
  before: 40,
  after: 130,
  shape:
    /(?<=[:"'\s=])(?<secret>\$6\$(?:rounds=\d{4,9}\$)?[./0-9A-Za-z]{8,16}\$[./0-9A-Za-z]{86})(?![./0-9A-Za-z])/dg,
  check: ({ secret }) => unlessMadeUp(secret.slice(-86)),
  forge: (dice) => `$6$${dice.text(alphabets.alnum, 12)}$${dice.text(alphabets.alnum, 86)}`,
  settings: (secret) => [
    `root:${secret}:19000:0:99999:7:::\n`,
    `users:\n  - name: ops\n    passwd: ${secret}\n`,
    `rootpw --iscrypted ${secret}\n`,
    `"hashed_passwd": "${secret}"\n`,
    `d-i passwd/root-password-crypted password ${secret}\n`,
  ],
  silent: (dice) => [
    `root:$6$${dice.text(alphabets.alnum, 12)}$${dice.text(alphabets.alnum, 60)}:19000\n`,
    'rootpw --iscrypted $6$salt$hash\n',
    `root:$6$${'x'.repeat(12)}$${'x'.repeat(86)}:19000\n`,
    'root:!:19000:0:99999:7:::\n',
    `root:$5$${dice.text(alphabets.alnum, 12)}$${dice.text(alphabets.alnum, 86)}:19000\n`,
  ],
});

function unlessMadeUp(text: string): Verdict {
  const reason = placeholderIn(text);
  return reason === undefined ? kept : dropped(reason);
}
