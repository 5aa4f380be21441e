import { describe, expect, test } from 'vitest';
import { Dice, alphabets } from './dice.ts';
import { buildMatcher, findSecrets } from './find.ts';
import { urlCredentials } from './rules/url-credentials.ts';

const matcher = buildMatcher([urlCredentials]);
const password = `${new Dice(5).text(alphabets.alnum, 14)}4k`;
const schemes =
  'postgres postgresql postgresql+asyncpg mysql mysql2 mariadb mongodb mongodb+srv redis rediss amqp amqps kafka ftp ftps sftp smtp smtps ldap ldaps http https mssql sqlserver clickhouse nats mqtt mqtts cockroachdb jdbc:postgresql jdbc:mysql'.split(
    ' ',
  );

test.each(schemes)('%s://user:password@host', (scheme) => {
  expect(verdicts(`URL=${scheme}://report:${password}@db-1.acme.io/x\n`)).toEqual(['kept']);
});

describe('silent', () => {
  test.each([
    'user:password@localhost:5432/app',
    'user:password@db.acme.io/app',
    'user:${PASSWORD}@db.acme.io/app',
    'user:$PASSWORD@db.acme.io/app',
    '${USER}:${PASSWORD}@db.acme.io/app',
    '{user}:{password}@db.acme.io/app',
    '{{ user }}:{{ password }}@db.acme.io/app',
    '%s:%s@db.acme.io/app',
    '<user>:<pw>@db.acme.io/app',
    '[user]:[password]@db.acme.io/app',
    'root:root@db.acme.io/app',
    'user:********@db.acme.io/app',
    'user:xxxxxxxx@db.acme.io/app',
    'user:your-password-1@db.acme.io/app',
    `user:${password}@example.com/app`,
    `user:${password}@db.example.org/app`,
    `user:${password}@127.0.0.1:5432/app`,
    `user:${password}@[::1]:5432/app`,
    `user:${password}@my-host/app`,
    `user:${password}@mail.test/app`,
  ])('%s', (rest) => {
    expect(verdicts(`URL=postgres://${rest}\n`)).toEqual([]);
  });
});

test('a host that only a local network reaches is less bad', () => {
  const [hit] = findSecrets(matcher, Buffer.from(`postgres://app:${password}@postgres/app\n`)).hits;
  expect(hit?.verdict.severity).toBe('medium');
});

function verdicts(text: string): readonly string[] {
  return findSecrets(matcher, Buffer.from(text)).hits.map(() => 'kept');
}
