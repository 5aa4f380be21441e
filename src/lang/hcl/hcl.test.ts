import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import type { Fragment } from '../parsed.ts';
import { kindOf, textOf, type FlatTree } from '../tree/flat-tree.ts';
import { treeText } from '../tree-text.ts';
import { parseHcl } from './index.ts';

function lower(text: string): string {
  const { tree, problems } = parseHcl(text);
  expect(problems).toEqual([]);
  return treeText(tree).slice('module('.length, -1);
}

/** What an expression becomes as the value of an attribute. */
function value(text: string): string {
  return lower(`a = ${text}\n`).slice(`pair(key:identifier'a' value:`.length, -1);
}

function fragment(kind: Fragment, text: string): string {
  const { tree, problems } = parseHcl(text, { fragment: kind });
  return problems.length > 0 ? (problems[0]?.kind ?? '') : treeText(tree).slice('module('.length, -1);
}

function nodeOf(tree: FlatTree, kind: string): number {
  for (let n = 0; n < tree.count; n++) if (kindOf(tree, n) === kind) return n;
  return -1;
}

test('blocks hold their type, labels and body', () => {
  expect(lower('resource "aws_s3_bucket" "b" {\n  acl = "private" # why\n  nested {\n  }\n}\n')).toBe(
    `hcl-block'resource'(tag:identifier'resource' name:string'aws_s3_bucket' name:string'b' body:block(pair(key:identifier'acl' value:string'private') hcl-block'nested'(tag:identifier'nested' body:block)))`,
  );
  expect(lower('a b c { d = 1 }')).toBe(
    `hcl-block'a'(tag:identifier'a' name:identifier'b' name:identifier'c' body:block(pair(key:identifier'd' value:number'1')))`,
  );
});

describe('expressions', () => {
  test.each([
    ['1.5e3', `number'1.5e3'`],
    ['true', `boolean'true'`],
    ['null', "null'null'"],
    ['var.a', `member(object:identifier'var' property:identifier'a')`],
    ['a[0]["b"]', `index(object:index(object:identifier'a' value:number'0') value:string'b')`],
    ['a.0.b', `member(object:index(object:identifier'a' value:number'0') property:identifier'b')`],
    ['a.*.b', `member(object:index(object:identifier'a' value:identifier'*') property:identifier'b')`],
    ['a[*].b', `member(object:index(object:identifier'a' value:identifier'*') property:identifier'b')`],
    [
      'f(a, b...)',
      `call(callee:identifier'f' arguments:arguments(identifier'a' spread(value:identifier'b')))`,
    ],
    ['provider::x::f()', `call(callee:identifier'provider::x::f' arguments:arguments)`],
    ['a-b - c', `binary'-'(left:identifier'a-b' right:identifier'c')`],
    [
      '!a || -b * 2 > 3 && c',
      `binary'||'(left:unary'!'(operand:identifier'a') right:binary'&&'(left:binary'>'(left:binary'*'(left:unary'-'(operand:identifier'b') right:number'2') right:number'3') right:identifier'c'))`,
    ],
    ['a ? b : c', `ternary(condition:identifier'a' then:identifier'b' else:identifier'c')`],
    ['(a + b).c', `member(object:binary'+'(left:identifier'a' right:identifier'b') property:identifier'c')`],
    ['[\n1,\n2, # two\n]', `array(number'1' number'2')`],
    [
      '{\na = 1\n"b": 2, (c) = 3\n}',
      `object(pair(key:identifier'a' value:number'1') pair(key:string'b' value:number'2') pair(key:other(value:identifier'c') value:number'3'))`,
    ],
    [
      '[for a in b : a.c if a.d]',
      `comprehension'list'(for-each(left:identifier'a' iterable:identifier'b') value:member(object:identifier'a' property:identifier'c') if(condition:member(object:identifier'a' property:identifier'd')))`,
    ],
    [
      '{for k, v in b : k => v...}',
      `comprehension'dict'(for-each(left:identifier'k' left:identifier'v' iterable:identifier'b') value:pair(key:identifier'k' value:identifier'v'))`,
    ],
    ['{ for = 1 }', `object(pair(key:identifier'for' value:number'1'))`],
    ['"a\\n\\u00e9\\"$${b}%%{c}"', `string'a\né"\${b}%{c}'`],
    ['"a${b}c"', `template(string-part'a' interpolation(value:identifier'b') string-part'c')`],
    [
      '"${~ f("x${y}") ~}"',
      `template(interpolation(value:call(callee:identifier'f' arguments:arguments(template(string-part'x' interpolation(value:identifier'y'))))))`,
    ],
    [
      '"%{ if a }b%{ else }c%{ endif }"',
      `template(interpolation'if'(condition:identifier'a') string-part'b' interpolation'else' string-part'c' interpolation'endif')`,
    ],
    [
      '"%{ for a, b in c }d%{ endfor ~}"',
      `template(interpolation'for'(left:identifier'a' left:identifier'b' iterable:identifier'c') string-part'd' interpolation'endfor')`,
    ],
    ['<<EOT\nx \\n\n  y\nEOT', `string'x \\n\n  y\n'`],
    [
      '<<-EOT\n    x\n      y ${z}\n    EOT',
      `template(string-part'x\n  y ' interpolation(value:identifier'z') string-part'\n')`,
    ],
  ])('%s', (source, expected) => expect(value(source)).toBe(expected));

  test('keep their places, parentheses included where they belong', () => {
    const text = 'x = [f(a), (b + (c))]\ny = <<E\nz\nE\nq = 1';
    const { tree } = parseHcl(text);
    expect(textOf(tree, nodeOf(tree, 'call'))).toBe('f(a)');
    expect(textOf(tree, nodeOf(tree, 'binary'))).toBe('b + (c)');
    expect(textOf(tree, nodeOf(tree, 'string'))).toBe('<<E\nz\nE');
    expect(textOf(tree, nodeOf(tree, 'pair'))).toBe('x = [f(a), (b + (c))]');
  });
});

describe('fragments', () => {
  test.each<[Fragment, string, string]>([
    ['statements', '__e__', `expression-statement(value:identifier'__e__')`],
    [
      'statements',
      'resource "a" $B { __e__ acl = "x" __e__ }',
      `hcl-block'resource'(tag:identifier'resource' name:string'a' name:identifier'$B' body:block(expression-statement(value:identifier'__e__') pair(key:identifier'acl' value:string'x') expression-statement(value:identifier'__e__')))`,
    ],
    [
      'statements',
      'var.$X',
      `expression-statement(value:member(object:identifier'var' property:identifier'$X'))`,
    ],
    ['expression', '{__e__, a = 1}', `object(identifier'__e__' pair(key:identifier'a' value:number'1'))`],
    ['expression', '[__e__, "x"]', `array(identifier'__e__' string'x')`],
    ['expression', 'a b', 'syntax'],
    ['pair', 'a = 1', `pair(key:identifier'a' value:number'1')`],
  ])('%s: %s', (kind, text, expected) => expect(fragment(kind, text)).toBe(expected));

  test('only patterns may have words that mean nothing', () => {
    expect(parseHcl('__e__\n').problems).toMatchObject([{ kind: 'syntax', start: 0, count: 1 }]);
  });
});

describe('what is broken', () => {
  test.each([
    ['a = \nb = 2\n', `pair(key:identifier'b' value:number'2')`],
    ['a = [1, 2\nb = 2\n', `number'2'`],
    ['a = "x\nb = 2\n', `pair(key:identifier'b' value:number'2')`],
    ['a = "${x"\nb = 2\n', `pair(key:identifier'b' value:number'2')`],
    ['}\nb = 2\n', `pair(key:identifier'b' value:number'2')`],
    ['? ! @\nb = 2\n', `pair(key:identifier'b' value:number'2')`],
    ['r {\n  a = 1\n', `pair(key:identifier'a' value:number'1')`],
    ['r {\n  a = <<E\n  x\n', `pair(key:identifier'a' value:string'  x\n')`],
    ['b = 2\n/* x', `pair(key:identifier'b' value:number'2')`],
    ['b = 2 3\n', `pair(key:identifier'b' value:number'2')`],
  ])('%j is a problem, and the rest stands', (text, stands) => {
    const { tree, problems } = parseHcl(text);
    expect(problems).toMatchObject([{ kind: 'syntax' }]);
    expect(treeText(tree)).toContain(stands);
  });

  test.each([
    ['brackets', `a = ${'['.repeat(5_000)}`],
    ['blocks', 'a {'.repeat(5_000)],
    ['templates', `a = ${'"${'.repeat(5_000)}`],
    ['parentheses', `a = ${'('.repeat(5_000)}1${')'.repeat(5_000)}`],
    ['calls', `a = ${'f('.repeat(5_000)}`],
    ['ternaries', `a = ${'b ? '.repeat(5_000)}`],
    ['comprehensions', `a = ${'[for b in '.repeat(5_000)}`],
    ['signs', `a = ${'!'.repeat(5_000)}b`],
    ['sums', `a = ${'b + '.repeat(5_000)}b`],
    ['members', `a = b${'.c'.repeat(5_000)}`],
  ])('deep %s are a problem, not a crash', (_, text) => {
    const { problems } = parseHcl(text);
    expect(problems).toMatchObject([{ kind: 'too-deep' }]);
  });

  test('limits of size and parts are problems', () => {
    expect(parseHcl(' '.repeat(limits.fileBytes + 1)).problems).toMatchObject([{ kind: 'too-large' }]);
    expect(parseHcl(`a = [${'1,'.repeat(limits.configNodes)}]`).problems).toMatchObject([
      { kind: 'too-costly' },
    ]);
  });

  test.each([
    ['heredocs that never end', 'a = <<E\n'],
    ['quotes', '"'],
    ['open templates', '"${'],
    ['open comments', '/*'],
    ['open brackets', '[{('],
    ['closing braces', '}\n'],
    ['backslashes', 'a = "\\'],
    ['nested heredocs', 'a = <<E\n${<<F\n'],
    ['words', 'a '],
    ['directives', 'a = "%{ for '],
  ])('a megabyte of %s is read in one pass', (_, piece) => {
    const { tree } = parseHcl(piece.repeat(1_000_000 / piece.length));
    expect(tree.errors.length).toBeGreaterThan(0);
  });
});

describe('whatever the text', () => {
  const piece = fc.constantFrom(
    'a',
    ' = ',
    '"',
    '${',
    '}',
    '{',
    '[',
    ']',
    '(',
    ')',
    '\n',
    '\r\n',
    '<<E\n',
    'E\n',
    '<<-E\n',
    '1',
    '.',
    ', ',
    'for x in ',
    ' : ',
    '%{ if ',
    '# c\n',
    '/*',
    '*/',
    ' ? ',
    ' + ',
    '\\',
    '$${',
    '...',
    '*',
    'b "c" {\n',
    '\ufeff',
    '\0',
    '\ud800',
    '~}',
    '=> ',
    '!',
  );

  test('nodes nest, in the order of the text, the same every time', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 25 }),
        fc.constantFrom<Fragment>('module', 'statements', 'expression'),
        (pieces, kind) => {
          const text = pieces.join('');
          const { tree } = parseHcl(text, { fragment: kind });
          for (let n = 1; n < tree.count; n++) {
            const parent = tree.parent[n] ?? 0;
            const [start = 0, end = 0] = [tree.start[n], tree.end[n]];
            const fits = start <= end && start >= (tree.start[parent] ?? 0) && end <= (tree.end[parent] ?? 0);
            if (!fits || parent >= n)
              throw new Error(`${n} ${kindOf(tree, n)} ${start}-${end} in ${JSON.stringify(text)}`);
            const { symbols, symbol } = tree;
            if (kindOf(tree, n) === 'identifier' && symbols.text(symbol[n] ?? 0) !== '*')
              expect(textOf(tree, n)).toBe(symbols.text(symbol[n] ?? 0));
          }
          expect(treeText(parseHcl(text, { fragment: kind }).tree)).toBe(treeText(tree));
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
