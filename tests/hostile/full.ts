// Every hostile text at its full size: 100,000 levels, 5 MB. Takes about eight minutes on two cores; prints what came of
// each, and ends with 1 when a parser died or left a tree that is not sound.
//   node tools/run.mjs tests/hostile/full.ts [LANGUAGES]
import { childScript } from './run-child.ts';
import { nesting } from './shapes.ts';

/** Children that run at once. */
const atOnce = 2;
const killMs = 600_000;

const script = await childScript('trees-child.ts');
const left = process.argv[2]?.split(',') ?? Object.keys(nesting);
let failures = 0;
try {
  await Promise.all(Array.from({ length: atOnce }, runNext));
} finally {
  script.remove();
}
process.stdout.write(`${failures} failed\n`);
process.exitCode = failures === 0 ? 0 : 1;

async function runNext(): Promise<void> {
  for (let language = left.shift(); language !== undefined; language = left.shift()) {
    const said = await script.run([language, '100000', '100000', '5000000'], killMs);
    for (const line of said.lines) process.stdout.write(`${JSON.stringify(line)}\n`);
    failures += said.lines.filter(isUnsound).length;
    if (said.lines.at(-1) === 'done') continue;
    failures += 1;
    process.stdout.write(`DIED ${language} ${said.code} ${said.signal} at ${said.last}\n`);
  }
}

function isUnsound(line: unknown): boolean {
  return typeof line === 'object' && line !== null && 'unsound' in line && line.unsound !== '';
}
