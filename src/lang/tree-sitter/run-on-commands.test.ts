import { expect, test } from 'vitest';
import { loadWasm } from '../../../tests/load-wasm.ts';
import { createParsers, kindOf, textOf } from '../index.ts';

const parsers = createParsers({ loadWasm });

/** The texts of all commands of a script. */
function commandsOf(script: string): readonly string[] {
  const { tree } = parsers.parse('bash', script);
  expect(tree.text).toBe(script);
  const found: string[] = [];
  for (let node = 0; node < tree.count; node++)
    if (kindOf(tree, node) === 'call') found.push(textOf(tree, node));
  return found;
}

test('a command ends with its line, whatever is redirected later', () => {
  expect(commandsOf('p 1 | q | r\n\n# note\ns 2 | t\nu | v > file\n')).toEqual([
    'p 1',
    'q',
    'r',
    's 2',
    't',
    'u',
    'v',
  ]);
});

test('a line end that is escaped does not end it', () => {
  expect(commandsOf('p | q \\\n  1 | r\nu | v > file\n')).toEqual(['p', 'q \\\n  1', 'r', 'u', 'v']);
});
