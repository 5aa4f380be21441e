import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { moments } from '../../core/ids.ts';
import { readModel } from '../read.ts';
import type { ThreatModel } from '../types.ts';
import { compilePlan, type PlanInput } from './compile-plan.ts';
import { emitGithub } from './emit-github.ts';
import { emitGitlab } from './emit-gitlab.ts';
import type { Churn, TestingPlan } from './testing-plan.ts';

const now = Date.parse('2026-11-23T00:00:00Z');

function modelOf(text: string): ThreatModel {
  const { model, diagnostics } = readModel(`version: 1\nsystem: {id: shop}\n${text}`, 'm', () => undefined);
  if (model === undefined) throw new Error(diagnostics[0]?.message);
  return model;
}

function planOf(text: string, rest: Partial<PlanInput> = {}): TestingPlan {
  return compilePlan({
    model: modelOf(text),
    churn: new Map(),
    built: ['tests', 'secrets', 'cicd'],
    now,
    ...rest,
  });
}

function churnOf(table: Readonly<Record<string, readonly [number, number]>>): ReadonlyMap<string, Churn> {
  return new Map(Object.entries(table).map(([id, [commits, authors]]) => [id, { commits, authors }]));
}

const text = `threats:
  - {id: t-high, title: High, impact: 5, likelihood: 4, mitigations: [m-high]}
  - {id: t-low, title: Low, impact: 2, likelihood: 2, mitigations: [m-busy, m-quiet]}
  - {id: t-late, title: Late, impact: 5, likelihood: 3, mitigations: [m-late]}
  - {id: t-carried, title: Carried, impact: 5, likelihood: 3, mitigations: [m-carried]}
  - {id: t-none, title: None, impact: 4, likelihood: 4}
mitigations:
  - {id: m-quiet, title: Quiet, layer: code, code: [a/**], verify: [{id: v-quiet, type: tests, select: x}]}
  - {id: m-busy, title: Busy, layer: code, code: [b/**], verify: [{id: v-busy, type: tests, select: x}]}
  - {id: m-high, title: High, layer: code, code: [c/**], verify: [{id: v-high, type: sast, rules: js/x}, {id: v-dast, type: dast, rules: d/x, target: s, when: [pr, weekly]}]}
  - {id: m-late, title: Late, layer: process, verify: [{id: v-late, type: manual, procedure: p, signers: s}]}
  - {id: m-carried, title: Carried, layer: code, verify: [{id: v-carried, type: tests, select: x}]}
  - {id: m-planned, title: Planned, layer: code, state: planned, verify: [{id: v-planned, type: tests, select: x}]}
  - {id: m-bare, title: Bare, layer: secrets}
accept:
  - {threat: t-carried, reason: r, owner: o, approvedBy: a, until: 2027-01-01}
`;
const churn = churnOf({ 'm-quiet': [0, 0], 'm-busy': [20, 2], 'm-high': [1, 1] });

test('high impact comes first, then what breaks easily; the rest runs because the model says so', () => {
  const plan = planOf(text, { churn });
  expect(plan.mitigations.filter((one) => one.included).map(({ id }) => id)).toEqual([
    'm-late',
    'm-high',
    'm-busy',
  ]);
  expect(plan.mitigations.find(({ id }) => id === 'm-busy')?.why).toBe(
    'impact 4, breaks easily (20 commits, 2 people)',
  );
  expect(plan.leftOut.find(({ subject }) => subject === 'm-quiet')?.why).toMatch(
    /; runs \(pr, daily\) because the model says so/,
  );
});

test('the model’s own word on how easily something breaks wins over history', () => {
  const stated = planOf(text.replace('code: [b/**]', 'code: [b/**], breakable: low'), { churn });
  const busy = stated.mitigations.find(({ id }) => id === 'm-busy');
  expect(busy?.included).toBe(false);
  expect(busy?.why).toBe('impact 4, the model says it hardly breaks (20 commits, 2 people)');
});

test('a few commits of many people break as easily as many of one', () => {
  const level = (commits: number, authors: number): string | undefined =>
    planOf(text, { churn: churnOf({ 'm-busy': [commits, authors] }) }).mitigations.find(
      ({ id }) => id === 'm-busy',
    )?.breakability.level;
  expect([level(12, 1), level(6, 3), level(6, 2), level(3, 1), level(2, 2)]).toEqual([
    'high',
    'high',
    'medium',
    'medium',
    'low',
  ]);
});

test('history that is cut off shows that much was changed, and never that little was', () => {
  const whys = planOf(text, { churn, historyCut: true }).mitigations;
  const whyOf = (id: string): string | undefined => whys.find((one) => one.id === id)?.why;
  expect(whyOf('m-busy')).toBe('impact 4, breaks easily (20 commits, 2 people)');
  expect(whyOf('m-quiet')).toBe('impact 4, may break (history is cut here: no commit seen)');
});

test('what reads a report that is not there is not counted as checked', () => {
  const source = `threats: [{id: t, title: T, impact: 5, likelihood: 5, mitigations: [m]}]
mitigations: [{id: m, title: M, layer: code, verify: [{id: v, type: tests, select: x}]}]
`;
  expect(planOf(source)).toMatchObject({ covered: { now: 1, of: 1 }, gaps: [] });
  expect(planOf(source, { noReport: new Set(['v']) })).toMatchObject({
    covered: { now: 0, of: 1 },
    gaps: [{ subject: 't', why: 'its tests have left no report yet', todo: expect.stringContaining('[m]') }],
  });
});

test('without history nothing is claimed about it', () => {
  expect(planOf(text).mitigations.find(({ id }) => id === 'm-quiet')?.breakability).toEqual({
    level: 'medium',
    from: 'unknown',
  });
});

test('dynamic tests stay out of pull requests unless the plan opts in', () => {
  const momentsOf = (plan: TestingPlan): readonly string[] =>
    plan.mitigations.flatMap(({ runs }) =>
      runs.filter(({ type }) => type === 'dast').map(({ moment }) => moment),
    );
  expect(momentsOf(planOf(text))).toEqual(['weekly']);
  expect(planOf(text).leftOut.find(({ subject }) => subject === 'v-dast')).toMatchObject({ moment: 'pr' });
  expect(momentsOf(planOf(`${text}plan: {optIn: dast-pr}\n`))).toEqual(['pr', 'weekly']);
});

test('what does not fit the time of a pull request is taken out and said', () => {
  const built = ['tests', 'secrets', 'cicd', 'sast', 'dast'];
  const opted = `${text}plan: {optIn: dast-pr, budget: {pr: 2m}}\n`;
  const plan = planOf(opted, { built });
  expect(plan.budget.estimatedMs).toBeLessThanOrEqual(plan.budget.allowedMs);
  expect(plan.leftOut.find(({ subject }) => subject === 'v-dast')?.why).toMatch(/does not fit/);
  const roomy = planOf(opted.replace('2m', '1h'), { built });
  expect(roomy.leftOut.map(({ subject }) => subject)).not.toContain('v-dast');
});

test('planned and accepted mitigations are left out with the reason', () => {
  const plan = planOf(text);
  expect(plan.leftOut.find(({ subject }) => subject === 'm-planned')?.why).toMatch(/planned/);
  expect(plan.leftOut.find(({ subject }) => subject === 'm-carried')?.why).toMatch(/accepted/);
  expect(
    plan.mitigations.filter(({ id }) => id === 'm-planned' || id === 'm-carried').flatMap(({ runs }) => runs),
  ).toEqual([]);
});

test('what nothing watches is a gap: threats, mitigations and missing engines', () => {
  const gaps = planOf(text).gaps.map(({ kind, subject }) => `${kind} ${subject}`);
  expect(gaps).toEqual([
    'threat t-high',
    'threat t-late',
    'threat t-none',
    'mitigation m-bare',
    'engine sast',
    'engine dast',
  ]);
  const built = planOf(text, { built: ['tests', 'sast', 'dast'] }).gaps.map(({ subject }) => subject);
  expect(built).toEqual(['t-late', 't-none', 'm-bare']);
});

test('an undecided mitigation of code is offered SAST first, others the engine of their layer', () => {
  const todo = (layer: string): string | undefined =>
    planOf(`mitigations: [{id: m, title: M, layer: ${layer}}]\n`).gaps[0]?.todo;
  expect(['code', 'secrets', 'dependencies', 'cloud'].map(todo)).toEqual(
    ['sast', 'secrets', 'sca', 'cloud'].map((type) => `add one of type ${type}`),
  );
});

test('the choice of types is short, covers what can be covered, and prefers what is built', () => {
  const two = `threats: [{id: t, title: T, impact: 5, likelihood: 5, mitigations: [a, b]}]
mitigations:
  - {id: a, title: A, layer: code, verify: [{id: v1, type: tests, select: x}, {id: v2, type: sast, rules: r}]}
  - {id: b, title: B, layer: code, verify: [{id: v3, type: sast, rules: r}, {id: v4, type: tests, select: x}]}
`;
  expect(planOf(two).choice).toEqual([{ type: 'tests', adds: 2, built: true }]);
  expect(planOf(two, { built: ['tests', 'sast'] }).choice).toEqual([{ type: 'sast', adds: 2, built: true }]);
});

const verification = fc.constantFrom(
  'type: tests, select: x',
  'type: sast, rules: r',
  'type: dast, rules: r, target: s',
  'type: secrets',
  'type: sca',
  'type: cicd',
  'type: manual, procedure: p, signers: s',
);
const anyModel = fc
  .array(
    fc.record({
      impact: fc.integer({ min: 1, max: 5 }),
      likelihood: fc.integer({ min: 1, max: 5 }),
      state: fc.constantFrom('planned', 'built'),
      verify: fc.array(fc.tuple(verification, fc.subarray([...moments], { minLength: 1 })), { maxLength: 4 }),
    }),
    { maxLength: 8 },
  )
  .map((all) => {
    const threats = all.map(
      (one, i) =>
        `  - {id: t${i}, title: T, impact: ${one.impact}, likelihood: ${one.likelihood}, mitigations: [m${i}]}\n`,
    );
    const mitigations = all.map(
      ({ state, verify }, i) =>
        `  - {id: m${i}, title: M, layer: code, state: ${state}, verify: [${verify.map(([type, when], j) => `{id: v${i}-${j}, ${type}, when: [${when.join(', ')}]}`).join(', ')}]}\n`,
    );
    return all.length === 0 ? '' : `threats:\n${threats.join('')}mitigations:\n${mitigations.join('')}`;
  });

test('every verification of the model is in the plan or left out by name, and the same input gives the same plan', () => {
  fc.assert(
    fc.property(anyModel, (source) => {
      const model = modelOf(source);
      const plan = planOf(source);
      expect(planOf(source)).toEqual(plan);
      const told = new Set([
        ...plan.mitigations.flatMap(({ runs }) => runs.map((run) => run.verification)),
        ...plan.leftOut.map(({ subject }) => subject),
      ]);
      for (const { id, verify } of model.mitigations) {
        for (const one of verify) expect(told.has(one.id) || told.has(id)).toBe(true);
      }
      expect(plan.budget.estimatedMs).toBeLessThanOrEqual(plan.budget.allowedMs);
      expect(parse(emitGithub(plan))).toHaveProperty('jobs');
      expect(parse(emitGitlab(plan))).toHaveProperty('.holdfast');
    }),
  );
});

test('a schedule has a job for each moment of the plan and no other', () => {
  const weekly = planOf(text);
  expect(Object.keys(parse(emitGithub(weekly)).jobs)).toEqual(['pull-request', 'daily', 'weekly']);
  expect(Object.keys(parse(emitGitlab(weekly)))).toEqual([
    '.holdfast',
    'holdfast:merge-request',
    'holdfast:daily',
    'holdfast:weekly',
  ]);
  const little = planOf(
    'mitigations: [{id: m, title: M, layer: code, verify: [{id: v, type: tests, select: x, when: [pr, release]}]}]\n',
  );
  expect(Object.keys(parse(emitGithub(little)).jobs)).toEqual(['pull-request', 'release']);
  expect(parse(emitGithub(little)).on).not.toHaveProperty('schedule');
});
