import { describe, expect, test } from 'vitest';
import type { Answer, Ask } from '../core/answer.ts';
import type { EngineView } from '../core/engine.ts';
import type { Finding } from '../core/finding.ts';
import type { RuleInfo } from '../core/rule.ts';
import { answerByRules } from './answer-by-rules.ts';

const workflow = '.github/workflows/ci.yml';

const rules = ['cicd/trigger', 'cicd/permissions'].map((id): RuleInfo => ({
  id,
  engine: 'cicd',
  title: '',
  why: '',
  todo: '',
  severity: 'high',
  confidence: 'high',
  mitigations: [`serves-${id.slice(5)}`],
  cwe: [],
  digest: '',
  fixtures: { bad: 5, ok: 5 },
  proof: 'measured',
}));

const finding: Finding = {
  engine: 'cicd',
  rule: 'cicd/trigger',
  severity: 'high',
  confidence: 'high',
  at: { kind: 'code', path: workflow, line: 1, column: 1, endLine: 1, endColumn: 2 },
  message: 'a stranger may',
  anchor: { scope: '', match: '', context: '' },
};

function answer(ask: Partial<Ask> = {}, view: Partial<EngineView> = {}): Answer {
  const asked: Ask = {
    verification: 'v',
    mitigation: 'm',
    type: 'cicd',
    rules: ['cicd/trigger'],
    paths: [],
    code: ['.github/workflows/**'],
    options: {},
    ...ask,
  };
  return answerByRules(asked, rules, {
    files: [workflow],
    findings: [],
    facts: [],
    problems: [],
    selfChecks: new Map(rules.map(({ id }) => [id, true])),
    paths: [workflow, 'README.md'],
    now: 0,
    modifiedAt: () => 0,
    ...view,
  });
}

test('a pass says what was looked at', () => {
  expect(answer({ rules: ['cicd/*'] })).toMatchObject({
    outcome: 'pass',
    scope: { files: 1, rules: 2 },
    selfCheck: 'fired',
    because: '2 rules silent on 1 file',
  });
  expect(answer({ rules: ['serves-trigger'] }).outcome).toBe('pass');
});

describe('silence that is no pass', () => {
  test.each<[string, Partial<Ask>, Partial<EngineView>, string]>([
    ['no file', {}, { files: [] }, 'nothing for this engine to look at'],
    ['no file at its paths', { paths: ['ci/**'] }, {}, 'nothing for this engine to look at at ci/**'],
    ['no rule', { rules: [] }, {}, 'names no rule'],
    [
      'a rule that does not exist',
      { rules: ['cicd/triger'] },
      {},
      'no rule of this engine matches cicd/triger',
    ],
    ['one of them', { rules: ['cicd/trigger', 'cicd/gone'] }, {}, 'no rule of this engine matches cicd/gone'],
    ['a silent self-check', {}, { selfChecks: new Map([['cicd/trigger', false]]) }, 'did not fire'],
    ['a self-check that did not run', {}, { selfChecks: new Map() }, 'did not fire'],
    ['code that is gone', { code: ['.github/**', 'ci/**'] }, {}, 'no file matches ci/**'],
    [
      'a link in the place of the code',
      {},
      { passed: [{ target: '.github/workflows/release.yml', reason: 'a link' }] },
      '.github/workflows/release.yml was not looked at: a link',
    ],
  ])('%s', (_name, ask, view, because) => {
    const given = answer(ask, view);
    expect(given.outcome).toBe('checked-nothing');
    expect(given.because).toContain(because);
  });
});

test('what was passed by elsewhere does not matter to it', () => {
  const passed = [{ target: 'assets/film.mp4', reason: 'too large' }];
  expect(answer({}, { passed }).outcome).toBe('pass');
});

test('a finding wins over everything, a file that could not be read over silence', () => {
  const problem = { kind: 'failed', target: workflow, message: 'not YAML' } as const;
  expect(answer({ code: ['ci/**'] }, { findings: [finding], problems: [problem] }).outcome).toBe('fail');
  expect(answer({}, { problems: [problem] })).toMatchObject({
    outcome: 'error',
    because: `${workflow}: not YAML`,
  });
  expect(answer({ rules: ['cicd/permissions'] }, { findings: [finding] }).outcome).toBe('pass');
});

test('rules over routes have checked nothing where there is no route', () => {
  const [rule] = rules;
  const asked: Ask = {
    verification: 'v',
    mitigation: 'm',
    type: 'cicd',
    rules: ['cicd/trigger'],
    paths: [],
    code: [],
    options: {},
  };
  const at = { kind: 'code', path: workflow, line: 1, column: 1, endLine: 1, endColumn: 2 } as const;
  const view = (facts: EngineView['facts']): EngineView => ({
    files: [workflow],
    findings: [],
    facts,
    problems: [],
    selfChecks: new Map([['cicd/trigger', true]]),
    now: 0,
    modifiedAt: () => 0,
  });
  const told = (facts: EngineView['facts']) =>
    answerByRules(asked, rule === undefined ? [] : [{ ...rule, subject: 'outbound' }], view(facts));
  expect(told([])).toMatchObject({
    outcome: 'checked-nothing',
    because: 'there is no outbound for these rules to judge',
  });
  expect(told([{ kind: 'outbound', host: 'a.io', by: 'fetch', at }]).outcome).toBe('pass');
});
