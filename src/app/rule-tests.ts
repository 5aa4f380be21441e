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
  if (tested.length === 0 && tests.rules.every(({ outcome }) => outcome !== 'not-run')) {
    return refuse({
      exit: exitCodes.nothing,
      message: `none of ${counted(tests.rules.length, 'rule')} has a test`,
      todo: 'Put NAME.js, NAME.py, … beside NAME.yaml, with a comment `ruleid: ID` above each line to be reported.',
    });
  }
  const text = json ? `${JSON.stringify(tests, undefined, 2)}\n` : asText(tests);
  return { kind: 'text', text, exit: failures(tests) === 0 ? exitCodes.done : exitCodes.blocked };
}

function failures({ rules, fixes }: RuleTests): number {
  const failed = rules.filter(({ outcome }) => outcome === 'failed' || outcome === 'not-run').length;
  return failed + fixes.filter(({ verdict }) => !verdict.passed).length;
}

function asText(tests: RuleTests): string {
  const count = (outcome: RuleReport['outcome']): number =>
    tests.rules.filter((one) => one.outcome === outcome).length;
  const fixed = tests.fixes.filter(({ verdict }) => verdict.passed).length;
  const sum = [
    `${counted(count('passed'), 'rule')} passed`,
    `${count('failed')} failed`,
    ...(count('not-run') === 0 ? [] : [`${count('not-run')} cannot run`]),
    ...(count('untested') === 0 ? [] : [`${count('untested')} without a test`]),
    ...(tests.fixes.length === 0
      ? []
      : [`${fixed} of ${counted(tests.fixes.length, 'fixed file')} as expected`]),
  ];
  const lines = [
    ...tests.notes.map(
      ({ path, line, rule, key, reason }) => `note  ${path}:${line} ${rule} ${key}: ${reason}`,
    ),
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
