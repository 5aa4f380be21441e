// Looks for costly patterns in hostile texts; a line of JSON for each case.
import { defaultOptions } from '../../src/formats/semgrep/options.ts';
import { treePatterns } from '../../src/engines/sast/match/tree-patterns.ts';
import { Subject } from '../../src/lang/regex/subject.ts';
import { testParsers } from '../parsers.ts';
import { patternCases, type PatternCase } from './pattern-cases.ts';

const provider = treePatterns(testParsers());
const part = Number(process.argv[2]);
for (const [at, one] of patternCases.entries()) if (at % 2 === part) tell(one);
process.stdout.write('"done"\n');

function tell({ name, language, pattern, text }: PatternCase): void {
  process.stderr.write(`> ${language}: ${name}\n`);
  const before = process.cpuUsage();
  const options = { ...defaultOptions, symbolic_propagation: true, commutative_boolop: true };
  const compiled = provider.compile({ text: pattern, analyser: language, options });
  const found = compiled.ok
    ? compiled.value.match({ subject: new Subject(text), analyser: language }, {})
    : { ranges: [], problem: `not compiled: ${compiled.error}` };
  const ms = Math.round(process.cpuUsage(before).user / 1_000);
  const told = { language, name, matches: found.ranges.length, problem: found.problem ?? '', ms };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
