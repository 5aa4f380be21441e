import { execFileSync } from 'node:child_process';
import { existsSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { scratch } from './fixtures/scratch.ts';
import type { Scratch } from './fixtures/scratch.ts';
import { readSafely } from './safe-file.ts';

let at: Scratch;
beforeEach(() => {
  at = scratch();
});
afterEach(() => at.remove());

const reason = (path: string | Buffer, bytesMax?: number): string => {
  const read = readSafely(path, bytesMax === undefined ? {} : { bytesMax });
  return read.ok ? 'read' : read.error;
};

test('reads a regular file with its stat data', () => {
  at.write('a.txt', 'hello');
  const read = readSafely(join(at.root, 'a.txt'));
  expect(read.ok && read.value.content.toString()).toBe('hello');
  expect(read.ok && read.value.bytes).toBe(5);
  expect(read.ok && read.value.mtimeMs).toBeGreaterThan(0);
});

test('reads an empty file, and one whose name is not UTF-8', () => {
  at.write('empty', '');
  const odd = Buffer.concat([Buffer.from(`${at.root}/`), Buffer.from([0x61, 0xff])]);
  execFileSync('/bin/sh', ['-c', `printf x > "${at.root}/$(printf 'a\\377')"`]);
  expect(readSafely(join(at.root, 'empty'))).toMatchObject({ ok: true, value: { bytes: 0 } });
  expect(reason(odd)).toBe('read');
});

test('tells odd things apart instead of opening them', () => {
  execFileSync('mkfifo', [join(at.root, 'fifo')]);
  symlinkSync('/etc/hostname', join(at.root, 'link'));
  expect(reason(join(at.root, 'fifo'))).toBe('a FIFO');
  expect(reason(join(at.root, 'link'))).toBe('a symlink');
  expect(reason(at.root)).toBe('a folder');
  expect(reason('/dev/zero')).toBe('a device');
  expect(reason(join(at.root, 'gone'))).toBe('cannot be read: ENOENT');
});

test('never reads more than the limit, whatever size is claimed', () => {
  at.write('sparse', '');
  truncateSync(join(at.root, 'sparse'), 2 ** 30);
  expect(reason(join(at.root, 'sparse'))).toBe('larger than 10 MiB');
  at.write('twelve', 'twelve bytes');
  expect(reason(join(at.root, 'twelve'), 12)).toBe('read');
  expect(reason(join(at.root, 'twelve'), 11)).toBe('larger than 11 bytes');
});

test.runIf(existsSync('/proc/self/status'))(
  'files that claim no size are read to the end or to the limit',
  () => {
    expect(reason('/proc/self/status')).toBe('read');
    expect(reason('/proc/self/status', 20)).toBe('larger than 20 bytes');
  },
);

test('another file in the place of the one that was seen is not read', () => {
  at.write('a', '1');
  at.write('b', '2');
  const seen = readSafely(join(at.root, 'a'));
  if (!seen.ok) throw new Error(seen.error);
  expect(readSafely(join(at.root, 'a'), { expect: seen.value }).ok).toBe(true);
  expect(readSafely(join(at.root, 'b'), { expect: seen.value })).toEqual({
    ok: false,
    error: 'changed while it was being scanned',
  });
});
