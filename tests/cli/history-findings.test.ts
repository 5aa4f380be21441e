import { afterAll, expect, test } from 'vitest';
import { forged } from './forged.ts';
import { inside } from './inside.ts';
import { labs, type Lab } from './lab.ts';

const all = labs();
afterAll(() => all.removeAll());

const token = forged('github-token');
const key = 'a1'.repeat(16);

interface Found {
  readonly id: string;
  readonly rule: string;
  readonly history: string;
  readonly identity?: string;
  readonly triage: { readonly state: string; readonly reason?: string };
}

interface Told {
  readonly clean: boolean;
  readonly history: { readonly findings: readonly Found[] };
  readonly findings: readonly (Found & { notes?: readonly { key: string; value: string }[] })[];
  readonly notices: readonly string[];
}

/** A repository in which a token came and went, and the commit that had it. */
function withPast(): { lab: Lab; commit: string } {
  const lab = all.repo({ 'README.md': 'hello\n' });
  lab.write({ 'conf/app.env': `\nTOKEN=${token}\n` });
  const commit = lab.commit('with a token');
  lab.write({ 'conf/app.env': 'TOKEN=\n' });
  lab.commit('without it');
  return { lab, commit };
}

async function scan({ root }: Lab, flags: readonly string[] = ['--history'], env = {}) {
  const ran = await inside(['scan', '--engine', 'secrets', '--format', 'json', ...flags], { root, env });
  const told: Told = JSON.parse(ran.out);
  return { ...ran, told };
}

test('a secret of the past has an id that stays, is backlog at first sight, and can be accepted', async () => {
  const { lab } = withPast();
  await scan(lab, []);
  const first = (await scan(lab)).told.history.findings;
  expect(first).toMatchObject([
    { rule: 'secrets/github-token', history: 'baseline', triage: { state: 'open' } },
  ]);
  const id = first[0]?.id ?? '';
  const words = ['--owner', '@acme/ops', '--reason', 'revoked', '--until', '2999-01-01', '--by', 'ada'];
  await inside(['triage', 'accept', id, ...words], { root: lab.root });
  const again = await scan(lab, ['--history', '--fail-on', 'low']);
  expect(again).toMatchObject({
    code: 0,
    told: { history: { findings: [{ id, triage: { state: 'accepted' } }] } },
  });
});

test('a scan that does not look at the history closes nothing of it; one that does tells what came since', async () => {
  const { lab } = withPast();
  const [first] = (await scan(lab)).told.history.findings;
  await scan(lab, []);
  lab.write({ 'b.env': `KEY=${forged('npm-token')}\n` });
  lab.commit('another');
  const [npm, github] = [...(await scan(lab)).told.history.findings].sort((a, b) =>
    a.rule < b.rule ? 1 : -1,
  );
  expect(github).toMatchObject({ id: first?.id, history: 'baseline' });
  expect(npm).toMatchObject({ rule: 'secrets/npm-token', history: 'new' });
});

test.each(['sarif', 'markdown', 'html', 'junit', 'text'])(
  '%s tells of it and not what it is',
  async (format) => {
    const { lab, commit } = withPast();
    const ran = await inside(
      ['scan', '--engine', 'secrets', '--history', '--no-state', '--format', format],
      lab,
    );
    const out = ran.out.replaceAll('\\', '');
    expect(out).toContain('secrets/github-token');
    expect(ran.out).toContain('conf/app.env');
    expect(ran.out).toContain(commit.slice(0, 8));
    expect(ran.out).not.toContain(token);
  },
);

test('a secret that is still there is told once where the work tree tells of it', async () => {
  const lab = all.repo({ 'a.env': `T=${token}\n` });
  const ran = await inside(
    ['scan', '--engine', 'secrets', '--history', '--no-state', '--format', 'sarif'],
    lab,
  );
  const sarif: { runs: { results: unknown[] }[] } = JSON.parse(ran.out);
  expect(sarif.runs[0]?.results).toHaveLength(1);
});

test('a line of .gitleaksignore speaks for its commit only; one that is none is told', async () => {
  const { lab, commit } = withPast();
  lab.write({ '.gitleaksignore': `${commit}:conf/app.env:github-pat:2\nwhat is this\n` });
  const { told } = await scan(lab);
  expect(told.history.findings).toMatchObject([
    { triage: { state: 'ignored', reason: 'line 1 of .gitleaksignore' } },
  ]);
  expect(told.notices.join('\n')).toMatch(/\.gitleaksignore:2: this line is not honoured/);
  for (const line of ['conf/app.env:github-pat:2', `${'a'.repeat(40)}:conf/app.env:github-pat:2`]) {
    lab.write({ '.gitleaksignore': `${line}\n` });
    expect((await scan(lab)).told.history.findings).toMatchObject([{ triage: { state: 'open' } }]);
  }
});

test('with a key the same secret is the same wherever it stands, in text of its own', async () => {
  const lab = all.repo({ 'a.env': `T=${token}\n`, 'b/c.yaml': `token: "${token}"\n` });
  const { told, out } = await scan(lab, ['--history'], { HOLDFAST_IDENTITY_KEY: key });
  const identities = [...told.findings, ...told.history.findings].map(({ identity }) => identity);
  expect(new Set(identities).size).toBe(1);
  expect(identities[0]).toMatch(/^hmac:[0-9a-f]{32,}$/);
  expect(told.findings[0]?.notes).toContainEqual({ key: 'the same secret at', value: 'b/c.yaml:1:9' });
  const other = await scan(lab, ['--history'], { HOLDFAST_IDENTITY_KEY: 'b2'.repeat(16) });
  expect(other.told.findings[0]?.identity).not.toBe(identities[0]);
  expect(out).not.toContain(key);
});

test.each(['abc', 'zz'.repeat(16), '12 34'])('a key such as %j is refused and not shown', async (wrong) => {
  const { root } = all.plain({});
  const ran = await inside(['scan', '--no-state'], { root, env: { HOLDFAST_IDENTITY_KEY: wrong } });
  expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining('identity key') });
  expect(ran.err).not.toContain(wrong);
});
