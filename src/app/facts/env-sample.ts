import type { FactId, RepoFact } from '../../model/propose/repo-fact.ts';
import { factOf, linesOf, type FactFile, type FactReader } from './fact-file.ts';

/** Reads samples of environment files: the names of settings. Values are looked at for a debug switch only. */
export const envSample: FactReader = {
  wants: (_path, name) =>
    /^\.?env[\w.-]*\.(?:example|sample|dist|template|tpl|defaults)$|^\.env\.example$|^example\.env$/.test(
      name,
    ),
  read(file) {
    const facts: RepoFact[] = [];
    for (const [line, text] of linesOf(file.text)) {
      const [, name, value = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w{0,100})\s*=\s*(.*)$/.exec(text) ?? [];
      if (name !== undefined) facts.push(...settingFacts(file, name.toUpperCase(), value, line));
    }
    return { facts };
  },
};

const settings: readonly (readonly [name: RegExp, id: FactId, tech: string])[] = [
  [/^(?:DATABASE_URL|DB_(?:HOST|CONNECTION|DATABASE))$/, 'sql', 'database'],
  [/^(?:POSTGRES|PG)(?:_|HOST|DATABASE)/, 'sql', 'postgres'],
  [/^MYSQL_/, 'sql', 'mysql'],
  [/^MONGO/, 'nosql', 'mongodb'],
  [/^REDIS_/, 'cache', 'redis'],
  [/^(?:ELASTIC|ES_)/, 'search-index', 'elasticsearch'],
  [/^(?:AMQP|RABBITMQ)_/, 'queue', 'rabbitmq'],
  [/^KAFKA_/, 'queue', 'kafka'],
  [/^(?:S3_|AWS_(?:S3_)?BUCKET|R2_)/, 'object-storage', 's3'],
  [/^(?:OPENAI|AZURE_OPENAI)_/, 'llm', 'openai'],
  [/^ANTHROPIC_/, 'llm', 'anthropic'],
  [/^STRIPE_/, 'payment', 'stripe'],
  [/^PAYPAL_/, 'payment', 'paypal'],
  [/^(?:SMTP|MAIL|SENDGRID|MAILGUN)_/, 'mail', 'mail'],
  [/^JWT_/, 'jwt', ''],
  [/^SESSION_|^COOKIE_SECRET$/, 'session', ''],
  [/^(?:OAUTH|OIDC|GOOGLE_CLIENT|GITHUB_CLIENT|AUTH0)_/, 'oauth', ''],
  [/^LDAP_/, 'ldap', 'ldap'],
  [/WEBHOOK/, 'webhook', ''],
];

function settingFacts(file: FactFile, name: string, value: string, line: number): readonly RepoFact[] {
  const fact = (id: FactId, tech = ''): RepoFact =>
    factOf(file, { kind: 'env', id, line, detail: name, tech, confidence: 'low' });
  const facts = settings.filter(([pattern]) => pattern.test(name)).map(([, id, tech]) => fact(id, tech));
  if (/(?:SECRET|TOKEN|PASSWORD|API_?KEY|PRIVATE_KEY|ACCESS_KEY)/.test(name))
    facts.push({ ...fact('secret-setting'), confidence: 'high' });
  if (/(?:^|_)DEBUG$/.test(name) && /^["']?(?:true|1|yes|on)\b/i.test(value))
    facts.push({ ...fact('debug-setting'), confidence: 'high' });
  return facts;
}
