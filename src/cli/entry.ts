#!/usr/bin/env node
/*
 * The first file that runs. It answers `--version` by itself, because hooks and editors ask it often, and loads
 * the program with V8's cached code. Nothing else may be imported here.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
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
  const file = join(__dirname, 'main.cjs');
  const source = readFileSync(file, 'utf8');
  const cacheFile = cachePath();
  const cached = readIfThere(cacheFile);
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

/** One file per version, Node and machine type; a stale or foreign one is rejected by V8's own check. */
function cachePath(): string {
  const base = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(base, 'holdfast', `code-${HOLDFAST_VERSION}-${process.version}-${process.arch}.bin`);
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

start();
