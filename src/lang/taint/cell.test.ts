import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import { anyKey, Cells, clean, flat, type Cell } from './cell.ts';
import { TaintTable, traced, union, type Taints } from './taint.ts';

const table = (): TaintTable => new TaintTable(limits.taintFields);
const shared = table();
const cells = new Cells(shared);

function taintsOf(ids: readonly number[]): Taints {
  return ids.reduce<Taints>((all, id) => {
    const taint = shared.source({ id, file: '', label: '', bySideEffect: 'no', control: false });
    return union(all, [{ taint, trace: traced(undefined, { file: '', node: id }) }]);
  }, []);
}

const taints = fc.array(fc.nat(5), { maxLength: 3 }).map(taintsOf);
const key = fc.constantFrom('a', 'b', anyKey);
const { cell } = fc.letrec<{ cell: Cell }>((tie) => ({
  cell: fc.oneof(
    { depthSize: 'small' },
    taints.map(flat),
    fc.record({
      taints,
      fields: fc.dictionary(key, tie('cell'), { maxKeys: 3 }).map((all) => new Map(Object.entries(all))),
    }),
  ),
}));

/** What can be read of a value, as text. */
function read(of: Cell, depth = 2): string {
  const ids = of.taints.map(({ taint }) => taint.id).join(',');
  if (depth === 0) return ids;
  return `${ids}(${['a', 'b', 'c'].map((one) => read(cells.field(of, one), depth - 1)).join(';')})`;
}

test('joining is the same in any order, and joining twice is joining once', () => {
  fc.assert(
    fc.property(cell, cell, (a, b) => {
      expect(read(cells.join(a, b))).toBe(read(cells.join(b, a)));
      const once = cells.join(a, b);
      expect(cells.join(once, b)).toBe(once);
    }),
  );
});

test('what is read of a joined value is what is read of both', () => {
  fc.assert(
    fc.property(cell, cell, fc.constantFrom('a', 'b', 'c'), (a, b, one) => {
      const joined = cells.field(cells.join(a, b), one);
      const both = cells.join(cells.field(a, one), cells.field(b, one));
      expect(joined.taints.map(({ taint }) => taint.id)).toEqual(both.taints.map(({ taint }) => taint.id));
    }),
  );
});

test('a value that is made smaller loses no taint', () => {
  fc.assert(
    fc.property(cell, fc.nat(2), (a, depth) => {
      expect(cells.deep(cells.shallow(a, depth))).toEqual(cells.deep(a));
    }),
  );
});

test('a field that is written is what is read, and others stay', () => {
  const source = flat(taintsOf([1]));
  const written = cells.withField(source, 'a', clean, false);
  expect(cells.field(written, 'a').taints).toEqual([]);
  expect(cells.field(written, 'b').taints).toEqual(source.taints);
  const weak = cells.withField(source, anyKey, flat(taintsOf([2])), true);
  expect(cells.field(weak, 'b').taints).toHaveLength(2);
});

test('a value has no more keys than are kept, and what has no key of its own is in all', () => {
  let many: Cell = clean;
  for (let n = 0; n <= limits.taintKeys; n++)
    many = cells.withField(many, `k${n}`, flat(taintsOf([n === limits.taintKeys ? 1 : 0])), false);
  expect(many.fields?.has(`k${limits.taintKeys}`)).toBe(false);
  expect(many.fields?.size).toBe(limits.taintKeys + 1);
  expect(cells.field(many, `k${limits.taintKeys}`).taints).toHaveLength(1);
});

test('fields of inputs are told apart down to a depth', () => {
  const own = table();
  const input = own.input({ kind: 'self' }, []);
  const own2 = new Cells(own);
  let at = flat([{ taint: input, trace: traced(undefined, { file: '', node: 0 }) }]);
  for (let n = 0; n < limits.taintFields + 2; n++) at = own2.field(at, 'f');
  expect(at.taints.map(({ taint }) => taint.input?.path.length)).toEqual([limits.taintFields]);
});
