import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  defaultSemgrepignore,
  patternsOf,
  semgrepIgnores,
  semgrepignoreLines,
} from '../../src/formats/semgrep/semgrepignore.ts';

/** Lines of code that are not blank, in files that the program looks at. */
export interface Lines {
  readonly all: number;
  /** Without tests, their data, and examples. */
  readonly product: number;
}

const code = /\.(?:[cm]?[jt]sx?|pyw?|java|go)$/u;
/** As the engine leaves them out: made by a build, or types alone. */
const left = /\.min\.js$|\.d\.[cm]?ts$/u;
const outside =
  /(?:^|\/)(?:__tests__|[^/]*tests?|testdata|specs?|e2e|fixtures|examples?|samples?|docs?|benchmarks?)\/|\.(?:test|spec|stories)\.|_test\.(?:go|py)$|Tests?\.java$|(?:^|\/)(?:test_[^/]*|conftest)\.py$/u;
/** Larger files are data, or made by a build: they would only make the figure look better. */
const bytesMax = 1_000_000;

/** Counts the code below a folder, without what the project's `.semgrepignore`, or the usual one, leaves out of a scan. */
export function countLines(folder: string): Lines {
  const patterns = patternsOf(ignored(folder));
  let [all, product] = [0, 0];
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!code.test(path) || left.test(path) || semgrepIgnores(patterns, path)) continue;
    const file = join(folder, path);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined || !found.isFile() || found.size > bytesMax) continue;
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '').length;
    all += lines;
    if (!outside.test(path)) product += lines;
  }
  return { all, product };
}

function ignored(folder: string): readonly string[] {
  const file = join(folder, '.semgrepignore');
  if (!existsSync(file)) return defaultSemgrepignore;
  const included = (path: string): string | undefined =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;
  return semgrepignoreLines(readFileSync(file, 'utf8'), included);
}
