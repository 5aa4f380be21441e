import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkModel } from '../checks.ts';
import { readModel } from '../read.ts';
import { draftModel } from './draft-model.ts';
import { proposalsFor } from './propose.ts';
import { factIds, factKinds, type RepoFact, type RepoFacts } from './repo-fact.ts';

const word = fc.oneof(
  fc.constantFrom('api', 'service', 'user', 'leak', 'data', 'object-of-another-user', 'node', 'postgres', ''),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('a\n- id: evil', '# x', '": {', '\u202ex', '\u2028', '&a *b', 'yes', '1e3', '..', '[x]{y}'),
);
const path = fc.oneof(
  fc.constantFrom(
    'package.json',
    'apps/a/package.json',
    'main.tf',
    'infra/a.tf',
    'k8s/x.yml',
    '.github/workflows/ci.yml',
    '.gitlab-ci.yml',
    'Dockerfile',
  ),
  fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((parts) => parts.map((part) => part.replaceAll('/', '_')).join('/') || 'x'),
);
const fact: fc.Arbitrary<RepoFact> = fc.record({
  kind: fc.constantFrom(...factKinds),
  id: fc.constantFrom(...factIds),
  detail: word,
  tech: word,
  path,
  line: fc.integer({ min: 1, max: 10_000 }),
  confidence: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
});
const repo: fc.Arbitrary<RepoFacts> = fc.record({
  name: word,
  base: fc.constantFrom('', 'apps/'),
  facts: fc.array(fact, { maxLength: 40 }),
  sources: fc.array(path, { maxLength: 10 }),
});

function draftOf(facts: RepoFacts, built: readonly string[]): string {
  const { parts, candidates } = proposalsFor(facts);
  return draftModel({ repo: facts, parts, chosen: candidates, built, schema: 'x.json' });
}

test('whatever the facts are, the model that is written can be read', () => {
  fc.assert(
    fc.property(repo, fc.subarray(['tests', 'secrets', 'cicd', 'sast']), (facts, built) => {
      const text = draftOf(facts, built);
      const { diagnostics, model } = readModel(text, 'threat-model.yaml', () => undefined);
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(text.split('\n')[0]).toMatch(/^# yaml-language-server: \$schema=x\.json$/);
      const { candidates, parts } = proposalsFor(facts);
      expect(model?.threats.map(({ id }) => id)).toEqual(candidates.map(({ rule }) => rule.id));
      expect(text.match(/^ {2}# why: /gm) ?? []).toHaveLength(
        candidates.length + parts.components.length + parts.neighbours.length,
      );
      if (model === undefined) return;
      expect(checkModel(model, new Map(), 0).filter(({ code }) => code !== 'unused-mitigation')).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

const service: RepoFacts = {
  name: 'Shop',
  base: '',
  facts: [
    {
      kind: 'manifest',
      id: 'package',
      detail: 'shop',
      tech: 'node',
      path: 'package.json',
      line: 2,
      confidence: 'high',
    },
    {
      kind: 'manifest',
      id: 'web',
      detail: 'express',
      tech: 'express',
      path: 'package.json',
      line: 7,
      confidence: 'high',
    },
    {
      kind: 'manifest',
      id: 'sql',
      detail: 'pg',
      tech: 'postgres',
      path: 'package.json',
      line: 8,
      confidence: 'high',
    },
    {
      kind: 'ci',
      id: 'code-owners',
      detail: '@shop/all',
      tech: '',
      path: 'CODEOWNERS',
      line: 1,
      confidence: 'high',
    },
  ],
  sources: ['src/a.ts', 'index.js'],
};

test('components, stores and flows come from the facts', () => {
  const { model } = readModel(draftOf(service, ['tests']), 'm', () => undefined);
  expect(model?.components.map(({ id, type, zone, code }) => [id, type, zone, code])).toEqual([
    ['service', 'api', 'inside', ['src/**', '*.js']],
    ['postgres', 'database', 'data', []],
  ]);
  expect(model?.flows.map(({ from, to }) => [from, to])).toEqual([
    ['visitor', 'service'],
    ['service', 'postgres'],
  ]);
  expect(model?.system.owner).toBe('@shop/all');
  expect(model?.threats.find(({ id }) => id === 'sql-injection')?.on).toEqual(['service']);
});

test('an engine that is not built is marked, one that is built is not', () => {
  const before = draftOf(service, ['tests']);
  expect(before).toMatch(/v-parameterised-sql-sast # this engine is not built yet/);
  expect(before).not.toMatch(/-tests # this engine/);
  expect(draftOf(service, ['tests', 'sast'])).not.toMatch(/-sast #/);
});

test('only what a fresh repository can answer is required', () => {
  const { model } = readModel(draftOf(service, ['tests', 'secrets', 'cicd']), 'm', () => undefined);
  const required = model?.mitigations.flatMap(({ verify }) =>
    verify.filter((one) => one.required).map(({ type }) => type),
  );
  expect(required).toEqual(['secrets']);
});
