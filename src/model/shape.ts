import { isMap, isNode, isScalar } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { z } from 'zod';
import { limits } from '../core/limits.ts';
import type { DiagnosticText, ModelDiagnostic } from './diagnostic.ts';
import { didYouMean } from './did-you-mean.ts';
import { keysAt, valueAt } from './schema-at.ts';
import { diagnosticAt, keyRangeOf, keyText, mapAt, rangeOf } from './yaml-source.ts';
import type { KeyPath, YamlSource } from './yaml-source.ts';

type Issue = z.core.$ZodIssue;

/** Everything about the keys and values of a file that the schema does not allow, in words for its author. */
export function shapeDiagnostics(source: YamlSource, schema: z.ZodType): readonly ModelDiagnostic[] {
  const result = schema.safeParse(source.raw);
  if (result.success) return [];
  const issues = result.error.issues.flatMap((issue) => flattened(issue, [], source)).slice(0, mostIssues);
  return issues.flatMap(({ issue, path }) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, mostIssues).flatMap((key) => unknownKey(source, schema, path, key));
    }
    return [diagnosticAt(source.path, source.lines, rangeOf(source, path), explained(issue, path, source))];
  });
}

// More than are shown, so that sorting by place shows the first ones; few enough for hostile files.
const mostIssues = 2 * limits.modelDiagnostics;

interface Placed {
  readonly issue: Issue;
  readonly path: KeyPath;
}

/** A list may be written as one value: the complaint that counts is about the way it was written. */
function flattened(issue: Issue, above: KeyPath, source: YamlSource): readonly Placed[] {
  const path: KeyPath = [...above, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ issue, path }];
  const isList = Array.isArray(valueAt(source.raw, path));
  const branch = issue.errors[isList ? 0 : issue.errors.length - 1] ?? [];
  return branch.flatMap((inner) => flattened(inner, path, source));
}

// Words of other tools and of older notes, and what they are called here.
const otherWords: Readonly<Record<string, string>> = {
  checks: 'rules',
  check: 'rules',
  rule: 'rules',
  kev: 'exploited',
  resources: 'paths',
  path: 'paths',
  verifications: 'verify',
  trustZone: 'zone',
  confidentiality: 'c',
  integrity: 'i',
  availability: 'a',
  approver: 'approvedBy',
  expires: 'until',
  technologies: 'tech',
  text: 'statement',
  review: 'reviews',
  test: 'tests',
  junit: 'tests',
  scm: 'cicd',
  ci: 'cicd',
  iac: 'cloud',
  deps: 'dependencies',
  critical: 'high',
};

function unknownKey(
  source: YamlSource,
  schema: z.ZodType,
  path: KeyPath,
  key: string,
): readonly ModelDiagnostic[] {
  const range = keyRangeOf(source, path, key);
  const map = mapAt(source, path);
  const split = map === undefined ? undefined : splitText(map, key);
  if (split === 'part') return [];
  const told = split ?? strangeKey(key, keysAt(schema, path, source.raw));
  return [diagnosticAt(source.path, source.lines, range, told)];
}

function strangeKey(key: string, known: readonly string[]): DiagnosticText {
  const message = `unknown key "${key}"`;
  if (key === '<<') {
    const cause = 'merge keys are not part of YAML 1.2, and would hide what an entry says';
    return { code: 'unknown-key', message, cause, fix: 'write the fields out, or use "extends"' };
  }
  if (key === 'status') {
    const cause = 'a state follows from evidence and cannot be written down';
    return {
      code: 'unknown-key',
      message,
      cause,
      fix: 'remove it; add a verification, or accept the threat',
    };
  }
  const near = nearest(key, known);
  if (near !== undefined) return { code: 'unknown-key', message, fix: `did you mean "${near}"?` };
  return {
    code: 'unknown-key',
    message,
    fix: `known here: ${known.join(', ')}; your own data goes under "ext"`,
  };
}

function nearest(word: string, known: readonly string[]): string | undefined {
  const other = Object.hasOwn(otherWords, word) ? otherWords[word] : undefined;
  if (other !== undefined && known.includes(other)) return other;
  return didYouMean(word, known);
}

/**
 * `{title: Size, count and ratio}` reads as two keys. Tells it at the first such key; `part` for the keys after it.
 */
function splitText(map: YAMLMap, key: string): DiagnosticText | 'part' | undefined {
  if (map.flow !== true) return undefined;
  const at = map.items.findIndex((pair) => keyText(pair) === key);
  if (at < 1 || !isBare(map, at)) return undefined;
  if (at > 1 && isBare(map, at - 1)) return 'part';
  const before = map.items[at - 1];
  const value = before?.value;
  if (before === undefined || !isScalar(value) || value.type !== 'PLAIN') return undefined;
  const parts = [String(value.source ?? value.value)];
  for (let i = at; i < map.items.length && isBare(map, i); i++) {
    const pair = map.items[i];
    if (pair !== undefined) parts.push(keyText(pair));
  }
  const field = keyText(before);
  return {
    code: 'unknown-key',
    message: `unknown key "${key}"`,
    cause: `the comma before it ended the ${field}: between { } a comma starts a new key`,
    fix: `quote the ${field}: ${field}: ${JSON.stringify(parts.join(', '))}`,
  };
}

function isBare(map: YAMLMap, index: number): boolean {
  const value = map.items[index]?.value;
  if (value === null || value === undefined) return true;
  return (
    isNode(value) && !isMap(value) && isScalar(value) && value.value === null && (value.source ?? '') === ''
  );
}

function explained(issue: Issue, path: KeyPath, source: YamlSource): DiagnosticText {
  const value = valueAt(source.raw, path);
  const field = fieldName(path);
  if (value === undefined && path.length > 0) return missing(field);
  if (path.length === 0 && (value === null || value === undefined)) return emptyFile;
  if (value === null) {
    return { code: 'wrong-type', message: `${field} is empty`, fix: `write a value, or remove ${field}` };
  }
  if (issue.code === 'invalid_value') return wrongWord(field, value, issue.values.map(String));
  if (issue.code === 'invalid_union') return wrongWord(field, value, optionsOf(issue));
  if (issue.code === 'invalid_type') return wrongType(field, value, issue.expected);
  if (issue.code === 'invalid_format') return badFormat(field, value, issue.message);
  return { code: 'wrong-value', message: `${field}: ${lowerFirst(issue.message)}` };
}

const emptyFile: DiagnosticText = {
  code: 'missing-key',
  message: 'the file is empty',
  fix: 'start with "version: 1" and "system: {id: my-system}", or run "holdfast init"',
};

function missing(field: string): DiagnosticText {
  return { code: 'missing-key', message: `${field} is missing here`, fix: `add ${field}` };
}

function fieldName(path: KeyPath): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  if (typeof last === 'string') return `"${last}"`;
  const parent = path.at(-2);
  return `entry ${last + 1} of ${parent === undefined ? 'the list' : `"${parent}"`}`;
}

function optionsOf(issue: Issue): readonly string[] {
  const options = 'options' in issue ? issue.options : undefined;
  return Array.isArray(options) ? options.map(String) : [];
}

function wrongWord(field: string, value: unknown, known: readonly string[]): DiagnosticText {
  const shown = typeof value === 'object' ? typeName(value) : JSON.stringify(value);
  const near = typeof value === 'string' ? nearest(value, known) : undefined;
  return {
    code: 'wrong-value',
    message: `${field} cannot be ${shown}`,
    cause: `it is one of ${known.join(', ')}`,
    fix: near === undefined ? undefined : `did you mean "${near}"?`,
  };
}

function wrongType(field: string, value: unknown, expected: string): DiagnosticText {
  const wanted = { string: 'text', int: 'a whole number', number: 'a number', boolean: 'true or false' }[
    expected
  ];
  const message = `${field} should be ${wanted ?? (expected === 'array' ? 'a list' : 'an object')}, not ${typeName(value)}`;
  return { code: 'wrong-type', message, fix: typeFix(value, expected) };
}

function typeFix(value: unknown, expected: string): string | undefined {
  if (expected === 'string' && typeof value !== 'object')
    return `put it in quotes: "${JSON.stringify(value)}"`;
  if (expected === 'array' && typeof value === 'object') return 'start each entry with "- "';
  if (expected === 'array') return 'write a list of objects, each starting with "- "';
  if ((expected === 'int' || expected === 'number') && typeof value === 'string') {
    const digits = /\d{1,9}/.exec(value)?.[0];
    return digits === undefined ? undefined : `write ${digits}`;
  }
  if (expected === 'boolean' && typeof value === 'string') return 'write true or false, without quotes';
  return undefined;
}

function typeName(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return (
    { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? typeof value
  );
}

function badFormat(field: string, value: unknown, message: string): DiagnosticText {
  const strange = typeof value === 'string' ? strangeCharacter(value) : undefined;
  return {
    code: 'wrong-value',
    message: `${field} cannot be ${JSON.stringify(value).slice(0, 80)}`,
    cause: strange === undefined ? message : `${message}; ${strange}`,
  };
}

/** Names the first character outside printable ASCII: it may look like another or not be visible at all. */
function strangeCharacter(value: string): string | undefined {
  const found = /[^\x20-\x7e]/u.exec(value);
  if (found === null) return undefined;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `character ${found.index + 1} is U+${code}`;
}

function lowerFirst(message: string): string {
  return `${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}
