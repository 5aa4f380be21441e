import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formats } from '../../src/cli/report/index.ts';
import { forged } from './forged.ts';
import { inside } from './inside.ts';
import { labs, type Files, type Ran } from './lab.ts';
import { shopModel } from './shop.ts';

const password = forged('url-credentials');
const key = forged('private-key');
const armoured = `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----`;
const planted = {
  'a file': forged('github-token'),
  'a comment on the line of a finding': forged('slack-token'),
  'a line below a finding': forged('openai-key'),
  'the name of a test': password,
  'the message of a failure': forged('gitlab-token'),
  'a property of a test': forged('stripe-key'),
  'the model': forged('npm-token'),
  'a note of evidence': forged('sendgrid-key'),
  'the reason of a decision': forged('pypi-token'),
  'the reason of a comment': forged('huggingface-token'),
  'the report of another tool': forged('digitalocean-token'),
  'the end of a line that is cut': forged('anthropic-key'),
  'the author of a commit': forged('terraform-cloud-token'),
  'a decision that is committed': forged('pulumi-token'),
} as const;
const named = forged('postman-key');
const url = `postgres://reports:${password}@db-1.acme.io/reports`;

const model = shopModel
  .replace('Actions are pinned', `Actions are pinned ${planted['the model']}`)
  .replace(
    '{id: v-secrets, type: secrets}',
    '{id: v-secrets, type: secrets}, {id: v-zap, type: external, report: [reports/zap.sarif], tool: ZAP}, {id: v-by-hand, type: manual, procedure: docs/by-hand.md, signers: ["@acme/sre"]}',
  );

const pipeline = `name: ci
on: [push]
permissions: {contents: read}
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: acme/deploy@v3 # ${planted['a comment on the line of a finding']}
        env: {TOKEN: ${planted['a line below a finding']}}
      - uses: acme/sign@v3
        with:
          key: |
            ${armoured.replaceAll('\n', '\n            ')}
      - uses: acme/lint@v3 # holdfast-ignore: cicd/unpinned-action reason="asked ${planted['the reason of a comment']}"
      - uses: acme/long@v3 # ${'x'.repeat(190)} ${planted['the end of a line that is cut']}
`;

const junit = `<testsuites tests="2"><testsuite name="orders" tests="2">
<testcase classname="orders" name="[m-authz] reads from ${url}" time="0.01">
<properties><property name="token" value="${planted['a property of a test']}"/></properties>
<failure message="got ${planted['the message of a failure']}">with ${planted['the message of a failure']}</failure>
</testcase><testcase classname="orders" name="[m-authz] ok" time="0.01"/></testsuite></testsuites>
`;

const sarif = JSON.stringify({
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'ZAP' } },
      results: [
        {
          ruleId: `leak ${planted['the report of another tool']}`,
          level: 'error',
          message: { text: planted['the report of another tool'] },
        },
      ],
    },
  ],
});

const files: Files = {
  '.gitignore': 'reports/\n',
  '.github/workflows/ci.yml': pipeline,
  'docs/by-hand.md': '# By hand\n',
  'src/orders.ts': `export const token = '${planted['a file']}';\n`,
  [`src/${named}.ts`]: `export const other = '${planted['a file']}';\n`,
  'threat-model.yaml': model,
  'reports/tests.xml': junit,
  'reports/zap.sarif': sarif,
};

const made = labs();
afterAll(() => made.removeAll());

const at = made.repo({ '.gitignore': 'reports/\n', 'threat-model.yaml': model });
const cache = `${at.root}-cache`;
const said: { readonly call: string; readonly text: string }[] = [];

async function call(...args: readonly string[]): Promise<Ran> {
  const ran = await inside(args, { root: at.root, env: { XDG_CACHE_HOME: cache } });
  said.push({ call: args.join(' '), text: ran.out + ran.err });
  return ran;
}

beforeAll(async () => {
  at.git('switch', '-q', '-c', 'change');
  at.write(files);
  at.git('add', '-A');
  const author = `${planted['the author of a commit']} <author@test.invalid>`;
  at.git('commit', '-q', '-m', planted['the author of a commit'], '--author', author);
  for (const command of [
    ['scan', '--engine', 'cicd', '--engine', 'secrets', '--engine', 'tests'],
    ['verify'],
    ['gate', '--base', 'main'],
  ])
    for (const format of formats) await call(...command, '--all', '--format', format);
  await call(
    'evidence',
    'add',
    'v-by-hand',
    '--signer',
    '@acme/sre',
    '--note',
    planted['a note of evidence'],
  );
  const [finding, other] = await found('cicd/unpinned-action');
  const decision = ['--reason', `see ${planted['the reason of a decision']}`, '--by', 'test'];
  await call('triage', 'ignore', finding ?? '', ...decision);
  const kept = join(at.root, '.holdfast', 'triage.jsonl');
  said.push({ call: 'the decisions', text: readFileSync(kept, 'utf8') });
  // A decision that another version, or a person with an editor, wrote.
  const line = readFileSync(kept, 'utf8').replace(/see [^"]*/, planted['a decision that is committed']);
  at.write({ '.holdfast/triage.jsonl': line });
  await call('triage', 'show', finding ?? '');
  await call('explain', finding ?? '');
  await call('triage', 'confirm', other ?? '', '--by', 'test');
  for (const id of ['m-authz', 'v-authz', 'm-secrets', 'v-zap', 'm-pinned', 't-bad-action'])
    await call('explain', id);
  await call('evidence', 'list');
  await call('triage', 'list', '--all');
  await call('verify', '--format', 'json');
  await call('plan');
  await call('model', 'show');
  await call('model', 'check');
  await call('gate', '--base', 'change', '--dry-run');
  await call('evidence', 'export', join(at.root, '.holdfast', 'bundle'));
  const built = await at.holdfast(['verify', '--format', 'json', '--all'], {
    env: { XDG_CACHE_HOME: `${cache}/built` },
  });
  said.push({ call: 'built verify', text: built.out + built.err });
}, 120_000);

async function found(rule: string): Promise<readonly string[]> {
  const { out } = await call('scan', '--format', 'json');
  const { findings }: { findings: readonly { id: string; rule: { id: string } }[] } = JSON.parse(out);
  return findings.filter((one) => one.rule.id === rule).map(({ id }) => id);
}

/** Everything that was written: to the streams, to the state, to the caches. */
function written(): readonly { readonly call: string; readonly text: string }[] {
  const kept = [join(at.root, '.holdfast'), cache].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith('code-'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return [...said, ...kept.map((path) => ({ call: path, text: readFileSync(path, 'latin1') }))];
}

/** The calls and files in which a secret, or the middle of it, can be read. */
function leaksOf(secret: string): readonly string[] {
  const middle = secret.slice(4, 20);
  return written().flatMap(({ call: where, text }) => (text.includes(middle) ? [where] : []));
}

describe('no output, state or cache tells a secret that stands in', () => {
  test.each(Object.entries(planted))('%s', (_, secret) => {
    expect(secret.length).toBeGreaterThanOrEqual(14);
    expect(leaksOf(secret)).toEqual([]);
  });

  test('several lines of an excerpt', () => {
    const lines = key.split('\n').filter((line) => line.length > 20);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(leaksOf(line)).toEqual([]);
  });
});

describe('what is looked through is what was written', () => {
  test('each command said something, with masks in it', () => {
    for (const one of said) expect(one.text, one.call).not.toBe('');
    const text = said.map((one) => one.text).join('\n');
    for (const words of [
      'reads from postgres://reports:****@db-1.acme.io',
      'acme/deploy@v3 # xo****',
      'Actions are pinned np****',
      'leak do****',
      'SG****',
      'asked hf****',
      'see py****',
    ])
      expect(text).toContain(words);
  });

  test('the state and the caches are there', () => {
    const names = written().map((one) => one.call);
    expect(existsSync(join(at.root, '.holdfast', 'state.db'))).toBe(true);
    for (const part of ['results-', 'models-', 'triage.jsonl', 'bundle'])
      expect(
        names.some((name) => name.includes(part)),
        part,
      ).toBe(true);
  });

  test('paths stay as they are', () => {
    expect(leaksOf(named)).toContain('verify --format json');
  });
});
