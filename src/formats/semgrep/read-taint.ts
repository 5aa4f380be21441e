import type { Formula } from './formula.ts';
import { readRootFormula } from './read-formula.ts';
import { readMatch, readMatchFields } from './read-match.ts';
import {
  fieldsOf,
  flagOf,
  listOf,
  optional,
  reject,
  rejectLeft,
  requiredText,
  textOf,
  textsOf,
} from './reading.ts';
import { Fields } from './reading.ts';
import type { Reading } from './reading.ts';
import { readRequirement } from './requirement.ts';
import type { Requirement } from './requirement.ts';
import type { Taint, TaintPropagator, TaintSanitizer, TaintSink, TaintSource } from './rule.ts';
import type { RuleNode } from './yaml-node.ts';

type Syntax = 'old' | 'new';

/** The taint parts of old syntax: `pattern-sources`, `pattern-sinks` and so on, among the keys of the rule. */
export function readOldTaint(reading: Reading, fields: Fields): Taint | undefined {
  return readTaint(reading, fields, { syntax: 'old', prefix: 'pattern-' });
}

/** The value of `taint:`. */
export function readNewTaint(reading: Reading, node: RuleNode): Taint | undefined {
  const fields = fieldsOf(reading, node, 'taint');
  if (fields === undefined) return undefined;
  const taint = readTaint(reading, fields, { syntax: 'new', prefix: '' });
  return rejectLeft(reading, fields) ? undefined : taint;
}

function readTaint(
  reading: Reading,
  fields: Fields,
  { syntax, prefix }: { readonly syntax: Syntax; readonly prefix: string },
): Taint | undefined {
  const part = <T>(name: string, read: PartReader<T>) =>
    partsUnder(reading, fields, { key: `${prefix}${name}`, syntax }, read);
  const sources = part('sources', sourceOf);
  const sinks = part('sinks', sinkOf);
  const sanitizers = part('sanitizers', sanitizerOf);
  const propagators = part('propagators', propagatorOf);
  if (sources === undefined || sinks === undefined) return undefined;
  if (sanitizers === undefined || propagators === undefined) return undefined;
  for (const [name, items] of [
    ['sources', sources],
    ['sinks', sinks],
  ] as const) {
    if (items.length === 0) return reject(reading, fields.node, `${prefix}${name}`, 'it is missing or empty');
  }
  return { sources, sinks, sanitizers, propagators };
}

interface PartFields {
  readonly reading: Reading;
  readonly fields: Fields;
  readonly syntax: Syntax;
  /** Reads the formula from the keys that are left, once the others were taken. */
  readonly formula: () => Formula | undefined;
}

type PartReader<T> = (part: PartFields) => T | undefined;

function partsUnder<T>(
  reading: Reading,
  fields: Fields,
  { key, syntax }: { readonly key: string; readonly syntax: Syntax },
  read: PartReader<T>,
): readonly T[] | undefined {
  const node = fields.take(key);
  if (node === undefined) return [];
  const items = listOf(reading, node, key);
  if (items === undefined) return undefined;
  const parts: T[] = [];
  for (const item of items) {
    const part = readPart(reading, item, { key, syntax }, read);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts;
}

function readPart<T>(
  reading: Reading,
  item: RuleNode,
  { key, syntax }: { readonly key: string; readonly syntax: Syntax },
  read: PartReader<T>,
): T | undefined {
  if (syntax === 'new' && item.kind === 'scalar') {
    const formula = readMatch(reading, item);
    return (
      formula &&
      read({
        reading,
        fields: new Fields({ ...item, kind: 'map', pairs: [] }),
        syntax,
        formula: () => formula,
      })
    );
  }
  const fields = fieldsOf(reading, item, key);
  if (fields === undefined) return undefined;
  const readFormula = syntax === 'old' ? readRootFormula : readMatchFields;
  const part = read({
    reading,
    fields,
    syntax,
    formula: () => readFormula(reading, fields, { insideCondition: false }),
  });
  return rejectLeft(reading, fields) ? undefined : part;
}

function sourceOf({ reading, fields, formula: readFormula }: PartFields): TaintSource | undefined {
  const exact = flag(reading, fields, 'exact', false);
  const bySideEffect = optional<TaintSource['bySideEffect']>(fields, 'by-side-effect', 'no', (node) =>
    sideEffectOf(reading, node),
  );
  const control = flag(reading, fields, 'control', false);
  const label = optional(fields, 'label', '', (node) => textOf(reading, node, 'label'));
  const requires = requirementUnder(reading, fields);
  const formula = readFormula();
  if (exact === undefined || bySideEffect === undefined || control === undefined) return undefined;
  if (label === undefined || requires === undefined || formula === undefined) return undefined;
  return { formula, exact, bySideEffect, control, ...(label === '' ? {} : { label }), ...requires };
}

function sinkOf({ reading, fields, formula: readFormula }: PartFields): TaintSink | undefined {
  const exact = flag(reading, fields, 'exact', true);
  const atExit = flag(reading, fields, 'at-exit', false);
  const requires = sinkRequirement(reading, fields);
  const formula = readFormula();
  if (exact === undefined || atExit === undefined || requires === undefined) return undefined;
  return formula && { formula, exact, atExit, ...requires };
}

function sanitizerOf({
  reading,
  fields,
  syntax,
  formula: readFormula,
}: PartFields): TaintSanitizer | undefined {
  const exact = flag(reading, fields, 'exact', false);
  const bySideEffect = flag(reading, fields, 'by-side-effect', false);
  const conflictKey = syntax === 'old' ? 'not_conflicting' : 'not-conflicting';
  const notConflicting = flag(reading, fields, conflictKey, false);
  const formula = readFormula();
  if (exact === undefined || bySideEffect === undefined || notConflicting === undefined) return undefined;
  return formula && { formula, exact, bySideEffect, notConflicting };
}

function propagatorOf({ reading, fields, formula: readFormula }: PartFields): TaintPropagator | undefined {
  const from = requiredText(reading, fields, 'from');
  const to = requiredText(reading, fields, 'to');
  const bySideEffect = flag(reading, fields, 'by-side-effect', true);
  const label = optional(fields, 'label', '', (node) => textOf(reading, node, 'label'));
  const replaceLabels = optional<readonly string[]>(fields, 'replace-labels', [], (node) =>
    textsOf(reading, node, 'replace-labels'),
  );
  const requires = requirementUnder(reading, fields);
  const formula = readFormula();
  if (from === undefined || to === undefined || bySideEffect === undefined || label === undefined)
    return undefined;
  if (replaceLabels === undefined || requires === undefined || formula === undefined) return undefined;
  const labels = replaceLabels.length === 0 ? {} : { replaceLabels };
  return { formula, from, to, bySideEffect, ...(label === '' ? {} : { label }), ...labels, ...requires };
}

function flag(reading: Reading, fields: Fields, key: string, absent: boolean): boolean | undefined {
  return optional(fields, key, absent, (node) => flagOf(reading, node, key));
}

function sideEffectOf(reading: Reading, node: RuleNode): 'yes' | 'no' | 'only' | undefined {
  const word = node.kind === 'scalar' ? node.text.toLowerCase() : '';
  if (word === 'only') return 'only';
  if (word === 'true') return 'yes';
  if (word === 'false') return 'no';
  return reject(reading, node, 'by-side-effect', 'expected true, false or only');
}

function requirementUnder(reading: Reading, fields: Fields): { readonly requires?: Requirement } | undefined {
  const node = fields.take('requires');
  if (node === undefined) return {};
  const requires = requirementOf(reading, node);
  return requires && { requires };
}

function requirementOf(reading: Reading, node: RuleNode): Requirement | undefined {
  const text = textOf(reading, node, 'requires');
  if (text === undefined) return undefined;
  const requirement = readRequirement(text);
  return requirement.ok ? requirement.value : reject(reading, node, 'requires', requirement.error);
}

/** Sinks may ask one thing of each metavariable: a list of `{ $X: labels }`. */
function sinkRequirement(
  reading: Reading,
  fields: Fields,
): Pick<TaintSink, 'requires' | 'requiresOf'> | undefined {
  const node = fields.take('requires');
  if (node === undefined) return {};
  if (node.kind === 'scalar') {
    const requires = requirementOf(reading, node);
    return requires && { requires };
  }
  const items = node.kind === 'seq' ? node.items : [node];
  const requiresOf: { metavariable: string; requires: Requirement }[] = [];
  for (const item of items) {
    const own = fieldsOf(reading, item, 'requires');
    if (own === undefined) return undefined;
    for (const { key, value } of own.left()) {
      const requires = requirementOf(reading, value);
      if (requires === undefined) return undefined;
      requiresOf.push({ metavariable: key.text, requires });
    }
  }
  return { requiresOf };
}
