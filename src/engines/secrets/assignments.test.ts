import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { Assignments } from './assignments.ts';

test.each([
  ['API_TOKEN=abc', 'API_TOKEN', 'abc'],
  ['api-token: abc # why', 'api-token', 'abc'],
  ['"token": "a b c",', 'token', 'a b c'],
  [`token := 'x'`, 'token', 'x'],
  ['const token: string = `x`;', 'token', 'x'],
  [`'token' => "x"`, 'token', 'x'],
  ['os.environ["MY_TOKEN"] = "x"', 'MY_TOKEN', 'x'],
  ['setToken("x")', 'setToken', 'x'],
  [`set('token', 'x')`, 'token', 'x'],
  ['<token>x</token>', 'token', 'x'],
  ['run --token x y', '--token', 'x'],
  [String.raw`"{\"token\": \"x\"}"`, 'token', 'x'],
  ['token: abc123', 'token', 'abc123'],
])('%s', (text, name, value) => {
  expect(read(text)).toEqual([name, value]);
});

test.each([
  'token',
  'token ==  "x"',
  'the token x',
  'token()',
  'token = read(file)',
  'token = "',
  'token =\n"x"',
  'token(x)',
])('none in %s', (text) => {
  expect(read(text)).toBeUndefined();
});

test('any text: bounded work, and stretches inside of it', () => {
  assert(
    property(string(), string(), (before, after) => {
      const bytes = Buffer.from(`${before}token${after}`);
      const at = bytes.toString('latin1').toLowerCase().indexOf('token');
      const assignments = new Assignments(bytes);
      const found = assignments.at(at, at + 5);
      expect(assignments.steps).toBeLessThan(1000);
      if (found !== undefined) expect(found.value.end).toBeLessThanOrEqual(bytes.length);
    }),
  );
});

function read(text: string): readonly [string, string] | undefined {
  const bytes = Buffer.from(text);
  const at = text.toLowerCase().indexOf('token');
  const found = new Assignments(bytes).at(at, at + 5);
  if (found === undefined) return undefined;
  const { name, value } = found;
  return [bytes.toString('latin1', name.start, name.end), bytes.toString('latin1', value.start, value.end)];
}
