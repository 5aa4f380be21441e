import type { Condition, ConditionShape, Formula } from './formula.ts';
import { analysisShape, comparisonShape, patternShape, typeShape } from './read-condition.ts';
import { bare, countPart } from './read-formula.ts';
import type { FormulaContext } from './read-formula.ts';
import { Fields, fieldsOf, listOf, placeOf, reject, rejectLeft, textOf, textsOf } from './reading.ts';
import type { Reading } from './reading.ts';
import type { RuleNode } from './yaml-node.ts';

const topLevel: FormulaContext = { insideCondition: false };

/** A formula of new syntax: a pattern as text, or `{ all: […], where: […], as: $X }`; undefined once rejected. */
export function readMatch(reading: Reading, node: RuleNode, context = topLevel): Formula | undefined {
  if (!countPart(reading, node)) return undefined;
  if (node.kind === 'scalar') {
    const pattern = textOf(reading, node, 'match');
    return pattern === undefined ? undefined : bare(reading, node, { kind: 'pattern', pattern });
  }
  const fields = fieldsOf(reading, node, 'match');
  return fields === undefined ? undefined : readMatchFields(reading, fields, context);
}

/** The formula that the keys of one mapping hold; every key must be understood. */
export function readMatchFields(
  reading: Reading,
  fields: Fields,
  context: FormulaContext,
): Formula | undefined {
  const whereNode = fields.take('where');
  const asNode = fields.take('as');
  const fixNode = fields.take('fix');
  const [operator, extra] = fields.left();
  if (operator === undefined)
    return reject(reading, fields.node, 'match', 'expected one of pattern, regex, all, any, not, inside');
  if (extra !== undefined)
    return reject(reading, extra.key, extra.key.text, 'only one operator may stand in one place');
  fields.take(operator.key.text);
  const formula = readOperator(reading, operator.key.text, operator.value, context);
  const where = whereNode === undefined ? noWhere : readWhere(reading, whereNode);
  const as = asNode === undefined ? '' : textOf(reading, asNode, 'as');
  const fix = fixNode === undefined ? '' : textOf(reading, fixNode, 'fix');
  if (formula === undefined || where === undefined || as === undefined || fix === undefined) return undefined;
  return { ...formula, ...where, ...(as === '' ? {} : { as }), ...(fix === '' ? {} : { fix }) };
}

interface Where {
  readonly where: readonly Condition[];
  readonly focus: readonly (readonly string[])[];
}

const noWhere: Where = { where: [], focus: [] };

function readOperator(
  reading: Reading,
  key: string,
  value: RuleNode,
  context: FormulaContext,
): Formula | undefined {
  switch (key) {
    case 'pattern':
    case 'regex': {
      const text = textOf(reading, value, key);
      if (text === undefined) return undefined;
      const shape = key === 'regex' ? { kind: key, regex: text } : { kind: key, pattern: text };
      return bare(reading, value, shape);
    }
    case 'not':
    case 'inside':
    case 'anywhere': {
      const of = readMatch(reading, value);
      if (of === undefined) return undefined;
      if (of.kind === 'not')
        return reject(reading, value, key, 'a negation stands only directly under "all"');
      return bare(reading, value, { kind: key, of });
    }
    case 'all':
    case 'any':
      return readGroup(reading, key, value, context);
    default:
      return reject(reading, value, key, 'the key is not known here');
  }
}

function readGroup(
  reading: Reading,
  kind: 'all' | 'any',
  node: RuleNode,
  context: FormulaContext,
): Formula | undefined {
  const items = listOf(reading, node, kind);
  if (items === undefined) return undefined;
  const parts: Formula[] = [];
  for (const item of items) {
    const one = readMatch(reading, item);
    if (one === undefined) return undefined;
    if (kind === 'any' && one.kind === 'not')
      return reject(reading, item, kind, 'a negation stands only directly under "all"');
    parts.push(one);
  }
  const nothing = kind === 'any' ? parts.length === 0 : parts.every((one) => one.kind === 'not');
  if (nothing && !context.insideCondition)
    return reject(reading, node, kind, 'nothing to find: at least one part must not be a negation');
  return bare(reading, node, { kind, parts });
}

function readWhere(reading: Reading, node: RuleNode): Where | undefined {
  const items = listOf(reading, node, 'where');
  if (items === undefined) return undefined;
  const where: Condition[] = [];
  const focus: (readonly string[])[] = [];
  for (const item of items) {
    const fields = fieldsOf(reading, item, 'where');
    if (fields === undefined) return undefined;
    const focusNode = fields.take('focus');
    if (focusNode !== undefined) {
      const names = textsOf(reading, focusNode, 'focus');
      if (names === undefined || rejectLeft(reading, fields)) return undefined;
      focus.push(names);
      continue;
    }
    const shape = whereShape(reading, fields);
    if (shape === undefined || rejectLeft(reading, fields)) return undefined;
    where.push({ ...shape, at: placeOf(reading, item) });
  }
  return { where, focus };
}

function whereShape(reading: Reading, fields: Fields): ConditionShape | undefined {
  if (fields.has('comparison')) return comparisonShape(reading, fields);
  if (fields.has('analyzer')) return analysisShape(reading, fields);
  if (fields.has('type') || fields.has('types')) return typeShape(reading, fields);
  const shape = patternShape(reading, fields, readMatchFields);
  if (shape?.kind !== 'pattern' || shape.language !== undefined) return shape;
  const { formula, metavariable } = shape;
  const plain = formula.where.length === 0 && formula.focus.length === 0 && formula.as === undefined;
  // `regex:` alone under a metavariable asks its value from the start, constants included.
  if (formula.kind === 'regex' && plain)
    return { kind: 'regex', metavariable, regex: formula.regex, constants: true };
  return shape;
}
