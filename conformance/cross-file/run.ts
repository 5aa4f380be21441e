// Follows flows through small projects of several files, each with a safe twin, and prints a Markdown report.
//   node tools/run.mjs conformance/cross-file/run.ts [--languages js,python] [--mode full|pr] [--only NAME]
// Ends with 1 when fewer than nine of ten flows are found, when a twin is reported, or when a change says something else.
// `pr` also scans each pair as a change of the one file that differs, in both directions.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadParsers } from '../load-parsers.ts';
import { readCase, type FlowCase } from './read-case.ts';
import { brokenIn } from './broken-code.ts';
import { runCase, type CaseOutcome } from './run-case.ts';

const { values } = parseArgs({
  options: {
    languages: { type: 'string', default: 'js,python,java,go' },
    mode: { type: 'string', default: 'pr' },
    only: { type: 'string', default: '' },
  },
});
const folder = join(process.cwd(), 'conformance', 'cross-file');
const parsers = loadParsers();
const rows: string[] = [
  '| language | cases | found | % | false on twins | same as a change of one file | found and silent file by file | found by a scanner that never reports |',
  '|---|---|---|---|---|---|---|---|',
];
const details: string[] = [];
for (const language of values.languages.split(',')) {
  const outcomes = await runLanguage(language);
  rows.push(rowOf(language, outcomes));
  if (!holdsBars(outcomes)) process.exitCode = 1;
  for (const { name, reasons } of outcomes)
    details.push(...reasons.map((reason) => `- ${language} ${name}: ${reason}`));
}
process.stdout.write(`${[...rows, '', ...details].join('\n')}\n`);

async function runLanguage(language: string): Promise<readonly CaseOutcome[]> {
  const path = `${language}.yaml`;
  const rule = { path, text: readFileSync(join(folder, 'rules', path), 'utf8'), tests: [] };
  const outcomes: CaseOutcome[] = [];
  for (const one of casesOf(language))
    outcomes.push(await runCase(one, { rule, parsers, withChange: values.mode === 'pr' }));
  return outcomes;
}

/** At least nine of ten found, silence about every twin, and the same answer for a change of one file of the chain. */
function holdsBars(outcomes: readonly CaseOutcome[]): boolean {
  const found = outcomes.filter((one) => one.found).length;
  const sameInChange = values.mode !== 'pr' || outcomes.every((one) => one.sameInChange === true);
  return found >= 0.9 * outcomes.length && outcomes.every((one) => !one.falseOnTwin) && sameInChange;
}

/** The cases of a language; what is wrong with one itself is told at once and fails the run. */
function casesOf(language: string): readonly FlowCase[] {
  const names = readdirSync(join(folder, 'cases', language)).sort();
  return names
    .filter((name) => name.includes(values.only))
    .flatMap((name) => {
      const text = readFileSync(join(folder, 'cases', language, name), 'utf8');
      const read = readCase(name.replace(/\.txt$/, ''), text);
      const problem = typeof read === 'string' ? read : brokenIn(read, parsers);
      if (problem !== '' || typeof read === 'string') {
        process.stderr.write(`${language}/${name}: ${problem}\n`);
        process.exitCode = 1;
        return [];
      }
      return [read];
    });
}

function rowOf(language: string, outcomes: readonly CaseOutcome[]): string {
  const count = (holds: (one: CaseOutcome) => boolean): number => outcomes.filter(holds).length;
  const found = count((one) => one.found);
  const share = outcomes.length === 0 ? '-' : ((100 * found) / outcomes.length).toFixed(1);
  const twins = count((one) => one.falseOnTwin);
  const inChange = values.mode === 'pr' ? count((one) => one.sameInChange === true) : '-';
  return `| ${language} | ${outcomes.length} | ${found} | ${share} | ${twins} | ${inChange} | ${count((one) => one.rightAlone)} | 0 |`;
}
