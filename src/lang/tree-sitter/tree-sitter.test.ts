import { describe, expect, test } from 'vitest';
import { loadWasm } from '../../../tests/load-wasm.ts';
import { bulkDecode } from './bulk-decode.ts';
import { OverBudget, TreeSitterCore } from './core.ts';
import { cursorDecode } from './cursor-decode.ts';
import { emptyTree, nodeFlags, type DecodedTree } from './decoded-tree.ts';
import { coreWasm, grammars, type GrammarName } from './grammar-names.ts';
import { GrammarParser } from './grammar-parser.ts';
import { readGrammar, type Grammar } from './grammar.ts';
import { nestsTooDeep } from './html-nesting.ts';
import { subtree } from './layout.ts';
import { agree, sameTree } from './self-check.ts';
import { webAssembly } from './web-assembly.ts';

const names = Object.keys(grammars) as GrammarName[];
const plenty = { checks: 1_000_000, units: 100_000_000 };
const compile = (file: string): object => new (webAssembly().Module)(loadWasm(file));

function freshCore(): TreeSitterCore {
  return new TreeSitterCore(compile(coreWasm));
}

function linked(core: TreeSitterCore, name: GrammarName): Grammar {
  return readGrammar(core, name, core.link(compile(grammars[name].wasm)));
}

function decoded(
  core: TreeSitterCore,
  grammar: Grammar,
  text: string,
): { bulk: DecodedTree; cursor: DecodedTree } {
  const address = core.parse(grammar.address, text, plenty);
  const [bulk, cursor] = [emptyTree(grammar, 16), emptyTree(grammar, 16)];
  bulk.text = text;
  expect(bulkDecode(core, address, bulk)).toBe(true);
  cursorDecode(core, address, cursor);
  core.freeTree(address);
  return { bulk, cursor };
}

describe('the decode of the heap', () => {
  const shared = freshCore();

  test.each(names)('reads the same %s tree as the cursor, errors and all', (name) => {
    const grammar = linked(shared, name);
    const { bulk, cursor } = decoded(shared, grammar, grammars[name].sample.repeat(3));
    expect(bulk.count).toBeGreaterThan(20);
    expect(sameTree(bulk, cursor)).toBe(true);
    expect(agree(shared, grammar, grammars[name].sample)).toBe(true);
  });

  test('reads missing tokens, extras and fields', () => {
    const core = freshCore();
    const grammar = linked(core, 'java');
    const { bulk } = decoded(core, grammar, '// c\nclass A { int x = 1 }');
    const flagged = (flag: number): string[] =>
      Array.from({ length: bulk.count }, (_, n) => n)
        .filter((n) => ((bulk.flags[n] ?? 0) & flag) !== 0)
        .map((n) => grammar.types[bulk.type[n] ?? 0] ?? '');
    expect(flagged(nodeFlags.extra)).toContain('line_comment');
    expect(flagged(nodeFlags.missing)).toContain(';');
    expect(Array.from(bulk.field.slice(0, bulk.count), (field) => grammar.fields[field])).toContain(
      'declarator',
    );
  });

  test('notices trees that differ', () => {
    const core = freshCore();
    const { bulk, cursor } = decoded(core, linked(core, 'json'), '[1, 2]');
    bulk.end[2] = 99;
    expect(sameTree(bulk, cursor)).toBe(false);
  });

  test('gives up where there is no tree', () => {
    const core = freshCore();
    const grammar = linked(core, 'json');
    const child = core.call('calloc', 128, 1);
    const header = child + subtree.bytes;
    // A subtree that is its own only child: children lie before the header.
    core.setWord(child, header);
    core.setWord(header + subtree.childCount, 1);
    expect(bulkDecode(core, child, emptyTree(grammar, 16))).toBe(false);
  });

  test('survives the growth of the memory, of which it keeps no view', () => {
    const parser = new GrammarParser(loadWasm);
    const big = parser.parse('json', `[${'{"a": [1, 2, 3]},'.repeat(60_000)}1]`);
    expect(big.kind === 'tree' && big.tree.count).toBeGreaterThan(900_000);
    const small = parser.parse('json', '[1]');
    expect(small.kind === 'tree' && small.tree.count).toBe(5);
  });
});

describe('a parse within bounds', () => {
  test('stops when the checks run out, and goes on with the next text', () => {
    const core = freshCore();
    const { address } = linked(core, 'python');
    expect(core.parse(address, 'f(1)\n'.repeat(2_000), { checks: 0, units: 1_000_000 })).toBe(0);
    expect(core.parse(address, 'f(1)\n', plenty)).toBeGreaterThan(0);
  });

  test('stops when the text was read too often', () => {
    const core = freshCore();
    const { address } = linked(core, 'python');
    expect(() => core.parse(address, 'f(1)\n'.repeat(2_000), { checks: 1_000_000, units: 100 })).toThrow(
      OverBudget,
    );
  });

  test('a scanner that goes back to the start of the line for every token is stopped', () => {
    const parser = new GrammarParser(loadWasm);
    expect(parser.parse('scala', `x = 1${'+1'.repeat(15_000)}`).kind).toBe('too-costly');
    expect(parser.parse('scala', 'x = 1').kind).toBe('tree');
  });

  test('a trap is a value, and the parser works on', () => {
    const parser = new GrammarParser(loadWasm);
    const [first, second] = [parser.parse('java', '([{'.repeat(40_000)), parser.parse('java', 'int x;')];
    expect(['crashed', 'tree', 'too-costly']).toContain(first.kind);
    expect(second.kind === 'tree' && second.tree.count).toBe(7);
  });

  test('elements without end are counted before the parser sees them', () => {
    expect(nestsTooDeep('<a>'.repeat(2_001))).toBe(true);
    expect(nestsTooDeep('<a></a>'.repeat(5_000))).toBe(false);
    expect(nestsTooDeep('<br><p><img src=">"><li><a/>'.repeat(5_000))).toBe(false);
    expect(new GrammarParser(loadWasm).parse('html', '<div>'.repeat(3_000)).kind).toBe('too-costly');
  });

  test('every grammar loads', () => {
    const parser = new GrammarParser(loadWasm);
    expect(names.filter((name) => !parser.readsInBulk(name))).toEqual([]);
  });

  test('no file, no parse', () => {
    const parser = new GrammarParser(() => {
      throw new Error('not there');
    });
    expect(() => parser.parse('json', '1')).toThrow('not there');
  });
});
