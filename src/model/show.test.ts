import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readModel } from './read.ts';
import { showMarkdown, showText } from './show.ts';
import { starterText } from './starter.ts';
import { checkModel } from './checks.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const sample = readFileSync(join(import.meta.dirname, 'testdata/file-upload.yaml'), 'utf8');

function model(text: string) {
  const reading = readModel(text, 'm.yaml', () => undefined);
  if (reading.model === undefined) throw new Error(JSON.stringify(reading.diagnostics));
  return reading.model;
}

test('a meeting can read it: threat, mitigation, how we know', () => {
  expect(showText(model(sample), now))
    .toContain(`Threat: A user reads another user's file by its id. The user could do this on the api and the data flow from the browser to the api. It leads to: A customer's files are read by someone else.
  t-idor: impact 5 × likelihood 4 = 20, high-impact; I E CWE-639 CWE-862
  Mitigation: Every route but /health needs a session. (m-authn, code, kept by @acme/files)
    Verified by: at least 3 tests matching “tag:m-authn” or “*missing session cookie*”, on every pull request; a pass counts for 7d; required.
    Verified by: attacks on staging as anonymous with dast/anonymous-access, every week; a pass counts for 14d.
`);
});

test('the worst comes first, and an acceptance says who and until when', () => {
  const text = showText(model(sample), now);
  expect(text.indexOf('t-idor:')).toBeLessThan(text.indexOf('t-zipbomb:'));
  expect(text).toContain(
    '@acme/files accepts it until 2027-03-31, approved by @acme/appsec (FILES-88): The old /go link is kept until March.',
  );
  expect(showText(model(sample), Date.parse('2027-04-01'))).toContain('It was accepted until 2027-03-31');
  expect(text).toContain('Still open:\n  Who may restore deleted files?');
});

test('what is missing is said', () => {
  const text = showText(
    model(
      'version: 1\nsystem: {id: s}\nthreats: [{id: t, title: T, impact: 1, likelihood: 1}]\nmitigations: [{id: m, title: M, layer: code}, {id: p, title: P, layer: code, state: planned}]\n',
    ),
    now,
  );
  expect(text).toContain('Nothing is done about it yet.');
  expect(text).toContain('Nothing verifies it.');
  expect(text).toContain('It is planned: nothing of it is built yet.');
});

test('foreign text stays text in a terminal and in Markdown', () => {
  const nasty = '"<img src=x> [a](http://b) @team \\e[31m \\u202e"';
  const hostile = model(
    sample
      .replace('title: Only parameterised SQL', `title: ${nasty}`)
      .replace('name: File Upload Service', `name: ${nasty}`),
  );
  // oxlint-disable-next-line no-control-regex
  expect(showText(hostile, now)).not.toMatch(/[\u001b\u202e]/);
  const markdown = showMarkdown(hostile, now);
  // oxlint-disable-next-line no-control-regex
  expect(markdown).not.toMatch(/<img|\]\(http|@team|[\u001b\u202e]/);
  expect(showMarkdown(model(sample), now)).toContain(
    '- **Mitigation:** Only parameterised SQL. (m-param-sql, code)\n  - **Verified by:**',
  );
});

test('the starter model is valid and sound', () => {
  const { model: starter, positions } = readModel(starterText, 'built-in', () => undefined);
  if (starter === undefined) throw new Error('the starter model has an error');
  expect(checkModel(starter, positions, now)).toEqual([]);
  expect(starter.threats).toHaveLength(6);
  const types = new Set(starter.mitigations.flatMap((one) => one.verify.map((it) => it.type)));
  expect([...types].toSorted()).toEqual(['cicd', 'secrets']);
});
