/**
 * Speed of the secrets engine beside ripgrep (literal stage) and gitleaks (all rules), in processor time, median of five.
 * Usage: node tools/run.mjs bench/secrets/secrets.ts FOLDER [GITLEAKS]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { allRules } from '../../src/engines/secrets/rules/all.ts';
import { filesUnder, joined } from './files.ts';
import { type Run, measured, median } from './measured.ts';

const [folder = '.', gitleaks = 'gitleaks'] = process.argv.slice(2);
const runs = 5;
const literalBytes = 128e6;
const room = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
try {
  await compare();
} finally {
  rmSync(room, { recursive: true, force: true });
}

async function compare(): Promise<void> {
  const program = join(room, 'one-run.mjs');
  await build({
    entryPoints: ['bench/secrets/one-run.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  const files = filesUnder(folder);
  literalStage(program, files);
  tree(program);
}

function literalStage(program: string, files: readonly string[]): void {
  const text = join(room, 'text');
  const literals = join(room, 'literals');
  const once = joined(files, literalBytes);
  // Long enough for clocks that count in hundredths of a second.
  const content = Buffer.concat(Array.from({ length: Math.ceil(literalBytes / once.length) }, () => once));
  writeFileSync(text, content);
  writeFileSync(literals, [...new Set(allRules.flatMap((rule) => rule.find.anchors))].join('\n') + '\n');
  const peer = several(() => measured('rg', ['-j1', '-a', '-c', '-F', '-f', literals, text]));
  const own = Array.from({ length: runs }, () =>
    cpuTold(measured('node', [program, 'literals', text, literals])),
  );
  const seconds = own.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
  const rate = (cpu: number): string => `${(content.length / 1e6 / cpu).toFixed(0)} MB per CPU-second`;
  print(`literals: ${content.length} bytes, ours (letters folded) ${rate(seconds)}`);
  if (peer === undefined) print('rg -F -f: not there');
  else print(`rg -F -f: ${rate(peer.cpu)}, ours is ${(peer.cpu / seconds).toFixed(2)} times as fast`);
}

function cpuTold(run: Run | undefined): number {
  const cpu: unknown = JSON.parse(run?.output.split('\n')[0] ?? '{}').cpu;
  if (typeof cpu !== 'number') throw new Error('the literal stage told no time');
  return cpu;
}

function tree(program: string): void {
  const own = several(() => measured('node', [program, 'scan', folder]));
  const read = several(() => measured('node', [program, 'read', folder]));
  const nothing = several(() => measured('node', [program, 'null']));
  const args = [
    'dir',
    '--no-banner',
    '--log-level',
    'error',
    '--exit-code',
    '0',
    '-r',
    join(room, 'report.json'),
    folder,
  ];
  const peer = several(() => measured(gitleaks, args));
  for (const [name, run] of [
    ['ours', own],
    ['ours, only reading', read],
    ['null engine', nothing],
    ['gitleaks', peer],
  ] as const) {
    print(
      run === undefined
        ? `${name}: not there`
        : `${name}: ${run.cpu.toFixed(2)} CPU-s, ${run.megabytes.toFixed(0)} MB, ${run.output.trim()}`,
    );
  }
  if (own !== undefined && peer !== undefined)
    print(`gitleaks takes ${(peer.cpu / own.cpu).toFixed(1)} times our processor time`);
}

function several(run: () => Run | undefined): Run | undefined {
  const all = Array.from({ length: runs }, run).flatMap((one) => one ?? []);
  return all.length === 0 ? undefined : median(all);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
