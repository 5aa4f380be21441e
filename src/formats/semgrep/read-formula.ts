import { limits } from '../../core/limits.ts';
import type { Condition, Formula, FormulaShape } from './formula.ts';
import { readCondition } from './read-condition.ts';
import { fieldsOf, listOf, placeOf, reject, textOf, textsOf } from './reading.ts';
import type { Fields, Reading } from './reading.ts';
import type { RuleNode } from './yaml-node.ts';

/** Where a formula stands: alone under `metavariable-pattern` it may consist of negations only. */
export interface FormulaContext {
  readonly insideCondition: boolean;
}

const roots = ['pattern', 'patterns', 'pattern-either', 'pattern-regex'] as const;

/** The formula of old syntax among the keys of a rule, a taint part or a condition; undefined once rejected. */
export function readRootFormula(
  reading: Reading,
  fields: Fields,
  context: FormulaContext,
): Formula | undefined {
  const found = roots.filter((key) => fields.has(key));
  const [key] = found;
  if (key === undefined || found.length > 1) {
    const reason = `expected exactly one of ${roots.join(', ')}`;
    return reject(reading, fields.node, found[1] ?? 'pattern', reason);
  }
  const value = fields.take(key);
  return value === undefined ? undefined : readKeyed(reading, key, value, context);
}

/** A formula without conditions of its own. */
export function bare(reading: Reading, node: RuleNode, shape: FormulaShape): Formula {
  return { ...shape, at: placeOf(reading, node), where: [], focus: [] };
}

/** Counts one more part of the rule; rejects the rule when there are too many. */
export function countPart(reading: Reading, node: RuleNode): boolean {
  if (++reading.parts <= limits.ruleParts) return true;
  if (reading.parts === limits.ruleParts + 1)
    reject(reading, node, '', `more than ${limits.ruleParts} patterns and conditions`);
  return false;
}

function readKeyed(
  reading: Reading,
  key: string,
  value: RuleNode,
  context: FormulaContext,
): Formula | undefined {
  if (!countPart(reading, value)) return undefined;
  switch (key) {
    case 'pattern':
      return patternOf(reading, value, key);
    case 'pattern-regex':
      return regexOf(reading, value, key);
    case 'pattern-not-regex':
      return wrapped(reading, value, 'not', regexOf(reading, value, key));
    case 'pattern-inside':
      return wrapped(reading, value, 'inside', textOrFormula(reading, value, key));
    case 'pattern-not':
      return wrapped(reading, value, 'not', textOrFormula(reading, value, key));
    case 'pattern-not-inside': {
      const inside = wrapped(reading, value, 'inside', textOrFormula(reading, value, key));
      return wrapped(reading, value, 'not', inside);
    }
    case 'semgrep-internal-pattern-anywhere':
      return wrapped(reading, value, 'anywhere', textOrFormula(reading, value, key));
    case 'pattern-either':
      return readEither(reading, value, context);
    case 'patterns':
      return readPatterns(reading, value, context);
    default:
      return reject(reading, value, key, 'it is not a pattern operator');
  }
}

function patternOf(reading: Reading, node: RuleNode, key: string): Formula | undefined {
  const pattern = textOf(reading, node, key);
  return pattern === undefined ? undefined : bare(reading, node, { kind: 'pattern', pattern });
}

function regexOf(reading: Reading, node: RuleNode, key: string): Formula | undefined {
  const regex = textOf(reading, node, key);
  return regex === undefined ? undefined : bare(reading, node, { kind: 'regex', regex });
}

function wrapped(
  reading: Reading,
  node: RuleNode,
  kind: 'not' | 'inside' | 'anywhere',
  of: Formula | undefined,
): Formula | undefined {
  if (of === undefined) return undefined;
  if (of.kind === 'not') return reject(reading, node, '', 'a negation stands only directly under "patterns"');
  return bare(reading, node, { kind, of });
}

/** `pattern-inside: text` or `pattern-inside: { patterns: … }`. */
function textOrFormula(reading: Reading, node: RuleNode, key: string): Formula | undefined {
  return node.kind === 'scalar' ? patternOf(reading, node, key) : readItem(reading, node, key);
}

const anywhereBelow: FormulaContext = { insideCondition: false };

function readItem(
  reading: Reading,
  node: RuleNode,
  key: string,
  context = anywhereBelow,
): Formula | undefined {
  const pair = singlePair(reading, node, key);
  return pair === undefined ? undefined : readKeyed(reading, pair.name, pair.value, context);
}

function singlePair(reading: Reading, node: RuleNode, key: string) {
  if (node.kind === 'scalar') return reject(reading, node, key, 'text is not allowed here: write "pattern:"');
  const fields = fieldsOf(reading, node, key);
  if (fields === undefined) return undefined;
  const [first, second] = fields.left();
  if (first === undefined || second !== undefined)
    return reject(reading, node, key, 'expected one key for each item of the list; is a hyphen missing?');
  return { name: first.key.text, value: first.value };
}

function readEither(reading: Reading, node: RuleNode, context: FormulaContext): Formula | undefined {
  const items = listOf(reading, node, 'pattern-either');
  if (items === undefined) return undefined;
  const parts: Formula[] = [];
  for (const item of items) {
    const one = readItem(reading, item, 'pattern-either', context);
    if (one === undefined) return undefined;
    if (one.kind === 'not')
      return reject(reading, item, 'pattern-either', 'a negation stands only directly under "patterns"');
    parts.push(one);
  }
  if (parts.length === 0) return reject(reading, node, 'pattern-either', 'the list is empty');
  return bare(reading, node, { kind: 'any', parts });
}

const conditionKeys: ReadonlySet<string> = new Set([
  'metavariable-regex',
  'metavariable-pattern',
  'metavariable-comparison',
  'metavariable-analysis',
  'metavariable-type',
  'metavariable-name',
  'semgrep-internal-metavariable-name',
]);

function readPatterns(reading: Reading, node: RuleNode, context: FormulaContext): Formula | undefined {
  const items = listOf(reading, node, 'patterns');
  if (items === undefined) return undefined;
  const parts: Formula[] = [];
  const where: Condition[] = [];
  const focus: (readonly string[])[] = [];
  for (const item of items) {
    const pair = singlePair(reading, item, 'patterns');
    if (pair === undefined) return undefined;
    if (pair.name === 'focus-metavariable') {
      const names = textsOf(reading, pair.value, pair.name);
      if (names === undefined) return undefined;
      focus.push(names);
    } else if (conditionKeys.has(pair.name)) {
      const condition = readCondition(reading, pair.name, pair.value, readRootFormula);
      if (condition === undefined) return undefined;
      where.push(condition);
    } else {
      const one = readKeyed(reading, pair.name, pair.value, context);
      if (one === undefined) return undefined;
      parts.push(one);
    }
  }
  if (!context.insideCondition && parts.every(({ kind }) => kind === 'not'))
    return reject(reading, node, 'patterns', 'nothing to find: at least one pattern must not be a negation');
  return { ...bare(reading, node, { kind: 'all', parts }), where, focus };
}
