// Runs the tests of a local checkout of rules in Semgrep's format and prints a Markdown report.
//   node tools/run.mjs conformance/semgrep-rules/run.ts CHECKOUT [--languages regex,generic] [--failures 50]
import { parseArgs } from 'node:util';
import { genericMode } from '../../src/engines/sast/modes/generic/generic-mode.ts';
import { aliengrepMode } from '../../src/engines/sast/modes/aliengrep/aliengrep-mode.ts';
import { regexMode } from '../../src/engines/sast/modes/regex-mode.ts';
import { treePatterns } from '../../src/engines/sast/match/tree-patterns.ts';
import { loadParsers } from '../load-parsers.ts';
import { runSuite } from './suite.ts';
import { reportOf } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { languages: { type: 'string' }, failures: { type: 'string', default: '1000' } },
});
const [checkout] = positionals;
if (checkout === undefined) {
  process.stderr.write('give the folder of the checkout\n');
  process.exitCode = 2;
} else {
  // Every analyser that is registered here is run; the others are listed as not run.
  const providers = [regexMode, genericMode(), aliengrepMode, treePatterns(loadParsers())];
  const languages = values.languages?.split(',');
  const results = runSuite(checkout, { providers, ...(languages === undefined ? {} : { languages }) });
  process.stdout.write(reportOf(results, Number(values.failures)));
}
