import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { inspectAll, runAll, type SampleFile } from '../../tests/acceptance/sample.ts';
import { testParsers } from '../../tests/parsers.ts';
import type { Fact } from '../core/fact.ts';
import type { DriftReport } from '../core/report.ts';
import { err, ok } from '../core/result.ts';
import { createSastEngine } from '../engines/sast/index.ts';
import { driftIn, driftNotices } from './drift.ts';
import { loadModel, type LoadedModel } from './load-model.ts';

const folder = fileURLToPath(new URL('../../examples/file-upload', import.meta.url));
const modelText = readFileSync(join(folder, 'threat-model.yaml'), 'utf8');
const rule =
  'rules:\n  - {id: a, languages: [javascript, typescript], severity: LOW, message: m, pattern: never()}\n';
const engine = createSastEngine({
  parsers: testParsers(),
  builtIn: () => [{ path: 'a.yaml', text: rule, tests: [] }],
  own: [],
  now: 0,
});

const sample: readonly SampleFile[] = ['src', 'infra/access-log'].flatMap((below) =>
  readdirSync(join(folder, below), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|mjs)$/.test(name))
    .map((name) => ({ path: `${below}/${name}`, content: readFileSync(join(folder, below, name), 'utf8') })),
);

const purge: SampleFile = {
  path: 'src/routes/purge.ts',
  content: `import { Router } from 'express';

export function purgeRoutes(): Router {
  const router = Router();
  router.delete('/admin/files/:id', (req, res) => {
    res.status(204).end(req.params.id);
  });
  return router;
}
`,
};

function withRoute(file: SampleFile): readonly SampleFile[] {
  return [
    ...sample.map((one) =>
      one.path === 'src/app.ts'
        ? {
            ...one,
            content: String(one.content)
              .replace(
                'import { goRoutes }',
                `import { purgeRoutes } from '${file.path.replace(/^src/, '.')}';\nimport { goRoutes }`,
              )
              .replace('app.use(fileRoutes(', 'app.use(purgeRoutes());\n  app.use(fileRoutes('),
          }
        : one,
    ),
    file,
  ];
}

async function driftAt(files: readonly SampleFile[], text = modelText): Promise<readonly DriftReport[]> {
  const facts: Fact[] = [];
  for (const event of inspectAll(engine, { files })) if (event.kind === 'fact') facts.push(event.fact);
  for (const event of await runAll(engine, { files, facts }))
    if (event.kind === 'fact') facts.push(event.fact);
  return driftIn(await modelOf(text), facts) ?? [];
}

async function modelOf(text: string): Promise<LoadedModel> {
  const loaded = await loadModel(
    (path) => (path === 'threat-model.yaml' ? ok(Buffer.from(text)) : err('ENOENT')),
    'threat-model.yaml',
  );
  if (!loaded.ok)
    throw new Error(
      `${loaded.error.message} ${loaded.error.diagnostics.map((one) => one.message).join('; ')}`,
    );
  return loaded.value;
}

/** The text with the lines of the patches put in where they say. */
function applied(text: string, drift: readonly DriftReport[]): string {
  const lines = text.split('\n');
  for (const { line, lines: added, replaces } of drift.flatMap(({ patch }) => patch))
    lines.splice(line - 1, replaces, ...added);
  return lines.join('\n');
}

test('the model of the sample knows all of its code', async () => {
  expect(await driftAt(sample)).toEqual([]);
});

test('a new route that nobody guards is told with the lines to add, and is silent with them', async () => {
  const drift = await driftAt(withRoute(purge));
  expect(drift).toMatchObject([
    {
      kind: 'route',
      what: 'DELETE /admin/files/{id}',
      path: 'src/routes/purge.ts',
      line: 5,
      because: 'is not in the surface of api, and nothing before it asks who is there',
      patch: [{ path: 'threat-model.yaml', lines: ['      - DELETE /admin/files/:id'] }],
    },
  ]);
  const [place] = drift.flatMap(({ patch }) => patch);
  expect(modelText.split('\n')[(place?.line ?? 0) - 2]).toBe('      - GET /go');
  expect(await driftAt(withRoute(purge), applied(modelText, drift))).toEqual([]);
  expect(driftNotices(drift)).toEqual([
    `DELETE /admin/files/{id} (src/routes/purge.ts:5) is not in the surface of api, and nothing before it asks who is there; add at threat-model.yaml:${place?.line ?? 0}: - DELETE /admin/files/:id`,
  ]);
});

test('routes outside of every component, a new store and a new host: each with its patch', async () => {
  const admin: SampleFile = {
    path: 'tools/admin.ts',
    content: `import express from 'express';
import { createClient } from 'redis';
const app = express();
const cache = createClient();
app.get('/stats', (_req, res) => res.json({}));
app.post('/flush', async (_req, res) => {
  await fetch('https://api.mailer.io/v1/send');
  res.json(await cache.flushAll());
});
app.listen(8081);
`,
  };
  const files = [...sample, admin];
  const drift = await driftAt(files);
  expect(drift.map(({ kind, what, line, because }) => [kind, what, line, because])).toEqual([
    [
      'route',
      'POST /flush and 1 more route',
      6,
      'are in no component of the model, and nothing before 1 of them asks who is there',
    ],
    [
      'data-store',
      'redis',
      4,
      'is opened by redis.createClient, and no component of the model stands for it',
    ],
    ['outbound', 'api.mailer.io', 7, 'is called by fetch, and the model does not name it'],
  ]);
  expect(drift.flatMap(({ patch }) => patch.flatMap(({ lines }) => lines))).toEqual([
    '  - {id: tools-admin, type: api, tech: [express], zone: service, code: [tools/admin.ts], surface: [POST /flush, GET /stats]}',
    '    on: [api, f-request, tools-admin]',
    '  - {id: redis, type: cache, tech: [redis], zone: data}',
    '  - {id: api-mailer-io, name: api.mailer.io, type: external, surface: ["https://api.mailer.io"], zone: internet}',
  ]);
  expect(await driftAt(files, applied(modelText, drift))).toEqual([]);
});
