import { CompiledRegex } from '../../src/lang/regex/compiled-regex.ts';
import { Subject } from '../../src/lang/regex/subject.ts';
import { translateRegex } from '../../src/lang/regex/translate.ts';
import { readYaml } from '../../src/lang/yaml/read-yaml.ts';
import type { YamlNode } from '../../src/lang/yaml/node.ts';

/** What the rules of a file say that a name could matter to. */
export interface RuleWords {
  /** Whether a pattern, regular expression or comparison says the name. */
  names(name: string): boolean;
  /** Whether every regular expression of the rules says the same of both names. */
  alike(a: string, b: string): boolean;
  /** Whether a pattern asks for `{ $X }` or `{ a }`, the short form of `{ a: a }`. */
  readonly shorthand: boolean;
}

// For people, not for the matcher.
const told: ReadonlySet<string> = new Set(['message', 'metadata', 'id', 'severity', 'languages']);
const regexKeys = /regex/u;

/** The words and regular expressions of a rule file. */
export function wordsOfRules(ruleText: string): RuleWords {
  const texts: string[] = [];
  const regexes: string[] = [];
  for (const node of readYaml(ruleText).nodes) collect(node, '', { texts, regexes });
  const words = new Set(texts.flatMap((text) => text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []));
  const compiled = regexes.flatMap((regex) => {
    const translated = translateRegex(regex, { multiline: true });
    return translated.ok ? [new CompiledRegex(translated.value)] : [];
  });
  return {
    names: (name) => words.has(name.replace(/^[$@]+/u, '')),
    shorthand: texts.some((text) => /\{\s*(?:\.\.\.\s*,\s*)?\$?[A-Za-z_]+\s*[,}]/u.test(text)),
    alike: (a, b) => compiled.every((regex) => regex.test(new Subject(a)) === regex.test(new Subject(b))),
  };
}

function collect(node: YamlNode, key: string, into: { texts: string[]; regexes: string[] }): void {
  if (node.kind === 'scalar') {
    into.texts.push(node.text);
    if (regexKeys.test(key)) into.regexes.push(node.text);
    for (const [, regex = ''] of node.text.matchAll(/=~\/(.*)\//gu)) into.regexes.push(regex);
    return;
  }
  if (node.kind === 'seq') {
    for (const item of node.items) collect(item, key, into);
    return;
  }
  for (const { key: name, value } of node.pairs) if (!told.has(name.text)) collect(value, name.text, into);
}
