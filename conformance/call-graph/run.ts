// Runs small programs over real packages under V8's coverage, and compares what ran with what the call graph reaches.
//   node tools/run.mjs conformance/call-graph/run.ts [--only NAME] [--list 20]
// Needs the installed packages of the repository and of examples/file-upload, with that service built.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createProject } from '../../src/lang/project/index.ts';
import { loadParsers } from '../load-parsers.ts';
import { compareApp, type AppOutcome } from './compare-app.ts';
import { filesBelow } from './project-files.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, list: { type: 'string', default: '20' } },
});
const root = process.cwd();
const apps = 'conformance/call-graph/apps';
const sample = 'examples/file-upload';
const folders = [apps, 'node_modules', `${sample}/dist`, `${sample}/node_modules`].filter((folder) =>
  existsSync(join(root, folder)),
);
const project = createProject(filesBelow(root, folders, loadParsers()));
const lines = [
  '| program | executed | reached | behind a blind construct | missed | not written | blind constructs | reached set | of all functions loaded |',
  '|---|---|---|---|---|---|---|---|---|',
];
const details: string[] = [];
const packages = new Set<string>();
for (const name of readdirSync(join(root, apps)).sort()) {
  if (!name.includes(values.only)) continue;
  const outcome = compareApp(root, project, `${apps}/${name}`);
  lines.push(rowOf(name, outcome));
  for (const one of outcome.packages) packages.add(one);
  details.push(
    ...listOf(`${name}: missed`, outcome.missed),
    ...listOf(`${name}: behind`, outcome.behindBlind),
  );
  if (outcome.missed.length > 0) process.exitCode = 1;
}
const versions = [...packages].flatMap(versionOf);
process.stdout.write(`${[...lines, '', versions.join(', '), '', ...details].join('\n')}\n`);

function rowOf(name: string, one: AppOutcome): string {
  const share = ((100 * one.reachedSet) / one.loaded).toFixed(0);
  return `| ${name} | ${one.executed} | ${one.reached} | ${one.behindBlind.length} | ${one.missed.length} | ${one.unwritten} | ${one.blind} | ${one.reachedSet} | ${one.loaded} (${share} %) |`;
}

function listOf(what: string, ids: readonly string[]): readonly string[] {
  const shown = ids.slice(0, Number(values.list)).map((id) => `- ${what} ${id}`);
  return ids.length > shown.length ? [...shown, `- ${what}: ${ids.length - shown.length} more`] : shown;
}

function versionOf(folder: string): readonly string[] {
  const manifest = join(root, folder, 'package.json');
  if (!folder.includes('node_modules') || !existsSync(manifest)) return [];
  const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  return [`${name} ${version}`];
}
