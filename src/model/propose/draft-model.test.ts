import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkModel } from '../checks.ts';
import { readModel } from '../read.ts';
import { draftModel } from './draft-model.ts';
import { proposalsFor } from './propose.ts';
import { proposalRules } from './rules.ts';
import { testRunners } from './test-runners.ts';
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

const around = {
  rules: ['js/sql-injection'],
  runners: [testRunners.node],
  exists: (file: string) => file === 'docs/branch-review.md',
};

function draftOf(facts: RepoFacts, built: readonly string[]): string {
  const { parts, candidates } = proposalsFor(facts);
  return draftModel({ repo: facts, parts, chosen: candidates, schema: 'x.json', ...around, built });
}

test('a verification by a rule that is not there is a comment, and one that is there is asked for', () => {
  const facts = factIds.flatMap((id) =>
    factKinds.map((kind) => ({
      kind,
      id,
      detail: '',
      tech: '',
      path: 'package.json',
      line: 1,
      confidence: 'high' as const,
    })),
  );
  const text = draftOf({ name: 'shop', base: '', facts, sources: [] }, ['tests', 'sast']);
  expect(text).toMatch(/^ +rules: \["\*\/sql-injection"\]$/m);
  expect(text).toMatch(/# when there is a rule \*\/ssrf, add to verify: - .*type: sast/);
});

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
      const expected = new Set<string>(['unused-mitigation', 'unverified-mitigation']);
      expect(checkModel(model, new Map(), 0).filter(({ code }) => !expected.has(code))).toEqual([]);
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

test('what only a later engine could answer is a comment where something else speaks', () => {
  const before = draftOf(service, ['tests']);
  expect(before).toMatch(
    /^ {2}# when sast is built, add to verify: - \{id: v-parameterised-sql-sast, type: sast, .*\n {2}- id: parameterised-sql$/m,
  );
  const { model } = readModel(before, 'm', () => undefined);
  const verify = (of: typeof model, id: string): readonly string[] | undefined =>
    of?.mitigations.find((one) => one.id === id)?.verify.map(({ type }) => type);
  expect(verify(model, 'parameterised-sql')).toEqual(['tests']);
  const after = readModel(draftOf(service, ['tests', 'sast']), 'm', () => undefined).model;
  expect(verify(after, 'parameterised-sql')).toEqual(['tests', 'sast']);
  // Nothing that is built speaks for packages: the verification stays, and says why it is silent.
  expect(verify(model, 'no-reachable-vulnerability')).toEqual(['sca']);
  expect(before).toMatch(/-sca # this engine is not built yet/);
});

const workflows: RepoFact = {
  kind: 'ci',
  id: 'github-actions',
  detail: '',
  tech: '',
  path: '.github/workflows/ci.yml',
  line: 1,
  confidence: 'high',
};

test('a procedure is asked for once it is written and somebody may sign it', () => {
  const owned = { ...service, facts: [...service.facts, workflows] };
  const signed = readModel(draftOf(owned, ['tests']), 'm', () => undefined).model;
  expect(signed?.mitigations.find(({ id }) => id === 'reviewed-changes')?.verify).toMatchObject([
    { type: 'manual', procedure: 'docs/branch-review.md', signers: ['@shop/all'] },
  ]);
  const nobody = { ...owned, facts: owned.facts.filter(({ id }) => id !== 'code-owners') };
  const text = draftOf(nobody, ['tests']);
  expect(text).toMatch(
    /# when docs\/branch-review\.md is written and its signers are named, add verify: \[\{id: /,
  );
  expect(text).not.toMatch(/signers:|^ +type: manual/m);
});

test('the draft says how a test proves a mitigation, and how the gate may block', () => {
  const text = draftOf(service, ['tests']);
  expect(text).toMatch(
    /^# {3}test\('\[owner-check\] …', …\) {2}-> {2}mkdir -p reports\/junit && node --test /m,
  );
  const on = text.replace(/^# (gate:\n)# ( {2}mode: block\n)$/m, '$1$2');
  expect(readModel(text, 'm', () => undefined).model?.gate).toBeUndefined();
  expect(readModel(on, 'm', () => undefined).model?.gate).toMatchObject({ mode: 'block' });
});

test('what the gate may block by itself is of high impact', () => {
  for (const id of ['known-bad-action', 'committed-credential']) {
    const rule = proposalRules.find((one) => one.id === id);
    expect((rule?.threat.impact ?? 0) * (rule?.threat.likelihood ?? 0), id).toBeGreaterThanOrEqual(15);
  }
});

test('only what a fresh repository can answer is required', () => {
  const { model } = readModel(draftOf(service, ['tests', 'secrets', 'cicd']), 'm', () => undefined);
  const required = model?.mitigations.flatMap(({ verify }) =>
    verify.filter((one) => one.required).map(({ type }) => type),
  );
  expect(required).toEqual(['secrets']);
});
