/**
 * What the benches start as processes of their own. Usage: node FILE null|read|scan FOLDER, or literals FILE LITERALS
 * `null` starts and ends, `read` only reads the files, `scan` looks for secrets in them by all own rules.
 */
import { readFileSync } from 'node:fs';
import { wasmScan } from '../../src/engines/secrets/automaton/wasm-scan.ts';
import { buildDfa } from '../../src/engines/secrets/dfa.ts';
import { inspectBytes } from '../../src/engines/secrets/inspect-bytes.ts';
import { filesUnder } from './files.ts';

const [mode, place = '', literals = ''] = process.argv.slice(2);
let bytes = 0;
let count = 0;
if (mode === 'literals') literalStage();
if (mode === 'read' || mode === 'scan') {
  for (const path of filesUnder(place)) {
    const content = readFileSync(path);
    bytes += content.length;
    if (mode === 'scan')
      for (const event of inspectBytes(path, content, {})) if (event.kind === 'finding') count++;
  }
}
process.stdout.write(`${JSON.stringify({ bytes, count })}\n`);

/** Only the automaton: processor time without the start of the process and the reading of the file. */
function literalStage(): void {
  const content = readFileSync(place);
  const words = readFileSync(literals, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const scan = wasmScan(buildDfa(words));
  if (scan === undefined) throw new Error('no WebAssembly here');
  const start = process.cpuUsage();
  scan(content, () => count++);
  const { user, system } = process.cpuUsage(start);
  process.stdout.write(`${JSON.stringify({ cpu: (user + system) / 1e6 })}\n`);
}
