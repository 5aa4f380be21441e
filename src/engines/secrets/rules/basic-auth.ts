import { passwordInBasic } from '../basic-credentials.ts';
import { defineNear } from '../define-rule.ts';
import { alphabets } from '../dice.ts';

export const basicAuthHeader = defineNear({
  name: 'basic-auth-header',
  provider: 'HTTP',
  title: 'User and password in an Authorization header',
  grants: 'log in as that user',
  revoke: 'by changing the password',
  proof: 'structure',
  confidence: 'medium',
  anchors: ['authorization'],
  before: 0,
  after: 300,
  shape:
    /[Aa]uthorization["']?\s{0,3}[:=,]\s{0,3}["'`]?[Bb]asic (?<secret>[0-9A-Za-z+/]{12,240}={0,2})(?![0-9A-Za-z+/=])/dg,
  check: ({ secret }) => passwordInBasic(secret),
  forge: (dice) => basic('svc-report', dice.text(alphabets.alnum, 16)),
  settings: (secret) => [
    `curl -H "Authorization: Basic ${secret}" https://reports.acme.internal/\n`,
    `headers: { Authorization: 'Basic ${secret}' },\n`,
    `{"authorization": "Basic ${secret}"}\n`,
    `headers.set("Authorization", "Basic ${secret}");\n`,
    `Authorization: Basic ${secret}\r\nAccept: */*\r\n`,
  ],
  silent: (dice) => [
    `Authorization: Basic ${basic('Aladdin', 'open sesame')}\n`,
    `Authorization: Basic ${basic('user', 'password123')}\n`,
    `Authorization: Basic \${Buffer.from(user).toString('base64')}\n`,
    `Authorization: Basic ${dice.text(alphabets.alnum, 32)}\n`,
    `Authorization: Basic realm="Access to the reports"\n`,
    `Authorization: Basic ${basic('jane', 'jane')}\n`,
  ],
});

export const dockerRegistryAuth = defineNear({
  name: 'docker-registry-auth',
  provider: 'Docker',
  title: 'Registry user and password in a Docker configuration',
  grants: 'pull and often push container images as that user',
  revoke: 'at the registry, by changing the password or token',
  proof: 'structure',
  anchors: ['"auths"'],
  before: 0,
  after: 2000,
  shape: /"auth"\s{0,4}:\s{0,4}"(?<secret>[0-9A-Za-z+/]{12,2000}={0,2})"/dg,
  check: ({ secret }) => passwordInBasic(secret),
  forge: (dice) => basic('acme-ci', dice.text(alphabets.alnum, 20)),
  settings: (secret) => [
    `{"auths":{"registry.acme.internal":{"auth":"${secret}"}}}\n`,
    `{\n  "auths": {\n    "https://index.docker.io/v1/": {\n      "auth": "${secret}"\n    }\n  }\n}\n`,
    `{"auths": {"r.acme.internal": {"email": "ops@acme.internal", "auth": "${secret}"}}, "psConfig": ""}\n`,
    `echo '{"auths":{"r.acme.internal":{"auth":"${secret}"}}}' > ~/.docker/config.json\n`,
    `config.json: |\n  {"auths": {"r.acme.internal": {"auth" : "${secret}"}}}\n`,
  ],
  silent: (dice) => [
    `{"auths":{"registry.acme.internal":{"auth":""}}}\n`,
    `{"auths":{"registry.acme.internal":{"auth":"$REGISTRY_AUTH"}}}\n`,
    `{"auths":{"registry.acme.internal":{"auth":"${basic('user', 'password')}"}}}\n`,
    `{"auths":{"registry.acme.internal":{"auth":"${dice.text(alphabets.alnum, 28)}"}}}\n`,
    `{"auth":"${basic('acme-ci', dice.text(alphabets.alnum, 20))}"}\n`,
  ],
});

function basic(user: string, password: string): string {
  return Buffer.from(`${user}:${password}`).toString('base64');
}
