// Scans a tree in which everything is hostile and checks that nothing of it ran and nothing of it was kept quiet.
// node tools/run.mjs bench/hostile-tree/hostile-tree.ts   (after npm run build; prints one line per check, exit 1 on any failure)
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildTree } from './build-tree.ts';
import type { Expected, HostileTree } from './build-tree.ts';

const cli = resolve('dist/holdfast.cjs');
const timeoutMs = 180_000;

interface ScanRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ms: number;
}

function scan(root: string, home: string, format: string): ScanRun {
  const start = performance.now();
  const run = spawnSync(process.execPath, [cli, 'scan', root, '--format', format], {
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
    env: { PATH: process.env.PATH, HOME: home, XDG_CACHE_HOME: join(home, 'cache'), CI: '1' },
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr, ms: performance.now() - start };
}

/** Every `target` with its reason, and every `path` of a finding, wherever they stand in the result. */
function collect(value: unknown, targets: Map<string, string>, paths: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, targets, paths);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  if (typeof fields.target === 'string')
    targets.set(fields.target, JSON.stringify(fields.reason ?? fields.message ?? ''));
  if (typeof fields.path === 'string') paths.add(fields.path);
  for (const field of Object.values(fields)) collect(field, targets, paths);
}

function missing(expected: readonly Expected[], result: unknown): readonly string[] {
  const targets = new Map<string, string>();
  const paths = new Set<string>();
  collect(result, targets, paths);
  return expected.flatMap(({ path, reason }) => {
    if (reason === undefined) return paths.has(path) ? [] : [`${JSON.stringify(path)} was not scanned`];
    const said = targets.get(path);
    if (said === undefined) return [`${path} is not listed`];
    return said.includes(reason) ? [] : [`${path}: “${said}” does not say “${reason}”`];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Control characters other than line ends, which no report may write as they are. */
function rawControls(text: string): number {
  return (text.match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g) ?? []).length;
}

function checks(
  tree: HostileTree,
  json: ScanRun,
  text: ScanRun,
): readonly (readonly [string, boolean, string])[] {
  const result = parsed(json.stdout);
  const absent = missing(tree.expected, result);
  const controls = rawControls(text.stdout) + rawControls(text.stderr);
  return [
    [
      'scan ends by itself with exit 0',
      json.code === 0 && text.code === 0,
      `${json.code} and ${text.code}; ${json.stderr.slice(-300)}`,
    ],
    ['the result is JSON', result !== undefined, json.stdout.slice(0, 100)],
    ['nothing of the repository ran', !existsSync(tree.canary), tree.canary],
    [`all ${tree.expected.length} hostile entries are accounted for`, absent.length === 0, absent.join('; ')],
    ['no control character reaches the terminal', controls === 0, `${controls} of them`],
    [
      'the text report is one screen',
      text.stdout.split('\n').length <= 41,
      `${text.stdout.split('\n').length} lines`,
    ],
  ];
}

const top = mkdtempSync(join(tmpdir(), 'holdfast-hostile-'));
try {
  const root = join(top, 'repo');
  const outside = join(top, 'outside');
  mkdirSync(outside);
  const tree = buildTree(root, outside);
  const json = scan(root, outside, 'json');
  const text = scan(root, outside, 'text');
  let failed = 0;
  for (const [name, good, detail] of checks(tree, json, text)) {
    if (!good) failed += 1;
    process.stdout.write(
      `${good ? 'ok    ' : 'FAILED'} ${name}${good ? '' : `: ${JSON.stringify(detail)}`}\n`,
    );
  }
  process.stdout.write(
    `first scan ${Math.round(json.ms)} ms, second ${Math.round(text.ms)} ms, ${tree.files} files in one folder\n`,
  );
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(top, { recursive: true, force: true });
}
