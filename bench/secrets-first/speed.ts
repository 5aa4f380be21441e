/**
 * Speed of the secrets engine on the text files of a folder, and what it finds there, in CPU time of this process.
 * Usage: node tools/run.mjs bench/secrets-first/speed.ts FOLDER [RUNS]
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { SourceFile } from '../../src/core/engine.ts';
import { secretsEngine } from '../../src/engines/secrets/index.ts';

const [folder = '.', runs = '3'] = process.argv.slice(2);
const files = filesUnder(folder);
const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
print(`${files.length} files, ${(bytes / 1e6).toFixed(1)} MB`);
for (let run = 0; run < Number(runs); run++) measure();

function measure(): void {
  const counts = new Map<string, number>();
  const places: string[] = [];
  const start = process.cpuUsage();
  for (const file of files) {
    for (const event of secretsEngine.inspect?.(file, {}) ?? []) {
      const name =
        event.kind === 'finding' ? event.finding.rule : event.kind === 'measure' ? event.name : event.kind;
      counts.set(name, (counts.get(name) ?? 0) + (event.kind === 'measure' ? event.value : 1));
      if (event.kind === 'finding' && event.finding.at.kind === 'code') {
        const { finding } = event;
        places.push(
          `${finding.confidence} ${finding.rule} ${event.finding.at.path}:${event.finding.at.line} ${finding.anchor.match.slice(0, 90)}`,
        );
      }
    }
  }
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  print(`${seconds.toFixed(3)} CPU-s, ${(bytes / 1e6 / seconds).toFixed(0)} MB per CPU-second`);
  if (process.env['SHOW'] !== undefined) print([...places, JSON.stringify([...counts].sort())].join('\n'));
}

function filesUnder(root: string): readonly SourceFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/.git/') && statSync(path).size <= 10 * 1024 * 1024)
    .map((path) => {
      const content = readFileSync(path);
      return {
        kind: 'file',
        path: relative(root, path),
        bytes: content.length,
        content,
        text: () => content.toString(),
      };
    });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
