import { afterAll, beforeAll, expect, test } from 'vitest';
import { ruleCases } from './rule-cases.ts';
import { childScript, type ChildScript } from './run-child.ts';

let script: ChildScript;
beforeAll(async () => {
  script = await childScript('rules-child.ts');
});
afterAll(() => script.remove());

interface Told {
  readonly name: string;
  readonly rules: number;
  readonly matches: number;
  readonly told: readonly string[];
  readonly polluted: boolean;
}

test('every hostile rule ends with a result or a reason that names file and line', async () => {
  const said = await Promise.all(['0', '1'].map((part) => script.run([part], 600_000)));
  for (const { lines, last, signal, code } of said)
    expect({ last: lines.at(-1) === 'done' ? '' : last, signal, code }).toEqual({
      last: '',
      signal: null,
      code: 0,
    });
  const told = said.flatMap(({ lines }) => lines).filter((line): line is Told => line !== 'done');
  expect(told.map(({ name }) => name).sort()).toEqual(ruleCases.map(({ name }) => name).sort());
  expect(told.filter(({ polluted }) => polluted)).toEqual([]);
  const places = told.flatMap((one) => one.told);
  expect(places.filter((place) => !/^hostile\.yaml:[1-9]\d* /u.test(place))).toEqual([]);
  // A file without rules is no clean result.
  const silent = told.filter((one) => one.rules === 0 && one.told.length === 0).map(({ name }) => name);
  expect(silent).toEqual([]);
  const one = (name: string): Told | undefined => told.find((other) => other.name === name);
  expect(one('10,000 rules')).toMatchObject({ rules: 10_000, matches: 1, told: [] });
  expect(one('metavariables of every object')).toMatchObject({ matches: 1 });
  expect(one('the id of every object')).toMatchObject({ matches: 1 });
  expect(one('fix-regex (a+)+$')?.matches).toBeGreaterThan(0);
  expect(one('formulas 40 levels deep')).toMatchObject({ rules: 1 });
}, 620_000);
