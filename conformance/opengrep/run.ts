// Runs a local checkout's tests of single patterns, or of rules, and prints a Markdown report.
//   node tools/run.mjs conformance/opengrep/run.ts CHECKOUT [--suite patterns|rules] [--languages js,ts]
import { parseArgs } from 'node:util';
import { aliengrepMode } from '../../src/engines/sast/modes/aliengrep/aliengrep-mode.ts';
import { genericMode } from '../../src/engines/sast/modes/generic/generic-mode.ts';
import { regexMode } from '../../src/engines/sast/modes/regex-mode.ts';
import { treePatterns } from '../../src/engines/sast/match/tree-patterns.ts';
import { loadParsers } from '../load-parsers.ts';
import { runPatterns } from './patterns-suite.ts';
import { reportOf } from './report.ts';
import { runRules } from './rules-suite.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { suite: { type: 'string', default: 'patterns' }, languages: { type: 'string' } },
});
const [checkout] = positionals;
if (checkout === undefined || (values.suite !== 'patterns' && values.suite !== 'rules')) {
  process.stderr.write('give the folder of the checkout, and --suite patterns or rules\n');
  process.exitCode = 2;
} else {
  const providers = [regexMode, genericMode(), aliengrepMode, treePatterns(loadParsers())];
  const run = values.suite === 'patterns' ? runPatterns : runRules;
  process.stdout.write(reportOf(run(checkout, providers, values.languages?.split(','))));
}
