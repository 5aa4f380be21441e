import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import { kindOf, textOf, type FlatTree } from '../tree/flat-tree.ts';
import { treeText } from '../tree-text.ts';
import { parseDockerfile } from './index.ts';

function lower(text: string): string {
  const { tree, problems } = parseDockerfile(text);
  expect(problems).toEqual([]);
  return treeText(tree).slice('module('.length, -1);
}

function pattern(text: string): string {
  const { tree, problems } = parseDockerfile(text, { fragment: 'statements' });
  expect(problems).toEqual([]);
  return treeText(tree).slice('module('.length, -1);
}

function nodeOf(tree: FlatTree, kind: string): number {
  for (let n = 0; n < tree.count; n++) if (kindOf(tree, n) === kind) return n;
  return -1;
}

describe('instructions', () => {
  test.each([
    ['FROM a', `instruction'FROM'(value:other'a'(name:string'a'))`],
    [
      'from reg:5000/a:1@sha256:b as c',
      `instruction'FROM'(value:other'reg:5000/a:1@sha256:b'(name:string'reg:5000/a' tag:string'1' key:string'sha256:b') alias:string'c')`,
    ],
    [
      'FROM --platform=$P $R/a:${T:-1}',
      `instruction'FROM'(keyword-argument'platform'(name:identifier'platform' value:template(interpolation(value:identifier'P'))) value:other'$R/a:\${T:-1}'(name:template(interpolation(value:identifier'R') string-part'/a') tag:template(interpolation':-'(value:identifier'T' default:string'1'))))`,
    ],
    [
      'ENV A=b C="d e" F=\'g\'h',
      `instruction'ENV'(pair(key:identifier'A' value:string'b') pair(key:identifier'C' value:string'd e') pair(key:identifier'F' value:string'gh'))`,
    ],
    ['ENV A b c', `instruction'ENV'(pair(key:identifier'A' value:string'b c'))`],
    ['LABEL "a b"=c', `instruction'LABEL'(pair(key:string'a b' value:string'c'))`],
    [
      'ARG A=1 B',
      `instruction'ARG'(variable(name:identifier'A' value:string'1') variable(name:identifier'B'))`,
    ],
    ['RUN a | b', `instruction'RUN'(body:text'a | b')`],
    [
      'RUN --mount=type=cache a',
      `instruction'RUN'(keyword-argument'mount'(name:identifier'mount' value:string'type=cache') body:text'a')`,
    ],
    ['CMD ["a", "b\\n"]', `instruction'CMD'(value:array(string'a' string'b\n'))`],
    ['CMD [a, b]', `instruction'CMD'(body:text'[a, b]')`],
    ['RUN [ -f a ] && b', `instruction'RUN'(body:text'[ -f a ] && b')`],
    ['CMD []', `instruction'CMD'(value:array)`],
    [
      'COPY --from=a --link b c',
      `instruction'COPY'(keyword-argument'from'(name:identifier'from' value:string'a') keyword-argument'link'(name:identifier'link') string'b' string'c')`,
    ],
    [
      'HEALTHCHECK --retries=2 CMD a',
      `instruction'HEALTHCHECK'(keyword-argument'retries'(name:identifier'retries' value:string'2') body:instruction'CMD'(body:text'a'))`,
    ],
    ['HEALTHCHECK NONE', `instruction'HEALTHCHECK'(string'NONE')`],
    ['ONBUILD COPY a b', `instruction'ONBUILD'(body:instruction'COPY'(string'a' string'b'))`],
    ['MAINTAINER A <b@c>', `instruction'MAINTAINER'(body:text'A <b@c>')`],
    ['# c\n\n  USER a:b # d', `instruction'USER'(string'a:b' string'#' string'd')`],
  ])('%s', (source, expected) => expect(lower(source)).toBe(expected));

  test('go on over lines, comments and empty lines', () => {
    const text = 'RUN a \\\n# c\n\n  b \\ \t\n  c\nUSER d\n';
    const { tree, shell } = parseDockerfile(text);
    expect(treeText(tree)).toBe(
      `module(instruction'RUN'(body:text'a   b   c') instruction'USER'(string'd'))`,
    );
    expect(textOf(tree, nodeOf(tree, 'text'))).toBe('a \\\n# c\n\n  b \\ \t\n  c');
    expect(shell).toEqual([{ start: 4, text: 'a          b       c' }]);
  });

  test('the escape directive changes what continues a line', () => {
    expect(lower('# syntax=x\n# escape=`\nRUN a `\n  b\\\nUSER c')).toBe(
      `instruction'RUN'(body:text'a   b\\') instruction'USER'(string'c')`,
    );
    expect(lower('# a comment\n# escape=`\nRUN a \\\n  b')).toBe(`instruction'RUN'(body:text'a   b')`);
  });

  test('heredocs belong to their instruction', () => {
    const text = 'RUN <<EOF\na\nEOF\nCOPY <<"A" <<-B /x\n1\nA\n\t2\n\tB\nUSER c\n';
    const { tree, shell } = parseDockerfile(text);
    expect(treeText(tree)).toBe(
      `module(instruction'RUN'(body:text'<<EOF' body:text'a\n') instruction'COPY'(string'<<A' string'<<-B' string'/x' body:text'1\n' body:text'\t2\n') instruction'USER'(string'c'))`,
    );
    expect(shell).toEqual([{ start: 10, text: 'a\n' }]);
  });

  test('a command with a heredoc is one piece of shell text', () => {
    const { shell } = parseDockerfile('RUN a \\\n  <<E && b\nx\nE\nRUN echo $((1<<2)) <<<c "d <<E"\n');
    expect(shell).toEqual([
      { start: 4, text: 'a     <<E && b\nx\nE' },
      { start: 27, text: 'echo $((1<<2)) <<<c "d <<E"' },
    ]);
  });

  test.each([
    ['FOO a', 1],
    ['RUN <<E\na', 1],
    ['\0\nFROM a\n"', 2],
  ])('%j is a problem, and the rest stands', (text, count) => {
    expect(parseDockerfile(text).problems).toMatchObject([{ kind: 'syntax', count }]);
  });
});

test.each([
  ['__e__\nRUN a', `expression-statement(value:identifier'__e__') instruction'RUN'(body:text'a')`],
  ['RUN ["a", __e__]', `instruction'RUN'(value:array(string'a' identifier'__e__'))`],
  ['HEALTHCHECK __e__', `instruction'HEALTHCHECK'(string'__e__')`],
  ['HEALTHCHECK __e__ CMD a', `instruction'HEALTHCHECK'(string'__e__' body:instruction'CMD'(body:text'a'))`],
])('the pattern %j', (source, expected) => expect(pattern(source)).toBe(expected));

describe('hostile texts', () => {
  test('limits of size and parts are problems', () => {
    expect(parseDockerfile(' '.repeat(limits.fileBytes + 1)).problems).toMatchObject([{ kind: 'too-large' }]);
    expect(parseDockerfile(`EXPOSE ${'a '.repeat(limits.configNodes + 10)}`).problems).toMatchObject([
      { kind: 'too-costly' },
    ]);
    expect(parseDockerfile(`ENV A=${'$B'.repeat(limits.configNodes)}`).problems).toMatchObject([
      { kind: 'too-costly' },
    ]);
  });

  test.each([
    'ONBUILD ',
    'RUN a \\\n',
    'RUN <<E\n',
    'ENV A="',
    'CMD ["',
    'ENV A=${B:-',
    '\\',
    'HEALTHCHECK CMD ',
    '# escape=`\n',
    '$',
    '[',
    'RUN a <<E \\\n',
    'FROM a:',
  ])('a long run of %j is read in one pass', (piece) => {
    const text = piece.repeat(300_000 / piece.length);
    for (const start of ['', 'RUN ', 'ENV ', 'CMD [', 'FROM '])
      expect(parseDockerfile(start + text).tree.count).toBeGreaterThan(0);
  });

  const piece = fc.constantFrom(
    'FROM ',
    'RUN ',
    'ENV ',
    'COPY ',
    'CMD ',
    'ONBUILD ',
    'HEALTHCHECK ',
    'ARG ',
    'a',
    'B=',
    '"',
    "'",
    '\\',
    '\\\n',
    '\n',
    '\r\n',
    '# c\n',
    '<<E',
    '\nE\n',
    '$A',
    '${B:-c}',
    '[',
    '"x"',
    ', ',
    ']',
    '--f=',
    ':',
    '@',
    ' AS ',
    '/',
    '\t',
    '\0',
    '\ud800',
    '\ufeff',
    '`',
  );

  test('whatever the text, nodes nest, in its order, the same every time', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.boolean(), (pieces, isPattern) => {
        const text = pieces.join('');
        const options = isPattern ? { fragment: 'statements' as const } : {};
        const { tree, shell } = parseDockerfile(text, options);
        for (let n = 1; n < tree.count; n++) {
          const parent = tree.parent[n] ?? 0;
          const [start = 0, end = 0] = [tree.start[n], tree.end[n]];
          const fits = start <= end && start >= (tree.start[parent] ?? 0) && end <= (tree.end[parent] ?? 0);
          if (!fits || parent >= n)
            throw new Error(`${n} ${kindOf(tree, n)} ${start}-${end} in ${JSON.stringify(text)}`);
        }
        for (const { start, text: shellText } of shell)
          expect(start + shellText.length).toBeLessThanOrEqual(text.length);
        expect(treeText(parseDockerfile(text, options).tree)).toBe(treeText(tree));
      }),
      { numRuns: 3_000 },
    );
  });
});
