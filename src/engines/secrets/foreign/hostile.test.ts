import { expect, test } from 'vitest';
import { limits } from '../../../core/limits.ts';
import { findForeign } from './find-foreign.ts';
import { foreignRules } from './foreign-rules.ts';

/** A rule that must still answer beside the hostile one. */
const honest = `[[rules]]\nid = "honest"\nregex = '''honest-[0-9]{8}'''\n`;
const file = { path: 'a.txt' };

function withRegex(regex: string, more = ''): string {
  return `[[rules]]\nid = "hostile"\nregex = '''${regex}'''\n${more}${honest}`;
}

function scan(config: string, content: string) {
  const read = foreignRules([{ path: 'rules.toml', text: config }]);
  const found = findForeign(read.set, file, Buffer.from(`${content}\nhonest-12345678\n`));
  return { read, found, ids: found.hits.map((hit) => hit.rule.id) };
}

test.each([
  ['nested repeat', '(a+)+$', 'a'.repeat(200_000)],
  ['nested repeat behind an anchor', 'key=(?:[a-z]+)+!', `key=${'a'.repeat(200_000)}`],
  ['overlapping branches', '(?:a|aa|a.)+x', 'a'.repeat(100_000)],
  ['row of repeats', 'tok[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*!', `tok${'a'.repeat(100_000)}`],
  ['row of bounded repeats', 'tok[a-z]{0,999}[a-z]{0,999}[a-z]{0,999}[a-z]{0,999}!', 'toka'.repeat(50_000)],
  ['leading dots', '.*.*.*key.*.*.*;', 'xkey'.repeat(50_000)],
  ['an anchor at every place', '[\\s\\S]{0,500}key[\\s\\S]*?;', 'key'.repeat(100_000)],
])('%s ends, and the other rule still finds', (_, regex, content) => {
  const { ids } = scan(withRegex(regex), content);
  expect(ids).toContain('secrets/gitleaks:honest');
});

test('a rule that is stopped is told, with its name', () => {
  const { found } = scan(withRegex('(?:x+x+)+y'), `${'x'.repeat(3_000)}z`.repeat(1_000));
  expect(found.incomplete.map(({ rule }) => rule.id)).toEqual(['secrets/gitleaks:hostile']);
});

test.each([
  ['too long', 'a'.repeat(limits.regexChars + 1)],
  ['too deep', `${'('.repeat(limits.regexDepth + 1)}a${')'.repeat(limits.regexDepth + 1)}`],
  ['too many copies', '((a{900}){900}){900}'],
  ['not closed', '(a'],
])('an expression that is %s is refused by name', (_, regex) => {
  const { read, ids } = scan(withRegex(regex), '');
  expect(read.problems.map(({ rule, kind }) => [rule, kind])).toEqual([['hostile', 'failed']]);
  expect(ids).toEqual(['secrets/gitleaks:honest']);
});

test('matches without end are counted up to a limit, and that is told', () => {
  const { found, ids } = scan(withRegex('tok[0-9]'), 'tok1 '.repeat(limits.findingsPerRuleAndFile + 5));
  expect(ids.filter((id) => id.endsWith(':hostile'))).toHaveLength(limits.findingsPerRuleAndFile);
  expect(found.incomplete).toHaveLength(1);
});

test('every secret is hidden though its match is left out', () => {
  const { found } = scan(withRegex('tok([0-9]{4})', 'entropy = 9.0\n'), 'tok1234');
  expect(found.hits).toHaveLength(1);
  expect(found.shapes).toContainEqual({ start: 3, end: 7 });
  expect(found.dropped.get('entropy')).toBe(1);
});

test.each([
  ['garbage', '\u0000\u0001[[['],
  ['a list of numbers for rules', 'rules = [1, 2]'],
  ['text for rules', 'rules = "x"'],
  ['deep nesting', `x = ${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ['a prototype', '[__proto__]\nrules = 1\n[constructor]\nx = 1\n'],
  ['wrong kinds', '[[rules]]\nid = "a"\nregex = 5\nkeywords = [1]\nallowlists = "x"\nentropy = "high"\n'],
])('a file that is %s gives no rule, a reason, and no throw', (_, text) => {
  const read = foreignRules([{ path: 'rules.toml', text }]);
  expect(read.rules.length).toBeLessThanOrEqual(1);
  expect([...read.problems, ...read.notHonoured]).not.toEqual([]);
});

test('a file that is too large is not read', () => {
  const read = foreignRules([{ path: 'rules.toml', text: '#'.repeat(limits.ruleFileBytes + 1) }]);
  expect(read.problems).toHaveLength(1);
});

test.each([
  ['deep', `${'('.repeat(500)}true${')'.repeat(500)}`],
  ['deep in signs', `${'!'.repeat(5_000)}true`],
  ['open', 'matchesAny(finding["secret"], ["x"'],
  ['foreign', 'finding["secret"] | filter(#)'],
])('a filter that is %s is told, and the rule runs without it', (_, filter) => {
  const { read, ids } = scan(withRegex('tok[0-9]{4}', `filter = '''${filter}'''\n`), 'tok1234');
  expect(read.notHonoured.map(({ rule }) => rule)).toEqual(['hostile']);
  expect(ids).toContain('secrets/gitleaks:hostile');
});

test('of files that extend each other in a circle the rules run once, and that is told', () => {
  const read = foreignRules([
    { path: 'a.toml', text: `[extend]\npath = "b.toml"\n${honest}` },
    { path: 'b.toml', text: `[extend]\npath = "a.toml"\n` },
  ]);
  expect(read.rules.map(({ id }) => id)).toEqual(['secrets/gitleaks:honest']);
  expect(read.notHonoured.map(({ message }) => message)).toEqual([
    'extend.path: the files extend each other in a circle',
  ]);
});
