// Runs a local checkout's tests of taint rules and prints a Markdown report.
//   node tools/run.mjs conformance/opengrep-taint/run.ts CHECKOUT [--folders tests/tainting_rules] [--across-functions]
import { parseArgs } from 'node:util';
import { FormulaCompiler } from '../../src/engines/sast/formula/compile.ts';
import { genericMode } from '../../src/engines/sast/modes/generic/generic-mode.ts';
import { regexMode } from '../../src/engines/sast/modes/regex-mode.ts';
import { treePatterns } from '../../src/engines/sast/match/tree-patterns.ts';
import { taintMode } from '../../src/engines/sast/taint/taint-mode.ts';
import { loadParsers } from '../load-parsers.ts';
import { reportOf } from '../opengrep/report.ts';
import { runTaintTests } from './suite.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folders: { type: 'string', default: 'tests/tainting_rules' },
    'across-functions': { type: 'boolean', default: false },
  },
});
const [checkout] = positionals;
if (checkout === undefined) {
  process.stderr.write('give the folder of the checkout\n');
  process.exitCode = 2;
} else {
  const providers = [regexMode, genericMode(), treePatterns(loadParsers())];
  const compiler = new FormulaCompiler(providers, [taintMode(providers, values['across-functions'])]);
  process.stdout.write(reportOf(runTaintTests(checkout, values.folders.split(','), compiler)));
}
