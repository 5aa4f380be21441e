import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { flowText, type Plain } from './flow-text.ts';
import { addDismissal, addItem, setField, type ListName } from './patch.ts';
import { readModel } from './read.ts';

const sample = readFileSync(join(import.meta.dirname, 'testdata/file-upload.yaml'), 'utf8');
const blocks = `version: 1 # the format
system:
  id: shop   # short
  description: |
    Sells things.

    Online.

# people first
actors:
- id: user   # everybody
  trust: user
- id: staff
  trust: staff

zones: []
assets:
threats:
  - id: t-1
    title: >-
      Somebody
      does something
    impact: 3
    likelihood: 3
    # none yet
    mitigations:
      - m-1   # the first

mitigations: [
  {id: m-1, title: "One, two", layer: code},   # trailing
]
# the end
`;

function added(text: string, list: ListName, item: Readonly<Record<string, Plain>>): string {
  const patched = addItem(text, list, item);
  if (!patched.ok) throw new Error(patched.error);
  return patched.value;
}

function set(text: string, id: string, field: string, value: Plain): string {
  const patched = setField(text, id, field, value);
  if (!patched.ok) throw new Error(patched.error);
  return patched.value;
}

/** Lines of `before` that are not in `after`, in order. */
function lost(before: string, after: string): readonly string[] {
  const kept = after.split('\n');
  let at = 0;
  return before.split('\n').filter((line) => {
    const found = kept.indexOf(line, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}

test('an item goes behind the last one, in the same column, comments untouched', () => {
  const text = added(blocks, 'actors', { id: 'ops', trust: 'admin' });
  expect(text).toContain('  trust: staff\n- {id: ops, trust: admin}\n\nzones');
  expect(lost(blocks, text)).toEqual([]);
});

test('empty, missing and bracketed lists take an item too', () => {
  expect(added(blocks, 'zones', { id: 'z', trust: 1 })).toContain('\nzones: [{id: z, trust: 1}]\n');
  expect(added(blocks, 'assets', { id: 'a' })).toContain('\nassets:\n  - {id: a}\nthreats:');
  expect(added(blocks, 'mitigations', { id: 'm-2' })).toContain('layer: code}, {id: m-2},   # trailing\n]');
  expect(added(blocks, 'risks', { id: 'r' })).toMatch(/\]\nrisks:\n {2}- \{id: r\}\n# the end\n$/);
  expect(parse(added('version: 1', 'zones', { id: 'z' }))).toEqual({ version: 1, zones: [{ id: 'z' }] });
});

test('a field is replaced where it stands', () => {
  expect(set(blocks, 'user', 'trust', 'staff')).toBe(blocks.replace('  trust: user\n', '  trust: staff\n'));
  expect(set(blocks, 't-1', 'impact', 5)).toBe(blocks.replace('impact: 3', 'impact: 5'));
  expect(set(blocks, 'm-1', 'title', 'a: b')).toBe(blocks.replace('"One, two"', '"a: b"'));
  expect(set(blocks, 't-1', 'title', 'Short')).toContain('    title: Short\n    impact: 3\n');
  expect(set(blocks, 't-1', 'mitigations', ['m-1', 'm-2'])).toContain(
    '    mitigations: [m-1, m-2]   # the first\n',
  );
  expect(set(blocks, 'shop', 'description', 'New')).toContain('description: New\n\n# people first');
});

test('a new field goes to the end of its item', () => {
  expect(set(blocks, 'm-1', 'owner', '@team')).toContain('layer: code, owner: "@team"},   # trailing');
  expect(set(blocks, 'user', 'name', 'User')).toContain('  trust: user\n  name: User\n- id: staff');
  expect(set(blocks, 'shop', 'owner', 'team')).toContain('    Online.\n  owner: team\n\n# people first');
});

test('what cannot be done says why', () => {
  expect(addItem('{version: 1}', 'zones', {}).ok).toBe(false);
  expect(addItem('a: [', 'zones', {})).toEqual({
    ok: false,
    error: 'the file is not valid YAML; correct it first',
  });
  expect(addItem('zones: 3\n', 'zones', {})).toEqual({ ok: false, error: '"zones" is not a list' });
  expect(setField(blocks, 'nobody', 'a', 1)).toEqual({
    ok: false,
    error: 'there is no item with the id "nobody"',
  });
});

test('a dismissal is found again', () => {
  const patched = addDismissal(sample, {
    rule: 'web/csrf',
    on: 'api',
    why: 'There are no cookies, so: no CSRF',
  });
  expect(patched.ok).toBe(true);
  if (!patched.ok) return;
  expect(patched.value.startsWith(sample)).toBe(true);
  const { model } = readModel(patched.value, 'm.yaml', () => undefined);
  expect(model?.dismissed).toEqual([
    { rule: 'web/csrf', on: 'api', why: 'There are no cookies, so: no CSRF' },
  ]);
});

/** How many characters two texts share at their start and end together: all of the first, if the other only adds. */
function commonEnds(a: string, b: string): number {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length && a.at(-1 - end) === b.at(-1 - end)) end++;
  return start + end;
}

const plain = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'yes',
      'null',
      '1',
      '1e3',
      '0x1',
      '- a',
      '# b',
      'a: b',
      ' a',
      'a ',
      '',
      '~',
      '2026-01-01',
      '*a',
      '"',
      '<<',
    ),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value;

const fields = fc
  .dictionary(fc.constantFrom('id', 'title', 'on', 'why', 'ext'), plain, {
    minKeys: 1,
    noNullPrototype: true,
  })
  .filter((item) => Object.keys(item).length > 0);
const lists = fc.constantFrom<ListName[]>(
  'actors',
  'zones',
  'assets',
  'threats',
  'mitigations',
  'reviews',
  'dismissed',
);
const texts = fc.constantFrom(
  sample,
  blocks,
  blocks.replaceAll('\n', '\r\n'),
  blocks.trimEnd(),
  `${blocks}\n\n`,
);

test('a value written on one line is the same value when read', () => {
  fc.assert(
    fc.property(plain, (value) => {
      expect(parse(`a: ${flowText(value)}`)).toEqual({ a: value });
    }),
    { numRuns: 1_000 },
  );
});

test('what was added is read again, last in its list, and no other byte changes', () => {
  fc.assert(
    fc.property(texts, lists, fields, (text, list, item) => {
      const patched = added(text, list, item);
      const before = parse(text);
      expect(parse(patched)).toEqual({ ...before, [list]: [...(before[list] ?? []), item] });
      expect(commonEnds(text, patched)).toBeGreaterThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});

test('a field that was set is read again, and nothing else of the value changes', () => {
  const ids = fc.constantFrom('user', 'staff', 't-1', 'm-1', 'shop');
  fc.assert(
    fc.property(
      texts.filter((text) => text !== sample),
      ids,
      fc.constantFrom('title', 'trust', 'impact', 'new', 'mitigations'),
      plain,
      (text, id, field, value) => {
        const patched = set(text, id, field, value);
        const expected: unknown = JSON.parse(JSON.stringify(parse(text)), (_, it: unknown) =>
          typeof it === 'object' && it !== null && Reflect.get(it, 'id') === id
            ? { ...it, [field]: value }
            : it,
        );
        expect(parse(patched)).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});
