const endings: Readonly<Record<string, RegExp>> = {
  javascript: /\.(?:[cm]?[jt]s|[jt]sx)$/u,
  typescript: /\.(?:[cm]?[jt]s|[jt]sx)$/u,
  python: /\.py$/u,
  java: /\.java$/u,
  go: /\.go$/u,
};
/** Tests, bundles and what others wrote. */
const elsewhere =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|testdata|fixtures|node_modules|vendor|third_party|dist|min)\/|\.min\.js$|_test\.go$|\.(?:test|spec)\.[jt]sx?$|(?:^|\/)test_[^/]+\.py$|Test\.java$/u;
/** Files of one tree that are looked at, at most. */
const filesMax = 1_500;

/** Whether a file of a pair counts: of its language, and product code. */
export function isLookedAt(path: string, language: string): boolean {
  return endings[language]?.test(path) === true && !elsewhere.test(path);
}

/** Of too many files, those that share most of their folders with one that changed. */
export function nearestFiles(paths: readonly string[], changed: readonly string[]): readonly string[] {
  if (paths.length <= filesMax) return paths;
  const near = (path: string): number => Math.max(0, ...changed.map((one) => sharedFolders(path, one)));
  return [...paths]
    .map((path) => ({ path, near: near(path) }))
    .sort((a, b) => b.near - a.near || (a.path < b.path ? -1 : 1))
    .slice(0, filesMax)
    .map(({ path }) => path);
}

function sharedFolders(a: string, b: string): number {
  const [left, right] = [a.split('/').slice(0, -1), b.split('/').slice(0, -1)];
  const differ = left.findIndex((folder, n) => folder !== right[n]);
  return differ < 0 ? left.length : differ;
}
