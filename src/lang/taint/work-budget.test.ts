import { expect, test } from 'vitest';
import { testParsers } from '../../../tests/parsers.ts';
import { FileFlow } from '../flow/index.ts';
import { namesOf } from '../names/index.ts';
import { clean } from './cell.ts';
import { FileTaint } from './file-taint.ts';
import { followTaint } from './follow-taint.ts';
import type { TaintOptions } from './marks.ts';
import { WorkBudget } from './work-budget.ts';

const options: TaintOptions = {
  safeFunctions: false,
  safeIndexes: false,
  safeComparisons: false,
  safeBooleans: false,
  safeNumbers: false,
  onlyAssignments: false,
  acrossFunctions: true,
};
const code = 'function f(a) {\n  return g(a.b, a.c);\n}\nfunction g(x, y) {\n  return { x, y };\n}\n';

function followed(budget: WorkBudget): boolean {
  const { tree } = testParsers().parse('javascript', code, {});
  const file = new FileTaint(new FileFlow(tree, namesOf(tree)));
  const calls = { summariesOf: () => [], summariesOfValue: () => [], imported: () => clean, budget };
  const marks = { nodes: new Map(), sourceNodes: [], sinkNodes: [] };
  return !followTaint(file, marks, options, { calls, isConcerned: () => true }).incomplete;
}

test('what is followed within its budget is followed to the end', () => {
  expect(followed(new WorkBudget(1_000))).toBe(true);
});

test('a budget that is used up ends in a look that says it is incomplete', () => {
  expect(followed(new WorkBudget(3))).toBe(false);
});

test('functions share a budget', () => {
  const budget = new WorkBudget(400);
  const looks = Array.from({ length: 100 }, () => followed(budget));
  expect(looks[0]).toBe(true);
  expect(looks.at(-1)).toBe(false);
});
