import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayMs } from '../../core/clock.ts';
import { readModel } from '../../model/read.ts';
import type { ThreatModel } from '../../model/types.ts';
import { onDuty } from './on-duty.ts';
import { ownerOf } from './owner-of.ts';

const text = `
version: 1
system: {id: shop, owner: "@shop"}
zones: [{id: web, trust: 1}]
components:
  - {id: api, type: api, zone: web, owner: "@api", code: ["api/**"]}
  - {id: jobs, type: job, zone: web, code: ["jobs/**"]}
mitigations:
  - {id: m-owned, title: T, layer: code, owner: "@sec"}
  - {id: m-free, title: T, layer: code}
team: {name: "@blue", rota: ["@ana", "@ben"], since: 2026-11-02, turn: 7d}
`;

function modelOf(source: string): ThreatModel {
  const { model, diagnostics } = readModel(source, 'threat-model.yaml', () => undefined);
  if (model === undefined) throw new Error(JSON.stringify(diagnostics));
  return model;
}
const model = modelOf(text);
const monday = Date.parse('2026-11-02T00:00:00Z');
const byPath = (path: string) =>
  path === 'api/owned.ts' ? { who: ['@listed'], because: 'CODEOWNERS:1' } : undefined;

test.each([
  ['api/owned.ts', ['m-owned'], '@listed', 'codeowners'],
  ['api/a.ts', ['m-owned'], '@api', 'component'],
  ['jobs/a.ts', ['m-free', 'm-owned'], '@sec', 'mitigation'],
  ['jobs/a.ts', ['m-free'], '@ana', 'team'],
  ['', [], '@ana', 'team'],
])('%s contradicting %j is %s’s, from %s', (path, contradicts, who, from) => {
  expect(ownerOf({ path, contradicts }, { model, now: monday, byPath })).toMatchObject({ who: [who], from });
});

test('without a team it is the system’s, and without that nobody’s', () => {
  const { team: _team, ...alone } = model;
  const facts = { now: monday, byPath: () => ({ who: [], because: '' }) };
  const path = { path: 'x', contradicts: [] };
  expect(ownerOf(path, { ...facts, model: alone })).toMatchObject({ who: ['@shop'], from: 'system' });
  const bare = { ...alone, system: { ...alone.system, owner: '' } };
  expect(ownerOf(path, { ...facts, model: bare })).toMatchObject({ who: [], from: 'nobody' });
});

test('turns follow one another, before the first one too', () => {
  const team = model.team;
  if (team === undefined) throw new Error('the model has a team');
  const at = (days: number): string => onDuty(team, monday + days * dayMs);
  expect([at(-1), at(0), at(6.9), at(7), at(14)]).toEqual(['@ben', '@ana', '@ana', '@ben', '@ana']);
  fc.assert(
    fc.property(
      fc.integer({ min: -1e15, max: 1e15 }),
      fc.array(fc.string(), { maxLength: 5 }),
      (now, rota) => {
        const name = onDuty({ ...team, rota }, now);
        expect(rota.length === 0 ? name === team.name : rota.includes(name)).toBe(true);
      },
    ),
  );
});
