import type { Condition, ConditionShape, Formula } from './formula.ts';
import { languageNamed } from './languages.ts';
import {
  fieldsOf,
  flagOf,
  integerOf,
  optional,
  placeOf,
  reject,
  rejectLeft,
  requiredText,
  textOf,
  textsOf,
} from './reading.ts';
import type { Fields, Reading } from './reading.ts';
import type { FormulaContext } from './read-formula.ts';
import type { RuleNode } from './yaml-node.ts';

/** Reads the formula among the remaining keys: old and new syntax bring their own. */
export type FormulaReader = (
  reading: Reading,
  fields: Fields,
  context: FormulaContext,
) => Formula | undefined;

/** One `metavariable-*` item of old syntax; undefined once the rule is rejected. */
export function readCondition(
  reading: Reading,
  key: string,
  node: RuleNode,
  readFormula: FormulaReader,
): Condition | undefined {
  const fields = fieldsOf(reading, node, key);
  if (fields === undefined) return undefined;
  const shape = shapeOf(reading, key, fields, readFormula);
  if (shape === undefined || rejectLeft(reading, fields)) return undefined;
  return { ...shape, at: placeOf(reading, node) };
}

function shapeOf(
  reading: Reading,
  key: string,
  fields: Fields,
  readFormula: FormulaReader,
): ConditionShape | undefined {
  switch (key) {
    case 'metavariable-regex':
      return regexShape(reading, fields);
    case 'metavariable-pattern':
      return patternShape(reading, fields, readFormula);
    case 'metavariable-comparison':
      return comparisonShape(reading, fields);
    case 'metavariable-analysis':
      return analysisShape(reading, fields);
    case 'metavariable-type':
      return typeShape(reading, fields);
    default:
      return reject(reading, fields.node, key, 'only the proprietary engine answers it');
  }
}

function regexShape(reading: Reading, fields: Fields): ConditionShape | undefined {
  const metavariable = requiredText(reading, fields, 'metavariable');
  const regex = requiredText(reading, fields, 'regex');
  const constants = optional(fields, 'constant-propagation', false, (node) =>
    flagOf(reading, node, 'constant-propagation'),
  );
  if (metavariable === undefined || regex === undefined || constants === undefined) return undefined;
  return { kind: 'regex', metavariable, regex, constants };
}

/** `metavariable`, perhaps `language`, and a formula. */
export function patternShape(
  reading: Reading,
  fields: Fields,
  readFormula: FormulaReader,
): ConditionShape | undefined {
  const metavariable = requiredText(reading, fields, 'metavariable');
  const language = readLanguage(reading, fields);
  if (metavariable === undefined || language === undefined) return undefined;
  const formula = readFormula(reading, fields, { insideCondition: true });
  if (formula === undefined) return undefined;
  return { kind: 'pattern', metavariable, formula, ...language };
}

/** The `language` of a condition; an empty record when it names none. */
export function readLanguage(reading: Reading, fields: Fields): { readonly language?: string } | undefined {
  const node = fields.take('language');
  if (node === undefined) return {};
  const text = textOf(reading, node, 'language');
  if (text === undefined) return undefined;
  const language = languageNamed(text);
  if (language === undefined) return reject(reading, node, 'language', `no language is called "${text}"`);
  return { language };
}

/** `comparison`, perhaps with `metavariable`, `strip`, `base`. */
export function comparisonShape(reading: Reading, fields: Fields): ConditionShape | undefined {
  const comparison = requiredText(reading, fields, 'comparison');
  const metavariable = optional(fields, 'metavariable', '', (node) => textOf(reading, node, 'metavariable'));
  const strip = optional(fields, 'strip', false, (node) => flagOf(reading, node, 'strip'));
  const base = optional(fields, 'base', 0, (node) => integerOf(reading, node, 'base'));
  if (comparison === undefined || metavariable === undefined) return undefined;
  if (strip === undefined || base === undefined) return undefined;
  return {
    kind: 'comparison',
    comparison,
    strip,
    ...(metavariable === '' ? {} : { metavariable }),
    ...(base === 0 ? {} : { base }),
  };
}

/** `analyzer` and `metavariable`. */
export function analysisShape(reading: Reading, fields: Fields): ConditionShape | undefined {
  const metavariable = requiredText(reading, fields, 'metavariable');
  const node = fields.take('analyzer');
  if (metavariable === undefined) return undefined;
  if (node === undefined) return reject(reading, fields.node, 'analyzer', 'it is missing');
  const analyzer = node.kind === 'scalar' ? node.text : '';
  if (analyzer !== 'entropy' && analyzer !== 'redos')
    return reject(reading, node, 'analyzer', 'only entropy and redos are known');
  return { kind: 'analysis', metavariable, analyzer };
}

/** `metavariable` and `type` or `types`. */
export function typeShape(reading: Reading, fields: Fields): ConditionShape | undefined {
  const metavariable = requiredText(reading, fields, 'metavariable');
  const language = readLanguage(reading, fields);
  const types: string[] = [];
  for (const key of ['type', 'types']) {
    const node = fields.take(key);
    const texts = node === undefined ? [] : textsOf(reading, node, key);
    if (texts === undefined) return undefined;
    types.push(...texts);
  }
  if (metavariable === undefined || language === undefined) return undefined;
  if (types.length === 0) return reject(reading, fields.node, 'type', 'it is missing');
  return { kind: 'type', metavariable, types, ...language };
}
