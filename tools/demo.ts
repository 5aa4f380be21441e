/*
 * The main job on the sample service: builds its nested repository, runs its tests, verifies its threat model and
 * judges a pull request; then compares what came out with what the sample's README promises.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildNest, type Nest } from './sample/nest.ts';

const root = resolve('.');
const sample = join(root, 'examples', 'file-upload');

async function main(): Promise<void> {
  const started = performance.now();
  heading('The sample service gets a repository of its own, with history, signed procedures and a clock');
  const nest = await buildNest({
    sample,
    folder: join(root, '.demo', 'file-upload'),
    program: join(root, 'dist', 'holdfast.cjs'),
  });
  process.stdout.write(nest.git(['log', '--reverse', '--format=  %h %ad %an: %s', '--date=short']));
  heading('$ npm test && holdfast verify');
  nest.runTests();
  process.stdout.write(nest.holdfast(['verify', '--all']).stdout);
  const expected: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(join(sample, 'expected-states.json'), 'utf8'),
  );
  const wrong = compare(nest, expected);
  heading(
    `$ git switch ${nest.history.pr.branch} && npm test && holdfast gate --base ${nest.history.branch}`,
  );
  const gate = judgeChange(nest);
  process.stdout.write(gate.stdout);
  if (gate.status !== 1) wrong.push(`the gate ended with ${gate.status}, not with 1 (blocked)`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const states = Object.keys(expected).length;
  if (wrong.length === 0) {
    process.stdout.write(
      `\n✔ all ${states} mitigations are in the state that examples/file-upload/README.md promises, and the gate blocks the change · ${seconds} s\n`,
    );
    process.stdout.write('next: cd .demo/file-upload && node ../../dist/holdfast.cjs explain m-no-secrets\n');
    return;
  }
  process.stdout.write(`\n✘ ${wrong.join('\n✘ ')}\n`);
  process.exitCode = 1;
}

function compare(nest: Nest, expected: Readonly<Record<string, string>>): string[] {
  const { mitigations }: { mitigations: { id: string; state: string }[] } = JSON.parse(
    nest.holdfast(['verify', '--format', 'json']).stdout,
  );
  const found = new Map(mitigations.map(({ id, state }) => [id, state]));
  const ids = new Set([...found.keys(), ...Object.keys(expected)]);
  return [...ids]
    .filter((id) => found.get(id) !== expected[id])
    .map((id) => `${id} is ${found.get(id) ?? 'missing'}, expected ${expected[id] ?? 'nothing'}`);
}

function judgeChange(nest: Nest): { readonly status: number; readonly stdout: string } {
  const { pr, branch } = nest.history;
  nest.git(['switch', '--quiet', '--create', pr.branch]);
  nest.edit(pr.edits);
  nest.git(['commit', '--quiet', '--all', '--message', pr.message], pr.date, pr.author);
  nest.runTests();
  const judged = nest.holdfast(['gate', '--base', branch]);
  // What the reader is told to try next is about the service as it is, not about the change.
  nest.git(['switch', '--quiet', branch]);
  return judged;
}

function heading(text: string): void {
  process.stdout.write(process.stdout.isTTY ? `\n\u001b[1m${text}\u001b[0m\n` : `\n${text}\n`);
}

await main();
