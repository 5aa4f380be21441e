/** A pattern and a text that together could take countless steps. `matches`: how many there are, where that is known. */
export interface PatternCase {
  readonly name: string;
  readonly language: string;
  readonly pattern: string;
  readonly text: string;
  readonly matches?: number;
}

const many = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join('');
const calls = (count: number): string => many(count, (n) => `f${n}(a${n}, ${n})\n`);
const nested = (levels: number): string => `${'f('.repeat(levels)}x${')'.repeat(levels)}`;

const common = (language: string, wrap: (text: string) => string): readonly PatternCase[] => [
  {
    name: 'deep expression in deep expression',
    language,
    pattern: '<... <... <... g($X) ...> ...> ...>',
    text: wrap(nested(120)),
    matches: 0,
  },
  {
    name: 'deep expressions of anything',
    language,
    pattern: '$F(<... <... $X ...> ...>)',
    text: wrap(nested(120)),
  },
  { name: 'anything in anything', language, pattern: '<... $X ...>', text: wrap(nested(120)) },
  {
    name: 'the same three times among 2,000 arguments',
    language,
    pattern: 'f(..., $X, ..., $X, ..., $X, ...)',
    text: wrap(`f(${many(2_000, (n) => `a${n}, `)}b)`),
    matches: 0,
  },
  {
    name: 'any six of 300 arguments',
    language,
    pattern: 'f(..., $A, ..., $B, ..., $C, ..., $D, ..., $E, ..., $F, ..., nothing)',
    text: wrap(`f(${many(300, (n) => `a${n}, `)}b)`),
    matches: 0,
  },
  {
    name: '2,000 operands',
    language,
    pattern: '$A + $B + $C + missing',
    text: wrap(`${many(2_000, (n) => `a${n} + `)}b`),
  },
  {
    name: '2,000 operands with an ellipsis',
    language,
    pattern: '... + $X + ... + $X + ...',
    text: wrap(`${many(2_000, (n) => `a${n} + `)}b`),
  },
  {
    name: 'a long chain',
    language,
    pattern: '$X. ... .b(...). ... .c(...). ... .d(...)',
    text: wrap(`a${'.b(1)'.repeat(200)}`),
    matches: 0,
  },
  {
    name: 'any call in a bundle',
    language,
    pattern: '$F($X, ..., $X)',
    text: wrap(
      many(4_000, (n) => `f(a${n}, b)\n`)
        .replaceAll('\n', '')
        .slice(0, 7),
    ),
  },
];
const python: readonly PatternCase[] = [
  ...common('python', (text) => `y = ${text}\n`),
  {
    name: 'the same statement three times',
    language: 'python',
    pattern: '$X\n...\n$X\n...\n$X',
    text: calls(10_000),
  },
  {
    name: 'statements that are not there',
    language: 'python',
    pattern: 'open($X)\n...\nread($X)\n...\nclose($X)',
    text: `open(a)\n${calls(10_000)}`,
    matches: 0,
  },
  {
    name: 'five of 10,000 statements',
    language: 'python',
    pattern: '$A()\n...\n$B()\n...\n$C()\n...\n$D()\n...\nnothing()',
    text: many(10_000, (n) => `f${n}()\n`),
    matches: 0,
  },
  { name: 'one among 10,000', language: 'python', pattern: '...\nf5000($X, ...)\n...', text: calls(10_000) },
  {
    name: 'functions in functions',
    language: 'python',
    pattern: 'def $F(...):\n  ...\n  $X = $Y\n  ...\n  $X = $Y\n  ...',
    text: many(60, (n) => `${' '.repeat(n)}def f${n}():\n${' '.repeat(n + 1)}x${n} = 1\n`),
  },
  {
    name: 'a chain of names',
    language: 'python',
    pattern: 'sink("...")',
    text: `a0 = "x"\n${many(5_000, (n) => `a${n + 1} = a${n} + a${n}\n`)}sink(a5000)\n`,
  },
  {
    name: 'one name 5,000 times',
    language: 'python',
    pattern: 'sink("x")',
    text: `def f(b):\n${many(5_000, (n) => `  if b: a = "x${n}"\n  sink(a)\n`)}`,
  },
  {
    name: 'names in a circle',
    language: 'python',
    pattern: 'sink("x")',
    text: 'a = b\nb = c\nc = a\nsink(a)\n',
    matches: 0,
  },
  {
    name: '2,000 entries',
    language: 'python',
    pattern: '{..., $K: $V, ..., $K: $V, ...}',
    text: `x = {${many(2_000, (n) => `"k${n}": ${n}, `)}}\n`,
  },
];
const script: readonly PatternCase[] = [
  ...common('javascript', (text) => `y = ${text};\n`),
  {
    name: '2,000 conditions',
    language: 'javascript',
    pattern: '$A && missing && $B && $C',
    text: `if (${many(2_000, (n) => `a${n} && `)}b) c();`,
    matches: 0,
  },
  {
    name: '2,000 alternatives',
    language: 'javascript',
    pattern: '$A || $B || $A',
    text: `if (${many(2_000, (n) => `a${n} || `)}b) c();`,
  },
  {
    name: '2,000 properties',
    language: 'javascript',
    pattern: '({a: $A, b: $B, c: $C, d: $A})',
    text: `x = {${many(2_000, (n) => `k${n}: ${n}, `)}};`,
  },
  {
    name: '2,000 attributes',
    language: 'javascript',
    pattern: '<$E $A={$X} $B={$X} $C={$X} />',
    text: `x = <a ${many(2_000, (n) => `k${n}={${n}} `)}/>;`,
  },
  {
    name: 'statements of a bundle',
    language: 'javascript',
    pattern: '$X = $Y;\n...\n$Y = $X;',
    text: many(10_000, (n) => `a${n} = b${n};`),
  },
  {
    name: 'strings',
    language: 'javascript',
    pattern: 'f("=~/(a+)+$/")',
    text: `f("${'a'.repeat(20_000)}!");`,
    matches: 0,
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
    language: 'java',
    pattern: '@$A @$B @$C @Missing class $D { ... }',
    text: `${many(3_000, (n) => `@A${n} `)}class D { }`,
    matches: 0,
  },
  {
    name: '10,000 blocks',
    language: 'terraform',
    pattern: 'resource "$A" "$B" { ... $X = $Y ... $Y = $X ... }',
    text: many(10_000, (n) => `resource "a" "b${n}" {\n  c = ${n}\n  d = c\n}\n`),
  },
  {
    name: '10,000 pairs',
    language: 'yaml',
    pattern: '...\n$A: $X\n...\n$B: $X\n...',
    text: many(10_000, (n) => `k${n}: v${n}\n`),
  },
  {
    name: '10,000 instructions',
    language: 'dockerfile',
    pattern: 'RUN $A\n...\nRUN $A\n...\nUSER $B',
    text: `FROM a\n${many(10_000, (n) => `RUN b${n}\n`)}`,
  },
];
