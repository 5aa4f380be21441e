import { spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256 } from '../core/digest.ts';
import { scratch, type Scratch } from './fixtures/scratch.ts';
import { RecordLog } from './record-log.ts';

let at: Scratch;
let path: string;
beforeEach(() => {
  at = scratch();
  path = join(at.root, 'cache/trees.cache');
});
afterEach(() => at.remove());

const [one, two, three] = [sha256('1'), sha256('2'), sha256('3')];

test('gives back what was set, now, in the next run and beside what others wrote', () => {
  filled([one, 'first'], [two, '']);
  const log = new RecordLog(path);
  log.set(three, Buffer.from('third'));
  expect(textIn(log, three)).toBe('third');
  filled([one, 'newer']);
  log.flush();
  expect([one, two, three, sha256('4')].map((key) => textIn(new RecordLog(path), key))).toEqual([
    'newer',
    '',
    'third',
    undefined,
  ]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('whatever byte of it is wrong, a record is right or missing', () => {
  filled([one, 'first'.repeat(20)], [two, 'second'], [three, 'third']);
  const whole = readFileSync(path);
  const truths: Readonly<Record<string, string>> = {
    [one]: 'first'.repeat(20),
    [two]: 'second',
    [three]: 'third',
  };
  fc.assert(
    fc.property(
      fc.nat(whole.length - 1),
      fc.integer({ min: 1, max: 255 }),
      fc.nat(whole.length),
      (n, by, length) => {
        const broken = Buffer.from(whole);
        broken[n] = ((broken[n] ?? 0) + by) % 256;
        for (const content of [broken, whole.subarray(0, length)]) {
          writeFileSync(path, content);
          const log = new RecordLog(path);
          for (const [key, truth] of Object.entries(truths))
            expect([truth, undefined]).toContain(textIn(log, key));
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('what follows a torn or foreign stretch is still read', () => {
  filled([one, 'first']);
  appendFileSync(path, Buffer.concat([Buffer.from('HFR1'), Buffer.alloc(20, 255), Buffer.from('junk')]));
  filled([two, 'second']);
  expect([one, two].map((key) => textIn(new RecordLog(path), key))).toEqual(['first', 'second']);
});

test('a log that is full starts anew', () => {
  const write = (key: string): void => {
    const log = new RecordLog(path, 4_000);
    log.set(key, Buffer.alloc(450, 'x'));
    log.flush();
  };
  for (let n = 0; n < 40; n++) write(sha256(`${n}`));
  expect(statSync(path).size).toBeLessThanOrEqual(4_000);
  expect(textIn(new RecordLog(path, 4_000), sha256('39'))).toBe('x'.repeat(450));
});

test('nothing is written through a link, and nothing read or written where others may write', () => {
  mkdirSync(join(at.root, 'cache'), { mode: 0o700 });
  at.write('elsewhere', 'precious');
  symlinkSync(join(at.root, 'elsewhere'), path);
  filled([one, 'first']);
  expect(readFileSync(join(at.root, 'elsewhere'), 'utf8')).toBe('precious');
  path = join(at.root, 'cache/other.cache');
  filled([one, 'first']);
  expect(textIn(new RecordLog(path), one)).toBe('first');
  chmodSync(path, 0o622);
  expect(textIn(new RecordLog(path), one)).toBeUndefined();
  chmodSync(path, 0o600);
  chmodSync(join(at.root, 'cache'), 0o777);
  expect(textIn(new RecordLog(path), one)).toBeUndefined();
  filled([two, 'second']);
  chmodSync(join(at.root, 'cache'), 0o700);
  expect([one, two].map((key) => textIn(new RecordLog(path), key))).toEqual(['first', undefined]);
});

test('two processes write at once and one is killed: no record is wrong, and those of the other are all there', async () => {
  const script = join(at.root, 'writer.cjs');
  const entry = join(import.meta.dirname, 'fixtures/log-writer.ts');
  await build({
    entryPoints: [entry],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  const run = (name: string, rounds: number, killAfter?: number): Promise<void> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [script, path, name, String(rounds)], { stdio: 'ignore' });
      child.on('close', () => resolve());
      if (killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    });
  await Promise.all([run('whole', 100), run('killed', 5_000, 300), run('other', 5_000, 450)]);
  const log = new RecordLog(path);
  const read = (name: string, n: number): string | undefined => textIn(log, sha256(`${name} ${n}`));
  for (let n = 0; n < 100; n++) expect(read('whole', n)).toBe(sha256(`whole ${n}`).repeat(200));
  for (let n = 0; n < 5_000; n++)
    expect([undefined, sha256(`killed ${n}`).repeat(200)]).toContain(read('killed', n));
});

function filled(...records: readonly (readonly [string, string])[]): void {
  const log = new RecordLog(path);
  for (const [key, value] of records) log.set(key, Buffer.from(value));
  log.flush();
}

function textIn(log: RecordLog, key: string): string | undefined {
  const value = log.get(key);
  return value === undefined ? undefined : Buffer.from(value).toString('utf8');
}
