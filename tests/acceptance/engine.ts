import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/core/engine.ts';
import { engineChecks } from './checks.ts';
import type { Sample } from './sample.ts';

/** Registers the tests that every engine must pass. `name` is the engine's folder under `src/engines`. */
export function acceptEngine(name: string, engine: Engine, sample: Sample): void {
  describe(`${name}: the contract of an engine`, () => {
    for (const [promise, check] of Object.entries(engineChecks)) {
      test(promise, async () => expect(await check(engine, sample)).toEqual([]));
    }
    test('it reaches for nothing outside: no files, no processes, no network, no clock', () => {
      const folder = fileURLToPath(new URL(`../../src/engines/${name}`, import.meta.url));
      expect(sourcesUnder(folder).flatMap(([path, text]) => reaches(path, text))).toEqual([]);
    });
  });
}

const doors =
  /\bfrom '(?:node:)?(?:fs|fs\/promises|child_process|net|http|https|http2|dns|dgram|tls|worker_threads|os|process|cluster)'|\bimport\((?!')|\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\beval\(|\bnew Function\(/g;

/** The ways out of an engine that its source text takes. An engine that cannot reach a file cannot write one. */
export function reaches(path: string, text: string): readonly string[] {
  const code = text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  return [...code.matchAll(doors)].map((match) => `${path}: ${match[0]}`);
}

function sourcesUnder(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.gen.ts'))
    .filter((name) => !/(?:^|[\\/])(?:bad|ok|fixtures)[\\/]/.test(name))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
}
