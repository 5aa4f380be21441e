import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Anchored, Identified } from './anchored.ts';
import { assign } from './assign.ts';
import type { Match } from './matching.ts';

interface Sketch {
  readonly rule?: string;
  readonly path?: string;
  readonly line?: number;
  readonly scope?: string;
  readonly match?: string;
  readonly context?: string;
}

function found(sketch: Sketch): Anchored {
  const {
    rule = 'r',
    path = 'a.ts',
    line = 1,
    scope = 'f',
    match = 'eval(x)',
    context = 'one\ntwo\nthree\nfour',
  } = sketch;
  return { rule, path, line, anchor: { scope, match, context } };
}

function known(id: string, sketch: Sketch): Identified {
  return { ...found(sketch), id };
}

function around(n: number): string {
  return `before ${n}\nabove\nbelow\nafter ${n}`;
}

function placesIn(...scopes: readonly string[]): Sketch[] {
  return scopes.map((scope, n) => ({ line: n, scope, context: `${scope} one\n${scope} two` }));
}

function withIds(items: readonly Anchored[]): Identified[] {
  return items.map(({ rule, path, line, anchor }, n) => ({ rule, path, line, anchor, id: `f${n}` }));
}

function outcome(matches: readonly Match[]): Record<string, string> {
  return Object.fromEntries(matches.map(({ id, after, pass }) => [id, `${after} ${pass}`]));
}

test('code that moved within its file keeps its id', () => {
  const before = [known('a', { line: 3 }), known('b', { line: 9, match: 'exec(y)' })];
  const after = [found({ line: 40, match: 'exec(y)' }), found({ line: 70 })];
  expect(outcome(assign(before, after))).toEqual({ a: '1 exact', b: '0 exact' });
});

test('what changed around it decides the pass', () => {
  const before = [
    known('context', { match: 'one()' }),
    known('scope', { match: 'two()' }),
    known('both', { match: 'three()' }),
    known('layout', { match: "four(a, 'b')" }),
    known('edited', { match: 'query("select * from users where id = " + id)' }),
  ];
  const elsewhere = 'quite\nanother\nplace\nhere';
  const after = [
    found({ match: 'one()', context: elsewhere }),
    found({ match: 'two()', scope: 'renamed' }),
    found({ match: 'three()', scope: 'renamed', context: elsewhere }),
    found({ match: 'four( a, "b", )', context: elsewhere }),
    found({ match: 'query("select * from accounts where id = " + id)', context: elsewhere }),
  ];
  expect(outcome(assign(before, after))).toEqual({
    context: '0 context-changed',
    scope: '1 scope-changed',
    both: '2 same-text',
    layout: '3 reformatted',
    edited: '4 similar',
  });
});

test('likeness carries the id and nothing else', () => {
  const before = [known('a', { match: 'query("select one" + id)' })];
  const [match] = assign(before, [found({ match: 'query("select two" + id)', line: 2 })]);
  expect(match).toMatchObject({ id: 'a', pass: 'similar', carries: 'identity-only' });
});

test('another text, another rule or another file is another finding', () => {
  const before = [known('a', {})];
  expect(assign(before, [found({ match: 'JSON.parse(body)' })])).toEqual([]);
  expect(assign(before, [found({ rule: 'other' })])).toEqual([]);
  expect(assign([...before, known('b', { path: 'b.ts' })], [found({ path: 'c.ts', match: 'zz' })])).toEqual(
    [],
  );
});

test('a renamed file takes its findings along', () => {
  const texts = ['one()', 'two()', 'three()'];
  const before = texts.map((match, n) => known(match, { match, line: n + 1, path: 'old/name.ts' }));
  const after = texts.map((match, n) => found({ match, line: n + 5, path: 'new/name.ts' }));
  expect(outcome(assign(before, after))).toEqual({
    'one()': '0 renamed',
    'two()': '1 renamed',
    'three()': '2 renamed',
  });
});

test('a file that is still there was not renamed', () => {
  const before = [known('a', { path: 'a.ts' })];
  const after = [found({ path: 'b.ts' })];
  expect(assign(before, after, { stillThere: (path) => path === 'a.ts' })).toEqual([]);
  expect(assign(before, after, { stillThere: () => false })).toHaveLength(1);
});

test('a file split in two keeps both halves', () => {
  const texts = ['one()', 'two()', 'three()', 'four()', 'five()'];
  const before = texts.map((match, n) => known(match, { match, line: n + 1, path: 'all.py' }));
  const after = texts.map((match, n) =>
    found({ match, line: n + 1, path: n < 3 ? 'first.py' : 'second.py' }),
  );
  const matches = assign(before, after);
  expect(matches.map(({ id, after: n }) => [id, texts[n]])).toEqual(
    expect.arrayContaining(texts.map((t) => [t, t])),
  );
  expect(matches.every(({ carries }) => carries === 'all')).toBe(true);
});

test('of repeated lines the one that was removed is the one that is gone', () => {
  const before = [1, 2, 3].map((n) => known(String(n), { line: n * 10, context: around(n) }));
  const after = [1, 3].map((n) => found({ line: n * 10 - 1, context: around(n) }));
  expect(outcome(assign(before, after))).toEqual({ 1: '0 exact', 3: '1 exact' });
});

test('repeated lines without anything to tell them apart stay in order', () => {
  const before = [10, 20, 30].map((line) => known(String(line), { line }));
  const after = [12, 22, 32].map((line) => found({ line }));
  expect(assign(before, after).map(({ id, after: n }) => [id, n])).toEqual([
    ['10', 0],
    ['20', 1],
    ['30', 2],
  ]);
});

test('swapped functions swap', () => {
  const before = [known('a', { line: 1, scope: 'f' }), known('b', { line: 20, scope: 'g' })];
  const after = [found({ line: 1, scope: 'g' }), found({ line: 20, scope: 'f' })];
  expect(outcome(assign(before, after))).toEqual({ a: '1 exact', b: '0 exact' });
});

test('swapped lines follow their context, not their order', () => {
  const before = [
    known('a', { line: 1, context: 'alpha 1\nalpha 2\nalpha 3\nalpha 4' }),
    known('b', { line: 20, context: 'gamma 1\ngamma 2\ngamma 3\ngamma 4' }),
  ];
  const after = [
    found({ line: 1, context: 'gamma 1\ngamma 2\ngamma 3\nchanged' }),
    found({ line: 20, context: 'alpha 1\nalpha 2\nalpha 3\nchanged' }),
  ];
  expect(assign(before, after).map(({ id, after: n }) => [id, n])).toEqual(
    expect.arrayContaining([
      ['a', 1],
      ['b', 0],
    ]),
  );
});

test('git is believed before anything else', () => {
  const before = [known('first', { line: 1 }), known('second', { line: 2 })];
  const after = [found({ line: 1 }), found({ line: 2 })];
  const hunks = [
    { before: 1, removed: 1, after: 0, added: 0 },
    { before: 2, removed: 0, after: 2, added: 1 },
  ];
  const lineMap = new Map([['a.ts', { path: 'a.ts', hunks }]]);
  expect(outcome(assign(before, after, { lineMap }))['second']).toBe('0 line-map');
});

test('where only equality counts, nothing leaves its file and nothing is guessed', () => {
  const before = [known('a', { path: 'old.ts' }), known('b', { match: 'query("select one")' })];
  const after = [found({ path: 'new.ts' }), found({ match: 'query("select two")' })];
  expect(assign(before, after, { exactOnly: true })).toEqual([]);
});

const part = fc.constantFrom('', 'x', 'yy', 'longer text', 'longer test');
const finding = fc
  .record({
    rule: fc.constantFrom('r1', 'r2'),
    path: fc.constantFrom('a', 'b', 'c'),
    line: fc.nat(30),
    scope: part,
    match: part,
    context: part,
  })
  .map(found);
const findings = fc.array(finding, { maxLength: 30 });

test('every finding of an equal set keeps its id, whatever the order', () => {
  fc.assert(
    fc.property(findings, fc.func(fc.nat()), (items, shuffle) => {
      const after = items
        .map((item, n) => ({ item, key: shuffle(n) }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item);
      const matches = assign(withIds(items), after);
      expect(matches).toHaveLength(items.length);
      for (const match of matches) expect(after[match.after]).toEqual(items[match.before]);
    }),
  );
});

test('no finding has two partners, and partners have the rule in common', () => {
  fc.assert(
    fc.property(findings, findings, (before, after) => {
      const matches = assign(withIds(before), after);
      expect(new Set(matches.map((match) => match.before)).size).toBe(matches.length);
      expect(new Set(matches.map((match) => match.after)).size).toBe(matches.length);
      for (const match of matches) expect(before[match.before]?.rule).toBe(after[match.after]?.rule);
    }),
  );
});

test('the result does not depend on the order of either side', () => {
  fc.assert(
    fc.property(findings, findings, (items, after) => {
      const before = withIds(items);
      const plain = assign(before, after).map(({ id, after: n, pass }) => [
        id,
        JSON.stringify(after[n]),
        pass,
      ]);
      const turned = [...after].reverse();
      const other = assign([...before].reverse(), turned).map(({ id, after: n, pass }) => [
        id,
        JSON.stringify(turned[n]),
        pass,
      ]);
      expect(other.sort()).toEqual(plain.sort());
    }),
  );
});

test('between edited lines that are equally alike, the one where the others moved to is taken', () => {
  const before = [
    known('sure', { line: 1, match: 'sure()' }),
    known('edited', { line: 10, match: 'query("select one" + id)' }),
  ];
  const after = [
    found({ line: 101, match: 'sure()' }),
    found({ line: 20, match: 'query("select two" + id)' }),
    found({ line: 110, match: 'query("select two" + id)' }),
  ];
  expect(outcome(assign(before, after))['edited']).toBe('2 similar');
});

test('a common text with nothing else in common is not enough among several', () => {
  const before = placesIn('a', 'b').map((sketch, n) => known(String(n), sketch));
  expect(assign(before, placesIn('c', 'd').map(found))).toEqual([]);
  expect(assign(before.slice(1), placesIn('c').map(found))).toHaveLength(1);
});

test('hostile sets stay bounded', () => {
  const many = Array.from({ length: 5_000 }, (_, n) => found({ line: n, match: 'x', context: `${n}` }));
  const others = Array.from({ length: 4_999 }, (_, n) =>
    found({ line: n, match: 'x', context: `other ${n}` }),
  );
  expect(assign(withIds(many), others).length).toBeLessThanOrEqual(others.length);
});
