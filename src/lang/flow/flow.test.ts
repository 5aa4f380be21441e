import { parseSync } from 'oxc-parser';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadWasm } from '../../../tests/load-wasm.ts';
import { limits } from '../../core/limits.ts';
import { createParsers, type LanguageId } from '../index.ts';
import { FileFlow, type FunctionFlow } from './index.ts';

const parsers = createParsers({ loadWasm, loadOxc: () => parseSync });

function flowOf(language: LanguageId, code: string): FileFlow {
  return new FileFlow(parsers.parse(language, code).tree);
}

/** The texts of the calls that control can come to, in the order of the blocks. */
function calls(language: LanguageId, code: string, root = 0): readonly string[] {
  const file = flowOf(language, code);
  const { tree } = file;
  const flow = file.of(file.roots[root] ?? 0);
  const steps = flow.order.flatMap((block) => flow.blocks[block]?.steps ?? []);
  return steps.flatMap((step) =>
    step.op === 'call' ? [tree.text.slice(tree.start[step.node], tree.end[step.node])] : [],
  );
}

/** Ways from the start to the end, each as the calls on it, loops gone through at most once. */
function ways(flow: FunctionFlow, text: (node: number) => string): readonly string[] {
  const found: string[] = [];
  const go = (block: number, seen: readonly number[], way: string): void => {
    const steps = flow.blocks[block]?.steps ?? [];
    const here = way + steps.map((step) => (step.op === 'call' ? text(step.node) : '')).join('');
    if (block === flow.exit) found.push(here);
    for (const { to } of flow.blocks[block]?.next ?? []) if (!seen.includes(to)) go(to, [...seen, to], here);
  };
  go(0, [0], '');
  return [...new Set(found)].sort();
}

function waysOf(language: LanguageId, code: string): readonly string[] {
  const file = flowOf(language, code);
  const { tree } = file;
  return ways(
    file.of(file.roots.at(-1) ?? 0),
    (node) => tree.text.slice(tree.start[node], tree.end[node])[0] ?? '',
  );
}

test.each([
  ['if (x) { a(); } else { b(); } c();', ['ac', 'bc']],
  ['if (true) { a(); } else { b(); }', ['a']],
  ['while (true) { a(); if (x) break; }', ['a']],
  ['do { a(); } while (x);', ['a']],
  ['for (;;) { if (x) continue; a(); return; }', ['a']],
  ['outer: for (;;) { for (;;) { a(); break outer; } } b();', ['ab']],
  ['switch (x) { case 1: a(); case 2: b(); break; default: c(); } d();', ['abd', 'bd', 'cd']],
  ['try { a(); } catch (e) { b(); } finally { c(); } d();', ['abc', 'abcd', 'ac', 'acd', 'bc', 'bcd', 'c']],
  ['try { return; } finally { a(); }', ['a']],
  ['try { x = 1; } catch (e) { a(); } b();', ['b']],
  ['a(); throw 1; b();', ['a']],
  ['a(() => { b(); });', ['a', 'ba']],
] as const)('%s', (body, expected) => {
  expect(waysOf('javascript', `function f() { ${body} }`)).toEqual(expected);
});

test('only what is inside a function or the module itself is looked at there', () => {
  const code = 'a();\nfunction f() { b(); }\nclass C { m() { c(); } }\nx.on(() => { d(); });';
  expect(new Set(calls('javascript', code, 0))).toEqual(new Set(['a()', 'd()', 'x.on(() => { d(); })']));
  expect(calls('javascript', code, 1)).toEqual(['b()']);
  expect(calls('javascript', code, 2)).toEqual(['c()']);
});

test('a function that stands behind a return is known all the same', () => {
  expect(calls('javascript', 'function f() { return; function g() { a(); } b(); }', 1)).toEqual(['a()']);
});

test('what a loop of Python names is known behind it', () => {
  const file = flowOf('python', 'for x in y:\n  pass\nf(x)\n');
  const steps = file.of(0).blocks.flatMap(({ steps: all }) => all);
  const bound = steps.flatMap((step) =>
    step.op === 'assign' && step.target.kind === 'place' ? [step.target.place] : [],
  );
  const used = steps.flatMap((step) => (step.op === 'call' ? step.arguments.map(({ value }) => value) : []));
  const variableOf = (one: unknown): unknown =>
    typeof one === 'object' && one !== null && 'variable' in one ? one.variable : one;
  expect(bound.map(variableOf)).toContain(variableOf(used[0]));
});

test('a function that is too large is cut, and says so', () => {
  const file = flowOf('javascript', `${'if (x) { a(); }\n'.repeat(limits.flowBlocks / 2 + 1)}`);
  expect(file.of(0).cut).toBe(true);
});

test('every edge leads to a block, and every block that is listed can be reached', () => {
  const piece = fc.constantFrom(
    'a();',
    'if (x) {',
    '} else {',
    '}',
    'for (;;) {',
    'break;',
    'return b();',
    'try {',
    '} catch (e) {',
    '} finally {',
    'throw c();',
    'x => {',
    'switch (x) { case 1:',
    'l: while (y) {',
    'continue;',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const file = flowOf('javascript', `function f() { ${pieces.join(' ')} }`);
      for (const root of file.roots) {
        const { blocks, order } = file.of(root);
        const reached = new Set(order);
        for (const block of order)
          for (const { to } of blocks[block]?.next ?? [])
            expect(reached.has(to) && blocks[to] !== undefined).toBe(true);
      }
    }),
  );
});
