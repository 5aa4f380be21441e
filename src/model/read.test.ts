import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '../core/digest.ts';
import { dayMs } from '../core/clock.ts';
import { readModel } from './read.ts';
import { renderDiagnostics } from './render-diagnostics.ts';

const sample = readFileSync(join(import.meta.dirname, 'testdata/file-upload.yaml'), 'utf8');
const none = (): undefined => undefined;
const head = 'version: 1\nsystem: {id: shop}\n';

function told(text: string): readonly string[] {
  return readModel(text, 'm.yaml', none).diagnostics.map((one) => `${one.line}:${one.column} ${one.message}`);
}

function only(text: string) {
  const { diagnostics } = readModel(text, 'm.yaml', none);
  expect(diagnostics).toHaveLength(1);
  return diagnostics[0];
}

test('a full model is read without a word', () => {
  const { model, diagnostics, positions } = readModel(sample, 'threat-model.yaml', none);
  expect(diagnostics).toEqual([]);
  expect(model?.threats).toHaveLength(6);
  expect(model?.accept[0]?.until).toBe(Date.parse('2027-04-01T00:00:00Z') - 1);
  expect(positions.get('v-authn-dast')).toEqual({ path: 'threat-model.yaml', line: 46, column: 14 });
});

test('scalars stand for lists, and what is left out has its default', () => {
  const { model } = readModel(sample, 'm.yaml', none);
  expect(model?.threats[2]).toMatchObject({ on: ['bucket'], stride: ['I'], cwe: [732] });
  expect(model?.assets[1]).toEqual({
    id: 'session-key',
    name: 'session-key',
    class: 'restricted',
    confidentiality: 5,
    integrity: 5,
    availability: 3,
  });
  const verify = model?.mitigations.flatMap((one) => one.verify) ?? [];
  const when = new Map(verify.map((one) => [one.id, one.when]));
  expect(when.get('v-redirect')).toEqual(['pr', 'daily']);
  expect(when.get('v-authn-dast')).toEqual(['weekly']);
  expect(when.get('v-image')).toEqual(['build', 'daily']);
  expect(when.get('v-limits-load')).toEqual(['release']);
  expect(verify.find((one) => one.id === 'v-secrets')).toMatchObject({
    rules: ['secrets/*'],
    scope: 'tree',
    required: false,
    gate: 'auto',
    maxAge: undefined,
  });
});

test('a model is valid with no code and nothing but a system', () => {
  const { model, diagnostics } = readModel(head, 'm.yaml', none);
  expect(diagnostics).toEqual([]);
  expect(model?.plan).toEqual({ highImpact: { impact: 4, score: 12 }, budgetPr: 600_000, optIn: [] });
  expect(model?.gate).toBeUndefined();
  expect(model?.scope).toEqual({ in: [], out: [], assumptions: [] });
});

test('the gate has its defaults once it is there', () => {
  expect(readModel(`${head}gate: {}\n`, 'm.yaml', none).model?.gate).toEqual({
    mode: 'comment',
    precision: 0.9,
    blocking: [],
    onIncomplete: { pr: 'warn', release: 'fail' },
  });
});

test('every error of a file is told at once, from top to bottom', () => {
  const text = sample
    .replace('zone: edge', 'zone: edg')
    .replace('verify:\n', 'verfy:\n')
    .replace('when: weekly', 'when: weekyl')
    .replace('2027-03-31', '2027-02-30')
    .replace('type: cicd', 'type: scm');
  const { model, diagnostics } = readModel(text, 'm.yaml', none);
  expect(model).toBeUndefined();
  expect(diagnostics.map((one) => one.message)).toEqual([
    'no zone has the id "edg"',
    'unknown key "verfy"',
    '"when" cannot be "weekyl"',
    '"type" cannot be "scm"',
    '"until": there is no such day in the calendar',
  ]);
  expect(diagnostics.map((one) => one.fix)).toEqual([
    'did you mean "edge"?',
    'did you mean "verify"?',
    'did you mean "weekly"?',
    'did you mean "cicd"?',
    undefined,
  ]);
});

test('a title that a comma splits is recognised and quoted whole', () => {
  const one = only(`${head}risks: [{id: r, statement: Size, count, and ratio, impact: 3}]\n`);
  expect(one).toMatchObject({ line: 3, column: 34, message: 'unknown key "count"' });
  expect(one?.fix).toBe('quote the statement: statement: "Size, count, and ratio"');
});

test('a split title with a colon, a tab, a reserved sign and an unquoted glob are explained', () => {
  expect(only(`${head}risks:\n  - id: r\n    statement: a: b\n`)?.fix).toBe('put the text in quotes');
  expect(only(`${head}risks:\n\t- id: r\n`)?.cause).toBe('YAML is indented with spaces only');
  expect(only('version: 1\nsystem: {id: a, owner: @team}\n')?.message).toContain('text cannot start with @');
  expect(only(`${head}components: [{code: [**/a]}]\n`)?.fix).toBe('put it in quotes: "**/a"');
  expect(only(`${head}scope: {in: [a\n`)?.message).toContain('not closed');
  expect(only(`${head}---\nversion: 1\n`)?.fix).toBe('remove the --- line');
});

test('a duplicate id names both places', () => {
  const one = only(`${head}zones:\n  - {id: a, trust: 1}\n  - {id: a, trust: 2}\n`);
  expect(one).toMatchObject({ line: 5, column: 10, code: 'duplicate-id' });
  expect(one?.cause).toBe('zone "a" is at m.yaml:4:10');
});

test('an id of another kind is not a reference', () => {
  const text = `${head}risks: [{id: r, statement: Loss, impact: 3}]\nthreats: [{id: t, title: A, impact: 1, likelihood: 1, risks: r, mitigations: [r]}]\n`;
  expect(told(text)).toEqual(['4:79 "r" is not a mitigation but a risk']);
});

test.each([
  ['7 days', 'a duration is'],
  ['0d', 'a duration is'],
  ['-1d', 'a duration is'],
  ['1.5h', 'a duration is'],
])('the duration %s is refused', (text, cause) => {
  expect(only(`${head}plan: {budget: {pr: ${text}}}\n`)?.cause).toContain(cause);
});

test('wrong types say what belongs there', () => {
  expect(only('version: 1\nsystem: {id: 7}\n')).toMatchObject({
    message: '"id" should be text, not a number',
    fix: 'put it in quotes: "7"',
  });
  expect(only(`${head}threats: 3\n`)?.message).toBe('"threats" should be a list, not a number');
  expect(only(`${head}flows: [3]\n`)?.message).toBe('entry 1 of "flows" should be an object, not a number');
  expect(only('version: 2\nsystem: {id: a}\n')?.message).toBe('"version" cannot be 2');
  expect(only('version: 1\n')?.message).toBe('"system" is missing here');
  expect(only('version: 1\nsystem: {id: a, owner: }\n')?.message).toBe('"owner" is empty');
});

test('a free bag is allowed on any object and read by nobody', () => {
  const text = `${head}ext: {a: [1]}\nzones: [{id: z, trust: 1, ext: {colour: red}}]\n`;
  expect(readModel(text, 'm.yaml', none).model?.zones).toEqual([{ id: 'z', name: 'z', trust: 1 }]);
});

test('diagnostics look like a compiler wrote them', () => {
  const text = `${head}mitigations:\n  - id: m\n    title: T\n    layer: code\n    verfy: []\n`;
  expect(renderDiagnostics(readModel(text, 'threat-model.yaml', none).diagnostics, text)).toBe(
    [
      'error: unknown key "verfy"',
      ' --> threat-model.yaml:7:5',
      '  |',
      '7 |     verfy: []',
      '  |     ^^^^^',
      '  = help: did you mean "verify"?',
      '',
    ].join('\n'),
  );
});

test('long lines are cut around the place, and nothing in them reaches the terminal raw', () => {
  const text = `version: 1\nsystem: {id: shop, description: "\u202e${'x'.repeat(300)}", nam: b}\n`;
  const shown = renderDiagnostics(readModel(text, 'm\u001b[31m.yaml', none).diagnostics, text);
  // oxlint-disable-next-line no-control-regex
  expect(shown).not.toMatch(/[\u001b\u202e]/);
  for (const line of shown.split('\n')) expect(line.length).toBeLessThan(140);
});

const base =
  'version: 1\nzones: [{id: net, trust: 1}]\nmitigations: [{id: m-a, title: Shared, layer: code}, {id: m-b, title: B, layer: code}]\nplan: {highImpact: {impact: 5}, budget: {pr: 1h}}\n';

function extending(content: string, path = 'base.yaml', pin = sha256(content)) {
  const text = `${head}extends: [{path: ${path}, sha256: ${pin}}]\nmitigations: [{id: m-a, title: Own, layer: code}]\nplan: {highImpact: {score: 20}}\n`;
  const asked: string[] = [];
  const reading = readModel(text, 'security/threat-model.yaml', (wanted) => {
    asked.push(wanted);
    return new TextEncoder().encode(content);
  });
  return { ...reading, asked };
}

test('a baseline adds what the model does not say itself', () => {
  const { model, diagnostics, asked, positions } = extending(base);
  expect(diagnostics).toEqual([]);
  expect(asked).toEqual(['security/base.yaml']);
  expect(model?.mitigations.map((one) => one.title)).toEqual(['Own', 'B']);
  expect(model?.zones.map((one) => one.id)).toEqual(['net']);
  expect(model?.plan).toEqual({ highImpact: { impact: 5, score: 20 }, budgetPr: dayMs / 24, optIn: [] });
  expect(positions.get('m-b')?.path).toBe('security/base.yaml');
});

test('a baseline that was changed is refused with its new digest', () => {
  const { model, diagnostics } = extending(`${base}# touched\n`, 'base.yaml', sha256(base));
  expect(model).toBeUndefined();
  expect(diagnostics[0]?.cause).toContain(sha256(`${base}# touched\n`));
});

test.each([
  '/etc/passwd',
  '../x.yaml',
  'a/../../x.yaml',
  '"c:\\\\x.yaml"',
  'https://a/b.yaml',
  '"a\\\\b"',
  'a//b.yaml',
])('a baseline at %s is never asked for', (path) => {
  const { diagnostics, asked } = extending(base, path);
  expect(asked).toEqual([]);
  expect(diagnostics[0]?.code).toBe('baseline');
});

test('errors in a baseline name the baseline', () => {
  const { diagnostics } = extending('version: 1\nzones: [{id: net, trst: 1}]\n');
  expect(diagnostics.map((one) => `${one.path}:${one.line} ${one.message}`)).toContain(
    'security/base.yaml:2 unknown key "trst"',
  );
});

test('baselines that extend each other end', () => {
  const pin = 'a'.repeat(64);
  const text = `${head}extends: [{path: m.yaml, sha256: ${pin}}]\n`;
  expect(told(text)).toEqual(['3:18 the baseline m.yaml extends itself']);
});

test('more baselines than the limit are refused', () => {
  const list = Array.from(
    { length: 40 },
    (_, i) => `{path: b${i}.yaml, sha256: ${sha256(`version: 1\n# ${i}\n`)}}`,
  );
  const { diagnostics } = readModel(`${head}extends: [${list.join(', ')}]\n`, 'm.yaml', (path) =>
    new TextEncoder().encode(`version: 1\n# ${/\d+/.exec(path)?.[0]}\n`),
  );
  expect(diagnostics).toHaveLength(8);
  expect(diagnostics[0]?.message).toBe('more than 32 baselines');
});
