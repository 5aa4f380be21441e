// Runs the examples of the rules of gitleaks and betterleaks, as their generators hold them, against their published
// configurations as read here, and prints a Markdown report. README.md beside this file says how the examples are had.
//   node tools/run.mjs conformance/gitleaks/run.ts CHECKOUT EXAMPLES [--betterleaks CHECKOUT --betterleaks-examples FILE]
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reportOf } from './report.ts';
import { judgeSuite, readExamples } from './suite.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { betterleaks: { type: 'string' }, 'betterleaks-examples': { type: 'string' } },
});
const suites = [
  { name: 'gitleaks', checkout: positionals[0], examples: positionals[1], bar: 1 },
  { name: 'betterleaks', checkout: values.betterleaks, examples: values['betterleaks-examples'], bar: 0.98 },
];
for (const { name, checkout, examples, bar } of suites) {
  if (checkout === undefined || examples === undefined) {
    if (name === 'betterleaks') continue;
    process.stderr.write('give the folder of the checkout and the file of its examples\n');
    process.exitCode = 2;
    break;
  }
  const path = join('config', `${name}.toml`);
  const text = readFileSync(join(checkout, path), 'utf8');
  const suite = judgeSuite({ path, text }, readExamples(readFileSync(examples, 'utf8')));
  process.stdout.write(reportOf(name, suite, bar));
  if (suite.passed.length < bar * suite.withExamples) process.exitCode = 1;
}
