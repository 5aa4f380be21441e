// The one command before a commit: every check, in order of cost, all of them even when one fails.
// node tools/check.mjs [NAME...]   only the checks of these names
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const node = process.execPath;
const bin = (name) => [node, `node_modules/${name}`];
const steps = [
  ['format', ...bin('oxfmt/bin/oxfmt'), '--check', '.'],
  ['lint', ...bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'],
  ['types', ...bin('typescript-7/bin/tsc'), '-p', '.'],
  ['dead code', ...bin('knip/bin/knip.js')],
  ['build', node, 'tools/build.mjs'],
  ['generated files', node, 'tools/run.mjs', 'tools/generate.ts', '--check'],
  ['tests', ...bin('vitest/vitest.mjs'), 'run'],
];

const wanted = process.argv.slice(2);
let failed = 0;
for (const [name, command, ...args] of steps) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(16)} ${seconds} s\n`);
  if (status === 0) continue;
  failed++;
  process.stdout.write(`${stdout}${stderr}\n`);
}
process.exitCode = failed === 0 ? 0 : 1;
