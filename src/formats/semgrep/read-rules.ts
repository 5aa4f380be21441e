import { limits } from '../../core/limits.ts';
import { Lines } from '../../core/lines.ts';
import { languageNamed } from './languages.ts';
import { readOptions } from './read-options.ts';
import { readRootFormula } from './read-formula.ts';
import { readMatch } from './read-match.ts';
import { readNewTaint, readOldTaint } from './read-taint.ts';
import {
  fieldsOf,
  ignoreKey,
  integerOf,
  optional,
  placeOf,
  reject,
  requiredText,
  textOf,
  textsOf,
} from './reading.ts';
import type { Fields, Reading } from './reading.ts';
import type { FixRegex, RuleMode, RuleNote, SemgrepRule } from './rule.ts';
import { severityNamed } from './severities.ts';
import { plainOf } from './yaml-node.ts';
import type { Plain, RuleDocument, RuleNode } from './yaml-node.ts';

/** What was read of one file of rules. */
export interface RuleFile {
  /** In the order of the file. */
  readonly rules: readonly SemgrepRule[];
  /** Everything that is not honoured, in the order of the file. */
  readonly notes: readonly RuleNote[];
}

/**
 * Reads the rules of one file from its YAML. Never throws: a rule that cannot run is a note and does not take the
 * others down, and so is every key that is not honoured.
 */
export function readRules(path: string, text: string, document: RuleDocument): RuleFile {
  const lines = new Lines(text);
  const notes: RuleNote[] = [];
  const refuse = (offset: number, reason: string): void => {
    const { line, column } = lines.span(offset, offset);
    notes.push({ effect: 'file-rejected', path, rule: '', key: '', reason, line, column });
  };
  const [problem] = document.problems;
  if (problem !== undefined) refuse(problem.offset, `not valid YAML: ${problem.message}`);
  const [root, second] = document.nodes;
  if (second !== undefined) refuse(second.start, 'more than one YAML document');
  if (root === undefined && notes.length === 0) refuse(0, 'the file is empty');
  if (root === undefined || notes.length > 0) return { rules: [], notes };
  const items = ruleItems(root);
  if (items === undefined) {
    refuse(root.start, 'expected a list under the key "rules"');
    return { rules: [], notes };
  }
  const rules: SemgrepRule[] = [];
  const ids = new Set<string>();
  for (const item of items) {
    const rule = readRule({ path, lines, rule: idOf(item), notes, parts: 0 }, item, ids);
    if (rule !== undefined) rules.push(rule);
    if (notes.length < limits.ruleNotes) continue;
    refuse(item.start, `more than ${limits.ruleNotes} things are wrong; the rest of the file was not read`);
    break;
  }
  return { rules, notes };
}

/** `rules: […]`, or the list alone. */
function ruleItems(root: RuleNode): readonly RuleNode[] | undefined {
  if (root.kind === 'seq') return root.items;
  if (root.kind === 'scalar') return undefined;
  const value = root.pairs.find(({ key }) => key.text === 'rules')?.value;
  return value?.kind === 'seq' ? value.items : undefined;
}

function idOf(item: RuleNode): string {
  if (item.kind !== 'map') return '';
  const value = item.pairs.find(({ key }) => key.text === 'id')?.value;
  return value?.kind === 'scalar' ? value.text : '';
}

const idForm = /^[A-Za-z0-9_][\w.\-/@:+]*$/;

function readRule(reading: Reading, item: RuleNode, ids: Set<string>): SemgrepRule | undefined {
  const before = reading.notes.length;
  const fields = fieldsOf(reading, item, '');
  if (fields === undefined) return undefined;
  const id = requiredText(reading, fields, 'id');
  if (id === undefined) return undefined;
  if (!idForm.test(id) || id.length > 300) return reject(reading, item, 'id', 'it is not a usable id');
  if (ids.has(id)) return reject(reading, item, 'id', 'another rule of this file has the same id');
  ids.add(id);
  const languages = readLanguages(reading, fields);
  const options = readOptions(reading, fields.take('options'));
  const mode = readMode(reading, fields);
  const told = readTold(reading, fields);
  const extras = readExtras(reading, fields);
  if (languages === undefined || options === undefined || mode === undefined) return undefined;
  if (told === undefined || extras === undefined) return undefined;
  for (const { key } of fields.left()) ignoreKey(reading, key, key.text, reasonToIgnore(key.text));
  const version = versionProblem(extras);
  if (version !== undefined) return reject(reading, item, version.key, version.reason);
  const rejected = reading.notes.slice(before).some(({ effect }) => effect === 'rule-rejected');
  if (rejected) return undefined;
  const [first = ''] = languages;
  const analyser = first === 'generic' && options.generic_engine === 'aliengrep' ? 'aliengrep' : first;
  const { path } = reading;
  return { id, path, at: placeOf(reading, item), ...told, languages, analyser, mode, options, ...extras };
}

const unknownKey = 'the key is not known';

/** Keys of other products, read so that the note can say more than "not known". */
const ignoredKeys: Readonly<Record<string, string>> = {
  equivalences: 'deprecated; rules are matched without it',
  validators: 'secrets are not validated by rules of this format',
  'r2c-internal-project-depends-on':
    'dependencies are matched by the sca engine, the pattern runs without it',
  'project-depends-on': 'dependencies are matched by the sca engine, the pattern runs without it',
  'dependency-match-formula': 'dependencies are matched by the sca engine, the pattern runs without it',
  product: 'every rule of this format is run by the sast engine',
};

function readLanguages(reading: Reading, fields: Fields): readonly string[] | undefined {
  const node = fields.take('languages');
  if (node === undefined) return reject(reading, fields.node, 'languages', 'it is missing');
  const names = textsOf(reading, node, 'languages');
  if (names === undefined) return undefined;
  const languages: string[] = [];
  for (const name of names) {
    const language = languageNamed(name);
    if (language === undefined) return reject(reading, node, 'languages', `no language is called "${name}"`);
    if (!languages.includes(language)) languages.push(language);
  }
  const alone = languages.find((one) => one === 'generic' || one === 'regex' || one === 'aliengrep');
  if (languages.length === 0) return reject(reading, node, 'languages', 'it is empty');
  if (alone !== undefined && languages.length > 1)
    return reject(reading, node, 'languages', `"${alone}" goes with no other language`);
  return languages;
}

function readMode(reading: Reading, fields: Fields): RuleMode | undefined {
  const modeNode = fields.take('mode');
  const taintNode = fields.take('taint');
  const matchNode = fields.take('match');
  const mode = modeNode === undefined ? '' : textOf(reading, modeNode, 'mode');
  if (mode === undefined) return undefined;
  if (taintNode !== undefined) {
    const taint = readNewTaint(reading, taintNode);
    return taint && { kind: 'taint', taint };
  }
  if (mode === 'taint') {
    const taint = readOldTaint(reading, fields);
    return taint && { kind: 'taint', taint };
  }
  if (mode !== '' && mode !== 'search')
    return reject(reading, modeNode ?? fields.node, 'mode', `the mode "${mode}" is not supported`);
  const formula =
    matchNode === undefined
      ? readRootFormula(reading, fields, { insideCondition: false })
      : readMatch(reading, matchNode);
  if (formula?.kind === 'not')
    return reject(reading, fields.node, 'match', 'nothing to find: it is a negation');
  return formula && { kind: 'search', formula };
}

function readTold(reading: Reading, fields: Fields) {
  const message = requiredText(reading, fields, 'message');
  const severityWord = requiredText(reading, fields, 'severity');
  if (message === undefined || severityWord === undefined) return undefined;
  const severity = severityNamed(severityWord);
  if (severity === undefined) return reject(reading, fields.node, 'severity', `"${severityWord}" is not one`);
  return { message, severity, severityWord };
}

function reasonToIgnore(key: string): string {
  return (Object.hasOwn(ignoredKeys, key) ? ignoredKeys[key] : undefined) ?? unknownKey;
}

/** The version of Semgrep whose rule language is honoured: what its documentation had in October 2024. */
const languageVersion = '1.97.0';

/** A rule that asks for a newer language, or for none as new, is not run: it may mean something else. */
function versionProblem({
  minVersion,
  maxVersion,
}: {
  readonly minVersion?: string;
  readonly maxVersion?: string;
}): { readonly key: string; readonly reason: string } | undefined {
  if (minVersion !== undefined && isLower(languageVersion, minVersion))
    return {
      key: 'min-version',
      reason: `it asks for ${minVersion}; the language of ${languageVersion} is honoured`,
    };
  if (maxVersion !== undefined && isLower(maxVersion, languageVersion))
    return {
      key: 'max-version',
      reason: `it ends at ${maxVersion}; the language of ${languageVersion} is honoured`,
    };
  return undefined;
}

function isLower(a: string, b: string): boolean {
  const [left, right] = [a, b].map((one) => one.split('.').map((part) => Number.parseInt(part, 10) || 0));
  for (let n = 0; n < 3; n++) {
    const difference = (left?.[n] ?? 0) - (right?.[n] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function readExtras(reading: Reading, fields: Fields) {
  const paths = readPaths(reading, fields.take('paths'));
  const fixRegex = readFixRegex(reading, fields.take('fix-regex'));
  const metadataNode = fields.take('metadata');
  const metadata = metadataNode === undefined ? {} : plainOf(metadataNode);
  const fix = optional(fields, 'fix', '', (node) => (node.kind === 'scalar' ? node.text : undefined));
  const minVersion = optional(fields, 'min-version', '', (node) => textOf(reading, node, 'min-version'));
  const maxVersion = optional(fields, 'max-version', '', (node) => textOf(reading, node, 'max-version'));
  if (fix === undefined) return reject(reading, fields.node, 'fix', 'expected text');
  if (paths === undefined || fixRegex === undefined) return undefined;
  if (minVersion === undefined || maxVersion === undefined) return undefined;
  return {
    paths,
    metadata: isRecord(metadata) ? metadata : {},
    ...(fix.trim() === '' ? {} : { fix: fix.trim() }),
    ...(fixRegex === 'none' ? {} : { fixRegex }),
    ...(minVersion === '' ? {} : { minVersion }),
    ...(maxVersion === '' ? {} : { maxVersion }),
  };
}

function isRecord(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const noPaths: SemgrepRule['paths'] = { include: [], exclude: [] };

function readPaths(reading: Reading, node: RuleNode | undefined): SemgrepRule['paths'] | undefined {
  if (node === undefined) return noPaths;
  const fields = fieldsOf(reading, node, 'paths');
  if (fields === undefined) return undefined;
  const include = optional<readonly string[]>(fields, 'include', [], (one) =>
    textsOf(reading, one, 'include'),
  );
  const exclude = optional<readonly string[]>(fields, 'exclude', [], (one) =>
    textsOf(reading, one, 'exclude'),
  );
  for (const { key } of fields.left()) ignoreKey(reading, key, `paths.${key.text}`, unknownKey);
  return include && exclude && { include, exclude };
}

function readFixRegex(reading: Reading, node: RuleNode | undefined): FixRegex | 'none' | undefined {
  if (node === undefined) return 'none';
  const fields = fieldsOf(reading, node, 'fix-regex');
  if (fields === undefined) return undefined;
  const regex = requiredText(reading, fields, 'regex');
  const replacementNode = fields.take('replacement');
  if (replacementNode?.kind !== 'scalar')
    return reject(reading, node, 'fix-regex.replacement', 'expected text');
  const count = optional(fields, 'count', 0, (one) => integerOf(reading, one, 'count'));
  for (const { key } of fields.left()) ignoreKey(reading, key, `fix-regex.${key.text}`, unknownKey);
  if (regex === undefined || count === undefined) return undefined;
  return { regex, replacement: replacementNode.text, ...(count > 0 ? { count } : {}) };
}
