import { join } from 'node:path';
import { readAnnotations } from '../src/engines/sast/rule-test/annotations.ts';
import { readRules } from '../src/formats/semgrep/read-rules.ts';
import type { SemgrepRule } from '../src/formats/semgrep/rule.ts';
import { readYaml } from '../src/lang/yaml/read-yaml.ts';
import type { Generated } from './rule-list.ts';
import { packRules, type PackedRule } from './rule-pack.mjs';

/** One page for each built-in rule for source code, and the list of them by weakness; `root` is the repository. */
export function generateRulePages(root: string): readonly Generated[] {
  const pages = packRules(join(root, 'src/engines/sast/rules')).flatMap((packed) => {
    const [rule] = readRules(packed.path, packed.text, readYaml(packed.text)).rules;
    return rule === undefined ? [] : [{ rule, packed }];
  });
  return [
    { path: 'docs/rules/README.md', content: indexOf(pages.map(({ rule }) => rule)) },
    ...pages.map(({ rule, packed }) => ({ path: `docs/rules/${rule.id}.md`, content: pageOf(rule, packed) })),
  ];
}

function indexOf(rules: readonly SemgrepRule[]): string {
  const packs = [...new Set(rules.map(({ id }) => packOf(id)))];
  const rows = (pack: string): readonly string[] =>
    rules
      .filter(({ id }) => packOf(id) === pack)
      .map(
        (rule) =>
          `| [${rule.id}](${rule.id}.md) | ${wordOf(rule, 'title')} | ${cweOf(rule)} | ${severityOf(rule)} |`,
      );
  return [
    '# Rules for source code',
    '',
    `The ${rules.length} rules that come with Holdfast, written from their folders. How to write your own: [rules.md](../manual/rules.md).`,
    ...packs.flatMap((pack) => [
      '',
      `## ${packNames[pack] ?? pack}`,
      '',
      '| rule | what it reports | weakness | severity |',
      '|---|---|---|---|',
      ...rows(pack),
    ]),
    '',
  ].join('\n');
}

const packNames: Readonly<Record<string, string>> = {
  js: 'JavaScript and TypeScript',
  py: 'Python',
  java: 'Java',
  go: 'Go',
  docker: 'Dockerfiles',
  any: 'Settings, templates and scripts',
};

function pageOf(rule: SemgrepRule, { tests }: PackedRule): string {
  const list = (key: string): string => listOf(rule.metadata[key]).join(', ') || 'none';
  const fix =
    rule.fix === undefined && rule.fixRegex === undefined ? 'proposes none' : 'proposes a change of the code';
  return [
    `# ${rule.id}`,
    '',
    `**${wordOf(rule, 'title')}.** ${oneLine(rule.message)}`,
    '',
    wordOf(rule, 'why'),
    '',
    `**What to do.** ${wordOf(rule, 'todo')}`,
    '',
    oneLine(wordOf(rule, 'explanation')),
    '',
    '## Reported',
    '',
    excerptOf(rule, tests, 'bad'),
    '',
    '## Left alone',
    '',
    excerptOf(rule, tests, 'ok'),
    '',
    '## Facts',
    '',
    '| | |',
    '|---|---|',
    `| severity, confidence | ${severityOf(rule)}, ${wordOf(rule, 'confidence')} |`,
    `| weakness | ${cweOf(rule)}; OWASP ${list('owasp')} |`,
    `| mitigation it verifies | ${list('mitigations')} |`,
    `| languages | ${rule.languages.join(', ')} |`,
    `| made for | ${list('technology')} |`,
    `| fix | ${fix} |`,
    '| measured precision | not measured yet: comments only, until labels prove it (`holdfast explain ' +
      rule.id +
      '`) |',
    '',
  ].join('\n');
}

/** Lines around the first marked line of a fixture. */
function excerptOf(rule: SemgrepRule, tests: PackedRule['tests'], kind: 'bad' | 'ok'): string {
  const wanted = kind === 'bad' ? 'ruleid' : 'ok';
  for (const { path, text } of tests.filter((one) => one.path.includes(`/${kind}/`))) {
    const mark = readAnnotations(text).find((one) => one.kind === wanted && one.rule === rule.id);
    if (mark === undefined) continue;
    const lines = text.split('\n');
    const from = Math.max(0, mark.target - 1 - linesBefore);
    const shown = lines
      .slice(from, mark.target + linesAfter)
      .filter((line) => !/(?:ruleid|ok): \w+\//.test(line));
    const fence = shown.some((line) => line.includes('```')) ? '~~~~' : '```';
    return [`${fence}${path.slice(path.lastIndexOf('.') + 1)}`, ...trimmed(shown), fence].join('\n');
  }
  return 'No example.';
}

const linesBefore = 6;
const linesAfter = 1;

/** Without empty lines at both ends, and without the indentation that all lines share. */
function trimmed(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  const kept = lines.slice(Math.max(0, first), last + 1);
  const indents = kept
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const shared = Math.min(...indents, 40);
  return kept.map((line) => line.slice(shared).trimEnd());
}

function packOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

function severityOf({ severityWord }: SemgrepRule): string {
  return severityWord.toLowerCase();
}

function cweOf({ metadata }: SemgrepRule): string {
  return listOf(metadata['cwe'])
    .map((one) => `CWE-${one}`)
    .join(', ');
}

function wordOf({ metadata }: SemgrepRule, key: string): string {
  const value = metadata[key];
  return typeof value === 'string' ? oneLine(value) : '';
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
