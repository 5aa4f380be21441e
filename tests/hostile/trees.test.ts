import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '../../src/core/limits.ts';
import { languages } from '../../src/lang/index.ts';
import { childScript, type ChildScript } from './run-child.ts';
import { nesting } from './shapes.ts';

let script: ChildScript;
beforeAll(async () => {
  script = await childScript('trees-child.ts');
});
afterAll(() => script.remove());

test('every parser has texts that nest', () => {
  expect(Object.keys(nesting).sort()).toEqual([...languages, 'dockerfile', 'terraform', 'yaml'].sort());
});

// By weight, so that both children take about as long. The texts of 5 MB and 100,000 levels of every construct in
// every language take minutes: tests/hostile/full.ts.
const groups = [
  [
    'javascript',
    'python',
    'csharp',
    'ruby',
    'php',
    'c',
    'bash',
    'html',
    'terraform',
    'yaml',
    'typescript',
    'tsx',
    'java',
    'go',
  ],
  ['rust', 'kotlin', 'scala', 'cpp', 'json', 'dockerfile'],
];

test('every parser is in one of the groups', () => {
  expect(groups.flat().sort()).toEqual(Object.keys(nesting).sort());
});

interface Told {
  readonly language: string;
  readonly name: string;
  readonly nodes: number;
  readonly problems: readonly string[];
  readonly unsound: string;
}

test('every text is a sound tree or a problem: no exception, crash, hang or unbounded memory', async () => {
  const said = await Promise.all(
    groups.map((group) => script.run([group.join(), '100000', '2500', '50000'], 900_000)),
  );
  for (const { lines, last, signal, code } of said) {
    expect({ last: lines.at(-1) === 'done' ? '' : last, signal, code }).toEqual({
      last: '',
      signal: null,
      code: 0,
    });
  }
  const told = said.flatMap(({ lines }) => lines).filter((line): line is Told => line !== 'done');
  expect(told.length).toBeGreaterThan(600);
  expect(told.filter(({ nodes, unsound }) => nodes === 0 || unsound !== '')).toEqual([]);
  // What nests for real is said not to be whole.
  const deep = told.filter(({ name }) => name === 'parentheses' || name === 'blocks');
  expect(deep.length).toBeGreaterThan(20);
  expect(deep.filter(({ problems }) => problems.length === 0).map(nameOf)).toEqual([]);
}, 920_000);

test('a bundle of 5 MB on one line is read', async () => {
  const { lines, last } = await script.run(['bundle', '0', '0', '5000000'], 600_000);
  expect({ last, done: lines.at(-1) }).toMatchObject({ done: 'done' });
  expect(lines[0]).toMatchObject({ language: 'javascript', problems: [], unsound: '' });
  expect(limits.fileBytes).toBeGreaterThan(5_000_000);
}, 620_000);

function nameOf({ language, name }: Told): string {
  return `${language} ${name}`;
}
