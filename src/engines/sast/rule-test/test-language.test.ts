import { expect, test } from 'vitest';
import { readRules } from '../../../formats/semgrep/read-rules.ts';
import { readYaml } from '../../../lang/yaml/read-yaml.ts';
import { languageOfTest, ruleIn } from './test-language.ts';

test.each([
  ['a.ts', 'typescript'],
  ['a.tsx', 'typescript'],
  ['a.jsx', 'javascript'],
  ['a.txt', 'other'],
  ['a.py', 'other'],
  ['a.test.yaml', 'yaml'],
  ['main.tf', 'terraform'],
  ['a.dockerfile', 'dockerfile'],
])('%s is scanned as %s', (path, language) => {
  const languages = ['javascript', 'typescript', 'yaml', 'terraform', 'dockerfile'];
  expect(languageOfTest(languages, path, 'other')).toBe(language);
});

test('a rule is read in each of its languages', () => {
  const text =
    'rules:\n- id: a\n  message: m\n  severity: INFO\n  languages: [java, kotlin]\n  pattern: f()\n';
  const [rule] = readRules('r.yaml', text, readYaml(text)).rules;
  if (rule === undefined) throw new Error('no rule');
  expect(rule.languages.map((language) => ruleIn(rule, language).analyser)).toEqual(['java', 'kotlin']);
});
