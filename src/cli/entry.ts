#!/usr/bin/env node
/*
 * The first file that runs. It answers `--version` by itself, because hooks and editors ask it often, and loads
 * the program with V8's cached code. Nothing else may be imported here.
 */
import { lstatSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

declare const HOLDFAST_VERSION: string;

type Main = (argv: readonly string[]) => void;

function start(): void {
  const argv = process.argv.slice(2);
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`holdfast ${HOLDFAST_VERSION}\n`);
    return;
  }
  loadMain()(argv);
}

function loadMain(): Main {
  // A regex that backtracks too long is handed to V8's linear engine: a second wall behind rules that are linear
  // by review. Measured: `^(a+)+$` on 40 characters 9.5 ms instead of > 25 s on Node 20. Set before the program is
  // loaded: V8 rejects cached code that was made under other flags.
  setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
  setFlagsFromString('--regexp-backtracks-before-fallback=50000');
  // Most runs are over before optimised code pays back what making it costs. Measured: 20 files with 1,766 rules take
  // 1.9 instead of 2.7 CPU seconds; what runs long is optimised all the same, a little later. From Node 22 on V8 counts
  // otherwise, and would complain of the flag on standard error.
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=1000000');
  const file = join(__dirname, 'main.cjs');
  const source = readFileSync(file, 'utf8');
  const cacheFile = cachePath(statSync(file).mtimeMs);
  const cached = isOurs(dirname(cacheFile)) ? readIfThere(cacheFile) : undefined;
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
    filename: file,
    ...(cached === undefined ? {} : { cachedData: cached }),
  });
  const wrapper: unknown = script.runInThisContext();
  const module: { exports: { main?: Main } } = { exports: {} };
  if (typeof wrapper === 'function') wrapper(module.exports, require, module, file, __dirname);
  const main = module.exports.main;
  if (main === undefined) throw new Error(`${file} is damaged: install Holdfast again`);
  if (cached === undefined || script.cachedDataRejected === true) {
    // After the run, so that the functions that were used are in the cache too.
    process.once('exit', () => writeQuietly(cacheFile, script.createCachedData()));
  }
  return main;
}

/**
 * One file per version, Node, machine type and build. V8 rejects the cache of another V8 or of a source of another
 * length; a source of the same length it takes for the same, so the time of the build is part of the name.
 */
function cachePath(builtAt: number): string {
  const base = process.env['XDG_CACHE_HOME'] ?? '';
  const folder = isAbsolute(base) ? base : join(homedir(), '.cache');
  return join(
    folder,
    'holdfast',
    `code-${HOLDFAST_VERSION}-${process.version}-${process.arch}-${Math.trunc(builtAt)}.bin`,
  );
}

/** Cached code is run: a folder that others can write to could hold anything. */
function isOurs(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats?.isDirectory() !== true || (stats.mode & 0o022) !== 0) return false;
  return process.getuid === undefined || stats.uid === process.getuid();
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written costs time, never the run. */
function writeQuietly(file: string, data: Buffer): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, data, { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    return;
  }
}

try {
  start();
} catch (error) {
  // Without this, Node would end with 1, which says that the gate blocks.
  process.stderr.write(
    `error: Holdfast itself failed; this is a bug of ours or a damaged installation\n  ${String(error)}\n`,
  );
  process.exitCode = 70;
}
