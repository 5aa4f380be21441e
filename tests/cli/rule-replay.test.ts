import { afterAll, expect, test } from 'vitest';
import { inside } from './inside.ts';
import { labs, type Files, type Lab } from './lab.ts';

const made = labs();
afterAll(() => made.removeAll());

const rule =
  'rules:\n  - id: no-forward\n    languages: [javascript]\n    severity: LOW\n    message: forward of $X\n    pattern: forward($RES, $X)\n' +
  '  - id: no-back\n    languages: [javascript]\n    severity: LOW\n    message: back\n    pattern: back(...)\n';
const one = 'forward(a, one);\nback();\n';
const two = 'export function go(b) {\n  forward(b, two);\n}\n';

/** Six commits: one finding there before, one that comes, moves and goes with its file renamed. */
function history(): Lab {
  const lab = made.repo({ 'rules/no-forward.yaml': rule, 'src/a.js': one });
  const step = (message: string, files: Files): string => {
    lab.write(files);
    return lab.commit(message);
  };
  step('brings it', { 'src/b.js': two });
  step('moves it down', { 'src/b.js': `// a line\n// another\n${two}` });
  lab.git('mv', 'src/b.js', 'src/c.js');
  lab.commit('renames the file');
  step('something else', { 'README.md': 'forward(x, y)\n' });
  step('takes it away', { 'src/c.js': 'export function go() {}\n' });
  return lab;
}

interface Replay {
  readonly commits: number;
  readonly findings: readonly {
    readonly cameAt: string;
    readonly lastAt: string;
    readonly came: { readonly subject: string } | null;
    readonly gone: { readonly subject: string } | null;
    readonly atLeast: boolean;
  }[];
}

async function replay(root: string, ...args: readonly string[]): Promise<Replay> {
  const asked = [
    'rules',
    'replay',
    'no-forward',
    '--config',
    'rules',
    '--format',
    'json',
    '--quiet',
    ...args,
  ];
  const ran = await inside(asked, { root });
  return JSON.parse(ran.out) as Replay;
}

test('a replay tells which commit brought a finding and which took it away', async () => {
  const { root } = history();
  const { commits, findings } = await replay(root);
  expect(commits).toBe(5);
  expect(findings).toEqual([
    expect.objectContaining({ lastAt: 'src/a.js:1:1', came: null, gone: null, atLeast: true }),
    expect.objectContaining({ cameAt: 'src/b.js:2:3', lastAt: 'src/c.js:4:3', atLeast: false }),
  ]);
  const [, moved] = findings;
  expect([moved?.came?.subject, moved?.gone?.subject]).toEqual(['brings it', 'takes it away']);
});

test('--commits and --since end the way back', async () => {
  const { root } = history();
  const short = await replay(root, '--commits', '2');
  expect(short.commits).toBe(2);
  expect(short.findings.map(({ came, gone }) => [came, gone?.subject])).toEqual([
    [null, undefined],
    [null, 'takes it away'],
  ]);
  const since = await replay(root, '--since', 'HEAD~4');
  expect(since.commits).toBe(4);
});

test('a file that could not be looked at to its end makes the replay incomplete', async () => {
  const apart = Array.from({ length: 12 }, (_, at) => `$A${at}, ..., $A${at}`).join(', ..., ');
  const slow = `rules:\n  - id: slow\n    languages: [javascript]\n    severity: LOW\n    message: slow\n    pattern: f(..., ${apart}, ...)\n`;
  const all = Array.from({ length: 4000 }, (_, at) => `a${at % 60}`).join(', ');
  const lab = made.repo({ 'rules/slow.yaml': slow, 'src/a.js': `f(${all});\n` });
  const ran = await inside(['rules', 'replay', 'slow', '--config', 'rules', '--quiet'], lab);
  expect(`${ran.code} ${ran.out}`).toMatch(/^3 [^]*NOT complete: 1 file could not be read or looked at/);
});

test('what cannot be replayed is refused with a next step', async () => {
  const { root } = history();
  const run = async (...args: readonly string[]): Promise<string> => {
    const ran = await inside(['rules', 'replay', ...args, '--config', 'rules', '--quiet'], { root });
    return `${ran.code} ${ran.err}`;
  };
  expect(await run('no-forwart')).toMatch(/^2 .*no rule is called “no-forwart”\n.*Did you mean no-forward\?/);
  expect(await run('no-forward', '--commits', '0')).toMatch(/^2 .*--commits takes a number from 1/);
  expect(await run('no-forward', '--since', 'nowhere')).toMatch(/^2 .*“nowhere” is not in this repository/);
  expect(await run()).toMatch(/^2 .*rules replay needs the id of a rule/);
  const outside = made.plain({ 'rules/no-forward.yaml': rule });
  const ran = await inside(['rules', 'replay', 'no-forward', '--config', 'rules', '--quiet'], outside);
  expect(`${ran.code} ${ran.err}`).toMatch(/^2 .*needs a git repository/);
});
