import { afterAll, beforeAll, expect, test } from 'vitest';
import { patternCases } from './pattern-cases.ts';
import { childScript, type ChildScript } from './run-child.ts';

let script: ChildScript;
beforeAll(async () => {
  script = await childScript('patterns-child.ts');
});
afterAll(() => script.remove());

interface Told {
  readonly language: string;
  readonly name: string;
  readonly matches: number;
  readonly problem: string;
}

test('every costly pattern ends: with all matches, or with a problem that says that there may be more', async () => {
  const said = await Promise.all(['0', '1'].map((part) => script.run([part], 600_000)));
  for (const { lines, last, signal, code } of said)
    expect({ last: lines.at(-1) === 'done' ? '' : last, signal, code }).toEqual({
      last: '',
      signal: null,
      code: 0,
    });
  const told = said.flatMap(({ lines }) => lines).filter((line): line is Told => line !== 'done');
  const wrong = patternCases.filter(({ name, language, matches }) => {
    const one = told.find((other) => other.name === name && other.language === language);
    if (one === undefined || one.problem.startsWith('not compiled')) return true;
    return matches !== undefined && one.matches !== matches;
  });
  expect(wrong.map(({ name, language }) => `${language}: ${name}`)).toEqual([]);
}, 620_000);
