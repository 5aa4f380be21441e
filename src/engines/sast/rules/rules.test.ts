import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { testParsers } from '../../../../tests/pattern-hunt.ts';
import { packRules } from '../../../../tools/rule-pack.mjs';
import { Lines } from '../../../core/lines.ts';
import { readRules } from '../../../formats/semgrep/read-rules.ts';
import type { SemgrepRule } from '../../../formats/semgrep/rule.ts';
import { isLanguage } from '../../../lang/index.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import { readYaml } from '../../../lang/yaml/read-yaml.ts';
import type { CompiledRule } from '../formula/compiled.ts';
import { edited } from '../formula/fix.ts';
import { matchRule, startFile } from '../formula/match-rule.ts';
import { ruleCompiler } from '../rule-compiler.ts';
import { readAnnotations } from '../rule-test/annotations.ts';
import { judgeTest, reasonOf } from '../rule-test/judge-test.ts';
import { ruleIn } from '../rule-test/test-language.ts';

/** One file of `bad/` or `ok/`. */
interface Fixture {
  /** Relative to the rule's folder. */
  readonly path: string;
  readonly text: string;
  readonly kind: 'bad' | 'ok';
}

interface Folder {
  /** `js/open-redirect`. */
  readonly name: string;
  readonly yaml: string;
  readonly fixtures: readonly Fixture[];
}

const root = fileURLToPath(new URL('.', import.meta.url));
const parsers = testParsers();
const compiler = ruleCompiler(parsers);
const now = Date.UTC(2026, 0, 1);

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function fixturesIn(folder: string, kind: Fixture['kind']): readonly Fixture[] {
  return readdirSync(join(folder, kind))
    .sort()
    .map((name) => ({ kind, path: `${kind}/${name}`, text: readFileSync(join(folder, kind, name), 'utf8') }));
}

/** The texts of the rules as the build packs them. */
const packed: ReadonlyMap<string, string> = new Map(packRules(root).map(({ path, text }) => [path, text]));

const folders: readonly Folder[] = foldersIn(root).flatMap((pack) =>
  foldersIn(join(root, pack)).map((name) => {
    const folder = join(root, pack, name);
    return {
      name: `${pack}/${name}`,
      yaml: textOf(packed.get(`${pack}/${name}/rule.yaml`)),
      fixtures: [...fixturesIn(folder, 'bad'), ...fixturesIn(folder, 'ok')],
    };
  }),
);

const read = ({ name, yaml }: Folder) => readRules(`${name}/rule.yaml`, yaml, readYaml(yaml));

function ruleOf(folder: Folder): SemgrepRule {
  const [rule] = read(folder).rules;
  if (rule === undefined) throw new Error(`${folder.name} has no rule that can be read`);
  return rule;
}

function compiledIn(rule: SemgrepRule, language: string): CompiledRule {
  const compiled = compiler.rule(ruleIn(rule, language));
  if (!compiled.ok)
    throw new Error(`${rule.id} in ${language}: ${compiled.error.key}: ${compiled.error.reason}`);
  return compiled.value;
}

/** The languages a fixture is read in: JavaScript is TypeScript too, as long as there is no markup in it. */
function languagesOf({ path }: Fixture): readonly string[] {
  if (path.endsWith('.js')) return ['javascript', 'typescript'];
  return [languageOfEnding[path.slice(path.lastIndexOf('.') + 1)] ?? 'regex'];
}

/** A rule for no language in particular is tried in files of any other ending. */
const languageOfEnding: Readonly<Record<string, string>> = {
  jsx: 'javascript',
  ts: 'typescript',
  tsx: 'typescript',
  py: 'python',
  java: 'java',
  go: 'go',
  dockerfile: 'dockerfile',
  txt: 'generic',
};

function matchesOf(compiled: CompiledRule, text: string) {
  const scope = { subject: new Subject(text), analyser: compiled.rule.analyser };
  return matchRule(compiled, scope, startFile(now));
}

/** What is wrong with what a rule reports in a fixture; empty when it is right. */
function breachesIn(compiled: CompiledRule, { path, text }: Fixture): readonly string[] {
  const { matches, problems } = matchesOf(compiled, text);
  const lines = new Lines(text);
  const reported = matches.map(({ start }) => lines.lineAt(start));
  const verdict = judgeTest(compiled.rule.id, { path, text, reported });
  return [...problems, ...(verdict.passed ? [] : [reasonOf(verdict)])].map((one) => `${path}: ${one}`);
}

/** What is wrong with the fixes of a rule in a fixture. */
function fixBreachesIn(compiled: CompiledRule, { path, text }: Fixture): readonly string[] {
  const { languages } = compiled.rule;
  const apply = (before: string): string =>
    edited(
      before,
      matchesOf(compiled, before).matches.flatMap(({ start, end, fix }) =>
        fix === undefined ? [] : [{ start, end, text: fix }],
      ),
    );
  const left = (source: string) => matchesOf(compiled, source).matches.length;
  const fixable = matchesOf(compiled, text).matches.filter(({ fix }) => fix !== undefined).length;
  const fixed = apply(text);
  const problems = (source: string): number => {
    const [language = ''] = languages;
    return isLanguage(language) ? parsers.parse(language, source).problems.length : -1;
  };
  return [
    ...(left(fixed) === left(text) - fixable ? [] : [`${path}: a fix does not take its finding away`]),
    ...(problems(fixed) === problems(text) ? [] : [`${path}: a fix breaks the file`]),
    ...(apply(fixed) === fixed ? [] : [`${path}: fixing twice changes more`]),
  ];
}

const confidences = new Set(['high', 'medium', 'low']);
const severities = new Set(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW']);

/** What the metadata of a rule lack or say wrongly. */
function metadataBreaches({ metadata, severityWord, message }: SemgrepRule): readonly string[] {
  const breaches: string[] = [];
  const need = (well: boolean, what: string): void => {
    if (!well) breaches.push(what);
  };
  const sentence = (value: unknown): boolean => typeof value === 'string' && /^\S.*[.!?]$/s.test(value);
  const list = (value: unknown, is: (one: unknown) => boolean): boolean =>
    Array.isArray(value) && value.length > 0 && value.every(is);
  need(severities.has(severityWord), 'severity is one of CRITICAL, HIGH, MEDIUM, LOW');
  need(sentence(message), 'message is made of sentences');
  need(typeof metadata['title'] === 'string' && !sentence(metadata['title']), 'title is a short line');
  need(sentence(metadata['why']), 'why is a sentence');
  need(sentence(metadata['todo']), 'todo is a sentence');
  need(sentence(metadata['explanation']), 'explanation is a paragraph');
  need(textOf(metadata['explanation']).length > 300, 'explanation says how it works and where it ends');
  need(confidences.has(textOf(metadata['confidence'])), 'confidence is high, medium or low');
  need(list(metadata['cwe'], Number.isInteger), 'cwe is a list of numbers');
  need(
    list(metadata['owasp'], (one) => /^A(0[1-9]|10):2021$/.test(String(one))),
    'owasp is a list of categories',
  );
  need(
    list(metadata['mitigations'], (one) => /^[a-z]+(-[a-z]+)*$/.test(String(one))),
    'mitigations is a list of names',
  );
  need(
    list(metadata['technology'], (one) => typeof one === 'string'),
    'technology is a list of names',
  );
  return breaches;
}

function countOf(folder: Folder, kind: 'ruleid' | 'ok'): number {
  return folder.fixtures
    .flatMap(({ text }) => readAnnotations(text))
    .filter((one) => one.kind === kind && one.rule === folder.name).length;
}

test('there are rules', () => {
  expect(folders.length).toBeGreaterThanOrEqual(36);
});

describe.each(folders.map((folder) => [folder.name, folder] as const))('%s', (name, folder) => {
  test('is one rule that reads without a note and is called as its folder', () => {
    const { rules, notes } = read(folder);
    expect(notes).toEqual([]);
    expect(rules.map(({ id }) => id)).toEqual([name]);
  });

  test('says what it is', () => {
    expect(metadataBreaches(ruleOf(folder))).toEqual([]);
  });

  test('has at least 5 bad and 5 ok cases, each in its place', () => {
    expect(countOf(folder, 'ruleid')).toBeGreaterThanOrEqual(5);
    expect(countOf(folder, 'ok')).toBeGreaterThanOrEqual(5);
    for (const { kind, text, path } of folder.fixtures) {
      const kinds = new Set(readAnnotations(text).map((one) => one.kind));
      expect([path, [...kinds]]).toEqual([path, [kind === 'bad' ? 'ruleid' : 'ok']]);
    }
  });

  test('reports exactly the marked lines', () => {
    const breaches = folder.fixtures.flatMap((fixture) =>
      languagesOf(fixture).flatMap((language) =>
        breachesIn(compiledIn(ruleOf(folder), language), fixture).map((one) => `${language} ${one}`),
      ),
    );
    expect(breaches).toEqual([]);
  });

  const { fix, fixRegex } = ruleOf(folder);
  test.runIf(fix !== undefined || fixRegex !== undefined)(
    'its fix takes the finding away, once and for all',
    () => {
      const breaches = folder.fixtures.flatMap((fixture) =>
        languagesOf(fixture).flatMap((language) =>
          fixBreachesIn(compiledIn(ruleOf(folder), language), fixture),
        ),
      );
      expect(breaches).toEqual([]);
    },
  );
});

test('what a caller sends is written once in each pack', () => {
  const mark = '# What a caller sends';
  for (const pack of foldersIn(root).filter((each) => existsSync(join(root, each, 'caller.yaml')))) {
    const own = folders.filter(({ name }) => name.startsWith(`${pack}/`));
    const following = own.filter(({ yaml }) => yaml.includes(mark));
    expect(following.length).toBeGreaterThanOrEqual(8);
    for (const { name } of following)
      expect(readFileSync(join(root, name, 'rule.yaml'), 'utf8')).not.toContain(mark);
    expect(readFileSync(join(root, pack, 'caller.yaml'), 'utf8')).toContain(mark);
    for (const { yaml } of own) expect(yaml).not.toContain('# include:');
  }
});

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
