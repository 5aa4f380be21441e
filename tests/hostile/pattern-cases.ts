/**
 * A pattern and a text that together could take countless steps. `ends`: with how many matches, all of them, or at the
 * budget of steps, and then it must be told that there may be more.
 */
export interface PatternCase {
  readonly name: string;
  readonly language: string;
  readonly pattern: string;
  readonly text: string;
  readonly ends: number | 'budget';
}

const many = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join('');
const calls = (count: number): string => many(count, (n) => `f${n}(a${n}, ${n})\n`);
const nested = (levels: number): string => `${'f('.repeat(levels)}x${')'.repeat(levels)}`;

const common = (language: string, wrap: (text: string) => string): readonly PatternCase[] => [
  {
    name: 'deep expression in deep expression',
    ends: 'budget',
    language,
    pattern: '<... <... <... g($X) ...> ...> ...>',
    text: wrap(nested(120)),
  },
  {
    name: 'deep expressions of anything',
    ends: 'budget',
    language,
    pattern: '$F(<... <... $X ...> ...>)',
    text: wrap(nested(120)),
  },
  {
    name: 'anything in anything',
    // Every expression with every one inside it; in Java a declaration is none, so the outermost is missing.
    ends: language === 'java' ? 14_761 : 15_005,
    language,
    pattern: '<... $X ...>',
    text: wrap(nested(120)),
  },
  {
    name: 'the same three times among 2,000 arguments',
    ends: 'budget',
    language,
    pattern: 'f(..., $X, ..., $X, ..., $X, ...)',
    text: wrap(`f(${many(2_000, (n) => `a${n}, `)}b)`),
  },
  {
    name: 'any six of 300 arguments',
    ends: 'budget',
    language,
    pattern: 'f(..., $A, ..., $B, ..., $C, ..., $D, ..., $E, ..., $F, ..., nothing)',
    text: wrap(`f(${many(300, (n) => `a${n}, `)}b)`),
  },
  {
    name: '2,000 operands',
    ends: 0,
    language,
    pattern: '$A + $B + $C + missing',
    text: wrap(`${many(2_000, (n) => `a${n} + `)}b`),
  },
  {
    name: '2,000 operands with an ellipsis',
    ends: 'budget',
    language,
    pattern: '... + $X + ... + $X + ...',
    text: wrap(`${many(2_000, (n) => `a${n} + `)}b`),
  },
  {
    name: 'a long chain',
    ends: 0,
    language,
    pattern: '$X. ... .b(...). ... .c(...). ... .d(...)',
    text: wrap(`a${'.b(1)'.repeat(200)}`),
  },
  {
    name: 'any call in a bundle',
    ends: 400,
    language,
    pattern: '$F($X, ..., $X)',
    text: wrap(`g(${many(4_000, (n) => `f(${n % 10 === 0 ? 'b' : `a${n}`}, b), `)}c)`),
  },
];
const python: readonly PatternCase[] = [
  ...common('python', (text) => `y = ${text}\n`),
  {
    name: 'the same statement three times',
    ends: 'budget',
    language: 'python',
    pattern: '$X\n...\n$X\n...\n$X',
    text: calls(10_000),
  },
  {
    name: 'statements that are not there',
    ends: 0,
    language: 'python',
    pattern: 'open($X)\n...\nread($X)\n...\nclose($X)',
    text: `open(a)\n${calls(10_000)}`,
  },
  {
    name: 'five of 10,000 statements',
    ends: 'budget',
    language: 'python',
    pattern: '$A()\n...\n$B()\n...\n$C()\n...\n$D()\n...\nnothing()',
    text: many(10_000, (n) => `f${n}()\n`),
  },
  {
    name: 'one among 10,000',
    ends: 1,
    language: 'python',
    pattern: '...\nf5000($X, ...)\n...',
    text: calls(10_000),
  },
  {
    name: 'functions in functions',
    ends: 0,
    language: 'python',
    pattern: 'def $F(...):\n  ...\n  $X = $Y\n  ...\n  $X = $Y\n  ...',
    text: many(60, (n) => `${' '.repeat(n)}def f${n}():\n${' '.repeat(n + 1)}x${n} = 1\n`),
  },
  {
    name: 'a chain of names',
    ends: 0,
    language: 'python',
    pattern: 'sink("...")',
    text: `a0 = "x"\n${many(5_000, (n) => `a${n + 1} = a${n} + a${n}\n`)}sink(a5000)\n`,
  },
  {
    name: 'one name 5,000 times',
    ends: 0,
    language: 'python',
    pattern: 'sink("x")',
    text: `def f(b):\n${many(5_000, (n) => `  if b: a = "x${n}"\n  sink(a)\n`)}`,
  },
  {
    name: 'names in a circle',
    ends: 0,
    language: 'python',
    pattern: 'sink("x")',
    text: 'a = b\nb = c\nc = a\nsink(a)\n',
  },
  {
    name: '2,000 entries',
    ends: 'budget',
    language: 'python',
    pattern: '{..., $K: $V, ..., $K: $V, ...}',
    text: `x = {${many(2_000, (n) => `"k${n}": ${n}, `)}}\n`,
  },
];
const script: readonly PatternCase[] = [
  ...common('javascript', (text) => `y = ${text};\n`),
  {
    name: '2,000 conditions',
    ends: 0,
    language: 'javascript',
    pattern: '$A && missing && $B && $C',
    text: `if (${many(2_000, (n) => `a${n} && `)}b) c();`,
  },
  {
    name: '300 alternatives',
    ends: 0,
    language: 'javascript',
    pattern: '$A || $B || $A',
    text: `if (${many(300, (n) => `a${n} || `)}b) c();`,
  },
  {
    name: '2,000 properties',
    ends: 0,
    language: 'javascript',
    pattern: '({a: $A, b: $B, c: $C, d: $A})',
    text: `x = {${many(2_000, (n) => `k${n}: ${n}, `)}};`,
  },
  {
    name: '2,000 attributes',
    ends: 'budget',
    language: 'javascript',
    pattern: '<$E $A={$X} $B={$X} $C={$X} />',
    text: `x = <a ${many(2_000, (n) => `k${n}={${n}} `)}/>;`,
  },
  {
    name: 'statements of a bundle',
    ends: 'budget',
    language: 'javascript',
    pattern: '$X = $Y;\n...\n$Y = $X;',
    text: many(10_000, (n) => `a${n} = b${n};`),
  },
  {
    name: 'strings',
    ends: 0,
    language: 'javascript',
    pattern: 'f("=~/(a+)+$/")',
    text: `f("${'a'.repeat(20_000)}!");`,
  },
];

/** Every case. */
export const patternCases: readonly PatternCase[] = [
  ...python,
  ...script,
  ...common('java', (text) => `class A { void f() { int y = ${text}; } }\n`),
  ...common('go', (text) => `package a\nfunc g() { y := ${text} }\n`).slice(0, 2),
  {
    name: '3,000 decorators',
    ends: 'budget',
    language: 'java',
    pattern: '@$A @$B @$C @Missing class $D { ... }',
    text: `${many(3_000, (n) => `@A${n} `)}class D { }`,
  },
  {
    name: '10,000 blocks',
    ends: 0,
    language: 'terraform',
    pattern: 'resource "$A" "$B" { ... $X = $Y ... $Y = $X ... }',
    text: many(10_000, (n) => `resource "a" "b${n}" {\n  c = ${n}\n  d = c\n}\n`),
  },
  {
    name: '10,000 pairs',
    ends: 'budget',
    language: 'yaml',
    pattern: '...\n$A: $X\n...\n$B: $X\n...',
    text: many(10_000, (n) => `k${n}: v${n}\n`),
  },
  {
    name: '10,000 instructions',
    ends: 'budget',
    language: 'dockerfile',
    pattern: 'RUN $A\n...\nRUN $A\n...\nUSER $B',
    text: `FROM a\n${many(10_000, (n) => `RUN b${n}\n`)}`,
  },
];
