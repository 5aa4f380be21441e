import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/** Builds the program into a folder and gives its entry. A rule that is emptied keeps all it says of itself. */
export async function buildProgram(root: string, folder: string, emptied?: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: { holdfast: 'src/cli/entry.ts', main: 'src/cli/main.ts', worker: 'src/app/worker.ts' },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    keepNames: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    external: ['libsql', 'node:sqlite', 'oxc-parser'],
    supported: { 'dynamic-import': false },
    define: { HOLDFAST_VERSION: '"0.0.0-bench"' },
    plugins: emptied === undefined ? [] : [emptying(emptied)],
    logLevel: 'warning',
  });
  for (const beside of ['grammars', 'sast-rules.json'])
    cpSync(join(root, 'dist', beside), join(folder, beside), { recursive: true });
  return join(folder, 'holdfast.cjs');
}

/** `cicd/dangerous-trigger` is the folder `src/engines/cicd/rules/dangerous-trigger`. */
function emptying(rule: string): Plugin {
  const [engine = '', name = ''] = rule.split('/');
  const file = `/src/engines/${engine}/rules/${name}/rule.ts`;
  const filter = new RegExp(`${file.replaceAll('/', '[/\\\\]').replaceAll('.', '\\.')}$`);
  return {
    name: 'empty-rule',
    setup(it) {
      it.onLoad({ filter }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        const emptied = text.replace(
          /\n {2}(\*?)check\((\w+)\) \{\n/,
          '\n  $1check($2) {\n    if (Date.now() > 0) return;\n',
        );
        if (emptied === text) throw new Error(`${path} has no check to empty`);
        return { contents: emptied, loader: 'ts' };
      });
    },
  };
}
