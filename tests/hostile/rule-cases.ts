/** A rule file that wants to do harm, and a text to run it on. */
export interface RuleCase {
  readonly name: string;
  readonly rules: string;
  readonly text?: string;
}

const rule = (body: string, language = 'python'): string =>
  `rules:\n- id: one\n  message: "found $X"\n  severity: ERROR\n  languages: [${language}]\n${body.replace(/^/gmu, '  ')}\n`;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const many = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join('');

/** Regular expressions that take a backtracking engine exponential or high polynomial time. */
const explosive: readonly string[] = [
  '(a+)+$',
  '(a|a)*b',
  '(a|aa)+$',
  '(.*)*x',
  '(.*a){20}b',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(\\w+\\s?)+\\!{3}$',
  '(a*)*\\1b',
  '(?=(a+))*b',
  '(?:a?){30}a{30}b',
  '((a{1,90}){1,90}){1,90}b',
  '(?<x>a+)+(?P=x)b',
  '(?<!(a+)+)b',
  'a*a*a*a*a*a*a*a*a*a*b',
  '(?i)(A+)+$',
  '(x+x+)+y|(a+a+)+b',
];
/** What is no regular expression, or more than one may be. */
const monstrous: readonly string[] = [
  '(',
  '[',
  '*',
  'a{5,2}',
  'a{99999999999}',
  '\\',
  '(?<',
  '(?P<__proto__>a)(?P=__proto__)',
  '(?(1)a|b)',
  '(?R)',
  '(?{ exit })',
  '\\p{Nonsense}',
  `${'('.repeat(10_000)}a${')'.repeat(10_000)}`,
  `${'(a'.repeat(150)}${')*'.repeat(150)}`,
  `(?:${'a|'.repeat(290)}b)*c`,
  `${'a*'.repeat(3_000)}b`,
  'a{1000}{1000}{1000}',
  '[\\s\\S]{0,60000}b',
  `[${'a-z'.repeat(20_000)}]`,
  'a|'.repeat(30_000),
  'é𝒳\ud800',
];
const victim = `x = "${'a'.repeat(20_000)}!"\nf("${'a'.repeat(1_000)}!", b)\n`;

const regexes: readonly RuleCase[] = [...explosive, ...monstrous].flatMap((regex) => {
  const name = regex.length > 40 ? `${regex.slice(0, 20)}… (${regex.length})` : regex;
  const one = quoted(regex);
  return [
    { name: `pattern-regex ${name}`, rules: rule(`pattern-regex: ${one}`, 'regex'), text: victim },
    {
      name: `metavariable-regex ${name}`,
      rules: rule(
        `patterns:\n- pattern: f($X, ...)\n- metavariable-regex: { metavariable: $X, regex: ${one} }`,
      ),
      text: victim,
    },
    {
      name: `fix-regex ${name}`,
      rules: rule(`pattern: f($X, ...)\nfix-regex: { regex: ${one}, replacement: '\\1$1\\g<x>' }`),
      text: victim,
    },
    {
      name: `regex in a string ${name}`,
      rules: rule(`pattern: ${quoted(`f("=~/${regex.replaceAll('/', '.')}/", ...)`)}`),
      text: victim,
    },
  ];
});

const comparisons: readonly RuleCase[] = [
  '$X ** 1000000000 > 0',
  '9 ** 9 ** 9 ** 9 > 0',
  `$X < ${'9'.repeat(10_000)}`,
  `${'('.repeat(10_000)}$X${')'.repeat(10_000)} > 0`,
  `${'-'.repeat(10_000)}1 > 0`,
  `${'not '.repeat(10_000)}True`,
  `${'$X + '.repeat(50_000)}1 > 0`,
  '$X.__class__.__bases__[0].__subclasses__()',
  '$X.constructor.constructor("return process")()',
  '__import__("os").system("id")',
  '[x for x in [1]] == 1',
  '(lambda: 1)() == 1',
  '"a" * 1000000000 == "b"',
  '1 << 1000000000 > 0',
  '1 / 0 > 0',
  '1 % 0 > 0',
  '1 // 0 > 0',
  'int("9" * 100) > 0',
  'int($__proto__) > 0',
  'constructor > 0',
  'toString() > 0',
  'hasOwnProperty("x")',
  "re.match('(a+)+$', str($X))",
  "re.match('(', str($X))",
  "str($X) in ['a', ['b', ['c']]]",
  'today() - strptime("9999999999-01-01") > 0',
  '$X > 0 and '.repeat(2_000),
  "'" + 'x'.repeat(1_000_000) + "' == $X",
  '$X == $X == $X',
  '$NOTHING > 0',
  'x if y else z',
  '\0',
].map((comparison, n) => ({
  name: `comparison ${n} ${comparison.slice(0, 40).replaceAll('\0', '?')}`,
  rules: rule(
    `patterns:\n- pattern: f($X, ...)\n- metavariable-comparison: { metavariable: $X, comparison: ${quoted(comparison)} }`,
  ),
  text: 'f(2, b)\nf(12345678901234567890123456789, b)\nf("a", b)\n',
}));

const yaml: readonly RuleCase[] = [
  {
    name: 'a bomb of aliases',
    rules: `a0: &a0 x\n${many(12, (n) => `a${n + 1}: &a${n + 1} [${`*a${n}, `.repeat(10)}]\n`)}rules: *a12\n`,
  },
  {
    name: 'a bomb of merged keys',
    rules: `a0: &a0 {b: c}\n${many(30, (n) => `a${n + 1}: &a${n + 1}\n  <<: [*a${n}, *a${n}]\n  k${n}: v\n`)}rules: [*a30]\n`,
  },
  { name: 'an anchor that holds itself', rules: 'rules: &a [*a, *a]\n' },
  {
    name: 'a rule that holds itself',
    rules: `rules: [&a {id: one, message: m, severity: ERROR, languages: [python], patterns: [*a]}]\n`,
  },
  { name: 'an anchor that is its own key', rules: '&a ? *a : *a\n' },
  { name: 'an alias of nothing', rules: 'rules: *nothing\n' },
  { name: 'many aliases', rules: `a: &a x\nrules: [${'*a, '.repeat(50_000)}]\n` },
  { name: 'deep flow', rules: `rules: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n` },
  { name: 'deep dashes', rules: `rules:\n${'- '.repeat(100_000)}a\n` },
  { name: 'deep indentation', rules: `rules:\n${many(2_000, (n) => `${' '.repeat(n + 1)}a:\n`)}` },
  { name: 'open braces', rules: `rules: ${'{'.repeat(100_000)}` },
  { name: 'many documents', rules: '--- {rules: []}\n'.repeat(20_000) },
  { name: 'tags', rules: 'rules: !!python/object/apply:os.system ["id"]\n' },
  { name: 'a function', rules: 'rules: !!js/function "function () { process.exit(9) }"\n' },
  { name: 'zero bytes', rules: 'rules:\0 []\n' },
  { name: 'half a surrogate', rules: rule('pattern: "f(\ud800)"') },
  { name: 'many keys', rules: `rules:\n- {${many(50_000, (n) => `k${n}: v, `)}}\n` },
  { name: 'a key twice', rules: rule('pattern: a\npattern: b') },
  { name: 'larger than a rule file may be', rules: `# ${'x'.repeat(3_000_000)}\nrules: []\n` },
  { name: 'a text without end', rules: `rules: "${'x'.repeat(100_000)}` },
  { name: 'tabs', rules: 'rules:\n\t- id: one\n' },
  { name: 'only a number', rules: '5' },
  { name: 'nothing', rules: '' },
];

const deep = (levels: number): string =>
  `pattern-either: [${'{patterns: [{pattern: a}, '.repeat(levels)}{pattern: b}${']}'.repeat(levels)}]`;
const shapes: readonly RuleCase[] = [
  {
    name: '10,000 rules',
    rules: `rules:\n${many(10_000, (n) => `- {id: r${n}, message: m, severity: ERROR, languages: [python], pattern: 'f(${n})'}\n`)}`,
    text: 'f(77)\n',
  },
  { name: 'formulas 40 levels deep', rules: rule(deep(40)), text: 'a\nb\n' },
  { name: 'formulas 5,000 levels deep', rules: rule(deep(5_000)), text: 'a\nb\n' },
  {
    name: 'a pattern in a pattern',
    rules: rule(
      `patterns:\n- pattern: $X\n${'- metavariable-pattern: {metavariable: $X, patterns: [{pattern: $X}, '.repeat(30)}${']}'.repeat(30)}`,
    ),
    text: 'f(a)\n',
  },
  { name: 'a pattern of 1 MB', rules: rule(`pattern: f(${'a, '.repeat(350_000)}b)`), text: 'f(a)\n' },
  {
    name: 'a pattern of 10,000 brackets',
    rules: rule(`pattern: ${quoted('('.repeat(10_000))}`),
    text: 'f(a)\n',
  },
  {
    name: 'a pattern of 1 MB of brackets',
    rules: rule(`pattern: ${quoted('('.repeat(1_000_000))}`),
    text: 'f(a)\n',
  },
  {
    name: 'a deep pattern',
    rules: rule(`pattern: ${quoted(`${'f('.repeat(5_000)}x${')'.repeat(5_000)}`)}`),
    text: 'f(a)\n',
  },
  {
    name: 'many ellipses',
    rules: rule(`pattern: ${quoted(`f(${'..., $X, '.repeat(60)}...)`)}`),
    text: `f(${'a, '.repeat(300)}b)\n`,
  },
  {
    name: 'many deep expressions',
    rules: rule(`pattern: ${quoted(`${'<... '.repeat(40)}$X${' ...>'.repeat(40)}`)}`),
    text: `${'f('.repeat(100)}a${')'.repeat(100)}\n`,
  },
  {
    name: 'generic ellipses',
    rules: rule(`pattern: ${quoted('$A ... $B ... '.repeat(40))}`, 'generic'),
    text: 'a b '.repeat(5_000),
  },
  {
    name: 'aliengrep ellipses',
    rules: rule(
      `options: {generic_engine: aliengrep}\npattern: ${quoted('$A ... $B ...... '.repeat(30))}`,
      'generic',
    ),
    text: '(a b) '.repeat(3_000),
  },
  {
    name: 'a generic pattern of 1 MB',
    rules: rule(`pattern: ${quoted('a b '.repeat(250_000))}`, 'generic'),
    text: 'a b '.repeat(1_000),
  },
  {
    name: 'negations of everything',
    rules: rule(`patterns:\n- pattern: $X\n${many(200, () => '- pattern-not: $X\n- pattern-inside: $Y\n')}`),
    text: 'f(a)\n'.repeat(500),
  },
  {
    name: 'names of every object',
    rules: rule(
      'pattern: a\n__proto__: {polluted: 1}\nconstructor: 2\nmetadata: {__proto__: {polluted: 1}, constructor: {prototype: {polluted: 1}}}\noptions: {__proto__: true, constructor: true}',
    ),
    text: 'a\n',
  },
  {
    name: 'metavariables of every object',
    rules: rule(
      `patterns:\n- pattern: f($__PROTO__, $CONSTRUCTOR, $TOSTRING)\n- focus-metavariable: $__PROTO__\n- metavariable-regex: {metavariable: $CONSTRUCTOR, regex: .*}`,
    ),
    text: 'f(__proto__, constructor, toString)\n',
  },
  {
    name: 'metavariables in lower case',
    rules: rule(
      `patterns:\n- pattern: f($X)\n- focus-metavariable: $__proto__\n- metavariable-regex: {metavariable: constructor, regex: .*}`,
    ),
    text: 'f(a)\n',
  },
  {
    name: 'the id of every object',
    rules: rule('pattern: a').replace('id: one', 'id: __proto__'),
    text: 'a\n',
  },
  { name: 'languages of every object', rules: rule('pattern: a', '__proto__, constructor, toString') },
  { name: 'a severity of every object', rules: rule('pattern: a').replace('ERROR', 'constructor') },
  { name: 'a mode of every object', rules: rule('mode: __proto__\npattern: a') },
  {
    name: 'an analyser of every object',
    rules: rule(
      'patterns:\n- pattern: f($X)\n- metavariable-analysis: {analyzer: __proto__, metavariable: $X}',
    ),
  },
  {
    name: 'a message of itself',
    rules: rule('pattern: f($X)').replace('found $X', "$X$X $& $` $' $$ $__proto__"),
    text: `f("$X $X $& ${'$X'.repeat(1_000)}")\n`,
  },
  { name: 'a fix of itself', rules: rule("pattern: f($X)\nfix: g($X, $X, '$&')"), text: 'f("$X$&")\n' },
  {
    name: 'taint of everything',
    rules: rule(
      'mode: taint\npattern-sources: [{pattern: $X}]\npattern-sinks: [{pattern: $Y}]\npattern-propagators: [{pattern: $F($A), from: $A, to: $F}]',
    ),
    text: many(100, (n) => `a${n} = f(a${n - 1}, a0)\n`),
  },
  {
    name: 'labels without end',
    rules: rule(
      `mode: taint\npattern-sources: [{pattern: a, label: A, requires: ${quoted(`${'('.repeat(5_000)}A${')'.repeat(5_000)}`)}}]\npattern-sinks: [{pattern: b, requires: __proto__}]`,
    ),
    text: 'b(a)\n',
  },
  {
    name: 'paths',
    rules: rule(
      `pattern: a\npaths: {include: [${quoted('**/'.repeat(2_000))}, ${quoted('*a'.repeat(2_000))}], exclude: ["../../etc", "[[[["]}`,
    ),
    text: 'a\n',
  },
];

/** Every case. */
export const ruleCases: readonly RuleCase[] = [...yaml, ...shapes, ...regexes, ...comparisons];
