import { readRules } from '../../formats/semgrep/read-rules.ts';
import type { RuleNote, SemgrepRule } from '../../formats/semgrep/rule.ts';
import { readYaml } from '../../lang/yaml/read-yaml.ts';
import type { RuleSource } from './rule-source.ts';

/** A rule and the file it came from. */
export interface SourcedRule {
  readonly rule: SemgrepRule;
  readonly source: RuleSource;
}

/** All rules of some files, and everything in these files that is not honoured. */
export interface SourcesRead {
  readonly rules: readonly SourcedRule[];
  readonly notes: readonly RuleNote[];
}

/**
 * Reads rule files in their order, the built-in ones first. Of several rules with one id the first is taken, and the
 * others are a note. Flows of built-in rules are followed through functions and files; others do so when they ask for it.
 */
export function readSources(own: readonly RuleSource[], builtIn: readonly RuleSource[] = []): SourcesRead {
  const rules = new Map<string, SourcedRule>();
  const notes: RuleNote[] = [];
  for (const source of [...builtIn, ...own]) {
    const read = readRules(source.path, source.text, readYaml(source.text));
    notes.push(...read.notes);
    for (const rule of read.rules) {
      const first = rules.get(rule.id);
      const read = builtIn.includes(source) ? followed(rule) : rule;
      if (first === undefined) rules.set(rule.id, { rule: read, source });
      else notes.push(taken(rule, first.rule));
    }
  }
  return { rules: [...rules.values()], notes };
}

function followed(rule: SemgrepRule): SemgrepRule {
  if (rule.mode.kind !== 'taint') return rule;
  return { ...rule, options: { ...rule.options, interfile: true, taint_intrafile: true } };
}

function taken(rule: SemgrepRule, first: SemgrepRule): RuleNote {
  const reason = `${first.path}:${first.at.line} has a rule with the same id`;
  return { effect: 'rule-rejected', path: rule.path, rule: rule.id, key: 'id', reason, ...rule.at };
}
