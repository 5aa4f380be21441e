import type { Outcome } from '../../core/answer.ts';
import type { Event, SourceFile } from '../../core/engine.ts';
import type { SelfCheck } from '../../core/rule.ts';
import { answerTests } from './answer.ts';
import { failingExamples, passingExamples } from './examples.ts';
import type { Example } from './examples.ts';
import { failingRule } from './failing.ts';
import { inspectReport } from './facts.ts';

/** Runs every example through reader, selection and answer: failing ones must fail, passing ones must pass. */
export function* selfCheckTests(): Iterable<SelfCheck> {
  const fired =
    failingExamples.every((example) => outcomeOf(example) === 'fail') &&
    passingExamples.every((example) => outcomeOf(example) === 'pass');
  yield { rule: failingRule.id, fired };
}

function outcomeOf(example: Example): Outcome {
  const events = [...inspectReport(fileOf(example))];
  const ask = {
    verification: 'self-check',
    mitigation: 'self-check',
    type: 'tests',
    rules: [],
    paths: [],
    code: ['session.ts'],
    options: { report: [example.path], select: ['tag:m-1'], min: 1 },
  } as const;
  const seen = {
    files: [example.path],
    findings: [],
    facts: events.flatMap((event: Event) => (event.kind === 'fact' ? [event.fact] : [])),
    problems: events.flatMap((event: Event) => (event.kind === 'problem' ? [event.problem] : [])),
    selfChecks: new Map([[failingRule.id, true]]),
    paths: ['session.ts', example.path],
    now: 1,
    modifiedAt: () => 1,
  };
  return answerTests(ask, seen).outcome;
}

function fileOf({ path, text }: Example): SourceFile {
  const content = new TextEncoder().encode(text);
  return { kind: 'file', path, bytes: content.length, content, text: () => text };
}
