import { describe, expect, test } from 'vitest';
import { defaultOptions } from '../../../formats/semgrep/options.ts';
import { namesOf } from '../../../lang/names/index.ts';
import { testParsers } from '../../../../tests/pattern-hunt.ts';
import { compilePattern } from './compile-pattern.ts';
import { findMatches } from './find-matches.ts';
import { NameIndex } from './name-index.ts';
import { parseAsWritten } from './parse-as-written.ts';
import { matchOptions } from './tree-patterns.ts';
import { TreeView } from './tree-view.ts';

const parsers = testParsers();

const samples = {
  javascript: [
    `const cp = require('child_process'); const { exec: run } = require('child_process');
import e, { spawn as s } from 'child_process';
cp.exec('a' + 'b'); run(x); s(y); require('child_process').exec(z); e.exec(q);
function f(a) { const k = 'ab'; g(k); if (a) { h(a, 'ab'); } return a.b.c(a); }
class A { m() { this.x = f(1); return cp.exec(this.x); } }
const o = { exec: () => exec(1), p: f };`,
    [
      'child_process.exec(...)',
      '$X.exec(...)',
      'exec(...)',
      'child_process.$F(...)',
      'g("ab")',
      'h(..., "ab")',
      '$A = f(...)',
      'function $F($A) {\n  ...\n  h($A, ...)\n  ...\n}',
      '$CP = require("child_process")\n...\n$CP.exec(...)',
      '$X.b.c($X)',
      'return $A.b.$C(...)',
      '{exec: $F}',
      'if ($A) { ... }',
      'require("none")',
    ],
  ],
  python: [
    `import os.path as p
from subprocess import call as c, Popen
import flask
from lib import *
p.join(a, b)
c("x", shell=True)
flask.request.args.get("q")
def f(self, x="1"):
    y = x
    with open(y) as h:
        Popen(h, shell=True)
    return h.read(y)
thing(1)`,
    [
      'os.path.join(...)',
      'subprocess.call(..., shell=True)',
      'subprocess.$F(..., shell=True, ...)',
      'lib.thing(...)',
      'flask.request.$W.get(...)',
      'with open(...) as $F:\n  ...\n',
      'def $F(...):\n  ...\n  return $H.read(...)',
      '$Y = $X\n...\nPopen(...)',
      '$H.read($Y)',
      'open($Y)',
    ],
  ],
  java: [
    `import java.util.Random; import java.sql.*;
class A { void f(String q) { Random r = new Random(); java.util.List l = r.ints(q); Statement s = c.createStatement(); s.execute("a" + q); } }`,
    [
      'new Random(...)',
      'new java.util.Random()',
      '$S.execute(...)',
      'java.sql.Statement $S = ...;',
      '$R.ints($Q)',
      'Statement $S = $C.createStatement();\n...\n$S.execute(...);',
    ],
  ],
} as const;

describe('the index only leaves out nodes at which nothing matches', () => {
  for (const language of ['javascript', 'python', 'java'] as const) {
    const [code, patterns] = samples[language];
    test.each(patterns)(`${language}: %s`, (pattern) => {
      const { tree } = parseAsWritten(parsers, language, code);
      const compiled = compilePattern(parsers, language, pattern);
      if (!compiled.ok) throw new Error(compiled.error);
      const names = namesOf(tree);
      const target = {
        view: new TreeView(tree),
        names,
        options: matchOptions(defaultOptions, () => undefined),
      };
      const all = findMatches(compiled.value, target);
      const indexed = findMatches(compiled.value, { ...target, index: new NameIndex(tree, names) });
      expect(indexed).toEqual(all);
      if (!pattern.includes('none')) expect(all.matches.length).toBeGreaterThan(0);
    });
  }
});
