import { exitCodes } from '../core/exit-code.ts';
import { counted } from '../core/plural.ts';
import { forTerminal } from '../core/sanitise.ts';
import type { FixReport, RuleReport, RuleSource, RuleTests } from '../engines/sast/index.ts';
import type { Toolbox } from './toolbox.ts';
import { refuse, type Outcome } from './wish.ts';

/** Runs the tests of rule files and tells what failed. 0: all passed; 1: something failed; 4: nothing was tested. */
export function testRules(tools: Toolbox, sources: readonly RuleSource[], json: boolean): Outcome {
  const tests = tools.testRules(sources);
  const tested = tests.rules.filter(({ outcome }) => outcome === 'passed' || outcome === 'failed');
  if (tested.length === 0 && cannotRun(tests) + tests.unread.length === 0) {
    return refuse({
      exit: exitCodes.nothing,
      message: `none of ${counted(tests.rules.length, 'rule')} has a test`,
      todo: 'Put NAME.js, NAME.py, … beside NAME.yaml, with a comment `ruleid: ID` above each line to be reported.',
    });
  }
  const text = json ? `${JSON.stringify(tests, undefined, 2)}\n` : asText(tests);
  return { kind: 'text', text, exit: failures(tests) === 0 ? exitCodes.done : exitCodes.blocked };
}

function failures({ rules, fixes, notes, unread }: RuleTests): number {
  const failed = rules.filter(({ outcome }) => outcome === 'failed').length + unread.length;
  return failed + cannotRun({ rules, notes }) + fixes.filter(({ verdict }) => !verdict.passed).length;
}

/** Rules that were refused, when they were read or when they were compiled, and files of which nothing was read. */
function cannotRun({ rules, notes }: Pick<RuleTests, 'rules' | 'notes'>): number {
  const refused = notes
    .filter(({ effect }) => effect !== 'key-ignored')
    .map(({ path, rule }) => `${path} ${rule}`);
  return new Set(refused).size + rules.filter(({ outcome }) => outcome === 'not-run').length;
}

function asText(tests: RuleTests): string {
  const count = (outcome: RuleReport['outcome']): number =>
    tests.rules.filter((one) => one.outcome === outcome).length;
  const fixed = tests.fixes.filter(({ verdict }) => verdict.passed).length;
  const sum = [
    `${counted(count('passed'), 'rule')} passed`,
    `${count('failed')} failed`,
    ...(cannotRun(tests) === 0 ? [] : [`${cannotRun(tests)} cannot run`]),
    ...(tests.unread.length === 0 ? [] : [`${counted(tests.unread.length, 'test file')} not read`]),
    ...(count('untested') === 0 ? [] : [`${count('untested')} without a test`]),
    ...(tests.fixes.length === 0
      ? []
      : [`${fixed} of ${counted(tests.fixes.length, 'fixed file')} as expected`]),
  ];
  const lines = [
    ...tests.notes.map(
      ({ effect, path, line, rule, key, reason }) =>
        `${effect === 'key-ignored' ? 'note' : 'CANNOT RUN'}  ${path}:${line} ${rule} ${key}: ${reason}`,
    ),
    ...tests.unread.map(({ path, reason }) => `NOT READ  ${path}: ${reason}`),
    ...tests.rules.filter(({ outcome }) => outcome === 'failed' || outcome === 'not-run').flatMap(failedRule),
    ...tests.fixes.flatMap(failedFix),
  ];
  const body = lines.length === 0 ? '' : `${lines.map(forTerminal).join('\n')}\n\n`;
  return `${body}${sum.join(', ')}.\n`;
}

function failedRule({ rule, path, line, outcome, reasons }: RuleReport): readonly string[] {
  const word = outcome === 'failed' ? 'FAIL' : 'CANNOT RUN';
  return [`${word}  ${rule}  ${path}:${line}`, ...reasons.map((reason) => `      ${reason}`)];
}

function failedFix({ path, verdict }: FixReport): readonly string[] {
  if (verdict.passed) return [];
  return [
    `FAIL  fix of ${path}:${verdict.line}`,
    `      expected ${verdict.expected}`,
    `      got      ${verdict.actual}`,
  ];
}
