import { digestOf } from '../../core/digest.ts';
import type { RuleInfo } from '../../core/rule.ts';
import { confidences, type Confidence } from '../../core/severity.ts';
import type { SemgrepRule } from '../../formats/semgrep/rule.ts';
import { readAnnotations } from './rule-test/annotations.ts';
import type { RuleSource, RuleTestFile } from './rule-source.ts';

/**
 * What a rule in Semgrep's format says of itself: by its metadata, or else by its message. `digest`: of the rule. The
 * tests of the file are not read before somebody asks how many there are.
 */
export function ruleInfoOf(rule: SemgrepRule, digest: string, source: RuleSource): RuleInfo {
  const { metadata } = rule;
  const message = sentence(rule.message);
  return {
    id: rule.id,
    engine: 'sast',
    file: source.path,
    title: textIn(metadata['title']) ?? titleOf(rule.id),
    why: textIn(metadata['why']) ?? message,
    todo: textIn(metadata['todo']) ?? 'Read the message of the finding, then change the code.',
    severity: rule.severity,
    confidence: confidenceIn(metadata['confidence']),
    mitigations: textsIn(metadata['mitigations'], ['static-analysis']),
    cwe: cwesIn(metadata['cwe']),
    digest,
    fixtures: {
      get bad() {
        return marks(rule.id, source.tests, 'ruleid');
      },
      get ok() {
        return marks(rule.id, source.tests, 'ok');
      },
    },
    proof: 'measured',
  };
}

/** What the rule answers by: its words and its place in the file may change. */
export function digestOfRule({ mode, options, paths, languages }: SemgrepRule): string {
  const text = JSON.stringify({ mode, options, paths, languages }, (key, value: unknown) =>
    key === 'at' ? undefined : value,
  );
  return digestOf(text);
}

/** The title of `a.b.raw-query` without a better one: `raw query`. */
function titleOf(id: string): string {
  return (id.split(/[./]/).at(-1) ?? id).replace(/[-_]+/g, ' ');
}

function sentence(message: string): string {
  const text = message.replace(/\s+/g, ' ').trim();
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function textsIn(value: unknown, otherwise: readonly string[]): readonly string[] {
  const texts = listOf(value).filter((one): one is string => typeof one === 'string');
  return texts.length === 0 ? otherwise : texts;
}

/** `89`, `CWE-89` or `CWE-89: what it is called`, one or several. */
function cwesIn(value: unknown): readonly number[] {
  return listOf(value).flatMap((one) => {
    if (typeof one === 'number') return [one];
    const digits = typeof one === 'string' ? /^(?:CWE-)?(\d{1,5})\b/i.exec(one.trim())?.[1] : undefined;
    return digits === undefined ? [] : [Number(digits)];
  });
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

function confidenceIn(value: unknown): Confidence {
  const word = typeof value === 'string' ? value.toLowerCase() : '';
  return confidences.find((one) => one === word) ?? 'medium';
}

function marks(rule: string, tests: readonly RuleTestFile[], kind: 'ruleid' | 'ok'): number {
  const all = tests.flatMap(({ text }) => readAnnotations(text));
  return all.filter((one) => one.kind === kind && one.rule === rule).length;
}
