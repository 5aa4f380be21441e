import { limits } from '../../core/limits.ts';
import { plainOf, type RuleDocument } from '../semgrep/yaml-node.ts';
import { rejectedFile } from '../secret-rules/rejected.ts';
import type {
  CharacterRequirements,
  ForeignAllow,
  ForeignNote,
  ForeignRule,
  ForeignRuleSet,
} from '../secret-rules/rule.ts';
import { isMapping, Table } from '../secret-rules/table.ts';

/**
 * Reads rules of the family of Nosey Parker, Titus and Kingfisher from their YAML. Never throws: what is not honoured
 * is a note.
 */
export function readKingfisherRules(document: RuleDocument): ForeignRuleSet {
  const [problem] = document.problems;
  if (problem !== undefined) return rejectedFile('kingfisher', `not valid YAML: ${problem.message}`);
  const notes: ForeignNote[] = [];
  const rules: ForeignRule[] = [];
  for (const node of document.nodes) {
    const value = plainOf(node);
    if (!isMapping(value)) return rejectedFile('kingfisher', 'expected a list under the key “rules”');
    const root = new Table(value, { rule: '', notes }, false);
    for (const item of root.tables('rules').slice(0, limits.secretRules)) {
      const rule = readRule(item);
      if (rule !== undefined) rules.push(rule);
    }
    root.ignore({ rulesets: 'sets of rules are not chosen here; all rules of the file run' });
    root.ignoreLeft();
  }
  return { ...rejectedFile('kingfisher', ''), rules, notes };
}

function readRule(unnamed: Table): ForeignRule | undefined {
  const name = unnamed.text('name') ?? '';
  const id = unnamed.text('id') ?? name;
  const regex = unnamed.text('pattern');
  if (id === '' || regex === undefined) {
    unnamed.as(id).note('rule-rejected', id === '' ? 'id' : 'pattern', 'it is missing');
    return undefined;
  }
  const table = unnamed.as(id);
  const entropy = table.number('min_entropy') ?? 0;
  const confidence = table.text('confidence');
  const description = table.text('description');
  const [needs] = table.tables('pattern_requirements');
  const read = needs === undefined ? undefined : readRequirements(needs);
  const rule: ForeignRule = {
    tool: 'kingfisher',
    id,
    title: name === '' ? (description ?? id) : name,
    regex,
    path: undefined,
    secret: { kind: 'first', named: 'TOKEN' },
    entropy: entropy === 0 ? undefined : { above: entropy, inclusive: false },
    keywords: table.texts('keywords').map((word) => word.toLowerCase()),
    requirements: read?.requirements,
    specificity: 0,
    reported: table.flag('visible') ?? true,
    allow: read?.allow ?? [],
    required: [],
    filter: undefined,
    confidence:
      confidence === 'high' || confidence === 'medium' || confidence === 'low' ? confidence : undefined,
    tags: table.texts('categories'),
  };
  for (const key of ['examples', 'negative_examples', 'references', 'prevalidated']) table.take(key);
  table.ignore({
    validation: 'secrets are not tried out by the rules of others; ask for live checks instead',
    revocation: 'nothing is revoked by a scan',
    depends_on_rule: 'it only gives values to the live check, which is not carried out',
    tls_mode: 'it only concerns the live check, which is not carried out',
  });
  table.ignoreLeft();
  return rule;
}

function readRequirements(table: Table): {
  requirements: CharacterRequirements;
  allow: readonly ForeignAllow[];
} {
  const requirements = {
    digits: table.number('min_digits') ?? 0,
    upper: table.number('min_uppercase') ?? 0,
    lower: table.number('min_lowercase') ?? 0,
    special: table.number('min_special_chars') ?? 0,
    specials: table.text('special_chars'),
  };
  const stopwords = table.texts('ignore_if_contains').map((word) => word.toLowerCase());
  table.ignore(
    { checksum: 'the checksum is not computed; a false one is found too' },
    'pattern_requirements.',
  );
  table.ignoreLeft('pattern_requirements.');
  const allow: ForeignAllow = {
    condition: 'or',
    commits: [],
    paths: [],
    target: 'secret',
    regexes: [],
    stopwords: stopwords.filter((word) => word !== ''),
  };
  return { requirements, allow: allow.stopwords.length === 0 ? [] : [allow] };
}
