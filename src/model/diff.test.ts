import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diffModels, diffText } from './diff.ts';
import { readModel } from './read.ts';

const sample = readFileSync(join(import.meta.dirname, 'testdata/file-upload.yaml'), 'utf8');

function model(text: string) {
  const reading = readModel(text, 'm.yaml', () => undefined);
  if (reading.model === undefined) throw new Error(JSON.stringify(reading.diagnostics));
  return reading.model;
}

function diff(from: string, to: string) {
  expect(sample).toContain(from);
  return diffModels(model(sample), model(sample.replace(from, to)));
}

test('layout, comments and order mean nothing', () => {
  const shuffled = sample.replace(
    '[{id: internet, trust: 1}, {id: edge, trust: 2}',
    '[{id: edge, trust: 2}, # x\n {trust: 1, id: internet}',
  );
  expect(diffModels(model(sample), model(shuffled)).changes).toEqual([]);
  expect(diffText({ changes: [], weakening: false })).toBe('The threat model means the same as before.\n');
});

test.each([
  ['impact: 5, likelihood: 4', 'impact: 4, likelihood: 4', 'threat t-idor', 'impact is 4 instead of 5'],
  ['impact: 5, likelihood: 4', 'impact: 5, likelihood: 1', 'threat t-idor', 'likelihood is 1 instead of 4'],
  ['[m-authn, m-authz]', '[m-authn]', 'threat t-idor', 'fewer mitigations: without m-authz'],
  ['min: 3, required', 'min: 1, required', 'verification v-authn-test', 'it needs 1 tests instead of 3'],
  ['maxAge: 7d}\n', 'maxAge: 9d}\n', 'verification v-authn-test', 'its pass counts for 9d instead of 7d'],
  [', maxAge: 7d}\n', '}\n', 'verification v-authn-test', 'its pass never grows old'],
  ['required: true, when', 'required: false, when', 'verification v-authn-test', 'it is no longer required'],
  ['min: 3, required', 'gate: never, min: 3, required', 'verification v-authn-test', 'it never blocks'],
  ['when: [pr], maxAge', 'when: [release], maxAge', 'verification v-authn-test', 'fewer moments: without pr'],
  [
    'type: secrets}',
    'type: secrets, paths: a/**}',
    'verification v-secrets',
    'paths is no longer everywhere but only a/**',
  ],
  [
    '["src/auth/**", "src/routes/**"]',
    '["src/auth/**"]',
    'mitigation m-authn',
    'fewer code: without src/routes/**',
  ],
  [
    'breakable: high\n',
    'state: planned\n    breakable: high\n',
    'mitigation m-authn',
    'it is only planned, so nothing is asked of it',
  ],
  [
    'until: 2027-03-31',
    'until: 2028-03-31',
    'acceptance t-redirect',
    'accepted until 2028-03-31, not 2027-03-31',
  ],
  ['gate: {mode: block', 'gate: {mode: comment', 'gate gate', 'it only comments'],
  [
    '{impact: 4, score: 12}',
    '{impact: 5, score: 12}',
    'plan plan',
    'the impact of a high-impact threat is 5 instead of 4',
  ],
  [
    'rules: [sast/missing-owner-check]',
    'rules: [sast/other]',
    'verification v-authz-sast',
    'fewer rules: without sast/missing-owner-check',
  ],
  [
    'severity: critical, fixable',
    'severity: critical, reachable: true, fixable',
    'verification v-image',
    'only what is reachable counts',
  ],
])('%s -> %s weakens', (from, to, what, why) => {
  const { changes, weakening } = diff(from, to);
  expect(changes).toHaveLength(1);
  expect(`${changes[0]?.kind} ${changes[0]?.id}`).toBe(what);
  expect(changes[0]?.weakens).toEqual([why]);
  expect(weakening).toBe(true);
});

test.each([
  ['impact: 5, likelihood: 4', 'impact: 5, likelihood: 5', 1],
  ['min: 3, required', 'min: 4, required', 1],
  ['maxAge: 7d}\n', 'maxAge: 6d}\n', 1],
  ['until: 2027-03-31', 'until: 2027-03-01', 1],
  ['name: File Upload Service', 'name: Files', 1],
])('%s -> %s does not', (from, to, count) => {
  const { changes, weakening } = diff(from, to);
  expect(changes).toHaveLength(count);
  expect(weakening).toBe(false);
});

test('removing what protects weakens, removing what nobody asks about does not', () => {
  const gone = diffModels(model(sample), model('version: 1\nsystem: {id: file-upload}\n'));
  const weak = new Set(gone.changes.filter((one) => one.weakens.length > 0).map((one) => one.kind));
  expect([...weak]).toEqual(['threat', 'mitigation', 'verification', 'gate']);
  expect(
    diffModels(model('version: 1\nsystem: {id: file-upload}\n'), model(sample)).changes.filter(
      (one) => one.weakens.length > 0,
    ),
  ).toMatchObject([{ kind: 'acceptance', change: 'added' }]);
});

test('moving a verification to another mitigation is told', () => {
  const { changes } = diff('{id: v-secrets, type: secrets}, ', '');
  expect(changes).toMatchObject([{ kind: 'verification', id: 'v-secrets', change: 'removed' }]);
});

test('as text, what weakens is marked and summed up', () => {
  expect(diffText(diff('impact: 5, likelihood: 4', 'impact: 2, likelihood: 4'))).toBe(
    [
      '! ~ threat t-idor changed',
      '      impact: 5 -> 2',
      '      weaker: impact is 2 instead of 5',
      '',
      '1 of 1 changes protect less than before: look at them with the owner.',
      '',
    ].join('\n'),
  );
});
