/** Whether a path belongs to the product: not to its tests, examples, documents or vendored code. */
export function isProduct(path: string): boolean {
  const folders = path.toLowerCase().split('/').slice(0, -1);
  return !folders.some(
    (folder) => beside.has(folder) || folder.endsWith('.tests') || folder.endsWith('_test'),
  );
}

const beside = new Set([
  'test',
  'tests',
  '__tests__',
  'spec',
  'specs',
  'e2e',
  'testdata',
  'test-data',
  'fixtures',
  '__fixtures__',
  '__mocks__',
  'mocks',
  'runtime-tests',
  'example',
  'examples',
  '_examples',
  'sample',
  'samples',
  'demo',
  'demos',
  'tutorial',
  'tutorials',
  'playground',
  'sandbox',
  'templates-test',
  'doc',
  'docs',
  'website',
  'bench',
  'benches',
  'benchmark',
  'benchmarks',
  'perf',
  'perf-measures',
  'vendor',
  'node_modules',
  'third_party',
  'third-party',
  'external',
  '.devcontainer',
  '.vscode',
  '.idea',
  'dist',
  'build',
  'target',
  'out',
  'cypress',
]);

/** Whether a path is source code that is not itself a test. */
export function isSource(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return sourceEnding.test(name) && !testName.test(name) && !settingsName.test(name) && isProduct(path);
}

const sourceEnding =
  /\.(?:[cm]?[jt]sx?|py|go|java|kt|kts|scala|rb|php|rs|cs|fs|vb|swift|c|cc|cpp|h|hpp|ex|exs|erl|clj|dart|vue|svelte|lua|pl)$/;
const testName =
  /(?:[._-](?:test|spec)s?\.[a-z]+$|^test_|_test\.|Tests?\.(?:java|kt|cs|php)$|^conftest\.py$)/;
const settingsName =
  /(?:\.config\.[cm]?[jt]s$|^(?:\.eslintrc|gruntfile|gulpfile|jest|webpack|rollup|vite)[\w.-]*\.[cm]?[jt]s$|^setup\.py$|\.gradle\.kts$|\.d\.ts$)/i;
