// Is what this sample says about itself true? Markers, expected states, scripted history, and that no token is stored.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plantedFiles } from './plant.mjs';

const root = join(import.meta.dirname, '..');
const read = (path) => readFileSync(join(root, path), 'utf8');
const planted = new Map(plantedFiles().map(({ path, content }) => [path, content]));
const count = (text, part) => text.split(part).length - 1;

const weaknesses = JSON.parse(read('weaknesses.json'));
const expected = JSON.parse(read('expected-states.json'));
const history = JSON.parse(read('scripts/history.json'));
const model = read('threat-model.yaml');
const readme = read('README.md');

const complaints = [
  ...weaknesses.flatMap(markerComplaints),
  ...weaknesses
    .filter(({ id }) => !readme.includes(`\`${id}\``))
    .map(({ id }) => `README does not name ${id}`),
  ...stateComplaints(),
  ...[...history.commits.flatMap(({ edits }) => edits), ...history.pr.edits].flatMap(editComplaints),
  ...history.evidence
    .filter(({ verification }) => count(model, `id: ${verification}\n`) !== 1)
    .map(unknownEvidence),
  ...dateComplaints(),
  ...tokenComplaints(),
  ...(read('package-lock.json').includes('"resolved"') ? ['package-lock.json names a registry'] : []),
];
complaints.forEach((complaint) => console.error(complaint));
console.log(complaints.length === 0 ? 'the sample is as it says' : `${complaints.length} complaints`);
process.exitCode = complaints.length === 0 ? 0 : 1;

function markerComplaints({ id, file, marker, mitigation }) {
  const times = count(planted.get(file) ?? read(file), marker);
  return [
    ...(times === 1 ? [] : [`${id}: the marker is ${times} times in ${file}`]),
    ...(mitigation in expected ? [] : [`${id}: ${mitigation} has no expected state`]),
  ];
}

function stateComplaints() {
  const inModel = [...model.matchAll(/^ {2}- id: (m-[\w-]+)$/gm)].map(([, id]) => id);
  return [
    ...inModel.filter((id) => !(id in expected)).map((id) => `${id} has no expected state`),
    ...Object.entries(expected).flatMap(([id, state]) => [
      ...(inModel.includes(id) ? [] : [`${id} is not in the model`]),
      ...(readme.includes(`| \`${id}\` | ${state} |`) ? [] : [`README does not say that ${id} is ${state}`]),
    ]),
  ];
}

function editComplaints({ path, find }) {
  const times = count(read(path), find);
  return times === 1 ? [] : [`history: ${JSON.stringify(find)} is ${times} times in ${path}`];
}

function unknownEvidence({ verification }) {
  return `history: ${verification} is not in the model`;
}

function dateComplaints() {
  const dates = [...history.commits, history.pr].map(({ date }) => date);
  const inOrder = [...dates, history.now].every((date, n, all) => n === 0 || all[n - 1] < date);
  return inOrder ? [] : ['history: the dates are not in order'];
}

function tokenComplaints() {
  const shapes = /\b(?:gh[pousr]_[A-Za-z0-9]{36}|AKIA[A-Z2-7]{16})\b/;
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '.'], {
    cwd: root,
    encoding: 'utf8',
  });
  return files
    .split('\n')
    .filter((path) => path !== '' && !planted.has(path))
    .filter((path) => shapes.test(read(path)))
    .map((path) => `${path} holds something that looks like a token`);
}
