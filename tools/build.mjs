// Builds dist/: a tiny entry, the program and the worker, each one CommonJS file so that V8 can cache its code.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { copyGrammars } from './grammars.mjs';
import { packLabels } from './precision-ledger.mjs';
import { packRules } from './rule-pack.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));

rmSync(`${root}/dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: {
    holdfast: 'src/cli/entry.ts',
    main: 'src/cli/main.ts',
    hook: 'src/cli/hook-entry.ts',
    worker: 'src/app/worker.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  minify: process.env.HOLDFAST_READABLE === undefined,
  keepNames: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  external: ['libsql', 'node:sqlite', 'oxc-parser'],
  // V8's code cache and import() do not go together: what stays outside is required.
  supported: { 'dynamic-import': false },
  define: { HOLDFAST_VERSION: JSON.stringify(version) },
  legalComments: 'linked',
  logLevel: 'warning',
});
const entryBytes = statSync(`${root}/dist/holdfast.cjs`).size;
if (entryBytes > 5 * 1024)
  throw new Error(`the entry must stay under 5 KiB to start fast, it has ${entryBytes} bytes`);
copyGrammars(root, `${root}/dist/grammars`);
writeFileSync(
  `${root}/dist/sast-rules.json`,
  JSON.stringify({ rules: packRules(`${root}/src/engines/sast/rules`) }),
);
writeFileSync(`${root}/dist/precision.json`, JSON.stringify({ labels: packLabels(`${root}/conformance`) }));
