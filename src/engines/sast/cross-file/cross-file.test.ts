import { expect, test } from 'vitest';
import { inspectAll } from '../../../../tests/acceptance/sample.ts';
import { testParsers } from '../../../../tests/parsers.ts';
import type { Engine } from '../../../core/engine.ts';
import { createSastEngine } from '../index.ts';
import { engineWith, found, type Files } from '../../../../tests/flow-tester.ts';

const rule = `rules:
  - id: js/open-redirect
    languages: [javascript, typescript]
    severity: HIGH
    message: $TO comes from the request
    mode: taint
    pattern-sources: [{pattern: $REQ.query}]
    pattern-sinks: [{patterns: [{pattern: $RES.redirect($TO)}, {focus-metavariable: $TO}]}]
    pattern-sanitizers: [{pattern: allowed(...)}]
`;
const flow: Files = {
  'routes.js':
    "const { forward } = require('./redirect');\napp.get('/go', (req, res) => {\n  forward(res, req.query.url);\n});\n",
  'redirect.js':
    'function forward(res, target) {\n  res.redirect(target);\n}\nmodule.exports = { forward };\n',
};

test('a route that passes req.query.url to a redirect in another file is found with its trace', async () => {
  const [finding, ...others] = await found(engineOf(), flow);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    rule: 'js/open-redirect',
    at: { path: 'redirect.js', line: 2, column: 16 },
    message: 'target comes from the request',
    anchor: { scope: 'forward' },
  });
  expect(finding?.steps?.map(({ at }) => `${at.path}:${at.line}`)).toEqual(['routes.js:3', 'redirect.js:2']);
});

test.each<[string, Files]>([
  [
    'its allow-listed twin',
    {
      'redirect.js':
        'function forward(res, target) {\n  res.redirect(allowed(target));\n}\nmodule.exports = { forward };\n',
    },
  ],
  [
    'a constant',
    {
      'routes.js':
        "const { forward } = require('./redirect');\napp.get('/go', (req, res) => {\n  forward(res, '/home');\n});\n",
    },
  ],
  [
    'a function of the same name elsewhere',
    {
      'routes.js':
        "const { forward } = require('./other');\napp.get('/go', (req, res) => {\n  forward(res, req.query.url);\n});\n",
      'other.js': 'exports.forward = (res, target) => res.json(target);\n',
    },
  ],
])('%s is silent', async (_name, changed) => {
  expect(await found(engineOf(), { ...flow, ...changed })).toEqual([]);
});

test('what a function of another file makes harmless is no finding, though the file alone looked so', async () => {
  const files = {
    'a.js':
      "const { pick } = require('./b');\napp.get('/', (req, res) => {\n  res.redirect(pick(req.query.url));\n});\n",
    'b.js': "exports.pick = (name) => (name === 'a' ? '/a' : '/b');\n",
  };
  const engine = engineOf();
  const alone = Object.entries(files).flatMap(([path, content]) =>
    inspectAll(engine, { files: [{ path, content }] }),
  );
  expect(alone.filter(({ kind }) => kind === 'finding')).toHaveLength(1);
  expect(await found(engine, files)).toEqual([]);
});

test('a second run of the same files is answered from what was kept, and of a changed one is not', async () => {
  const kept = new Map<string, Uint8Array>();
  const first = await found(engineOf(kept), flow);
  const entries = kept.size;
  expect(await found(engineOf(kept), flow)).toEqual(first);
  expect(kept.size).toBe(entries);
  const safe = { ...flow, 'redirect.js': flow['redirect.js']?.replace('target);', "'/');") ?? '' };
  expect(await found(engineOf(kept), safe)).toEqual([]);
});

test('a configuration that gives a name another meaning is not passed over by what was kept', async () => {
  const kept = new Map<string, Uint8Array>();
  const aliased = (folder: string) => ({
    'tsconfig.json': JSON.stringify({ compilerOptions: { baseUrl: '.', paths: { '~/*': [`${folder}/*`] } } }),
    'routes.ts':
      "import { forward } from '~/redirect';\napp.get('/go', (req, res) => {\n  forward(res, req.query.url);\n});\n",
    'open/redirect.ts': 'export function forward(res, target) {\n  res.redirect(target);\n}\n',
    'shut/redirect.ts': "export function forward(res, target) {\n  res.redirect('/');\n}\n",
  });
  expect(await found(engineOf(kept), aliased('open'))).toHaveLength(1);
  expect(await found(engineOf(kept), aliased('shut'))).toEqual([]);
  expect(await found(engineOf(kept), aliased('open'))).toHaveLength(1);
});

test('a rule of the user is followed through files only when it asks for it', async () => {
  const own = { path: 'mine.yaml', text: rule.replace('js/open-redirect', 'mine'), tests: [] };
  const asking = { ...own, text: `${own.text}    options: {interfile: true}\n` };
  const engines = [own, asking].map((source) =>
    createSastEngine({ parsers: testParsers(), builtIn: () => [], own: [source], now: 0 }),
  );
  expect(await Promise.all(engines.map(async (engine) => (await found(engine, flow)).length))).toEqual([
    0, 1,
  ]);
});

function engineOf(kept?: Map<string, Uint8Array>): Engine {
  return engineWith(rule, kept);
}
