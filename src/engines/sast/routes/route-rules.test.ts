import { expect, test } from 'vitest';
import { inspectAll, runAll } from '../../../../tests/acceptance/sample.ts';
import { testParsers } from '../../../../tests/parsers.ts';
import { createSastEngine } from '../index.ts';
import { routeExamples, routeRuleInfos, rulesIn } from './index.ts';

const parsers = testParsers();

test.each(routeRuleInfos().map(({ id }) => id))('%s: fires in its bad examples alone', (id) => {
  const { bad, ok } = Object.entries(routeExamples).find(([rule]) => rule === id)?.[1] ?? { bad: [], ok: [] };
  expect(bad.map((example) => rulesIn(example, parsers).has(id))).toEqual(bad.map(() => true));
  expect(ok.map((example) => rulesIn(example, parsers).has(id))).toEqual(ok.map(() => false));
});

const app = {
  path: 'src/app.js',
  content: `const express = require('express');
const { requireLogin } = require('./auth');
const app = express();
app.use('/notes', requireLogin, require('./notes'));
app.use('/admin', require('./admin'));
app.listen(80);
`,
};
const notes = {
  path: 'src/notes.js',
  content: `const router = require('express').Router();
router.get('/:id', (req, res) => res.send(req.query.mode));
router.post('/', add);
module.exports = router;
`,
};
const admin = {
  path: 'src/admin.js',
  content: `const router = require('express').Router();
router.post('/purge', purge);
module.exports = router;
`,
};
const auth = { path: 'src/auth.js', content: 'exports.requireLogin = (req, res, next) => next();\n' };
const files = [app, notes, admin, auth];

function memory() {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    get: (key: string) => kept.get(key),
    set: (key: string, value: Uint8Array) => void kept.set(key, value),
  };
}

function engineWith(store?: ReturnType<typeof memory>) {
  const rule = {
    path: 'a.yaml',
    text: 'rules:\n  - {id: a, languages: [javascript], severity: LOW, message: m, pattern: never()}\n',
    tests: [],
  };
  return createSastEngine({
    parsers,
    builtIn: () => [rule],
    own: [],
    now: 0,
    ...(store === undefined ? {} : { store }),
  });
}

async function told(engine: ReturnType<typeof engineWith>, sample = files) {
  const facts = inspectAll(engine, { files: sample }).flatMap((one) =>
    one.kind === 'fact' ? [one.fact] : [],
  );
  return runAll(engine, { files: sample, facts });
}

test('routes of several files are facts, guarded by what stands in others; the one that is not is found', async () => {
  const events = await told(engineWith());
  const routes = events.flatMap((one) =>
    one.kind === 'fact' && one.fact.kind === 'route' ? [one.fact] : [],
  );
  expect(
    routes.map(({ method, route, at, guards }) => [
      method,
      route,
      at.path,
      guards.map(({ name, line }) => `${name}:${line}`),
    ]),
  ).toEqual([
    ['POST', '/admin/purge', 'src/admin.js', []],
    ['GET', '/notes/{id}', 'src/notes.js', ['requireLogin:4']],
    ['POST', '/notes', 'src/notes.js', ['requireLogin:4']],
  ]);
  expect(routes[1]).toMatchObject({
    handler: { path: 'src/notes.js', line: 2 },
    parameters: [
      { name: 'id', in: 'path' },
      { name: 'mode', in: 'query' },
    ],
  });
  const findings = events.flatMap((one) => (one.kind === 'finding' ? [one.finding] : []));
  expect(findings).toMatchObject([
    {
      rule: 'routes/unguarded-change',
      confidence: 'low',
      at: { path: 'src/admin.js', line: 2 },
      anchor: { match: 'POST /admin/purge' },
      steps: [{ at: { path: 'src/app.js', line: 5 }, message: 'mounted at /admin' }],
    },
  ]);
});

test('what is kept gives the same, and a changed file or setting is looked at again', async () => {
  const store = memory();
  const first = await told(engineWith(store));
  const before = store.kept.size;
  expect(await told(engineWith(store))).toEqual(first);
  expect(store.kept.size).toBe(before);
  const guarded = { ...app, content: app.content.replace("'/admin', ", "'/admin', requireLogin, ") };
  const later = await told(engineWith(store), [guarded, notes, admin, auth]);
  expect(later.filter(({ kind }) => kind === 'finding')).toEqual([]);
});

test('with a part of the tree alone nothing is said: a guard may be in what was not listed', async () => {
  const engine = engineWith();
  const facts = inspectAll(engine, { files }).flatMap((one) => (one.kind === 'fact' ? [one.fact] : []));
  const events: unknown[] = [];
  const job = {
    options: {},
    facts,
    paths: ['src/admin.js'],
    part: true as const,
    read: () => undefined,
    signal: new AbortController().signal,
  };
  for await (const event of engine.run?.(job) ?? []) events.push(event);
  expect(events).toEqual([]);
});
