import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { limits } from '../../core/limits.ts';
import { nestingOf } from './depth.ts';
import { readFast } from './fast-reader.ts';
import { readFull } from './full-reader.ts';
import { itemsOf, pairOf, scalarOf, valueOf } from './node.ts';
import type { YamlNode } from './node.ts';
import { readYaml } from './read-yaml.ts';

/** What both readers must agree on: structure, text, style, and where everything begins. */
function shape(node: YamlNode): unknown {
  if (node.kind === 'map')
    return [node.start, node.pairs.map(({ key, value }) => [shape(key), shape(value)])];
  if (node.kind === 'seq') return [node.start, node.items.map(shape)];
  const written = node.text !== '' || node.style !== 'plain';
  const inline = node.style !== 'literal' && node.style !== 'folded';
  return [node.text, node.style, written ? node.start : 0, written && inline ? node.end : 0];
}

function bothAgree(text: string): void {
  const fast = readFast(text, limits.yamlDepth);
  if (fast === undefined) return;
  const full = readFull(text);
  expect(full.problems).toEqual([]);
  expect(fast.map(shape)).toEqual(full.nodes.map(shape));
}

const understood = [
  'a: 1\nb:\n  - x\n  - y: z\n    w: v\nc:\n- same\n- indent\n',
  "on: push\nno: yes\n\"quoted key\": 'it''s'\n",
  'a: |\n  one\n\n    two\n  three\n\nb: >-\n  folded\n  text\n\n  para\n    deeper\n  back\n',
  'a: |+\n  keep\n\n\nb: |2\n   three\nc: >\n\n  lead\n',
  'a: "tab\\t \\u00e9 \\x41 \\""\nb: plain # comment\nc: a#b:c\n',
  'a: [x, "y", {k: v, l}, []]\nb: {a: [1, 2], "c":d}\nc: [\n  x, # why\n  y,\n  ]\n',
  '# only\n\n# comments\n',
  'plain\n  goes on\n\n  here\n',
  '---\na: 1\n---\nb: 2\n',
  '- - a\n  - b\n-\n  c: d\n- \n- e\n',
  'a:\n  # comment\n  b: c\n# end',
  'if: a == b &&\n  c != d\nrun: echo ${{ x }}\n',
];

describe('the fast reader', () => {
  test.each(understood)('understands %j as the full parser does', (text) => {
    expect(readFast(text, limits.yamlDepth)).toBeDefined();
    bothAgree(text);
  });

  test.each([
    'a: &x 1\nb: *x\n',
    'a: !t 1\n',
    '? a\n: b\n',
    'a: 1\r\n',
    'a:\t1\n',
    'a: "x\n  y"\n',
    'a: 1\na: 2\n',
    'a: b: c\n',
    'a: [x\n',
    '%YAML 1.2\n---\na: 1\n',
  ])('leaves %j to it', (text) => expect(readFast(text, limits.yamlDepth)).toBeUndefined());

  test('agrees with the full parser on whatever is written as YAML', () => {
    const scalar = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('', 'on', 'a: b', '- x', '#', "it's", '{', 'x\ny\n', ' lead', '"', '${{ a }}'),
    );
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        scalar,
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(scalar, tie('node'), { maxKeys: 3 }),
      ),
    })).node;
    const style = fc.record({
      indent: fc.constantFrom(2, 4),
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(0, 20, 80),
      collectionStyle: fc.constantFrom('any' as const, 'flow' as const),
    });
    fc.assert(
      fc.property(value, style, (data, options) => bothAgree(stringify(data, options))),
      { numRuns: 600 },
    );
  });

  test('agrees with the full parser on what is nearly YAML', () => {
    const piece = fc.constantFrom(
      'a',
      'b: ',
      '- ',
      '\n',
      '\n  ',
      '\n    ',
      ': ',
      ' #c',
      '"',
      "'",
      '|',
      '>-',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '? ',
      'x y',
      '---\n',
      '\\',
      '\n\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        const fast = readFast(text, limits.yamlDepth);
        const full = readFull(text);
        // Where the full parser sees an error the fast one may be lenient; where it sees none they must agree.
        if (fast !== undefined && full.problems.length === 0)
          expect(fast.map(shape)).toEqual(full.nodes.map(shape));
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('readYaml', () => {
  test('gives keys, values and their places', () => {
    const text = 'on: push\njobs:\n  a: {steps: [{run: "x"}]}\n';
    const [root] = readYaml(text).nodes;
    const step = itemsOf(valueOf(valueOf(valueOf(root, 'jobs'), 'a'), 'steps'))[0];
    const run = scalarOf(step, 'run');
    expect(run).toMatchObject({ text: 'x', style: 'double' });
    expect(text.slice(run?.start, run?.end)).toBe('"x"');
    expect(pairOf(root, 'on')?.key).toMatchObject({ text: 'on', start: 0, end: 2 });
    expect(valueOf(root, '__proto__')).toBeUndefined();
  });

  test('aliases share the node they stand for', () => {
    const [root] = readYaml('a: &x {k: v}\nb: *x\n').nodes;
    expect(valueOf(root, 'b')).toBe(valueOf(root, 'a'));
  });

  test.each([
    ['a: [\n', 'half a sequence'],
    ['a: 1\na: 2\n', 'a key twice'],
    ['a: *nowhere\n', 'an unknown alias'],
    ['a: &a [*a]\n', 'an anchor inside itself'],
    ['a: 1\0', 'a zero byte'],
  ])('%j is a problem: %s', (text) => expect(readYaml(text).problems).not.toEqual([]));

  test('what was understood of a broken file is still there', () => {
    const { nodes, problems } = readYaml('a: 1\nb: *nowhere\nc: 3\n');
    expect(problems).toHaveLength(1);
    expect(scalarOf(nodes[0], 'c')?.text).toBe('3');
  });

  test.each([
    ['size', `a: ${'x'.repeat(limits.yamlBytes)}`, /larger/],
    ['size for the full parser', '}} '.repeat(limits.yamlSlowBytes / 2), /neither/],
    ['depth of brackets', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, /deeper/],
    [
      'depth of indentation',
      Array.from({ length: 200 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
      /deeper/,
    ],
    ['depth of dashes', '- '.repeat(500), /deeper/],
    ['aliases', `a: &a 1\nb: [${'*a, '.repeat(limits.yamlAliases + 1)}]\n`, /aliases/],
    ['nodes', laughs(), /nodes/],
  ])('the limit of %s is a problem, not a crash', (_, text, message) => {
    const { nodes, problems } = readYaml(text);
    expect(nodes).toEqual([]);
    expect(problems[0]?.message).toMatch(message);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void readYaml(text)),
      { numRuns: 500 },
    );
  });
});

/** Ten levels of ten aliases each: 10 ^ 9 nodes when expanded. */
function laughs(): string {
  const lines = ['l0: &l0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let n = 1; n < 9; n++)
    lines.push(`l${n}: &l${n} [${Array.from({ length: 10 }, () => `*l${n - 1}`).join(', ')}]`);
  return `${lines.join('\n')}\n`;
}

test('nesting is an upper bound that braces in scripts do not raise', () => {
  const script = Array.from({ length: 500 }, () => '      echo "{"').join('\n');
  expect(nestingOf(`jobs:\n  a:\n    run: |\n${script}\n`, 100)).toBeLessThan(10);
  expect(nestingOf('{"a": [{"b": [1]}]}', 100)).toBeGreaterThanOrEqual(4);
});
