// Runs a TypeScript script of this repository: node tools/run.mjs FILE.ts [ARGUMENTS]
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const [script, ...rest] = process.argv.slice(2);
if (script === undefined) throw new Error('usage: node tools/run.mjs FILE.ts [ARGUMENTS]');
// Inside node_modules, so that the packages left external resolve from there.
const folder = mkdtempSync(join(root, 'node_modules', '.run-'));
try {
  const outfile = join(folder, 'script.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: [resolve(script)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    define: { HOLDFAST_VERSION: '"0.0.0-script"' },
    logLevel: 'warning',
  });
  process.argv = [process.argv[0], resolve(script), ...rest];
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
