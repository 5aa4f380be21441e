import { expect, test } from 'vitest';
import { addDismissal } from '../patch.ts';
import { readModel } from '../read.ts';
import type { ThreatModel } from '../types.ts';
import { missingFrom, type Missing } from './missing.ts';
import { additionsTo, additionText, proposalsFor, withAdditions } from './propose.ts';
import type { FactId, RepoFact, RepoFacts } from './repo-fact.ts';
import { proposalRules } from './rules.ts';

const fact = (id: FactId, tech = ''): RepoFact => ({
  kind: 'manifest',
  id,
  detail: id,
  tech,
  path: 'package.json',
  line: 3,
  confidence: 'high',
});
const repo: RepoFacts = {
  name: 'shop',
  base: '',
  facts: [fact('package', 'node'), fact('web', 'express'), fact('sql', 'postgres'), fact('session')],
  sources: ['src/a.js'],
};
const ruleIds = new Set(proposalRules.map(({ id }) => id));
const around = { built: ['tests', 'secrets', 'cicd'], rules: [], runners: [], exists: () => false };

const text = `# our model
version: 1
system: {id: shop}   # one line
zones: [{id: inside, trust: 4}]
components:
    - id: backend   # four blanks
      type: api
      zone: inside
      code: [src/**]
threats:
    # written in a meeting
    - id: t-sql
      title: SQL from a search
      cwe: 89
      impact: 5
      likelihood: 3
      mitigations: m-sql
mitigations:
    - {id: m-sql, title: Parameters only, layer: code}
`;

function modelOf(source: string): ThreatModel {
  const { model, diagnostics } = readModel(source, 'threat-model.yaml', () => undefined);
  if (model === undefined) throw new Error(diagnostics[0]?.message);
  return model;
}

function missingIn(source: string): Missing {
  return missingFrom(modelOf(source), proposalsFor(repo).candidates, ruleIds);
}

test('a threat that people wrote about the same weakness is not proposed again', () => {
  const ids = missingIn(text).candidates.map(({ rule }) => rule.id);
  expect(ids).not.toContain('sql-injection');
  expect(ids).toContain('object-of-another-user');
});

test('additions change nothing that is there, name the component of the model, and leave nothing missing', () => {
  const { candidates } = missingIn(text);
  const patched = withAdditions(text, additionsTo(modelOf(text), candidates, repo, around));
  expect(patched.ok).toBe(true);
  if (!patched.ok) return;
  for (const line of text.split('\n')) expect(patched.value.split('\n')).toContain(line);
  expect(patched.value).toMatch(/^ {4}# why: package\.json:3 \(sql\)\n {4}- \{id: object-of-another-user, /m);
  const after = modelOf(patched.value);
  expect(after.threats.find(({ id }) => id === 'object-of-another-user')?.on).toEqual(['backend']);
  expect(missingIn(patched.value).candidates).toEqual([]);
});

test('what was turned down stays away, for one component or for all', () => {
  for (const on of ['backend', 'service', '']) {
    const patched = addDismissal(text, { rule: 'object-of-another-user', on, why: 'ids are secret' });
    if (!patched.ok) throw new Error(patched.error);
    const missing = missingIn(patched.value);
    expect(missing.candidates.map(({ rule }) => rule.id)).not.toContain('object-of-another-user');
    expect(missing.dismissed).toBe(1);
  }
  const other = addDismissal(text, { rule: 'object-of-another-user', on: 'elsewhere', why: 'x' });
  expect(other.ok && missingIn(other.value).dismissed).toBe(0);
});

test('an id that the model uses for something else is left to its people', () => {
  const taken = text.replace('id: backend', 'id: csrf-token');
  const additions = additionsTo(modelOf(taken), missingIn(taken).candidates, repo, around);
  expect(additions.map(({ id }) => id)).not.toContain('cross-site-request');
  const patched = withAdditions(taken, additions);
  expect(patched.ok && modelOf(patched.value).threats.length).toBeGreaterThan(2);
});

test('the printed addition is the YAML that would be written, on one line', () => {
  const [first] = additionsTo(modelOf(text), missingIn(text).candidates, repo, around);
  expect(first && additionText(first)).toMatch(
    /^- \{id: committed-credential, .*\} # why: package\.json:3 \(sql\)$/,
  );
});
