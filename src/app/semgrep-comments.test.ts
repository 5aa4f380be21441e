import { expect, test } from 'vitest';
import { testParsers } from '../../tests/parsers.ts';
import type { Finding } from '../core/finding.ts';
import { Lines } from '../core/lines.ts';
import { commentsOf } from '../engines/sast/index.ts';
import { semgrepComments } from './semgrep-comments.ts';

const parsers = testParsers();

function findingOn(path: string, line: number): Finding {
  return {
    engine: 'sast',
    rule: 'pack.one',
    severity: 'high',
    confidence: 'high',
    at: { kind: 'code', path, line, column: 1, endLine: line, endColumn: 2 },
    message: 'm',
    anchor: { scope: '', match: '', context: '' },
  };
}

/** Lines of a file whose findings, one on each line, are silenced. */
function silenced(path: string, text: string): readonly number[] {
  const { count } = new Lines(text);
  const findings = Array.from({ length: count }, (_, n) => findingOn(path, n + 1));
  const isComment = commentsOf(parsers, path, text);
  return semgrepComments({ path, text, isComment }, findings).map(({ line }) => line);
}

test.each([
  ['a.py', 'f(1)  # nosemgrep', [1]],
  ['a.py', 'f("nosemgrep")', []],
  ['a.py', 'f("# nosemgrep")', []],
  ['a.py', 'f("nosem: x")  # nosemgrep: one', [1]],
  ['a.py', 'f("nosem")  # nosemgrep: other', []],
  ['a.py', 'f(nosem)', []],
  ['a.py', '"""\n# nosemgrep\n"""\n', []],
  ['a.py', 'f(\n  # nosemgrep\n  1)\n', [2, 3]],
  ['a.js', 'f(1); // nosemgrep', [1]],
  ['a.js', 'f(/* nosemgrep */);', [1]],
  ['a.js', 'f(`// nosemgrep`);', []],
  ['a.js', 'f(`${/* nosemgrep */ a}`);', [1]],
  ['a.js', 'f(/nosemgrep/);', []],
  ['a.js', "f('nosemgrep');", []],
  ['a.js', 'function f() { /* nosemgrep */ }', [1]],
  ['a.jsx', 'x = <a nosem="one">b</a>;', [1]],
  ['a.jsx', 'x = <a b="nosem">c</a>;', []],
  ['a.go', 'package a\n\nfunc f() { g("// nosem") }\n', []],
  ['a.go', 'package a\n\nfunc f() { g() } // nosem\n', [3]],
  ['a.rb', 'f(<<A)\nnosemgrep\nA\n', []],
  ['a.rb', 'f(1) # nosemgrep\n', [1]],
  ['a.tf', 'a = "nosemgrep"\n', []],
  ['a.tf', 'a = "b" # nosemgrep\n', [1]],
  ['a.yaml', 'a: nosemgrep\n', []],
  ['a.yaml', 'a: b # nosemgrep\n', [1]],
  ['a.yaml', 'run: |\n  f # nosemgrep\n', [2]],
  ['Dockerfile', 'FROM a\nRUN f # nosemgrep\n', [2]],
  ['Dockerfile', 'FROM nosemgrep\n', []],
  ['a.json', '{"a": "nosemgrep"}', []],
  ['a.txt', 'password nosemgrep', []],
  ['a.txt', 'password # nosemgrep', [1]],
])('%s %j: %j', (path, text, lines) => {
  expect(silenced(path, text)).toEqual(lines);
});
