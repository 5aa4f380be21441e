import { afterAll, expect, test } from 'vitest';
import { inside } from './inside.ts';
import { labs, type Files } from './lab.ts';

const made = labs();
afterAll(() => made.removeAll());

const value = ['zq', '81', 'kd', '07', 'ma', '55'].join('');
const rules = `title = "own"
[[rules]]
id = "acme-token"
regex = '''acme_[0-9a-z]{12}'''
keywords = ["acme_"]
colour = "red"
[[rules.allowlists]]
paths = ['''^skipped/''']
[[rules]]
id = "broken"
regex = '''(((x'''
[[rules]]
id = "store"
path = '''\\.p12$'''
`;
const files = {
  'rules/own.toml': rules,
  'src/a.env': `A=acme_${value}\n`,
  'skipped/b.env': `B=acme_${value}\n`,
  'keys/c.p12': '\0\u0001\0\u0002\0',
};

interface Found {
  readonly rule: { readonly id: string };
  readonly location: { readonly path: string };
}

async function scan(more: Files, ...flags: readonly string[]) {
  const { root } = made.plain({ ...files, ...more });
  const ran = await inside(
    ['scan', '--no-state', '--engine', 'secrets', '--format', 'json', '--secret-rules', 'rules', ...flags],
    { root },
  );
  const report: {
    findings: readonly Found[];
    engines: readonly { id: string; problems: readonly { message: string }[] }[];
  } = JSON.parse(ran.out);
  const found = report.findings.map(({ rule, location }) => `${rule.id} ${location.path}`);
  const problems = report.engines.find(({ id }) => id === 'secrets')?.problems.map(({ message }) => message);
  return { ...ran, found, problems };
}

test('rules of another scanner find, with their own lists, and each thing not honoured is told', async () => {
  const { code, err, out, found, problems } = await scan({}, '--no-cache');
  expect(found.sort()).toEqual([
    'secrets/gitleaks:acme-token src/a.env',
    'secrets/gitleaks:store keys/c.p12',
  ]);
  expect(problems?.map((one) => one.split(':', 1)[0])).toEqual(['broken, regex', 'acme-token, colour']);
  expect(code).toBe(3);
  expect(err).toContain('rules/own.toml: broken, regex');
  expect(out).not.toContain(value);
});

test('a file without rules of ours in it is no reason to end with 3', async () => {
  const good = rules.replace('(((x', 'xyz[0-9]{9}');
  expect(await scan({ 'rules/own.toml': good }, '--no-cache')).toMatchObject({ code: 0 });
});

test('a rules file of the repository is not taken up unasked, and that is told', async () => {
  const { root } = made.plain({ '.gitleaks.toml': rules, 'src/a.env': `A=acme_${value}\n` });
  const ran = await inside(['scan', '--no-state', '--no-cache', '--engine', 'secrets'], { root });
  expect(ran.out).not.toContain('acme-token');
  expect(ran.out).toContain('--secret-rules .gitleaks.toml');
});

test('a place without rules is a mistake in the call', async () => {
  const { root } = made.plain(files);
  const ran = await inside(['scan', '--no-state', '--secret-rules', 'src'], { root });
  expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('src holds no TOML or YAML file') });
});
