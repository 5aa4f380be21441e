import { foreignRules } from '../../src/engines/secrets/foreign/foreign-rules.ts';
import { findForeign } from '../../src/engines/secrets/foreign/find-foreign.ts';
import type { CompiledRule } from '../../src/engines/secrets/foreign/compile-rule.ts';
import { buildForeignSet } from '../../src/engines/secrets/foreign/rule-set.ts';

export interface Example {
  readonly path: string;
  readonly text: string;
}

/** The examples of one rule: contents that it must find something in, and contents that it must not. */
export interface ExampleSet {
  readonly rule: string;
  readonly bad: readonly Example[];
  readonly ok: readonly Example[];
}

export interface Failure {
  readonly rule: string;
  readonly reason: string;
}

export interface SuiteResult {
  readonly rules: number;
  readonly withExamples: number;
  readonly bad: number;
  readonly ok: number;
  readonly passed: readonly string[];
  readonly failures: readonly Failure[];
  readonly withoutExamples: readonly string[];
  /** Rules that would pass if nothing were ever found. */
  readonly passedByNothing: number;
  readonly notHonoured: readonly string[];
}

/** One set of examples a line. */
export function readExamples(lines: string): readonly ExampleSet[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ExampleSet);
}

/** Judges each rule alone, as the generators do: without other rules, and whether or not it is reported by itself. */
export function judgeSuite(config: { path: string; text: string }, sets: readonly ExampleSet[]): SuiteResult {
  const read = foreignRules([config]);
  const byId = new Map(read.set.rules.map((rule) => [rule.spec.id, rule]));
  const examples = new Map<string, ExampleSet>();
  for (const set of sets) {
    const known = examples.get(set.rule);
    const { rule } = set;
    examples.set(rule, {
      rule,
      bad: [...(known?.bad ?? []), ...set.bad],
      ok: [...(known?.ok ?? []), ...set.ok],
    });
  }
  const judged = [...examples.values()].filter(({ bad, ok }) => bad.length + ok.length > 0);
  const failures = judged.flatMap((set) => failureOf(byId.get(set.rule), set) ?? []);
  const failed = new Set(failures.map(({ rule }) => rule));
  return {
    rules: byId.size + read.problems.length,
    withExamples: judged.length,
    bad: judged.reduce((sum, { bad }) => sum + bad.length, 0),
    ok: judged.reduce((sum, { ok }) => sum + ok.length, 0),
    passed: judged.map(({ rule }) => rule).filter((rule) => !failed.has(rule)),
    failures,
    withoutExamples: [...byId.keys()].filter((id) => !judged.some(({ rule }) => rule === id)),
    passedByNothing: judged.filter(({ bad }) => bad.length === 0).length,
    notHonoured: [...read.problems, ...read.notHonoured].map(
      ({ rule = '', message }) => `${rule}: ${message}`,
    ),
  };
}

function failureOf(rule: CompiledRule | undefined, { rule: id, bad, ok }: ExampleSet): Failure | undefined {
  if (rule === undefined) return { rule: id, reason: 'the configuration has no such rule that runs' };
  const alone: CompiledRule = { ...rule, spec: { ...rule.spec, reported: true, required: [] } };
  const set = buildForeignSet([alone]);
  const finds = ({ path, text }: Example): boolean =>
    findForeign(set, { path }, Buffer.from(text)).hits.length > 0;
  const missed = bad.filter((example) => !finds(example)).length;
  const invented = ok.filter(finds).length;
  if (missed + invented === 0) return undefined;
  return {
    rule: id,
    reason: `${missed} of ${bad.length} not found, ${invented} of ${ok.length} found wrongly`,
  };
}
