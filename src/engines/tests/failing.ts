import { digestOf } from '../../core/digest.ts';
import type { Finding } from '../../core/finding.ts';
import { collapsed } from '../../core/lines.ts';
import type { RuleInfo } from '../../core/rule.ts';
import { failingExamples, passingExamples } from './examples.ts';
import type { Test } from './selected.ts';

const id = 'tests/failing';

/** A test that a mitigation relies on does not pass. */
export const failingRule: RuleInfo = {
  id,
  engine: 'tests',
  title: 'A test that proves a mitigation fails',
  why: 'The model relies on this test as evidence; while it fails, the mitigation is contradicted.',
  todo: 'Repair the control (or the test, if the requirement changed) and run the tests again.',
  severity: 'high',
  confidence: 'high',
  mitigations: [],
  cwe: [],
  digest: digestOf({ id, version: 1, failingExamples, passingExamples }),
  fixtures: { bad: failingExamples.length, ok: passingExamples.length },
  proof: 'by-construction',
};

/** The finding for one failing test: at its file when that is known, else at the report that tells of it. */
export function failingFinding({ name, file, worst }: Test): Finding {
  const line = file !== '' && file.endsWith(worst.file.slice(-file.length)) ? (worst.line ?? 1) : 1;
  const reason = collapsed(worst.message).slice(0, 200);
  return {
    engine: 'tests',
    rule: id,
    severity: failingRule.severity,
    confidence: failingRule.confidence,
    at: {
      kind: 'code',
      path: file === '' ? worst.report : file,
      line,
      column: 1,
      endLine: line,
      endColumn: 1,
    },
    message: reason === '' ? `test “${name}” fails` : `test “${name}” fails: ${reason}`,
    anchor: { scope: name, match: name, context: '' },
    notes: [['report', worst.report]],
  };
}
