const testFolders: ReadonlySet<string> = new Set([
  'test',
  'tests',
  '__tests__',
  'spec',
  'specs',
  'e2e',
  '__mocks__',
  'testdata',
  'fixtures',
  'cypress',
  'node_modules',
  'vendor',
  'site-packages',
  'dist',
  'build',
]);

/** Whether a file belongs to tests, to dependencies or to what was built: its routes are not the application's. */
export function isTestPath(path: string): boolean {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  if (parts.some((part) => testFolders.has(part))) return true;
  return /(?:\.(?:test|spec|e2e-spec|stories|d)\.[cm]?[jt]sx?|_test\.go|_test\.py|^test_.*\.py|^conftest\.py|Tests?\.java|IT\.java)$/u.test(
    name,
  );
}
