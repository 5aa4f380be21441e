import { expect, test } from 'vitest';
import { loadWasm } from '../../../tests/load-wasm.ts';
import { createParsers, treeText } from '../index.ts';

const parsers = createParsers({ loadWasm });

test('an implicit parameter with a type', () => {
  const text = 'val x = run { implicit r: Req[Any] =>\n  go(r)\n}\n';
  const { tree, problems } = parsers.parse('scala', text);
  expect(problems).toEqual([]);
  expect(tree.text).toBe(text);
  expect(treeText(tree)).toContain("parameter(name:identifier'r' type:");
});
