import { sha256 } from '../../core/digest.ts';
import { readRules } from '../../formats/semgrep/read-rules.ts';
import type { RuleNote, SemgrepRule } from '../../formats/semgrep/rule.ts';
import { readYaml } from '../../lang/yaml/read-yaml.ts';
import type { CompiledStore } from './formula/compiled-store.ts';
import { digestOfRule } from './rule-info.ts';
import type { RuleSource } from './rule-source.ts';

/** A rule and the file it came from. */
export interface SourcedRule {
  readonly rule: SemgrepRule;
  readonly source: RuleSource;
  /** Changes whenever the rule may answer differently. */
  readonly digest: string;
}

/** All rules of some files, and everything in these files that is not honoured. */
export interface SourcesRead {
  readonly rules: readonly SourcedRule[];
  readonly notes: readonly RuleNote[];
  /** Equal only for equal files in the same order. */
  readonly digest: string;
}

/** Whether a file of rules can be read and has none in it. */
export function holdsNoRules(path: string, text: string): boolean {
  const { rules, notes } = readRules(path, text, readYaml(text));
  return rules.length === 0 && notes.length === 0;
}

/** What a store keeps: a file is named by its position. */
interface Kept {
  readonly rules: readonly { readonly rule: SemgrepRule; readonly from: number; readonly digest: string }[];
  readonly notes: readonly RuleNote[];
}

/**
 * Reads rule files in their order, the built-in ones first. Of several rules with one id the first is taken, and those
 * that say something else are a note. Flows of built-in rules are followed through functions and files; others do so when they ask for it.
 * With a store, files that an earlier run read are not read again.
 */
export function readSources(
  own: readonly RuleSource[],
  builtIn: readonly RuleSource[] = [],
  store?: CompiledStore,
): SourcesRead {
  const sources = [...builtIn, ...own];
  const digest = sha256(JSON.stringify([builtIn.length, sources.map(({ path, text }) => [path, text])]));
  const { rules, notes } = keptOf(sources, builtIn.length, { store, digest });
  const sourced = rules.flatMap(({ rule, from, digest: ofRule }) => {
    const source = sources[from];
    return source === undefined ? [] : [{ rule, source, digest: ofRule }];
  });
  return { rules: sourced, notes, digest };
}

function keptOf(
  sources: readonly RuleSource[],
  builtIn: number,
  { store, digest }: { readonly store: CompiledStore | undefined; readonly digest: string },
): Kept {
  const key = `sources\u0000${digest}`;
  const known = store?.get(key);
  if (known !== undefined) return JSON.parse(known) as Kept;
  const read = readAll(sources, builtIn);
  store?.set(key, JSON.stringify(read));
  return read;
}

/** The first `builtIn` of the sources are the built-in ones. */
function readAll(sources: readonly RuleSource[], builtIn: number): Kept {
  const rules = new Map<string, Kept['rules'][number]>();
  const notes: RuleNote[] = [];
  for (const [from, { path, text }] of sources.entries()) {
    const read = readRules(path, text, readYaml(text));
    notes.push(...read.notes);
    for (const one of read.rules) {
      const first = rules.get(one.id);
      const rule = from < builtIn ? followed(one) : one;
      if (first === undefined) rules.set(one.id, { rule, from, digest: digestOfRule(rule) });
      else if (!isSame(rule, first)) notes.push(taken(one, first.rule));
    }
  }
  return { rules: [...rules.values()], notes };
}

/** A built-in rule is followed through calls, unless it says that what it looks for is decided in one file. */
function followed(rule: SemgrepRule): SemgrepRule {
  if (rule.mode.kind !== 'taint' || rule.metadata['follow'] === 'one-file') return rule;
  return { ...rule, options: { ...rule.options, interfile: true, taint_intrafile: true } };
}

/** The same rule by two paths, such as a folder and a file in it, is one rule. */
function isSame(rule: SemgrepRule, first: Kept['rules'][number]): boolean {
  const words = ({ message, severityWord, metadata }: SemgrepRule): string =>
    JSON.stringify([message, severityWord, metadata]);
  return words(rule) === words(first.rule) && digestOfRule(rule) === first.digest;
}

function taken(rule: SemgrepRule, first: SemgrepRule): RuleNote {
  const reason = `${first.path}:${first.at.line} has a rule with the same id`;
  return { effect: 'rule-rejected', path: rule.path, rule: rule.id, key: 'id', reason, ...rule.at };
}
