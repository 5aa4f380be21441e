import { defineNear } from '../define-rule.ts';
import { type Dice, alphabets } from '../dice.ts';
import { isReference, isWeakPassword, placeholderIn } from '../placeholder.ts';
import { type Candidate, type Verdict, dropped, kept } from '../rule.ts';

const common = {
  revoke: 'at the server it opens, by changing the password or token',
  proof: 'structure',
  confidence: 'medium',
  rank: 5,
  check: chosen,
  forge: (dice: Dice) => `${dice.text(alphabets.alnum, 18)}7`,
} as const;

export const netrcPassword = defineNear({
  name: 'netrc-password',
  provider: 'netrc',
  title: 'Password in a .netrc file',
  grants: 'log in to that machine as that user',
  ...common,
  anchors: ['machine '],
  before: 0,
  after: 300,
  shape:
    /machine\s{1,8}[\w.-]{3,100}\s{1,8}login\s{1,8}\S{1,100}\s{1,8}password\s{1,8}(?<secret>[^\s"']{6,200})/dg,
  settings: (secret) => [
    `machine git.acme.io login ci password ${secret}\n`,
    `machine git.acme.io\n  login ci\n  password ${secret}\n`,
    `machine api.acme.io login ops@acme.io password ${secret}\nmachine b.acme.io login x password none\n`,
    `RUN echo "machine git.acme.io login ci password ${secret}" > ~/.netrc\n`,
    `printf "machine git.acme.io\\tlogin ci" # none\nmachine a.acme.io\tlogin ci\tpassword ${secret}\n`,
  ],
  silent: () => silentWith((password) => `machine git.acme.io login ci password ${password}\n`),
});

export const nugetPassword = defineNear({
  name: 'nuget-password',
  provider: 'NuGet',
  title: 'Feed password in a NuGet configuration',
  grants: 'read and often publish packages as that user',
  ...common,
  anchors: ['cleartextpassword'],
  before: 0,
  after: 250,
  shape: /[Cc]lear[Tt]ext[Pp]assword"\s{1,4}value="(?<secret>[^"]{6,200})"/dg,
  settings: (secret) =>
    ['acme', 'feed', 'internal', 'release', 'nightly'].map(
      (name) => `<${name}><add key="ClearTextPassword" value="${secret}" /></${name}>\n`,
    ),
  silent: () => silentWith((password) => `<add key="ClearTextPassword" value="${password}" />\n`),
});

export const mavenPassword = defineNear({
  name: 'maven-password',
  provider: 'Maven',
  title: 'Repository password in Maven settings',
  grants: 'read and often publish artifacts as that user',
  ...common,
  anchors: ['<server>'],
  before: 0,
  after: 500,
  shape: /<username>[^<]{1,100}<\/username>\s{0,40}<password>(?<secret>[^<{]{6,200})<\/password>/dg,
  settings: (secret) =>
    ['nexus', 'central', 'releases', 'snapshots', 'mirror'].map(
      (id) =>
        `<server>\n  <id>${id}</id>\n  <username>deploy</username>\n  <password>${secret}</password>\n</server>\n`,
    ),
  silent: () =>
    silentWith(
      (password) => `<server><username>deploy</username><password>${password}</password></server>\n`,
    ),
});

export const pypircPassword = defineNear({
  name: 'pypirc-password',
  provider: 'PyPI',
  title: 'Repository password in .pypirc',
  grants: 'publish packages as that user',
  ...common,
  anchors: ['repository', '[pypi]', '[testpypi]'],
  before: 0,
  after: 300,
  shape: /\nusername\s{0,3}[:=]\s{0,3}\S{1,100}\r?\npassword\s{0,3}[:=]\s{0,3}(?<secret>\S{6,200})/dg,
  settings: (secret) =>
    ['[pypi]', '[testpypi]', '[a]\nrepository: https://pypi.acme.io', '[pypi]\nx = 1', '[pypi] '].map(
      (head) => `${head}\nusername = deploy\npassword = ${secret}\n`,
    ),
  silent: () => silentWith((password) => `[pypi]\nusername = deploy\npassword = ${password}\n`),
});

export const curlPassword = defineNear({
  name: 'curl-password',
  provider: 'curl',
  title: 'User and password on a curl command line',
  grants: 'log in to that host as that user',
  ...common,
  anchors: ['curl '],
  before: 0,
  after: 400,
  shape:
    /curl [^\n|;]{0,200}?(?:-u|--user)[ =]["']?[\w.@+-]{1,60}:(?<secret>[^\s"'@:/]{6,100})["']?(?=[\s"'])/dg,
  settings: (secret) => [
    `curl -u deploy:${secret} https://api.acme.io/v1/jobs\n`,
    `curl -s -X POST --user "deploy:${secret}" https://api.acme.io/v1/jobs\n`,
    `RUN curl -fsSL -u 'deploy:${secret}' https://files.acme.io/a.tgz\n`,
    `  - curl --user=deploy:${secret} https://api.acme.io/v1/jobs\n`,
    `curl https://api.acme.io/v1/jobs -u ops@acme.io:${secret} \n`,
  ],
  silent: () => silentWith((password) => `curl -u deploy:${password} https://api.acme.io/v1/jobs\n`),
});

function silentWith(line: (password: string) => string): readonly string[] {
  return ['${PASSWORD}', 'changeme', 'password', '<password>', '$TOKEN_12345', 'your-password'].map(line);
}

function chosen({ secret }: Candidate): Verdict {
  if (isReference(secret) || /[{}<>]|^[$%]/.test(secret)) return dropped('reference');
  if (isWeakPassword(secret)) return dropped('placeholder');
  const reason = placeholderIn(secret);
  if (reason !== undefined) return dropped(reason);
  return /[0-9]/.test(secret) && /[A-Za-z]/.test(secret) ? kept : dropped('low-variety');
}
