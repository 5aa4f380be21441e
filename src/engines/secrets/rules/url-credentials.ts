import { defineToken } from '../define-rule.ts';
import { alphabets } from '../dice.ts';
import { isReference, isWeakPassword, placeholderIn } from '../placeholder.ts';
import { type Candidate, type Verdict, dropped } from '../rule.ts';

export const urlCredentials = defineToken({
  name: 'url-credentials',
  provider: 'URL',
  title: 'Password in a URL',
  grants: 'log in to that host as that user',
  revoke: 'by changing the password',
  runbook: [
    'Make a second user with the same rights, or a second password where the server allows two.',
    'Put the URL into the secret store, deploy what reads it, and see that it works.',
    'Drop the old user or change its password, and close the sessions it still has.',
    'Look through the server’s log of connections from the first commit on for addresses that are not yours.',
  ],
  proof: 'structure',
  confidence: 'medium',
  rank: 5,
  version: 2,
  anchors: ['://'],
  at: 'inside',
  lead: 'scheme',
  body: 'authority',
  least: 12,
  most: 512,
  shape:
    /^(?<scheme>[A-Za-z][0-9A-Za-z+.-]{1,30}):\/\/(?<user>[^:@]{0,100}):(?<secret>[^@]{3,200})@(?<host>[0-9A-Za-z._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?![0-9A-Za-z._-])/d,
  check: judged,
  forge: (dice) => `postgres://reports:${dice.text(alphabets.alnum, 14)}@db-1.acme.io:5432/reports`,
  settings: (secret) => [
    `DATABASE_URL=${secret}\n`,
    `{"url": "${secret}?sslmode=require"}\n`,
    `const db = connect('${secret}');\n`,
    `registry: https://${secret.slice(11)}\n`,
    `pip install --index-url "https://${secret.slice(11)}/simple" acme\n`,
  ],
  silent: () => [
    'DATABASE_URL=postgres://user:password@localhost:5432/app\n',
    'DATABASE_URL=postgres://app:${DB_PASSWORD}@db.acme.io/app\n',
    'redis://:changeme@cache.acme.io:6379\n',
    'https://user:pass@example.com/path\n',
    'amqp://guest:guest@rabbit:5672\n',
    'mongodb://<user>:<password>@cluster0.acme.io/test\n',
    'https://ci:some-other-token1@git.acme.io/app.git\n',
    'see https://acme.io:8080/team@home and mailto:jane@acme.io\n',
    'kafka://app:<pw>@broker.acme.io:9092\n',
    'https://user123:passworD0+@192.168.0.1:3128/\n',
    'ssh://git@git.acme.io:2222/team/app.git\n',
  ],
});

function judged({ secret, groups }: Candidate): Verdict {
  const { user = '', host = '', scheme = '' } = groups;
  const password = decoded(secret);
  if (isReference(password) || isReference(user) || /[{}<>]|%s|\$[A-Za-z({]/.test(password))
    return dropped('reference');
  if (isMadeUpHost(host.toLowerCase())) return dropped('local');
  if (password === user || isWeakPassword(password)) return dropped('placeholder');
  if (/passw(?:or)?d/i.test(password) && password.length <= 16) return dropped('placeholder');
  const reason = placeholderIn(password);
  if (reason !== undefined) return dropped(reason);
  if (!/[0-9]/.test(password) && !/[a-z].*[A-Z]|[A-Z].*[a-z]/.test(password) && password.length < 16) {
    // One word in one case is prose or a stand-in far more often than a password.
    return dropped('low-variety');
  }
  const notes = [['scheme', scheme.slice(0, 20).toLowerCase()]] as const;
  return isInternal(host) ? { keep: true, notes, severity: 'medium' } : { keep: true, notes };
}

/** Hosts that only a local network reaches: one bare name, or an address of RFC 1918. */
function isInternal(host: string): boolean {
  return /^[\w-]+$|^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$/.test(host);
}

/** Hosts that are the reader's own machine or that nobody can own (RFC 2606, RFC 6761). */
function isMadeUpHost(host: string): boolean {
  return /^(?:localhost|127\.|0\.0\.0\.0|10\.0\.0\.|host\.docker\.internal|\[::1\])|(?:^|\.)(?:example(?:\.(?:com|org|net|io))?|localhost|test|invalid|local)$|^(?:my|your|some)?-?(?:host|hostname|server|domain|proxy|ip)(?:name)?(?:\.(?:com|org|net))?$/.test(
    host,
  );
}

function decoded(text: string): string {
  return /^(?:[^%]|%[0-7][0-9A-Fa-f])*$/.test(text) ? decodeURIComponent(text) : text;
}
