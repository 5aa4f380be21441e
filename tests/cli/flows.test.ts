import { afterAll, expect, test } from 'vitest';
import { inside } from './inside.ts';
import { labs, type Files } from './lab.ts';
import { shop, shopModel } from './shop.ts';

const made = labs();
afterAll(() => made.removeAll());

const redirect = 'export function forward(res, target) {\n  res.redirect(target);\n}\n';
const route = (argument: string): string =>
  `import { forward } from './redirect.js';\napp.get('/go', (req, res) => {\n  forward(res, ${argument});\n});\n`;
const base: Files = {
  ...shop,
  'threat-model.yaml': shopModel,
  'src/redirect.js': redirect,
  'src/routes.js': route("'/home'"),
};

interface Found {
  readonly findings: readonly {
    readonly rule: { readonly id: string };
    readonly location: { readonly path: string; readonly line: number };
    readonly history: string;
  }[];
}

async function flows(root: string, ...args: readonly string[]): Promise<readonly string[]> {
  const ran = await inside([...args, '--engine', 'sast', '--format', 'json', '--quiet'], { root });
  const { findings }: Found = JSON.parse(ran.out);
  const own = findings.filter(({ rule }) => rule.id === 'js/open-redirect');
  return own.map(({ location, history }) => `${location.path}:${location.line} ${history}`);
}

test('a change of the file where a value comes from is told of the file where it ends', async () => {
  const at = made.repo(base);
  expect(await flows(at.root, 'scan')).toEqual([]);
  at.git('switch', '-q', '-c', 'change');
  at.write({ 'src/routes.js': route('req.query.url') });
  at.commit('change');
  expect(await flows(at.root, 'gate', '--base', 'main')).toEqual(['src/redirect.js:2 new']);
});

test('a flow that was there before is not new when another file changes', async () => {
  const at = made.repo({ ...base, 'src/routes.js': route('req.query.url') });
  at.git('switch', '-q', '-c', 'change');
  at.write({ 'src/redirect.js': `// moved down\n${redirect}` });
  at.commit('change');
  const [found] = await flows(at.root, 'gate', '--base', 'main');
  expect(found).toMatch(/^src\/redirect\.js:3 (?!new)/);
});

test('a rule of the user, beside its test, is listed, scanned with and explained', async () => {
  const at = made.repo({
    ...base,
    'rules/no-forward.yaml':
      'rules:\n  - id: no-forward\n    languages: [javascript]\n    severity: LOW\n    message: forward of $X\n    pattern: forward($RES, $X)\n',
    'rules/no-forward.js': '// ruleid: no-forward\nforward(a, b);\n',
  });
  const scan = await inside(['scan', '--config', 'rules', '--engine', 'sast', '--quiet'], { root: at.root });
  expect(scan.out).toMatch(/low\[no-forward\]: forward of '\/home'/);
  const tests = await inside(['rules', 'test', 'rules'], { root: at.root });
  expect(tests).toMatchObject({ code: 0, out: '1 rule passed, 0 failed.\n' });
  at.write({ 'rules/no-forward.js': '// ruleid: no-forward\nbackward(a, b);\n' });
  const failed = await inside(['rules', 'test', 'rules'], { root: at.root });
  expect(failed).toMatchObject({ code: 1, out: expect.stringContaining('nothing reported at line 2') });
});

test('nosemgrep and .semgrepignore leave findings out, and say so', async () => {
  const at = made.repo({
    ...base,
    'src/routes.js': 'app.get("/", (req, res) => res.redirect(req.query.url));\n',
  });
  expect(await flows(at.root, 'scan')).toHaveLength(1);
  at.write({
    'src/routes.js':
      'app.get("/", (req, res) => res.redirect(req.query.url)); // nosemgrep: js/open-redirect\n',
  });
  const silenced = await inside(['scan', '--engine', 'sast', '--quiet', '--no-state'], { root: at.root });
  expect(silenced.out).toMatch(/0 findings.*1 suppressed in code/);
  at.write({
    'src/routes.js': 'app.get("/", (req, res) => res.redirect(req.query.url));\n',
    '.semgrepignore': 'src/routes.js\n',
  });
  const ignored = await inside(['scan', '--engine', 'sast', '--quiet', '--no-state'], { root: at.root });
  expect(ignored.out).toMatch(/named by \.semgrepignore/);
});
