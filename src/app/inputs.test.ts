import { expect, test } from 'vitest';
import { readModel } from '../model/read.ts';
import { questionsOf, type Question } from './asks.ts';
import { inputsOf } from './inputs.ts';
import { toolbox } from '../../tests/toolbox.ts';
import type { Survey } from './survey.ts';

const before = {
  'README.md': 'read me',
  'src/auth.ts': 'code',
  'docs/review.md': 'look',
  '.github/workflows/ci.yml': 'on: push',
};

const tests = question("{id: v, type: tests, report: 'r/*.xml', select: '*'}");
const secrets = question('{id: v, type: secrets, rules: secrets/*}');
const anywhere = question("{id: v, type: tests, report: 'docs/*', select: '*'}", '');
const cicd = question('{id: v, type: cicd, rules: cicd/*}');
const cicdAt = question("{id: v, type: cicd, rules: cicd/*, paths: 'ci/**'}");
const manual = question("{id: v, type: manual, procedure: docs/review.md, signers: ['@a']}");

test.each<[string, Question, readonly string[]]>([
  ['tests speak for the code', tests, ['src/auth.ts']],
  [
    'or for the whole tree, reports aside',
    anywhere,
    ['README.md', 'src/auth.ts', '.github/workflows/ci.yml'],
  ],
  [
    'secrets may be anywhere',
    secrets,
    ['README.md', 'src/auth.ts', 'docs/review.md', '.github/workflows/ci.yml'],
  ],
  ['an engine speaks for all it would look at', cicd, ['src/auth.ts', '.github/workflows/ci.yml']],
  ['or for what the model says', cicdAt, ['src/auth.ts']],
  ['people follow a procedure', manual, ['src/auth.ts', 'docs/review.md']],
])('%s', (_name, asked, inputs) => {
  const changing = Object.keys(before).filter(
    (path) => inputsOf(survey({ ...before, [path]: 'changed' }), asked) !== inputsOf(survey(before), asked),
  );
  expect(changing).toEqual(inputs);
});

test('a file more or less is another input, and so is a renamed one', () => {
  const { 'src/auth.ts': code, ...without } = before;
  const digests = [
    before,
    without,
    { ...before, 'src/more.ts': '' },
    { ...without, 'src/renamed.ts': code },
  ].map((tree) => inputsOf(survey(tree), tests));
  expect(new Set(digests).size).toBe(4);
});

function question(verify: string, code = "code: 'src/**', "): Question {
  const text = `version: 1
system: {id: s}
threats: [{id: t, title: T, impact: 5, likelihood: 3, mitigations: m}]
mitigations: [{id: m, title: M, layer: code, ${code}verify: [${verify}]}]
`;
  const { model, diagnostics } = readModel(text, 'm.yaml', () => undefined);
  const [only] = model === undefined ? [] : questionsOf(model, undefined);
  if (only === undefined) throw new Error(JSON.stringify(diagnostics));
  return only;
}

function survey(tree: Readonly<Record<string, string>>): Survey {
  const files = Object.keys(tree).map((path) => ({ kind: 'file', path, bytes: 1 }) as const);
  return {
    walk: { files, passed: [], ignored: new Map(), notices: [] },
    engines: toolbox().engines,
    inspections: [],
    contentDigest: (path) => tree[path],
    modifiedAt: () => undefined,
  };
}
