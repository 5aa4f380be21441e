import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import { refusalOf, type Dialect } from './nesting.ts';

/** What nests when it is written n times, with or without brackets. */
const shapes: Readonly<Record<string, (n: number) => string>> = {
  parentheses: (n) => `${'('.repeat(n)}1${')'.repeat(n)}`,
  arrays: (n) => `${'['.repeat(n)}${']'.repeat(n)}`,
  objects: (n) => `x=${'{a:'.repeat(n)}1${'}'.repeat(n)}`,
  blocks: (n) => `${'{'.repeat(n)}${'}'.repeat(n)}`,
  calls: (n) => `${'f('.repeat(n)}${')'.repeat(n)}`,
  functions: (n) => `${'f(function(){'.repeat(n)}${'})'.repeat(n)}`,
  arrows: (n) => `${'a=>'.repeat(n)}1`,
  signs: (n) => `${'- '.repeat(n)}1`,
  nots: (n) => `${'!'.repeat(n)}1`,
  words: (n) => `${'typeof '.repeat(n)}1`,
  sums: (n) => `${'a+'.repeat(n)}1`,
  'sums on lines': (n) => `${'a\n+\n'.repeat(n)}1`,
  powers: (n) => `${'a**'.repeat(n)}1`,
  assignments: (n) => `${'a='.repeat(n)}1`,
  ternaries: (n) => `${'a?b:'.repeat(n)}1`,
  members: (n) => `a${'.b'.repeat(n)}`,
  'members on lines': (n) => `a${'\n.b(c)'.repeat(n)}`,
  indexes: (n) => `a${'[0]'.repeat(n)}`,
  templates: (n) => `${'`${'.repeat(n)}1${'}`'.repeat(n)}`,
  tags: (n) => `a${'``'.repeat(n)}`,
  news: (n) => `${'new '.repeat(n)}a`,
  'else if': (n) => `if(a)b;${'else if(a)b;'.repeat(n)}`,
  'else if with blocks on lines': (n) => `if(a){\n}${'\nelse\nif(a)\n{\n}'.repeat(n)}`,
  ifs: (n) => `${'if(a)\n'.repeat(n)};`,
  fors: (n) => `${'for(;;)'.repeat(n)};`,
  labels: (n) => `${'a:'.repeat(n)};`,
  elements: (n) => `${'<a>'.repeat(n)}${'</a>'.repeat(n)}`,
  'elements with text': (n) => `${"<a>it's\n".repeat(n)}${'</a>'.repeat(n)}`,
  attributes: (n) => `${'<a b='.repeat(n)}"1"${'/>'.repeat(n)}`,
  classes: (n) => `class A extends ${'class extends '.repeat(n)}A${'{}'.repeat(n + 1)}`,
};
const types: typeof shapes = {
  generics: (n) => `let a:${'A<'.repeat(n)}B${'>'.repeat(n)}`,
  'generics with more': (n) => `let a:${'A<B,'.repeat(n)}B${'>'.repeat(n)}`,
  casts: (n) => `a${' as T'.repeat(n)}`,
  assertions: (n) => `${'<T>'.repeat(n)}a`,
  conditionals: (n) => `type T=${'A extends B?C:'.repeat(n)}D`,
  operators: (n) => `let a:${'keyof '.repeat(n)}A`,
  'function types': (n) => `let a:${'()=>'.repeat(n)}A`,
};

const all = [
  ...Object.entries(shapes).flatMap(([name, make]) =>
    (['jsx', 'tsx'] as const).map((lang) => ({ name, make, lang })),
  ),
  ...Object.entries(types).map(([name, make]) => ({ name, make, lang: 'ts' as const })),
];

test.each(all)('many nested $name are refused in $lang, some are not', ({ make, lang }) => {
  expect(refusalOf(make(300), lang)).toBeUndefined();
  expect(refusalOf(make(100_000), lang)).toMatchObject({ kind: 'too-deep' });
});

/** The deepest text of a shape that the guard lets through. */
function deepest(make: (n: number) => string, dialect: Dialect): string {
  let [good, bad] = [300, 100_000];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (refusalOf(make(middle), dialect) === undefined) good = middle;
    else bad = middle;
  }
  return make(good);
}

const child = `
  const { Worker } = require('node:worker_threads');
  const work = \`
    const { workerData, parentPort } = require('node:worker_threads');
    import('oxc-parser').then(({ parseSync }) => {
      for (const { text, lang } of workerData) parseSync('a', text, { lang, preserveParens: false }).program;
      parentPort.postMessage('survived');
    });
  \`;
  const texts = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  new Worker(work, { eval: true, workerData: texts }).on('message', (said) => console.log(said));
`;

test('what is let through does not overflow the native parser, even on the small stack of a thread', () => {
  const input = JSON.stringify(all.map(({ make, lang }) => ({ text: deepest(make, lang), lang })));
  const { stdout, signal } = spawnSync(process.execPath, ['-e', child], { input, encoding: 'utf8' });
  expect({ stdout, signal }).toEqual({ stdout: 'survived\n', signal: null });
});

test.each([
  [
    'brackets in strings, comments and regular expressions',
    `"((";'[[';/[({]/;// {{\n/* (( */\`[[\${a}\``.repeat(2_000),
  ],
  ['a long file without semicolons', 'a.b.c = d\nif (e) {\n  f(g)\n}\nconst h = i ? j : k\n'.repeat(5_000)],
  ['a wide array', `[${'a.b(c) + d, '.repeat(20_000)}]`],
  ['cases without statements', `switch (a) {${'case 1:'.repeat(20_000)}}`],
  ['wide markup', `<a>${"<b c='d' e={f}>it's</b><br/>\n".repeat(10_000)}</a>`],
  ['comparisons', 'if (a < b && c < d) e = f < g\n'.repeat(5_000)],
  ['methods', `class A {${'a(b) { return c }\n'.repeat(5_000)}}`],
  ['type members', `interface A {${'a: B<C>\n'.repeat(5_000)}}`],
  ['generic functions with markup', 'const a = <T,>(b: T) => c\n'.repeat(5_000)],
])('%s are not deep', (_, text) => {
  expect(refusalOf(text, 'tsx')).toBeUndefined();
});

test.each([
  ['strings that never end', "'\\"],
  ['regular expressions that never end', '/['],
  ['templates', '`${'],
  ['escapes', '\\u{'],
  ['tags', '<a '],
])('%s are read in one pass', (_, piece) => {
  // A quadratic scan of this would not end within the test's time.
  expect(refusalOf(piece.repeat(1_000_000), 'tsx')?.kind).not.toBe('none');
});

test('many words are refused before their tree fills the memory', () => {
  expect(refusalOf(';'.repeat(limits.scriptTokens + 1), 'jsx')).toEqual({
    kind: 'too-costly',
    at: limits.scriptTokens,
  });
});
