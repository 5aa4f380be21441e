import { limits } from '../../core/limits.ts';
import { plainOf, type RuleDocument } from '../semgrep/yaml-node.ts';
import { rejectedFile } from '../secret-rules/rejected.ts';
import type {
  CharacterRequirements,
  ForeignAllow,
  ForeignNote,
  ForeignRule,
  ForeignRuleSet,
  ForeignVerify,
  StatusRange,
} from '../secret-rules/rule.ts';
import { isMapping, Table } from '../secret-rules/table.ts';

/**
 * Reads custom detectors of TruffleHog from their YAML. A detector of several expressions becomes one rule for the
 * primary one, which requires the others in the same content. Never throws: what is not honoured is a note.
 */
export function readDetectors(document: RuleDocument): ForeignRuleSet {
  const [problem] = document.problems;
  if (problem !== undefined) return rejectedFile('trufflehog', `not valid YAML: ${problem.message}`);
  const notes: ForeignNote[] = [];
  const rules: ForeignRule[] = [];
  for (const node of document.nodes) {
    const value = plainOf(node);
    if (!isMapping(value)) return rejectedFile('trufflehog', 'expected a list under the key “detectors”');
    const root = new Table(value, { rule: '', notes }, false);
    for (const item of root.tables('detectors').slice(0, limits.secretRules))
      rules.push(...readDetector(item));
    root.ignoreLeft();
  }
  return { ...rejectedFile('trufflehog', ''), rules, notes };
}

function readDetector(unnamed: Table): readonly ForeignRule[] {
  const id = unnamed.text('name') ?? '';
  const table = unnamed.as(id);
  const [regexes] = table.tables('regex');
  const names = regexes === undefined ? [] : regexes.keys();
  const patterns = names.flatMap((name) => {
    const regex = regexes?.text(name);
    return regex === undefined ? [] : [{ name, regex }];
  });
  const primary = table.text('primary_regex_name') ?? patterns[0]?.name;
  const main = patterns.find(({ name }) => name === primary);
  if (id === '' || main === undefined) {
    table.note(
      'rule-rejected',
      id === '' ? 'name' : 'regex',
      id === '' ? 'it is missing' : 'the primary expression is missing',
    );
    return [];
  }
  const shared = sharedOf(table, id);
  const others = patterns.filter((one) => one !== main);
  const validations = requirementsOf(table);
  const verify = verifyOf(table, id, main.name);
  for (const key of ['description', 'enabled']) table.take(key);
  table.ignoreLeft();
  const partId = (name: string): string => `${id}/${name}`;
  return [
    {
      ...shared,
      regex: main.regex,
      ...(verify === undefined ? {} : { verify }),
      requirements: validations.get(main.name),
      required: others.map(({ name }) => ({
        id: partId(name),
        withinLines: undefined,
        withinColumns: undefined,
      })),
    },
    ...others.map(({ name, regex }) => ({
      ...shared,
      id: partId(name),
      regex,
      requirements: validations.get(name),
      reported: false,
    })),
  ];
}

/** The first server that is named; `holdfast live` asks it where the user allows its host. */
function verifyOf(table: Table, name: string, group: string): ForeignVerify | undefined {
  const [first, ...more] = table.tables('verify');
  if (more.length > 0) table.note('key-ignored', 'verify', 'only the first server is asked');
  const endpoint = first?.text('endpoint');
  if (first === undefined || endpoint === undefined) return undefined;
  const verify = {
    name,
    group,
    endpoint,
    unsafe: first.flag('unsafe') === true,
    headers: first.texts('headers'),
    live: rangesOf(first, 'successRanges'),
    dead: rangesOf(first, 'rotatedRanges'),
  };
  first.ignoreLeft('verify.');
  return verify;
}

/** `200` or `200-299`. */
function rangesOf(table: Table, key: string): readonly StatusRange[] {
  return table.texts(key).flatMap((text): readonly StatusRange[] => {
    const [, from, to = from] = /^\s*(\d{3})(?:\s*-\s*(\d{3}))?\s*$/.exec(text) ?? [];
    if (from !== undefined) return [[Number(from), Number(to)]];
    table.note('key-ignored', `verify.${key}`, 'expected statuses such as 200 or 200-299');
    return [];
  });
}

function sharedOf(table: Table, id: string): ForeignRule {
  const entropy = table.number('entropy') ?? 0;
  return {
    tool: 'trufflehog',
    id,
    title: id,
    regex: undefined,
    path: undefined,
    secret: { kind: 'first' },
    entropy: entropy === 0 ? undefined : { above: entropy, inclusive: true },
    keywords: table.texts('keywords').map((word) => word.toLowerCase()),
    requirements: undefined,
    specificity: 0,
    reported: true,
    allow: [
      allowOf('match', table.texts('exclude_regexes_match'), []),
      allowOf('secret', table.texts('exclude_regexes_capture'), table.texts('exclude_words')),
    ].filter(({ regexes, stopwords }) => regexes.length + stopwords.length > 0),
    required: [],
    filter: undefined,
    confidence: undefined,
    tags: [],
  };
}

function allowOf(
  target: 'match' | 'secret',
  regexes: readonly string[],
  words: readonly string[],
): ForeignAllow {
  const stopwords = words.map((word) => word.toLowerCase()).filter((word) => word !== '');
  return { condition: 'or', commits: [], paths: [], target, regexes, stopwords };
}

/** By the name of the expression they are for. */
function requirementsOf(table: Table): ReadonlyMap<string, CharacterRequirements> {
  const [validations] = table.tables('validations');
  const found = new Map<string, CharacterRequirements>();
  for (const name of validations?.keys() ?? []) {
    const [one] = validations?.tables(name) ?? [];
    if (one === undefined) continue;
    const count = (key: string): number => (one.flag(key) === true ? 1 : 0);
    found.set(name, {
      digits: count('contains_digit'),
      upper: count('contains_uppercase'),
      lower: count('contains_lowercase'),
      special: count('contains_special_char'),
      specials: undefined,
    });
    one.ignoreLeft(`validations.${name}.`);
  }
  return found;
}
