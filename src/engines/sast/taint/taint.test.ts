import { expect, test } from 'vitest';
import { testParsers } from '../../../../tests/parsers.ts';
import { TaintTester, type RuleParts } from './testdata/taint-tester.ts';

const tester = new TaintTester(testParsers());

type Case = readonly [what: string, language: string, code: string, parts?: RuleParts];

/** One test for each case. */
function testEach(title: string, cases: readonly Case[]): void {
  test.each(cases.map((one) => ({ what: one[0], one })))(
    `${title}$what`,
    ({ one: [, language, code, own] }) => {
      const { reported, expected } = tester.judged(language, code, own);
      expect(reported).toEqual(expected);
    },
  );
}

const flows: readonly Case[] = [
  ['through variables', 'javascript', 'const a = source();\nconst b = a + "x";\nsink(b); // HERE\nsink(c);'],
  ['a variable that is set again is clean', 'javascript', 'let a = source();\na = "x";\nsink(a);'],
  ['on one of two ways', 'python', 'def f(c):\n  a = "x"\n  if c:\n    a = source()\n  sink(a) # HERE'],
  [
    'a return keeps it from going on',
    'python',
    'def f(c):\n  a = "x"\n  if c:\n    a = source()\n    return\n  sink(a)',
  ],
  [
    'round a loop',
    'java',
    'class A { void f() {\nString a = "", b = "";\nfor (int i = 0; i < n; i++) {\nsink(b); // HERE\nb = a;\na = source();\n}\n} }',
  ],
  [
    'fields are told apart',
    'javascript',
    'const o = {};\no.a = source();\no.b = 1;\nsink(o.a); // HERE\nsink(o.b);\nsink(o); // HERE',
  ],
  [
    'keys are told apart',
    'python',
    'd = {"a": source(), "b": 1}\nsink(d["a"]) # HERE\nsink(d["b"])\nsink(d[k]) # HERE',
  ],
  ['a field of something tainted', 'javascript', 'const q = source();\nsink(q.a.b); // HERE'],
  [
    'unknown keys stay weak',
    'go',
    'package p\nfunc f() {\nm := map[string]string{}\nm[k] = source()\nm[k] = "x"\nsink(m["a"]) // HERE\n}',
  ],
  [
    'taken apart',
    'javascript',
    'const { a, ...rest } = { a: source(), b: 1 };\nsink(a); // HERE\nsink(rest);\nconst [x, y] = [1, source()];\nsink(x);\nsink(y); // HERE',
  ],
  ['with a default', 'javascript', 'const { a = source() } = o;\nsink(a); // HERE'],
  ['through text', 'php', '<?php\n$a = source();\nsink("x $a"); // HERE\nsink(\'x $a\');'],
  ['through a comprehension', 'python', 'sink([x for x in source()]) # HERE\nsink([1 for x in source()])'],
  ['added to itself', 'csharp', 'class A { void f() {\nvar a = "x";\na += source();\nsink(a); // HERE\n} }'],
  ['caught', 'javascript', 'try { throw source(); } catch (e) {\nsink(e); // HERE\n}'],
  [
    'after a try',
    'java',
    'class A { void f() {\nString a = "";\ntry { a = source(); g(); a = ""; } catch (E e) {\nsink(a); // HERE\n}\nsink(a); // HERE\n} }',
  ],
  ['finally', 'python', 'def f():\n  a = source()\n  try:\n    return g()\n  finally:\n    sink(a) # HERE'],
  [
    'of a function inside',
    'javascript',
    'function f() {\nconst a = source();\ng(() => {\nsink(a); // HERE\n});\n}',
  ],
  [
    'elements that a callback gets',
    'javascript',
    '[source()].forEach((x) => {\nsink(x); // HERE\n});\n[1].map((x) => source()).forEach((y) => sink(y)); // HERE',
  ],
  ['of a block', 'ruby', 'xs = [source()]\nxs.each do |x|\n  sink(x) # HERE\nend'],
  [
    'through a promise',
    'typescript',
    'async function f() {\nconst a = await source();\nsink(a); // HERE\nsource().then((x) => sink(x)); // HERE\n}',
  ],
  [
    'into a list',
    'java',
    'class A { void f() {\nvar l = new ArrayList<String>();\nl.add(source());\nsink(l); // HERE\n} }',
  ],
  [
    'under a key of a map',
    'java',
    'class A { void f() {\nvar m = new HashMap<String, String>();\nm.put("a", source());\nm.put("b", "x");\nsink(m.get("a")); // HERE\nsink(m.get("b"));\n} }',
  ],
  ['what hides a name', 'rust', 'fn f() {\nlet a = source();\n{ let a = a;\nsink(a); // HERE\n}\n}'],
  [
    'a way that is never gone',
    'java',
    'class A { void f() {\nint n = 106;\nString a = source();\nif (7 * 18 + n > 200) { a = "x"; }\nsink(a);\n} }',
  ],
  [
    'the case of a constant',
    'java',
    'class A { void f() {\nString a = "";\nswitch ("ABC".charAt(1)) { case \'A\': a = source(); break; case \'B\': a = "x"; break; default: a = source(); }\nsink(a);\n} }',
  ],
  [
    'code behind a goto',
    'go',
    'package p\nfunc f() {\ngoto end\nsink(source())\nend:\nsink(source()) // HERE\n}',
  ],
  [
    'fields of the object at the start',
    'kotlin',
    'class A {\nprivate val a = source()\nfun f() {\nsink(a) // HERE\n}\n}',
  ],
];
testEach('', flows);

const settled: readonly Case[] = [
  [
    'one of a list',
    'javascript',
    'const ok = ["a", "b"];\nconst u = source();\nif (!ok.includes(u)) { sink(u); // HERE\nreturn; }\nsink(u);',
  ],
  [
    'one of a set',
    'typescript',
    'const ok = new Set(["a"]);\nfunction f() {\nconst u = source();\nsink(ok.has(u) ? u : "a");\nsink(ok.has(u) ? "a" : u); // HERE\n}',
  ],
  [
    'equal to a literal',
    'python',
    'u = source()\nif u == "a" or u == "b":\n  sink(u) # HERE\nif u == "a" and x:\n  sink(u)',
  ],
  ['in a tuple', 'python', 'u = source()\nif u not in ("a", "b"):\n  raise E()\nsink(u)'],
  [
    'a list that is not written out',
    'javascript',
    'const ok = load();\nconst u = source();\nif (ok.includes(u)) sink(u); // HERE',
  ],
  ['set again', 'javascript', 'let u = source();\nif (u === "a") { u = source();\nsink(u); // HERE\n}'],
];
testEach('what is chosen from what the code says is clean: ', settled);

const rule = (key: string, ...lines: readonly string[]): RuleParts => ({
  [key]: lines.map((line) => `      ${line}`).join('\n'),
});
const parts: readonly Case[] = [
  ['sinks are exact', 'javascript', 'sink(source() ? "a" : "b");\nsink(source()); // HERE', {}],
  [
    'sinks that are not exact',
    'javascript',
    'sink(source() ? "a" : "b"); // HERE',
    rule('sinks', '- pattern: sink(...)', '  exact: false'),
  ],
  ['sources are not exact', 'javascript', 'source(sink(a)); // HERE', {}],
  [
    'sources that are exact',
    'javascript',
    'source(sink(a));',
    rule('sources', '- pattern: source(...)', '  exact: true'),
  ],
  [
    'sources by side effect',
    'python',
    'taint(a)\nsink(a) # HERE',
    rule(
      'sources',
      '- patterns: [{ pattern: taint($X) }, { focus-metavariable: $X }]',
      '  by-side-effect: true',
    ),
  ],
  [
    'sources by side effect only',
    'python',
    'sink(taint(a))\nsink(a) # HERE',
    rule(
      'sources',
      '- patterns: [{ pattern: taint($X) }, { focus-metavariable: $X }]',
      '  by-side-effect: only',
    ),
  ],
  [
    'parameters as sources',
    'go',
    'package p\nfunc f(a string, b int) {\nsink(a) // HERE\nsink(b)\n}',
    rule(
      'sources',
      '- patterns: [{ pattern: "func $F(..., $X string, ...) { ... }" }, { focus-metavariable: $X }]',
    ),
  ],
  [
    'sanitizers',
    'ruby',
    'a = source\nsink(sanitize(a))\nsink(a) # HERE',
    rule('sources', '- pattern: source'),
  ],
  [
    'sanitizers by side effect',
    'javascript',
    'const a = source();\ncheck(a);\nsink(a);',
    rule(
      'sanitizers',
      '- patterns: [{ pattern: check($X) }, { focus-metavariable: $X }]',
      '  by-side-effect: true',
    ),
  ],
  [
    'sanitizers that are sinks',
    'javascript',
    'sink(source()); // HERE',
    rule('sanitizers', '- pattern: $F(...)', '  not_conflicting: true'),
  ],
  [
    'propagators',
    'javascript',
    'const a = make();\na.fill(source());\nsink(a); // HERE',
    rule('propagators', '- { pattern: $TO.fill($FROM), from: $FROM, to: $TO }'),
  ],
  [
    'propagators without side effect',
    'javascript',
    'const a = make();\na.fill(source());\nsink(a);',
    rule('propagators', '- { pattern: $TO.fill($FROM), from: $FROM, to: $TO, by-side-effect: false }'),
  ],
  [
    'control',
    'python',
    'sink(a)\nstart()\nsink(a) # HERE',
    rule('sources', '- pattern: start()', '  control: true'),
  ],
  [
    'safe functions',
    'javascript',
    'sink(f(source()));\nsink(source()); // HERE',
    { options: 'taint_assume_safe_functions: true' },
  ],
  [
    'safe indexes',
    'javascript',
    'const a = x[source()];\nsink(a);',
    { options: 'taint_assume_safe_indexes: true' },
  ],
  ['indexes', 'javascript', 'const a = x[source()];\nsink(a); // HERE', {}],
  [
    'safe comparisons',
    'javascript',
    'const a = x == source();\nsink(a);',
    { options: 'taint_assume_safe_comparisons: true' },
  ],
  [
    'safe Booleans',
    'javascript',
    'const a = source().startsWith("x");\nsink(a);',
    { options: 'taint_assume_safe_booleans: true' },
  ],
  [
    'safe numbers',
    'javascript',
    'const a = parseInt(source());\nsink(a);',
    { options: 'taint_assume_safe_numbers: true' },
  ],
  ['numbers', 'javascript', 'const a = parseInt(source());\nsink(a); // HERE', {}],
  [
    'only assignments',
    'javascript',
    'const a = source();\nsink(a + "x");\nsink(a); // HERE',
    { options: 'taint_only_propagate_through_assignments: true' },
  ],
  [
    'the focus of a source',
    'javascript',
    'const a = source(); // HERE\nsink(a);',
    { options: 'taint_focus_on: source' },
  ],
];
testEach('', parts);

test('sinks at the exit count only where a function may end', () => {
  const own = {
    ...rule('sources', '- pattern: opened()', '  control: true'),
    ...rule('sinks', '- pattern: $F(...)', '  at-exit: true'),
    ...rule('sanitizers', '- pattern: closed()'),
  };
  const { reported, expected } = tester.judged(
    'python',
    'def f(c):\n  opened()\n  if c:\n    g()\n    return h() # HERE\n  i()\n  j() # HERE',
    own,
  );
  expect(reported).toEqual(expected);
});

const labelled = rule(
  'sources',
  '- { pattern: raw(), label: RAW }',
  '- { pattern: $X.decoded, label: DECODED, requires: RAW }',
);
const labels: readonly Case[] = [
  ['a sink without requirement asks for no label', 'javascript', 'sink(raw());', labelled],
  [
    'a source with a requirement',
    'javascript',
    'sink(raw().decoded); // HERE\nsink(raw());\nsink(other().decoded);',
    { ...labelled, ...rule('sinks', '- { pattern: sink(...), requires: RAW and DECODED }') },
  ],
  [
    'not',
    'javascript',
    'sink(raw()); // HERE\nsink(raw().decoded);',
    { ...labelled, ...rule('sinks', '- { pattern: sink(...), requires: RAW and not DECODED }') },
  ],
  [
    'one for each metavariable',
    'javascript',
    'sink(raw(), raw().decoded); // HERE\nsink(raw().decoded, 1);\nsink(raw(), raw());',
    {
      ...labelled,
      ...rule('sinks', '- { pattern: "sink($A, $B)", requires: [{ $A: RAW }, { $B: DECODED }] }'),
    },
  ],
];
testEach('labels: ', labels);

const known: readonly Case[] = [
  [
    'a new array of Java',
    'java',
    'class A { void f() {\nString[] a = new String[] {"sh", source()};\nsink(a); // HERE\nsink(new String[] {"sh"});\n} }',
    { options: 'taint_assume_safe_functions: true' },
  ],
  [
    'a new array of Java that is an argument itself',
    'java',
    'class A { void f() {\nsink(new String[] {"sh", source()}); // HERE\nsink(new String[] {"sh"});\n} }',
    { options: 'taint_assume_safe_functions: true' },
  ],
  [
    'every link of a chain of calls changes its object',
    'java',
    'class A { void f() {\nStringBuilder b = new StringBuilder();\nb.append("a").append(source()).append("b");\nsink(b.toString()); // HERE\n} }',
  ],
];
testEach('what the language gives: ', known);

test('metavariables of the source and of the sink are put into the message', () => {
  const own = {
    message: '"$F to $G"',
    ...rule('sources', '- pattern: from.$F'),
    ...rule('sinks', '- pattern: $G(...)'),
  };
  const { matches } = tester.run('javascript', 'const a = from.here;\nthere(a);', own);
  expect(matches.map(({ message }) => message)).toEqual(['here to there']);
});

test('metavariables have to agree only where the rule asks for it', () => {
  const own = { ...rule('sources', '- pattern: $X.read()'), ...rule('sinks', '- pattern: $X.write(...)') };
  const code = 'const a = one.read();\ntwo.write(a);\none.write(a);';
  const places = (options: string): readonly number[] =>
    tester.run('javascript', code, { ...own, options }).matches.map(({ start }) => start);
  expect(places('')).toEqual([code.indexOf('two'), code.lastIndexOf('one')]);
  expect(places('taint_unify_mvars: true')).toEqual([code.lastIndexOf('one')]);
});

test('a finding tells the way from the source to the sink', () => {
  const code = 'const a = source();\nconst b = a.x;\nsink(b);';
  const [match] = tester.run('javascript', code).matches;
  expect(match?.trace?.map(({ what, start, end }) => `${what} ${code.slice(start, end)}`)).toEqual([
    'source source()',
    'step a',
    'step b',
    'sink sink(b)',
  ]);
});

test('the same input gives the same answer', () => {
  const code =
    'function f(a) { if (a) { a = source(); } return g(a); }\nfunction g(x) { sink(x); return f(x); }\nf(1);';
  const once = tester.run('javascript', code, { across: true });
  expect(tester.run('javascript', code, { across: true })).toEqual(once);
  expect(once.matches).toHaveLength(1);
});
