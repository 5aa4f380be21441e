import type { TestCaseFact } from '../../core/fact.ts';
import { limits } from '../../core/limits.ts';

/** The paths of a tree, for finding the files that a report means. */
export interface TestFiles {
  /** Where the test may be written down: one path when it is known, several for a Go package, none when unknown. */
  of(test: TestCaseFact): readonly string[];
}

/**
 * Reports name files as the runner saw them: absolute on another machine, relative to a subfolder, or only by class.
 * A path is taken as meant when one is the end of the other, whole parts compared; nothing outside `paths` is named.
 */
export function testFilesIn(paths: readonly string[]): TestFiles {
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    const name = stem(path.slice(path.lastIndexOf('/') + 1));
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [path]);
    else known.push(path);
  }
  const goTests = paths.filter((path) => path.endsWith('_test.go'));
  const memory = new Map<string, readonly string[]>();
  return {
    of(test) {
      if (test.file === '' && (test.className ?? '') === '') return [];
      const key = `${test.report}\n${test.file}\n${test.className ?? ''}`;
      const known = memory.get(key);
      if (known !== undefined) return known;
      const found = find(test, byName, goTests);
      memory.set(key, found);
      return found;
    },
  };
}

type ByName = ReadonlyMap<string, readonly string[]>;

function find(test: TestCaseFact, byName: ByName, goTests: readonly string[]): readonly string[] {
  const file = plain(test.file);
  if (file !== '') {
    const same = byName.get(stem(file.slice(file.lastIndexOf('/') + 1))) ?? [];
    const below = nearest(
      same.filter((path) => isEnd(path, file)),
      test.report,
    );
    // Seen from another root, the longest path that fits is the one; seen from a subfolder, the one near the report.
    return below.length > 0
      ? below
      : same
          .filter((path) => isEnd(file, path))
          .toSorted(byLength)
          .slice(-1);
  }
  const className = test.className ?? '';
  if (className === '') return [];
  const classFile = fileOfClass(className, byName, test.report);
  return classFile.length > 0 ? classFile : fileOfPackage(className, goTests);
}

/** `tests.test_session.TestFiles` may be in `tests/test_session.py`, `com.acme.SessionTest` in its `.java`. */
function fileOfClass(className: string, byName: ByName, report: string): readonly string[] {
  const parts = className.split(/[.$\\:]+/).filter((part) => part !== '');
  for (let n = Math.min(parts.length, limits.reportDepth); n > 0; n--) {
    const tail = parts.slice(0, n).join('/');
    const same = (byName.get(parts[n - 1] ?? '') ?? []).filter(
      (path) => isSource(path) && isEnd(stem(path), tail),
    );
    if (same.length > 0) return nearest(same, report);
  }
  return [];
}

/** The tests of a Go package lie in the folder that is the longest end of its import path. */
function fileOfPackage(name: string, goTests: readonly string[]): readonly string[] {
  const meant = goTests.filter((path) => path.includes('/') && `/${name}`.endsWith(`/${folder(path)}`));
  const longest = Math.max(0, ...meant.map((path) => folder(path).length));
  return meant.filter((path) => folder(path).length === longest);
}

function nearest(paths: readonly string[], report: string): readonly string[] {
  let best: string | undefined;
  for (const path of paths.toSorted(byLength)) {
    if (best === undefined || shared(path, report) > shared(best, report)) best = path;
  }
  return best === undefined ? [] : [best];
}

function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.lastIndexOf('/', length);
}

function isEnd(path: string, end: string): boolean {
  return path === end || path.endsWith(`/${end}`);
}

/** Shortest first, and the same every time. */
function byLength(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : 1;
}

/** With `/`, without scheme, drive and `./`; empty when it climbs. */
function plain(file: string): string {
  const path = file
    .replace(/^file:\/\//, '')
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:/, '')
    .replace(/^(?:\.\/)+/, '');
  return path.split('/').includes('..') ? '' : path;
}

function stem(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? path.slice(0, dot) : path;
}

function folder(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function isSource(path: string): boolean {
  return /\.(?:py|java|kt|scala|groovy|php|rb|cs|fs|[cm]?[jt]sx?)$/.test(path);
}
