/** Writes something that nests, or is chained, n times. */
export type Shape = (n: number) => string;
export type Shapes = Readonly<Record<string, Shape>>;

const around =
  (open: string, middle: string, close: string): Shape =>
  (n) =>
    `${open.repeat(n)}${middle}${close.repeat(n)}`;
const framed =
  (before: string, shape: Shape, after: string): Shape =>
  (n) =>
    `${before}${shape(n)}${after}`;
const all = (before: string, shapes: Shapes, after: string): Shapes =>
  Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, framed(before, shape, after)]));

/** Expressions that most languages write alike. */
const expressions: Shapes = {
  parentheses: around('(', '1', ')'),
  calls: around('f(', '1', ')'),
  members: around('a.', 'b', ''),
  'calls of members': (n) => `a${'.b(1)'.repeat(n)}`,
  indexes: (n) => `a${'[0]'.repeat(n)}`,
  signs: around('- ', '1', ''),
  sums: around('a + ', '1', ''),
  comparisons: around('a < ', '1', ''),
  'open parentheses': around('(', '', ''),
  'closing parentheses': around('', '', ')'),
};
const nots: Shapes = { nots: around('!', 'a', '') };
const arrays: Shapes = { arrays: around('[', '1', ']'), 'open arrays': around('[', '', '') };
const ternaries: Shapes = { ternaries: around('a ? b : ', 'c', '') };
const blocks: Shapes = { blocks: around('{', '', '}'), 'open blocks': around('{', '', '') };
const branches: Shapes = {
  'else if': (n) => `if (a) { b(); }${' else if (a) { b(); }'.repeat(n)}`,
  ifs: around('if (a) { ', 'b();', ' }'),
};

const script: Shapes = {
  ...all('x = ', { ...expressions, ...nots, ...arrays, ...ternaries }, ';'),
  ...blocks,
  ...branches,
  objects: framed('x = ', around('{a:', '1', '}'), ''),
  templates: around('`${', '1', '}`'),
  arrows: around('a=>', '1', ''),
  functions: around('function f(){', '', '}'),
  classes: around('class A { a = ', '1', '}'),
  assignments: around('a=', '1', ''),
  awaits: around('await ', 'a', ''),
  elements: around('<a>', '', '</a>'),
  attributes: around('<a b={', '1', '}/>'),
  'open elements': around('<a>', '', ''),
  decorators: around('@a ', 'class A {}', ''),
};
const typed: Shapes = {
  ...script,
  generics: framed('let a: ', around('A<', 'B', '>'), ''),
  casts: framed('x = a', around(' as T', '', ''), ''),
  'conditional types': framed('type T = ', around('A extends B ? C : ', 'D', ''), ''),
  namespaces: around('namespace A {', '', '}'),
};
const inMethod = (shapes: Shapes): Shapes => all('class A { void f() { x = ', shapes, '; } }');
const braced: Shapes = {
  ...all('class A { void f() { ', { ...blocks, ...branches, generics: around('A<', 'B', '> x;') }, ' } }'),
  classes: around('class A { ', '', ' }'),
};

/** What nests, by language. */
export const nesting: Readonly<Record<string, Shapes>> = {
  javascript: script,
  typescript: typed,
  tsx: typed,
  python: {
    ...all('x = ', { ...expressions, ...arrays }, '\n'),
    nots: around('not ', 'a', ''),
    ternaries: framed('x = ', around('a if b else ', 'c', ''), '\n'),
    objects: framed('x = ', around('{1:', '1', '}'), '\n'),
    lambdas: framed('x = ', around('lambda: ', '1', ''), '\n'),
    strings: around('f"{', '1', '}"'),
    decorators: around('@a\n', 'def f(): pass\n', ''),
    blocks: (n) => Array.from({ length: Math.min(n, 3_000) }, (_, at) => `${' '.repeat(at)}if a:\n`).join(''),
    'else if': (n) => `if a:\n  b\n${'elif a:\n  b\n'.repeat(n)}`,
    generics: framed('x: ', around('A[', 'B', ']'), '\n'),
  },
  java: {
    ...inMethod({ ...expressions, ...nots, ...ternaries, casts: around('(T) ', 'a', '') }),
    ...braced,
    annotations: around('@A(', '1', ') class A {}'),
    decorators: around('@A ', 'class A {}', ''),
    lambdas: framed('class A { B b = ', around('a -> ', '1', ''), '; }'),
  },
  csharp: {
    ...inMethod({ ...expressions, ...nots, ...ternaries }),
    ...braced,
    strings: framed('class A { string s = ', around('$"{', '1', '}"'), '; }'),
    attributes: around('[A] ', 'class A {}', ''),
    namespaces: around('namespace A { ', '', ' }'),
  },
  go: {
    ...all('package a\nvar x = ', { ...expressions, ...nots }, '\n'),
    ...all(
      'package a\nfunc f() { ',
      { ...blocks, 'else if': (n) => `if a { b() }${' else if a { b() }'.repeat(n)}` },
      ' }\n',
    ),
    types: framed('package a\nvar x ', around('[]', 'int', ''), '\n'),
    maps: framed('package a\nvar x ', around('map[string]', 'int', ''), '\n'),
    functions: framed('package a\nvar x = ', around('func() { ', '', ' }'), '\n'),
    literals: framed('package a\nvar x = ', around('T{', '1', '}'), '\n'),
    generics: framed('package a\nvar x ', around('A[', 'B', ']'), '\n'),
  },
  ruby: {
    ...all('x = ', { ...expressions, ...nots, ...arrays, ...ternaries }, '\n'),
    objects: framed('x = ', around('{a: ', '1', '}'), '\n'),
    strings: around('"#{', '1', '}"'),
    blocks: around('f do\n', '', 'end\n'),
    ifs: around('if a\n', 'b\n', 'end\n'),
    'else if': (n) => `if a\n b\n${'elsif a\n b\n'.repeat(n)}end\n`,
    heredocs: (n) => `f(${'<<A,'.repeat(n)}1)\n${'A\n'.repeat(n)}`,
  },
  php: {
    ...all('<?php $x = ', { ...expressions, ...nots, ...arrays, ...ternaries }, ';'),
    ...all('<?php ', { ...blocks, ...branches }, ''),
    strings: framed('<?php ', around('"{$a[', '1', ']}"'), ';'),
    functions: framed('<?php ', around('function() { ', '', ' }'), ';'),
    attributes: framed('<?php ', around('#[A] ', 'class A {}', ''), ''),
    markup: around('<?php if (a) { ?>', '', '<?php } ?>'),
  },
  rust: {
    ...all(
      'fn f() { let x = ',
      { ...expressions, ...nots, ...arrays, references: around('&', 'a', '') },
      '; }',
    ),
    ...all(
      'fn f() { ',
      { ...blocks, 'else if': (n) => `if a { b() }${' else if a { b() }'.repeat(n)}` },
      ' }',
    ),
    generics: framed('type X = ', around('A<', 'B', '>'), ';'),
    macros: framed('fn f() { ', around('m!{', '', '}'), ' }'),
    attributes: around('#[a] ', 'fn f() {}', ''),
    closures: framed('fn f() { let x = ', around('|a| ', '1', ''), '; }'),
    comments: around('/*', '', '*/'),
  },
  kotlin: {
    ...all('val x = ', { ...expressions, ...nots }, '\n'),
    ...all('fun f() { ', branches, ' }'),
    lambdas: framed('val x = ', around('{ ', '1', ' }'), '\n'),
    strings: framed('val x = ', around('"${', '1', '}"'), '\n'),
    generics: framed('val x: ', around('A<', 'B', '>'), '\n'),
    annotations: around('@A ', 'class A', ''),
    comments: around('/*', '', '*/'),
  },
  scala: {
    ...all('object A { val x = ', { ...expressions, ...nots }, '\n}'),
    ...all('object A { def f() = { ', { ...blocks, ...branches }, ' } }'),
    strings: framed('object A { val x = ', around('s"${', '1', '}"'), '\n}'),
    generics: framed('object A { val x: ', around('A[', 'B', ']'), ' = 1 }'),
    lambdas: framed('object A { val x = ', around('a => ', '1', ''), '\n}'),
    comments: around('/*', '', '*/'),
  },
  c: {
    ...all(
      'int f() { int x = ',
      { ...expressions, ...nots, ...ternaries, casts: around('(T) ', 'a', '') },
      '; }',
    ),
    ...all('int f() { ', { ...blocks, ...branches }, ' }'),
    pointers: framed('int ', around('*', 'a', ''), ';'),
    arrays: framed('int a', around('[1]', '', ''), ';'),
    initialisers: framed('int a = ', around('{', '1', '}'), ';'),
    conditions: around('#if A\n', '', '#endif\n'),
    declarators: framed('int ', around('(', 'a', ')'), ';'),
  },
  cpp: {
    ...all('int f() { int x = ', { ...expressions, ...nots, ...ternaries }, '; }'),
    ...all('int f() { ', { ...blocks, ...branches }, ' }'),
    templates: around('A<', 'B', '> a;'),
    lambdas: framed('auto x = ', around('[]{ return ', '1', '; }'), ';'),
    namespaces: around('namespace a { ', '', ' }'),
    raw: (n) => `auto x = R"${'a'.repeat(n)}(`,
  },
  bash: {
    parentheses: around('(', 'a', ')'),
    groups: around('{ ', 'a; ', '}; '),
    substitutions: around('$(', 'a', ')'),
    backticks: around('`', 'a', '`'),
    strings: around('"$(', 'a', ')"'),
    parameters: around('${a:-', 'b', '}'),
    pipes: around('a | ', 'b', ''),
    ands: around('a && ', 'b', ''),
    ifs: around('if a; then ', 'b; ', 'fi; '),
    'else if': (n) => `if a; then b; ${'elif a; then b; '.repeat(n)}fi`,
    arithmetic: framed('$((', around('(', '1', ')'), '))'),
    heredocs: (n) => `cat ${'<<A '.repeat(n)}\n${'A\n'.repeat(n)}`,
    words: around('a', '', ''),
  },
  json: { ...arrays, objects: around('{"a":', '1', '}'), 'open objects': around('{"a":', '', '') },
  html: {
    elements: around('<a>', '', '</a>'),
    'open elements': around('<a>', '', ''),
    'closing elements': around('</a>', '', ''),
    attributes: (n) => `<a ${'b=c '.repeat(n)}>`,
    comments: around('<!--', '', '-->'),
    scripts: around('<script>', '', '</script>'),
  },
  terraform: {
    ...all('a = ', { ...expressions, ...nots, ...arrays, ...ternaries }, '\n'),
    objects: framed('a = ', around('{ b = ', '1', ' }'), '\n'),
    blocks: around('a {\n', '', '}\n'),
    'open blocks': around('a {\n', '', ''),
    templates: framed('a = ', around('"${', '1', '}"'), '\n'),
    directives: framed('a = "', around('%{ if b }', 'c', '%{ endif }'), '"\n'),
    loops: framed('a = ', around('[for b in ', 'c', ': d]'), '\n'),
    splats: framed('a = b', around('[*].c', '', ''), '\n'),
    heredocs: (n) => `a = ${'<<A\n'.repeat(n)}${'A\n'.repeat(n)}`,
  },
  yaml: {
    arrays: around('[', '1', ']'),
    objects: around('{a: ', '1', '}'),
    'open arrays': around('[', '', ''),
    dashes: around('- ', 'a', ''),
    questions: around('? ', 'a', ''),
    anchors: around('&a ', '1', ''),
    tags: around('!!a ', '1', ''),
    indentation: (n) =>
      Array.from({ length: Math.min(n, 2_000) }, (_, at) => `${' '.repeat(at)}a:\n`).join(''),
    documents: around('---\n', 'a', ''),
    aliases: (n) => `a: &a 1\nb: [${'*a, '.repeat(n)}]\n`,
  },
  dockerfile: {
    arrays: framed('FROM a\nRUN ', around('[', '"a"', ']'), '\n'),
    continuations: framed('FROM a\nRUN ', around('\\\n', 'a', ''), '\n'),
    builds: framed('FROM a\n', around('ONBUILD ', 'RUN a', ''), '\n'),
    heredocs: framed('FROM a\nRUN ', (n) => `${'<<A '.repeat(n)}\n${'A\n'.repeat(n)}`, ''),
    variables: framed('FROM a\nENV A=', around('${A:-', 'b', '}'), '\n'),
    flags: framed('FROM a\nRUN ', around('--a=b ', 'c', ''), '\n'),
    shell: framed('FROM a\nRUN ', around('$(', 'a', ')'), '\n'),
  },
};
