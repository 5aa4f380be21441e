// Verifies this repository's own threat model with the built program and shows every state. Fails when Holdfast could
// not complete, or when a mitigation is in a state that somebody has to act on: what is not proven yet may say so.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const unsound = new Set(['failing', 'error', 'checked-nothing', 'stale']);
const program = ['dist/holdfast.cjs', 'verify', '--moment', 'build', '--no-state'];

const shown = spawnSync(process.execPath, [...program, '--all'], { cwd: root, stdio: 'inherit' });
const told = spawnSync(
  process.execPath,
  [...program, '--quiet', '--format', 'json', '--output', 'reports/verify.json'],
  { cwd: root, stdio: 'inherit' },
);
if (shown.status !== 0 || told.status !== 0) {
  process.stdout.write(`holdfast verify ended with ${shown.status} and ${told.status}\n`);
  process.exit(1);
}
const { mitigations } = JSON.parse(readFileSync(`${root}/reports/verify.json`, 'utf8'));
const wrong = mitigations.filter(({ state }) => unsound.has(state));
for (const { id, state, because } of wrong) process.stdout.write(`${id} is ${state}: ${because}\n`);
process.exitCode = wrong.length === 0 && mitigations.length > 0 ? 0 : 1;
