import { describe, expect, test } from 'vitest';
import { readRules } from '../../../formats/semgrep/read-rules.ts';
import type { SemgrepRule } from '../../../formats/semgrep/rule.ts';
import type { Parsers } from '../../../lang/index.ts';
import { readYaml } from '../../../lang/yaml/read-yaml.ts';
import { testParsers } from '../../../../tests/pattern-hunt.ts';
import { FormulaCompiler } from '../formula/compile.ts';
import { MemoryStore, type CompiledStore } from '../formula/compiled-store.ts';
import { treePatterns } from '../match/tree-patterns.ts';
import { genericMode } from '../modes/generic/generic-mode.ts';
import { regexModeWith } from '../modes/regex-mode.ts';
import { RuleSet } from './rule-set.ts';
import { scanText } from './scan-text.ts';

const parsers = testParsers();
const text = `rules:
  - { id: js-exec, languages: [javascript], severity: ERROR, message: m, pattern: exec($X) }
  - { id: both-eval, languages: [javascript, typescript], severity: ERROR, message: m, pattern: eval($X) }
  - { id: py-eval, languages: [python], severity: ERROR, message: m, pattern: eval($X) }
  - { id: tested, languages: [javascript], severity: ERROR, message: m, pattern: eval($X), paths: { include: [test/] } }
  - { id: word, languages: [regex], severity: ERROR, message: m, pattern-regex: '(?i)pass(word|phrase)\\s*=' }
  - { id: text, languages: [generic], severity: ERROR, message: m, pattern: TODO ... }
`;
const { rules } = readRules('rules.yaml', text, readYaml(text));

function counted(): { readonly parsers: Parsers; readonly parsed: string[] } {
  const parsed: string[] = [];
  const spy: Parsers = {
    parse(language, code, options) {
      parsed.push(code);
      return parsers.parse(language, code, options);
    },
  };
  return { parsers: spy, parsed };
}

function setOf(list: readonly SemgrepRule[], from: Parsers, store?: CompiledStore): RuleSet {
  const providers = [regexModeWith(store), genericMode(), treePatterns(from, store)];
  const memory = store === undefined ? undefined : { store, digest: 'one' };
  return new RuleSet(list, new FormulaCompiler(providers, [], store), memory);
}

function scanned(set: RuleSet, path: string, code: string): readonly string[] {
  return scanText(set, { path, text: code, now: 0 }).map(
    ({ rule, matches }) => `${rule.id} ${matches.length}`,
  );
}

describe('scanText', () => {
  test.each([
    ['a.js', 'exec(a); eval(b)', ['js-exec 1', 'both-eval 1']],
    ['a.ts', 'exec(a); eval(b)', ['both-eval 1']],
    ['a.py', 'eval(b)', ['py-eval 1']],
    ['test/a.js', 'eval(b)', ['both-eval 1', 'tested 1']],
    ['notes.txt', 'PassWord = x\nTODO do it', ['word 1', 'text 1']],
    ['a.unknown', 'eval(b)', []],
  ] as const)('%s: %s', (path, code, found) => {
    expect(scanned(setOf(rules, parsers), path, code)).toEqual(found);
  });

  test('a file that holds nothing that a rule needs is not parsed', () => {
    const { parsers: spy, parsed } = counted();
    const set = setOf(rules, spy);
    scanned(set, 'a.js', 'exec(a)');
    const before = parsed.length;
    expect(scanned(set, 'b.js', 'const a = 1')).toEqual([]);
    expect(parsed.length).toBe(before);
  });

  test('a file is parsed once for all rules', () => {
    const { parsers: spy, parsed } = counted();
    const code = 'exec(eval(a))';
    scanned(setOf(rules, spy), 'test/a.js', code);
    expect(parsed.filter((one) => one === code).length).toBe(1);
  });

  test('the order of the files changes nothing', () => {
    const files = [
      ['a.js', 'exec(a); eval(b)'],
      ['b.ts', 'eval(c)'],
      ['c.py', 'eval(d)\neval(e)'],
      ['d.txt', 'password ='],
    ] as const;
    const run = (order: typeof files | readonly (typeof files)[number][]): readonly string[] => {
      const set = setOf(rules, parsers);
      return order.map(([path, code]) => `${path}: ${scanned(set, path, code).join()}`).toSorted();
    };
    expect(run(files.toReversed())).toEqual(run(files));
  });
});

describe('a store', () => {
  test('saves reading patterns again, and gives the same', () => {
    const store = new MemoryStore();
    const code = 'exec(a); eval("b")\nvar passphrase = 1';
    const first = scanned(setOf(rules, parsers, store), 'a.js', code);
    const { parsers: spy, parsed } = counted();
    expect(scanned(setOf(rules, spy, store), 'a.js', code)).toEqual(first);
    expect(parsed).toEqual([code]);
    expect(first).toEqual(scanned(setOf(rules, parsers), 'a.js', code));
  });

  test('compiles a rule only for a file that may need it', () => {
    const store = new MemoryStore();
    scanned(setOf(rules, parsers, store), 'a.js', '');
    const asked: string[] = [];
    const spy = { get: (key: string) => (asked.push(key), store.get(key)), set: () => undefined };
    scanned(setOf(rules, parsers, spy), 'a.js', 'eval(a)');
    expect(asked.filter((key) => key.startsWith('pattern')).map((key) => key.split('\0').at(-1))).toEqual([
      'eval($X)',
    ]);
  });
});

test('a rule that cannot run is told, and the others run', () => {
  const broken = `rules:
  - { id: broken, languages: [javascript], severity: ERROR, message: m, pattern: 'f((' }
  - { id: good, languages: [javascript], severity: ERROR, message: m, pattern: f() }
`;
  const set = setOf(readRules('b.yaml', broken, readYaml(broken)).rules, parsers);
  expect(scanned(set, 'a.js', 'f()')).toEqual(['good 1']);
  expect(set.planFor(['javascript']).refused.map(({ rule }) => rule.id)).toEqual(['broken']);
});
