import { expect, test } from 'vitest';
import { testParsers } from '../../../../tests/parsers.ts';
import { childIn, kindOf, symbolOf } from '../../../lang/index.ts';
import { dataclassFields } from './dataclass-fields.ts';

test.each<[string, string, readonly string[]]>([
  ['data class', '@dataclass\nclass A:\n    x: str\n    y: int = 3\n', ['x', 'y']],
  ['with arguments and its module', '@dataclasses.dataclass(frozen=True)\nclass A:\n    x: str\n', ['x']],
  ['named tuple', 'class A(NamedTuple):\n    x: str\n', ['x']],
  [
    'constants and methods are no fields',
    '@dataclass\nclass A:\n    n = 1\n    c: ClassVar[int] = 2\n    x: str\n    def f(self): pass\n',
    ['x'],
  ],
  ['fields of a base are not known', '@dataclass\nclass A(Base):\n    x: str\n', []],
  ['plain class', 'class A:\n    x: str\n', []],
])('%s', (_what, text, expected) => {
  const { tree } = testParsers().parse('python', text);
  let node = 1;
  while (node < tree.count && kindOf(tree, node) !== 'class') node++;
  const names = dataclassFields(tree, node).map((one) => {
    const name = childIn(tree, one, 'name');
    return symbolOf(tree, name < 0 ? childIn(tree, one, 'left') : name);
  });
  expect(names).toEqual(expected);
});
