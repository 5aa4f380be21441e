import { expect, test } from 'vitest';
import { checkGround, checkModel, type Ground } from './checks.ts';
import { highImpact } from './impact.ts';
import { readModel } from './read.ts';

const now = Date.parse('2026-11-23T12:00:00Z');

function read(text: string) {
  const { model, positions, diagnostics } = readModel(
    `version: 1\nsystem: {id: s}\n${text}`,
    'm.yaml',
    () => undefined,
  );
  if (model === undefined) throw new Error(JSON.stringify(diagnostics));
  return { model, positions };
}

function warnings(text: string): readonly string[] {
  const { model, positions } = read(text);
  return checkModel(model, positions, now).map((one) => `${one.line} ${one.code}`);
}

const threat = (rest: string) => `threats: [{id: t, title: T, impact: 4, likelihood: 3, ${rest}}]\n`;
const accepted = (until: string) =>
  `accept: [{threat: t, reason: r, owner: o, approvedBy: p, until: ${until}}]\n`;
const sast =
  'mitigations: [{id: m, title: M, layer: code, code: src/**, verify: [{id: v, type: sast, rules: [sast/a-*, sast/b]}]}]\n';

test('a threat needs a mitigation or an acceptance that lasts', () => {
  expect(warnings(threat('on: []'))).toEqual(['3 unmitigated-threat']);
  expect(warnings(threat('on: []') + accepted('2026-11-23'))).toEqual([]);
  expect(warnings(threat('on: []') + accepted('2026-11-22'))).toEqual(['3 expired-acceptance']);
});

test('a mitigation needs a verification and a threat, unless it is planned', () => {
  expect(warnings(`${threat('mitigations: m')}mitigations: [{id: m, title: M, layer: code}]\n`)).toEqual([
    '4 unverified-mitigation',
  ]);
  expect(
    warnings(`${threat('mitigations: m')}mitigations: [{id: m, title: M, layer: code, state: planned}]\n`),
  ).toEqual([]);
  expect(warnings(sast)).toEqual(['3 unused-mitigation']);
});

test('dynamic tests on pull requests need the plan to say so', () => {
  const dast = `${threat('mitigations: m')}mitigations: [{id: m, title: M, layer: code, verify: [{id: v, type: dast, rules: r, target: t, when: pr}]}]\n`;
  expect(warnings(dast)).toEqual(['4 unneeded-opt-in']);
  expect(warnings(`${dast}plan: {optIn: dast-pr}\n`)).toEqual([]);
});

function ground(text: string, change: Partial<Ground> = {}) {
  const { model, positions } = read(text);
  const all = {
    paths: ['src/app.ts', 'infra/db.tf'],
    rules: ['sast/a-1', 'sast/b'],
    engines: ['sast'],
    ...change,
  };
  return checkGround(model, positions, all);
}

test('a glob that matches no file is a phantom', () => {
  expect(ground(sast)).toEqual([]);
  const found = ground(sast, { paths: ['lib/app.ts'] });
  expect(found).toMatchObject([
    { code: 'phantom-glob', severity: 'warning', line: 3, message: 'code glob src/** matches no file' },
  ]);
  expect(ground(sast.replace('layer: code', 'layer: code, state: planned'), { paths: [] })).toEqual([]);
});

test('a rule that no built engine has is told; engines that are not built are left alone', () => {
  expect(ground(sast, { rules: ['sast/b'] }).map((one) => one.message)).toEqual([
    'sast rule sast/a-* matches no known rule',
  ]);
  expect(ground(sast, { rules: [], engines: [] })).toEqual([]);
});

const isHigh = (text: string) => {
  const { model } = read(`${text}mitigations: [{id: m, title: M, layer: code}]\n`);
  const [mitigation] = model.mitigations;
  return mitigation !== undefined && highImpact(model, mitigation, now);
};

test('high-impact needs both bounds in one threat that nobody accepted', () => {
  expect(isHigh(threat('mitigations: m'))).toBe(true);
  expect(isHigh(threat('mitigations: m').replace('likelihood: 3', 'likelihood: 2'))).toBe(false);
  expect(
    isHigh(threat('mitigations: m').replace('impact: 4, likelihood: 3', 'impact: 3, likelihood: 5')),
  ).toBe(false);
  expect(isHigh(threat('mitigations: m') + accepted('2026-12-31'))).toBe(false);
  expect(isHigh(threat('mitigations: m') + accepted('2026-01-31'))).toBe(true);
  expect(
    isHigh(
      'threats: [{id: t, title: T, impact: 5, likelihood: 1, mitigations: m}, {id: u, title: T, impact: 3, likelihood: 5, mitigations: m}]\n',
    ),
  ).toBe(false);
});
