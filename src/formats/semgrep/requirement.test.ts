import { expect, test } from 'vitest';
import { readRequirement, satisfies } from './requirement.ts';

test.each([
  ['A', ['A'], true],
  ['A and B', ['A'], false],
  ['A or B and C', ['A'], true],
  ['(A or B) and C', ['A'], false],
  ['not A', [], true],
  ['not A or A', ['A'], true],
  ['A and not (B or C)', ['A', 'C'], false],
  ['True', [], true],
])('%s of %j is %s', (text, labels, answer) => {
  const requirement = readRequirement(text);
  expect(requirement.ok && satisfies(new Set(labels), requirement.value)).toBe(answer);
});

test.each([
  '',
  'A and',
  'A B',
  '(A',
  'A)',
  'and',
  '$X',
  'A & B',
  `${'('.repeat(1000)}A`,
  `${'not '.repeat(3000)}A`,
])('%s is none', (text) => {
  expect(readRequirement(text).ok).toBe(false);
});
