import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CompiledRegex } from '../../../lang/regex/compiled-regex.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import { translateRegex } from '../../../lang/regex/translate.ts';
import { findForeign } from './find-foreign.ts';
import { foreignRules } from './foreign-rules.ts';

interface File {
  readonly path: string;
  readonly commit?: string;
}

/** Rule and secret of each finding, in the order of the rules. */
function found(config: string, content: string, file: File = { path: 'src/a.ts' }, name = 'rules.toml') {
  const { set } = foreignRules([{ path: name, text: config }]);
  const bytes = Buffer.from(content);
  return findForeign(set, file, bytes).hits.map(({ rule, secrets: [secret] }) => [
    rule.id.replace(/^secrets\/[a-z]+:/, ''),
    bytes.toString('utf8', secret?.start, secret?.end),
  ]);
}

function configOf(regex: string, more = ''): string {
  return `[[rules]]\nid = "r"\nregex = '''${regex}'''\n${more}\n`;
}

test.each([
  ['no group: the match', 'tok-[0-9]{4}', '', 'x tok-1234 y', 'tok-1234'],
  ['the first group with a text', 'tok-(a)?([0-9]{4})', '', 'tok-1234', '1234'],
  ['the group by number', 'tok-([a-z])-([0-9]{4})', 'secretGroup = 2', 'tok-a-1234', '1234'],
  ['without line feeds at its ends', '\\n*tok-[0-9]{4}\\n*', '', 'a\n\ntok-1234\n\nb', 'tok-1234'],
  ['of the leftmost branch', '(?:tok|tok-12)-?([0-9]+)', '', 'tok-1234', '1234'],
])('the secret is %s', (...[, regex, more, content, secret]) => {
  expect(found(configOf(regex, more), content)).toEqual([['r', secret]]);
});

test('entropy must be above what is written, on the secret alone', () => {
  const regex = 'a very long preamble of the match tok-([a-d]{4})';
  const content = 'a very long preamble of the match tok-abcd';
  expect(found(configOf(regex, 'entropy = 2.0'), content)).toEqual([]);
  expect(found(configOf(regex, 'entropy = 1.99'), content)).toHaveLength(1);
});

test('a keyword anywhere in the content wakes a rule, in any case', () => {
  const config = configOf('tok-[0-9]{4}', 'keywords = ["Acme"]');
  expect(found(config, 'tok-1234')).toEqual([]);
  expect(found(config, `tok-1234\n${' '.repeat(50_000)}aCME`)).toHaveLength(1);
});

test.each([
  ['[[rules.allowlists]]\nregexes = ["^12"]', 'tok-1234', 0],
  ['[[rules.allowlists]]\nregexes = ["^tok"]', 'tok-1234', 1],
  ['[[rules.allowlists]]\nregexTarget = "match"\nregexes = ["^tok"]', 'tok-1234', 0],
  ['[[rules.allowlists]]\nregexTarget = "line"\nregexes = ["^sample"]', 'b\nsample tok-1234', 0],
  ['[[rules.allowlists]]\nregexTarget = "line"\nregexes = ["^sample"]', 'sample\ntok-1234', 1],
  ['[[rules.allowlists]]\nstopwords = ["23"]', 'tok-1234', 0],
  ['[rules.allowlist]\nstopwords = ["23"]', 'tok-1234', 0],
  ['[[rules.allowlists]]\nstopwords = ["TOK"]', 'tok-1234', 1],
  ["[[rules.allowlists]]\npaths = ['^src/']", 'tok-1234', 0],
  ["[[rules.allowlists]]\npaths = ['^test/']", 'tok-1234', 1],
  ['[[rules.allowlists]]\ncondition = "AND"\npaths = ["^src/"]\nstopwords = ["99"]', 'tok-1234', 1],
  ['[[rules.allowlists]]\ncondition = "AND"\npaths = ["^src/"]\nstopwords = ["12"]', 'tok-1234', 0],
  ['[[rules.allowlists]]\ncommits = ["ABC123"]', 'tok-1234', 0],
  ['[[allowlists]]\ntargetRules = ["r"]\nstopwords = ["12"]', 'tok-1234', 0],
  ['[[allowlists]]\ntargetRules = ["other"]\nstopwords = ["12"]', 'tok-1234', 1],
  ['[allowlist]\nstopwords = ["12"]', 'tok-1234', 0],
  ['[allowlist]\nSTOPWORDS = ["12"]', 'tok-1234', 0],
])('%s', (allow, content, hits) => {
  const file = { path: 'src/a.ts', commit: 'abc123' };
  expect(found(configOf('tok-([0-9]{4})', allow), content, file)).toHaveLength(hits);
});

test('a rule with a path looks at such files only; one without a regex finds the file itself', () => {
  const config = `${configOf('tok-[0-9]{4}', "path = '''\\.env$'''")}[[rules]]\nid = "p12"\npath = '''\\.p12$'''\n`;
  expect(found(config, 'tok-1234')).toEqual([]);
  expect(found(config, 'tok-1234', { path: 'a/.env' })).toEqual([['r', 'tok-1234']]);
  expect(found(config, 'anything', { path: 'a/key.p12' })).toEqual([['p12', '']]);
});

test('a composite rule needs its parts close by; parts need no keyword and are not reported', () => {
  const parts = `[[rules]]\nid = "part"\nregex = "id-[0-9]{4}"\nskipReport = true\nkeywords = ["never"]\n`;
  const config = `${configOf('tok-[0-9]{4}', '[[rules.required]]\nid = "part"\nwithinLines = 2')}${parts}`;
  expect(found(config, 'tok-1234')).toEqual([]);
  expect(found(config, 'tok-1234\n\nid-9999')).toEqual([['r', 'tok-1234']]);
  expect(found(config, 'tok-1234\n\n\nid-9999')).toEqual([]);
});

test('a required rule that is not there is told, and the rule does not run', () => {
  const { rules, problems } = foreignRules([
    { path: 'a.toml', text: configOf('tok-[0-9]{4}', '[[rules.required]]\nid = "part"') },
  ]);
  expect(rules).toEqual([]);
  expect(problems).toEqual([
    { kind: 'failed', target: 'a.toml', rule: 'r', message: 'required: there is no rule part' },
  ]);
});

test('an extended file gives its rules but the disabled ones, and keys of the own rule go before', () => {
  const base = `${configOf('tok-([0-9]{4})', 'entropy = 1.9')}[[rules]]\nid = "off"\nregex = "off-[0-9]{4}"\n`;
  const own = `[extend]\npath = "base.toml"\ndisabledRules = ["off"]\n[[rules]]\nid = "r"\n[[rules.allowlists]]\nstopwords = ["99"]\n`;
  const { rules, set } = foreignRules([
    { path: 'conf/own.toml', text: own },
    { path: 'conf/base.toml', text: base },
  ]);
  expect(rules.map(({ id }) => id)).toEqual(['secrets/gitleaks:r']);
  const hits = (text: string) => findForeign(set, { path: 'a' }, Buffer.from(text)).hits.length;
  expect([hits('tok-1234'), hits('tok-1299'), hits('tok-1111')]).toEqual([1, 0, 0]);
});

test.each([
  ['entropy(finding["secret"]) < 2.1', 0],
  ['filter.entropy(finding["secret"]) <= 1.9', 1],
  ['matchesAny(finding["secret"], [`^12`]) && containsAny(finding["match"], ["tok"])', 0],
  ['!matchesAny(finding["secret"], [`^12`])', 1],
  ['matchesAny((attributes["path"] ?? ""), [`^src/`])', 0],
  ['matchesAny(get(attributes, "path", ""), ["^test/"])', 1],
  [
    '// why\nlet around = finding["fragment_raw"][max(finding["match_start_idx"] - 7, finding["match_line_start_idx"]):finding["match_end_idx"]];\naround contains "sample"',
    0,
  ],
  ['len(finding["secret"]) in [4, 5]', 0],
  ['len(finding["secret"]) > 4 ? true : finding["secret"] startsWith "9"', 1],
])('the filter %s', (filter, hits) => {
  expect(found(configOf('tok-([0-9]{4})', `filter = '''${filter}'''`), 'x\nsample tok-1234')).toHaveLength(
    hits,
  );
});

test('what is not honoured is told for each rule and key', () => {
  const text = `${configOf('tok-[0-9]{4}', 'validate = "x"\ncolour = "red"\nfilter = "failsTokenEfficiency(finding[\\"secret\\"])"')}[extend]\nurl = "https://example.org"\nuseDefault = true\n`;
  const { notHonoured } = foreignRules([{ path: 'a.toml', text }]);
  expect(notHonoured.map(({ rule, message }) => `${rule} ${message.split(':', 1)[0]}`).sort()).toEqual([
    ' extend.url',
    ' extend.useDefault',
    'r colour',
    'r filter',
    'r validate',
  ]);
});

test('characters above ASCII are compared as their bytes', () => {
  expect(found(configOf('clé-([0-9]{4})'), 'é clé-1234')).toEqual([['r', '1234']]);
});

const parts = ['key', 'tok', '[a-k]{0,3}', '[0-9]+', '(?:=|:)', '\\s?', 'k[^;]*?', '\\b'];
const source = fc
  .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 })
  .map((list) => `(?:key|tokk)${list.join('')}`)
  .chain((tail) => fc.constantFrom(tail, `[a-k]{0,5}${tail}`, `[0-9a-z]+${tail}`, `${tail}$`));
const content = fc
  .array(fc.constantFrom('key', 'tokk', 'tok', 'k', '7', '=', ';', ' ', '\n', 'zz'), { maxLength: 60 })
  .map((list) => list.join(''));

test('windows find what a search of the whole content finds', () => {
  fc.assert(
    fc.property(source, content, (regex, text) => {
      const translated = translateRegex(regex, { strictEnd: true });
      if (!translated.ok) return;
      const whole = new CompiledRegex(translated.value).all(new Subject(text)).matches;
      const expected = whole.map(({ start, end }) => text.slice(start, end).replace(/^\n+|\n+$/g, ''));
      expect(found(configOf(regex), text).map(([, secret]) => secret)).toEqual(expected);
    }),
    { numRuns: 1_000 },
  );
});
