import { afterAll, expect, test } from 'vitest';
import { inside } from './inside.ts';
import { labs } from './lab.ts';
import { workflow } from './shop.ts';

const made = labs();
afterAll(() => made.removeAll());

const ci = '.github/workflows/ci.yml';
const project = {
  '.gitignore': 'reports/\n',
  'package.json':
    '{"name":"shop","private":true,"scripts":{"start":"node a"},"dependencies":{"express":"5","pg":"8"}}',
  'package-lock.json': '{}',
  'src/a.js': 'export const a = 1;\n',
  [ci]: workflow('run: npm test'),
};
const bad = workflow('uses: tj-actions/changed-files@0e58ed8671d6b60d0890c21b07f8835ace038e67');

test('what init proposes blocks a compromised action once its gate is switched on', async () => {
  const at = made.repo(project);
  const first = await inside(['init'], at);
  expect(first).toMatchObject({
    code: 0,
    out: expect.stringMatching(/\nnext: edit and commit threat-model\.yaml, then holdfast verify\n$/),
  });
  expect(first.out.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  at.commit('the model as init wrote it');
  at.git('branch', 'as-proposed');
  const model = at.git('show', 'HEAD:threat-model.yaml');
  const switchedOn = model.replace('# gate:\n#   mode: block', 'gate:\n  mode: block');
  expect(switchedOn).not.toBe(model);
  at.write({ 'threat-model.yaml': `${switchedOn}\n` });
  at.commit('the gate may block');
  at.git('switch', '-q', '-c', 'change');
  at.write({ [ci]: bad });
  at.commit('change');
  const blocked = await inside(['gate', '--base', 'main', '--quiet'], at);
  expect(blocked).toMatchObject({ code: 1, out: expect.stringMatching(/gate BLOCKED[^]*tj-actions/) });
  const before = await inside(['gate', '--base', 'as-proposed', '--quiet'], at);
  expect(before.code).toBe(0);
});

test('a dry run of init leads to the real one', async () => {
  const at = made.plain(project);
  const ran = await inside(['init', '--dry-run'], at);
  expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(/\nnext: holdfast init\n$/) });
});
