import { defineNear } from '../define-rule.ts';
import { alphabets } from '../dice.ts';
import { isReference, isWeakPassword, placeholderIn } from '../placeholder.ts';
import { type Candidate, type Verdict, dropped, kept } from '../rule.ts';

const common = {
  revoke: 'by changing the password',
  audit: 'the log of connections of the server',
  proof: 'structure',
  confidence: 'medium',
  rank: 5,
  forge: (dice: { text(alphabet: string, length: number): string }) => `${dice.text(alphabets.alnum, 16)}7`,
} as const;

export const sqlConnectionString = defineNear({
  name: 'sql-connection-string',
  provider: 'ADO.NET',
  title: 'Password in a database connection string',
  grants: 'log in to the database as that user',
  ...common,
  anchors: ['password=', 'password =', 'pwd='],
  before: 0,
  after: 100,
  shape:
    /(?<![A-Za-z.])(?:[Pp]assword|PASSWORD|[Pp]wd|PWD)\s?=\s?(?<secret>[^;=()"'\s<>`]{6,80})(?=[;"'\s`])/dg,
  check: (candidate) => {
    const verdict = chosen(candidate);
    if (!verdict.keep) return verdict;
    // Server and user in the same string: anything else that assigns a password has its own rule.
    const { text } = candidate.around(300, 300);
    const isServer = /(?:server|data source|host|addr(?:ess)?)\s?=[^;\n]{2,200};/i.test(text);
    const isUser = /(?:user id|uid|user(?:name)?)\s?=\s?[^;\n"']{1,60}/i.test(text);
    return isServer && isUser ? verdict : dropped('no-context');
  },
  settings: (secret) => [
    `"Default": "Server=db-1.acme.io;Database=shop;User Id=shop;Password=${secret};"\n`,
    `conn = 'Data Source=db-1.acme.io;Initial Catalog=shop;UID=shop;PWD=${secret}'\n`,
    `DSN=Host=db-1.acme.io;Username=shop;Password=${secret};Database=shop\n`,
    `<add connectionString="Server=db-1.acme.io;User ID=shop;Password=${secret};" />\n`,
    `Server=tcp:shop.database.windows.net,1433;User ID=shop;Password=${secret};Encrypt=True;\n`,
  ],
  silent: (dice) => [
    'Server=localhost;User Id=sa;Password=Password123;\n',
    'Server=db-1.acme.io;User Id=shop;Password=${DB_PASSWORD};\n',
    'Server=db-1.acme.io;User Id=shop;Password={0};\n',
    `password=${dice.text(alphabets.alnum, 16)}; path=/\n`,
    'server = new Server(); user = read(); rule.password = fromBase64(value);\n',
    `Server=localhost;User Id=shop;Password=${dice.text(alphabets.alnum, 16)};\n`,
  ],
});

export const jdbcPassword = defineNear({
  name: 'jdbc-password',
  provider: 'JDBC',
  title: 'Password in a JDBC URL',
  grants: 'log in to the database as that user',
  ...common,
  anchors: ['jdbc:'],
  before: 0,
  after: 400,
  shape:
    /jdbc:[a-z:]{2,40}[^\s"'<>`]{3,300}?[?&;:][Pp]assword=(?<secret>[^&;"'\s<>`]{6,80})(?=[&;"'\s`<]|$)/dg,
  check: (candidate) => chosen(candidate),
  settings: (secret) => [
    `url=jdbc:postgresql://db-1.acme.io:5432/shop?user=shop&password=${secret}\n`,
    `spring.datasource.url=jdbc:mysql://db-1.acme.io/shop?user=shop&password=${secret}&useSSL=true\n`,
    `url: "jdbc:sqlserver://db-1.acme.io:1433;databaseName=shop;user=shop;password=${secret};"\n`,
    `{"url": "jdbc:redshift://dwh.acme.io:5439/dwh?user=etl&password=${secret}"}\n`,
    `DB=jdbc:mariadb://db-1.acme.io/shop?password=${secret}\n`,
  ],
  silent: (dice) => [
    'url=jdbc:postgresql://localhost/shop?user=shop&password=secret\n',
    'url=jdbc:postgresql://db-1.acme.io/shop?user=shop&password=${PASSWORD}\n',
    `url=jdbc:postgresql://localhost:5432/shop?user=shop&password=${dice.text(alphabets.alnum, 16)}\n`,
    'url=jdbc:h2:mem:test;MODE=PostgreSQL\n',
    'url=jdbc:mysql://db-1.acme.io/shop?user=shop&password=<password>\n',
  ],
});

export const azureAppConfiguration = defineNear({
  name: 'azure-app-configuration',
  provider: 'Azure',
  title: 'Azure App Configuration connection string',
  grants: 'read the configuration and often the secrets in it',
  ...common,
  revoke: 'in the Azure portal under Access settings, by regenerating the key',
  audit: 'the activity log of the subscription',
  confidence: 'high',
  rank: 21,
  anchors: ['.azconfig.io;id='],
  before: 0,
  after: 200,
  shape: /;Id=[^;\s"']{4,80};Secret=(?<secret>[0-9A-Za-z+/]{36,100}={0,2})(?![0-9A-Za-z+/=])/dg,
  check: ({ secret }) => {
    const reason = placeholderIn(secret);
    return reason === undefined ? kept : dropped(reason);
  },
  forge: (dice) => dice.text(alphabets.base64, 43) + '=',
  settings: (secret) =>
    ['shop', 'ops', 'web', 'jobs', 'mail'].map(
      (name) => `CONFIG="Endpoint=https://${name}.azconfig.io;Id=AbCd-l0-s0:x1;Secret=${secret}"\n`,
    ),
  silent: () =>
    ['<secret>', '${SECRET}', 'x'.repeat(44), 'short', '***'].map(
      (text) => `CONFIG="Endpoint=https://shop.azconfig.io;Id=AbCd-l0-s0:x1;Secret=${text}"\n`,
    ),
});

export const kafkaLogin = defineNear({
  name: 'kafka-login',
  provider: 'Kafka',
  title: 'Password in a Kafka login configuration',
  grants: 'read and write topics as that user',
  ...common,
  anchors: ['loginmodule'],
  before: 0,
  after: 300,
  shape: /LoginModule\s{1,3}required[^;]{1,200}?password=\\?["'](?<secret>[^"'\\\s]{6,100})\\?["']/dg,
  check: (candidate) => chosen(candidate),
  settings: (secret) =>
    ['plain.Plain', 'scram.Scram', 'plain.Plain', 'scram.Scram', 'plain.Plain'].map(
      (name, index) =>
        `sasl.jaas.config=org.apache.kafka.common.security.${name}LoginModule required username="app${index}" password="${secret}";\n`,
    ),
  silent: () =>
    ['admin-secret', '${PASSWORD}', '<password>', 'changeme', 'your-api-secret'].map(
      (password) => `sasl.jaas.config=PlainLoginModule required username="app" password="${password}";\n`,
    ),
});

function chosen(candidate: Candidate): Verdict {
  const { secret } = candidate;
  if (isReference(secret) || /[{}<>$]|%[a-z(]/.test(secret)) return dropped('reference');
  if (isWeakPassword(secret)) return dropped('placeholder');
  const reason = placeholderIn(secret);
  if (reason !== undefined) return dropped(reason);
  if (
    /localhost|127\.0\.0\.1|\(local|host\.docker|[=/](?:db|mysql|postgres|mssql|sqlserver)[;:/,]/i.test(
      candidate.around(200, 60).text,
    )
  ) {
    return dropped('local');
  }
  return /[0-9]/.test(secret) && /[A-Za-z]/.test(secret) ? kept : dropped('low-variety');
}
