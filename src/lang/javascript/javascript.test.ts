import * as fc from 'fast-check';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import type { Fragment } from '../parsed.ts';
import { kindOf, symbolOf, textOf, type FlatTree } from '../tree/flat-tree.ts';
import { treeText } from '../tree-text.ts';
import { JavaScriptFrontEnd, type JavaScriptId } from './index.ts';

const front = new JavaScriptFrontEnd({ loadOxc: () => parseSync });

/** What one file becomes, without the `module(...)` around it. */
function lower(text: string, language: JavaScriptId = 'javascript'): string {
  const { tree, problems } = front.parse(language, text);
  expect(problems).toEqual([]);
  return treeText(tree).slice('module('.length, -1);
}

function fragment(kind: Fragment, text: string, language: JavaScriptId = 'typescript'): string {
  const { tree, problems } = front.parse(language, text, { fragment: kind });
  return problems.length > 0 ? (problems[0]?.kind ?? '') : treeText(tree);
}

/** The first node of a kind. */
function nodeOf(tree: FlatTree, kind: string): number {
  for (let n = 0; n < tree.count; n++) if (kindOf(tree, n) === kind) return n;
  return -1;
}

describe('expressions', () => {
  test.each([
    ['a.b', `member(object:identifier'a' property:identifier'b')`],
    ['a?.b', `member(object:identifier'a' property:identifier'b')`],
    ['a[0]', `index(object:identifier'a' value:number'0')`],
    [
      '(f)(x, ...y)',
      `call(callee:identifier'f' arguments:arguments(identifier'x' spread(value:identifier'y')))`,
    ],
    ['new X', `new(callee:identifier'X' arguments:arguments)`],
    ['import("m")', `call(callee:identifier'import' arguments:arguments(string'm'))`],
    [
      't`a${b}`',
      `call(callee:identifier't' arguments:arguments(template(string-part'a' interpolation(value:identifier'b'))))`,
    ],
    ['`plain`', `string'plain'`],
    [`'\\u0041\\n'`, `string'A\n'`],
    ['/a+/gi', `regex'a+'`],
    ['10n', `number'10n'`],
    ['a + b * c', `binary'+'(left:identifier'a' right:binary'*'(left:identifier'b' right:identifier'c'))`],
    ['a instanceof B', `instance-of'instanceof'(left:identifier'a' right:identifier'B')`],
    ['a ||= b', `augmented-assign'||='(left:identifier'a' right:identifier'b')`],
    ['[a,,b] = c', `assign'='(left:array(identifier'a' other identifier'b') right:identifier'c')`],
    [
      '({a, [b]: 1, c() {}, get d() {}})',
      `object(pair(key:identifier'a' value:identifier'a') pair(key:other(value:identifier'b') value:number'1') pair(key:identifier'c' value:lambda(parameters:parameters body:block)) pair(modifier:modifier'get' key:identifier'd' value:lambda(parameters:parameters body:block)))`,
    ],
    ['x => x', `lambda(parameters:parameters(parameter(name:identifier'x')) body:identifier'x')`],
    ['a ? b : c', `ternary(condition:identifier'a' then:identifier'b' else:identifier'c')`],
    ['this.#p', `member(object:this'this' property:identifier'#p')`],
    ['(a, b)', `sequence(identifier'a' identifier'b')`],
  ])('%s', (source, expected) => {
    expect(lower(source)).toBe(`expression-statement(value:${expected})`);
  });

  test('what is optional is told by the name of the grammar', () => {
    const { tree } = front.parse('javascript', 'a?.b()');
    expect(tree.symbols.text(tree.grammarKind[nodeOf(tree, 'member')] ?? 0)).toBe('OptionalMemberExpression');
  });

  test('arguments begin at their parenthesis, wherever the callee ends', () => {
    for (const source of ['(f /* ( */)( x )', 'f?.<T>( x )', '(function () {})( x )', 'new (a)( x )']) {
      const { tree } = front.parse('typescript', source);
      expect(textOf(tree, nodeOf(tree, 'arguments'))).toBe('( x )');
    }
  });
});

describe('statements', () => {
  test.each([
    [
      'if (a) b; else if (c) {}',
      `if(condition:identifier'a' then:block(expression-statement(value:identifier'b')) else:if(condition:identifier'c' then:block))`,
    ],
    [
      'const a = 1, b = 2;',
      `variable(modifier:modifier'const' name:identifier'a' value:number'1') variable(modifier:modifier'const' name:identifier'b' value:number'2')`,
    ],
    [
      'for (let i = 0, j; ; i++) ;',
      `for(init:variable(modifier:modifier'let' name:identifier'i' value:number'0') init:variable(modifier:modifier'let' name:identifier'j') update:update'++'(operand:identifier'i') body:block)`,
    ],
    [
      'for (const {a} of b) c',
      `for-each(left:variable(modifier:modifier'const' name:object(pair(key:identifier'a' value:identifier'a'))) iterable:identifier'b' body:block(expression-statement(value:identifier'c')))`,
    ],
    [
      'switch (a) { case 1: b; default: }',
      `switch(condition:identifier'a' body:block(case(value:number'1' body:block(expression-statement(value:identifier'b'))) default-case(body:block)))`,
    ],
    [
      'try {} catch (e) {} finally {}',
      `try(body:block handler:catch(name:identifier'e' body:block) finalizer:finally(body:block))`,
    ],
    [
      'a: while (1) break a',
      `label'a'(name:identifier'a' body:while(condition:number'1' body:block(break(name:identifier'a'))))`,
    ],
    [
      'async function* f(a = 1, ...b) {}',
      `function(modifier:modifier'async' modifier:modifier'*' name:identifier'f' parameters:parameters(parameter(name:identifier'a' default:number'1') parameter(modifier:modifier'...' name:identifier'b')) body:block)`,
    ],
    [
      `import d, {a as b, c} from 'm'`,
      `import'm'(import-item(name:identifier'default' alias:identifier'd') import-item(name:identifier'a' alias:identifier'b') import-item(name:identifier'c') source:string'm')`,
    ],
    [
      `import * as n from 'm'`,
      `import'm'(import-item(name:identifier'*' alias:identifier'n') source:string'm')`,
    ],
    [
      `export * from 'm'; export {a as b}; export default 1`,
      `export'm'(import-item(name:identifier'*') source:string'm') export(import-item(name:identifier'a' alias:identifier'b')) export(modifier:modifier'default' value:number'1')`,
    ],
    [
      '@d() class A extends B { static #x = 1; @e get y() {} static {} }',
      `class(decorator:decorator(value:call(callee:identifier'd' arguments:arguments)) name:identifier'A' superclass:identifier'B' body:class-body(field(modifier:modifier'static' name:identifier'#x' value:number'1') function(decorator:decorator(value:identifier'e') modifier:modifier'get' name:identifier'y' parameters:parameters body:block) block(modifier:modifier'static')))`,
    ],
    [
      '<A b="c" d={e} {...f}>t {g}{/* h */}</A>',
      `expression-statement(value:element'A'(tag:identifier'A' attribute(name:identifier'b' value:string'c') attribute(name:identifier'd' value:identifier'e') spread(value:identifier'f') text't ' interpolation(value:identifier'g')))`,
    ],
  ])('%s', (source, expected) => {
    expect(lower(source)).toBe(expected);
  });

  test('a declaration of one name is that variable, a second name has no keyword of its own', () => {
    const { tree } = front.parse('javascript', 'const a = 1; let b, c;');
    const texts = [...tree.kind.keys()]
      .filter((n) => kindOf(tree, n) === 'variable')
      .map((n) => textOf(tree, n));
    expect(texts).toEqual(['const a = 1;', 'let b', 'c']);
  });
});

describe('TypeScript', () => {
  test.each([
    [
      'let a: string = b as any;',
      `variable(modifier:modifier'let' name:identifier'a' type:type'string' value:cast(value:identifier'b' type:type'any'))`,
    ],
    [
      'function f(this: A, b?: C<D>): E[] {}',
      `function(name:identifier'f' parameters:parameters(parameter(name:identifier'this' type:type'A') parameter(name:identifier'b' type:generic-type(name:type'C' arguments:type-parameters(type'D')))) returns:type'[]'(type'E') body:block)`,
    ],
    [
      'enum A { B = 1 }',
      `class(name:identifier'A' body:class-body(enum-member(name:identifier'B' value:number'1')))`,
    ],
    [
      'interface A extends B { c?: D; e(): void }',
      `class(name:identifier'A' superclass:type'B' body:class-body(field(name:identifier'c' type:type'D') function(name:identifier'e' parameters:parameters returns:type'void')))`,
    ],
    ['type A = B | C', `type'A'(name:identifier'A' value:type'|'(type'B' type'C'))`],
    [
      `import type {a} from 'm'; import b = require('n');`,
      `import'm'(modifier:modifier'type' import-item(name:identifier'a') source:string'm') import'n'(import-item(name:identifier'*' alias:identifier'b') source:string'n')`,
    ],
    [
      'namespace A.B { c }',
      `package'A.B'(name:member(object:identifier'A' property:identifier'B') body:block(expression-statement(value:identifier'c')))`,
    ],
    [
      'class A { constructor(@B() private readonly c: D) {} abstract e?: F }',
      `class(name:identifier'A' body:class-body(function(name:identifier'constructor' parameters:parameters(parameter(decorator:decorator(value:call(callee:identifier'B' arguments:arguments)) modifier:modifier'private' modifier:modifier'readonly' name:identifier'c' type:type'D')) body:block) field(modifier:modifier'abstract' name:identifier'e' type:type'F')))`,
    ],
    [
      'f<T>(x!)',
      `expression-statement(value:call(callee:identifier'f' type:type-parameters(type'T') arguments:arguments(identifier'x')))`,
    ],
  ])('%s', (source, expected) => {
    expect(lower(source, 'typescript')).toBe(expected);
  });

  test('a file that its name lies about is still understood', () => {
    expect(lower('let a: string')).toContain('type:type');
    expect(lower('const a = <b/>', 'typescript')).toContain('element');
    expect(lower('const a = <b>c', 'tsx')).toContain('cast');
  });
});

describe('fragments', () => {
  test.each<[Fragment, string, string]>([
    ['expression', '{a: 1}', `module(object(pair(key:identifier'a' value:number'1')))`],
    ['expression', 'await x // why', `module(await(value:identifier'x'))`],
    ['expression', 'function () {}', `module(lambda(parameters:parameters body:block))`],
    ['expression', 'a) + (b', 'syntax'],
    ['expression', 'a; b', 'syntax'],
    ['statements', 'return 1', `module(return(value:number'1'))`],
    [
      'statements',
      'yield a; await b',
      `module(expression-statement(value:yield(value:identifier'a')) expression-statement(value:await(value:identifier'b')))`,
    ],
    [
      'member',
      'static a = 1; b() {}',
      `module(field(modifier:modifier'static' name:identifier'a' value:number'1') function(name:identifier'b' parameters:parameters body:block))`,
    ],
    ['member', '} class B {', 'syntax'],
    [
      'pair',
      'a: 1, b',
      `module(pair(key:identifier'a' value:number'1') pair(key:identifier'b' value:identifier'b'))`,
    ],
    [
      'parameters',
      'a, b = 1',
      `module(parameter(name:identifier'a') parameter(name:identifier'b' default:number'1'))`,
    ],
    [
      'decorator',
      '@A(b)',
      `module(decorator(value:call(callee:identifier'A' arguments:arguments(identifier'b'))))`,
    ],
    ['type', 'A<B>', `module(generic-type(name:type'A' arguments:type-parameters(type'B')))`],
    ['attribute', 'a={b}', `module(attribute(name:identifier'a' value:identifier'b'))`],
    [
      'case',
      'case 1: a()',
      `module(case(value:number'1' body:block(expression-statement(value:call(callee:identifier'a' arguments:arguments)))))`,
    ],
    ['handler', 'catch (e) {}', `module(catch(name:identifier'e' body:block))`],
    ['handler', 'finally {}', `module(finally(body:block))`],
    ['header', 'if (a)', `module(if(condition:identifier'a'))`],
    [
      'header',
      'function $F(a)',
      `module(function(name:identifier'$F' parameters:parameters(parameter(name:identifier'a'))))`,
    ],
    ['header', 'class A extends B', `module(class(name:identifier'A' superclass:identifier'B'))`],
    ['header', 'catch ($E)', `module(catch(name:identifier'$E'))`],
    ['header', 'try', 'module(try)'],
    [
      'header',
      'for (const a of b)',
      `module(for-each(left:variable(modifier:modifier'const' name:identifier'a') iterable:identifier'b'))`,
    ],
    [
      'import',
      `import a from 'b'`,
      `module(import'b'(import-item(name:identifier'default' alias:identifier'a') source:string'b'))`,
    ],
  ])('%s: %s', (kind, text, expected) => expect(fragment(kind, text)).toBe(expected));

  test('offsets are those of the fragment', () => {
    const { tree } = front.parse('javascript', 'a + f(b)', { fragment: 'expression' });
    expect(tree.text).toBe('a + f(b)');
    expect(textOf(tree, nodeOf(tree, 'call'))).toBe('f(b)');
    const header = front.parse('javascript', 'if (a)', { fragment: 'header' }).tree;
    expect(textOf(header, nodeOf(header, 'if'))).toBe('if (a)');
  });
});

describe('places', () => {
  test.each([
    ['a byte order mark', '\ufeffa("b")'],
    ['a shebang', '#!/usr/bin/env node\na("b")'],
    ['carriage returns', '// c\r\na("b")\r\n'],
    ['letters outside the basic plane', '"𝒳é"; a("b")'],
    ['a lone surrogate', '"\ud800"; a("b")'],
    ['a line separator', '"x\u2028"; a("b")'],
  ])('are exact after %s', (_, text) => {
    const { tree } = front.parse('javascript', text);
    expect(textOf(tree, nodeOf(tree, 'call'))).toBe('a("b")');
  });

  test('hold whatever is written', () => {
    const word = fc.constantFrom(
      'a',
      'b.c',
      'f(x)',
      '"s"',
      '`t${u}`',
      '1',
      'x => x',
      '{a: 1}',
      '[1,,2]',
      '/r/',
      'new A',
      '<b c={d}>e</b>',
      'async () => {}',
      '(a, b)',
      'class { m() {} }',
      'a?.b',
      'function g({a = 1}, [b]) {}',
    );
    const glue = fc.constantFrom(
      ';\n',
      ' + ',
      ', ',
      ' = ',
      ' ? a : ',
      ' && ',
      '(',
      ')',
      '{',
      '}',
      '\nif (a) ',
      '\nconst q = ',
      '\nexport default ',
      '\n@d class K { x = ',
      ' as T',
      ' /* c */ ',
      '\r\n',
    );
    const program = fc.array(fc.tuple(word, glue), { maxLength: 8 }).map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(
        program,
        fc.constantFrom<JavaScriptId>('javascript', 'typescript', 'tsx'),
        (text, language) => {
          const { tree } = front.parse(language, text);
          expectSound(tree);
          expect(treeText(front.parse(language, text).tree)).toBe(treeText(tree));
        },
      ),
      { numRuns: 800 },
    );
  });

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const kind of ['module', 'expression', 'header', 'member'] as const)
          expectSound(front.parse('typescript', text, { fragment: kind }).tree);
      }),
      { numRuns: 400 },
    );
  });
});

/** Ranges nest, nodes are in preorder, and the text of a name is that name. */
function expectSound(tree: FlatTree): void {
  for (let n = 1; n < tree.count; n++) {
    const parent = tree.parent[n] ?? 0;
    const [start = 0, end = 0] = [tree.start[n], tree.end[n]];
    const fits =
      parent < n && start <= end && start >= (tree.start[parent] ?? 0) && end <= (tree.end[parent] ?? 0);
    if (!fits)
      throw new Error(`${n} ${kindOf(tree, n)} lies outside its parent in ${JSON.stringify(tree.text)}`);
    const grammar = tree.symbols.text(tree.grammarKind[n] ?? 0);
    if (kindOf(tree, n) === 'identifier' && grammar === 'Identifier')
      expect(textOf(tree, n)).toBe(symbolOf(tree, n));
  }
}

describe('what the parser cannot read', () => {
  test('is one problem and an empty tree', () => {
    for (const text of ['a = ;', '"abc', '`abc', '/*', 'a\0b', '<a>', '}']) {
      const { tree, problems } = front.parse('javascript', text);
      expect(problems).toMatchObject([{ kind: 'syntax' }]);
      expect(tree.count).toBe(1);
      expect(tree.errors).toEqual([{ start: 0, end: text.length }]);
    }
  });

  test('is given to the other parser, where there is one', () => {
    const seen: string[] = [];
    const other = new JavaScriptFrontEnd({
      loadOxc: () => parseSync,
      fallback: (language, text, options) => {
        seen.push(text);
        return front.parse(language, 'ok', options);
      },
    });
    expect(other.parse('javascript', 'a = ;').problems).toMatchObject([{ kind: 'syntax' }]);
    expect(other.parse('javascript', '['.repeat(5_000)).problems).toMatchObject([{ kind: 'too-deep' }]);
    expect(other.parse('javascript', 'fine').problems).toEqual([]);
    expect(seen).toEqual(['a = ;', '['.repeat(5_000)]);
  });

  test('errors that do not touch the tree are none', () => {
    expect(lower('return 1')).toBe(`return(value:number'1')`);
    expect(front.parse('javascript', 'let a; let a').problems).toEqual([]);
  });

  test('limits of size, words and depth are problems', () => {
    expect(front.parse('javascript', ' '.repeat(limits.fileBytes + 1)).problems).toMatchObject([
      { kind: 'too-large' },
    ]);
    expect(front.parse('javascript', ','.repeat(limits.scriptTokens + 1)).problems).toMatchObject([
      { kind: 'too-costly' },
    ]);
    const { tree, problems } = front.parse('javascript', `${'['.repeat(1_000)}${']'.repeat(1_000)}`);
    expect(problems).toMatchObject([{ kind: 'too-deep' }]);
    expect(tree.count).toBe(limits.syntaxDepth + 2);
  });
});
