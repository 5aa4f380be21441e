import type { Engine, EngineOptions, Event, SourceFile, Target } from '../../core/engine.ts';
import { anyGlobMatches } from '../../core/glob.ts';
import { answerTests } from './answer.ts';
import { failingRule } from './failing.ts';
import { inspectReport } from './facts.ts';
import { inspectTestFile, mayHoldTests } from './focus.ts';
import { selfCheckTests } from './self-check.ts';
import { textsIn } from './wish.ts';

/**
 * Evidence from the project's own tests, read from the reports they wrote. Its option `reports` are the globs of all
 * `tests` verifications in the model; it never runs anything.
 */
export const testsEngine: Engine = {
  id: 'tests',
  version: 1,
  needs: { network: false, runningApp: false, credentials: false, executesCode: false },
  factsNeeded: [],
  factsGiven: ['test-report', 'test-case', 'focused-tests'],
  rules: [failingRule],
  checkOptions,
  wants,
  inspect,
  selfCheck: selfCheckTests,
  answer: answerTests,
};

function checkOptions(options: EngineOptions): string | undefined {
  if (options['reports'] === undefined || textsIn(options['reports']) !== undefined) return undefined;
  return 'option reports of the tests engine must be a list of globs, such as ["reports/junit/*.xml"]';
}

/** Reports of any size, since one that is too large must be a problem; beside them test files, for `.only`. */
function wants(target: Target, options: EngineOptions): boolean {
  const reports = textsIn(options['reports']) ?? [];
  if (target.kind !== 'file' || reports.length === 0) return false;
  return anyGlobMatches(reports, target.path) || mayHoldTests(target.path);
}

function inspect(file: SourceFile, options: EngineOptions): Iterable<Event> {
  const isReport = anyGlobMatches(textsIn(options['reports']) ?? [], file.path);
  return isReport ? inspectReport(file) : inspectTestFile(file);
}
