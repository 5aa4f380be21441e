/**
 * Recall: which documented weaknesses of applications that are vulnerable on purpose do the rules find?
 *   node tools/run.mjs conformance/vulnerable-apps/run.ts MIRRORS INTO [--program dist/holdfast.cjs] [--only NAME] [--write]
 * MIRRORS holds bare repositories named owner+name/repo; below INTO the commits are checked out and scanned by the built program
 * as a user does it. The applications and their weaknesses are the JSON files beside this one. --write puts the table into
 * recall.md.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadParsers } from '../load-parsers.ts';
import { changedFunctions } from '../pairs/changed-functions.ts';
import { checkOut } from '../precision/check-out.ts';
import { builtProgram, programReport } from '../precision/program-report.ts';
import { recallTable, type ScoredApp } from './recall-table.ts';
import { foundBy, type FunctionsAt, type Weakness } from './weakness-score.ts';

const here = 'conformance/vulnerable-apps';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    program: { type: 'string', default: 'dist/holdfast.cjs' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const parsers = loadParsers();
const program = builtProgram(resolve(values.program));

interface App {
  readonly repository: string;
  readonly commit: string;
  readonly weaknesses: readonly Weakness[];
}

function apps(): readonly App[] {
  return readdirSync(here)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name): App => JSON.parse(readFileSync(join(here, name), 'utf8')))
    .filter(({ repository }) => values.only === undefined || values.only === repository);
}

function scored(app: App, folder: string, output: string): ScoredApp {
  const { findings } = programReport(program, { folder, commit: app.commit }, output);
  const functionsAt = functionsIn(folder);
  const weaknesses = app.weaknesses.map((weakness) => ({
    weakness,
    found: foundBy(weakness, findings, functionsAt),
  }));
  return { ...app, weaknesses };
}

function functionsIn(folder: string): FunctionsAt {
  return (path, line) => {
    const file = join(folder, path);
    if (!existsSync(file)) return [];
    return changedFunctions(parsers, path, readFileSync(file, 'utf8'), [{ from: line, to: line }]);
  };
}

function main(): void {
  const [mirrors, target] = positionals;
  if (mirrors === undefined || target === undefined)
    throw new Error('name the folder of the mirrors and a folder to write into');
  const into = resolve(target);
  mkdirSync(into, { recursive: true });
  const absent: string[] = [];
  const all = apps().flatMap((app) => {
    const folder = checkOut({ ...app, language: '' }, resolve(mirrors), into);
    if (folder === undefined) absent.push(app.repository);
    return folder === undefined ? [] : [scored(app, folder, `${folder}.json`)];
  });
  const text = recallTable(all, absent);
  process.stdout.write(text);
  if (values.write) writeFileSync(join(here, 'recall.md'), text);
}

main();
