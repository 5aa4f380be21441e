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
  const ended = told.map(({ language, name, matches, problem }) => ({
    language,
    name,
    ends: endOf(matches, problem),
  }));
  const wanted = patternCases.map(({ language, name, ends }) => ({ language, name, ends }));
  expect(sorted(ended)).toEqual(sorted(wanted));
}, 620_000);

/** A problem of another kind, such as a pattern that is not understood, is told as it is. */
function endOf(matches: number, problem: string): number | string {
  if (problem === '') return matches;
  return problem.includes('too many steps') ? 'budget' : problem;
}

interface Ended {
  readonly language: string;
  readonly name: string;
  readonly ends: number | string;
}

function sorted(all: readonly Ended[]): readonly string[] {
  return all.map(({ language, name, ends }) => `${language}: ${name}: ${ends}`).sort();
}
