import {
  chmodSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../core/limits.ts';
import { cacheFolderOf, prepareCacheFolder, trimCacheFolder } from './cache-folder.ts';
import { scratch } from './fixtures/scratch.ts';
import type { Scratch } from './fixtures/scratch.ts';
import { ResultCache } from './result-cache.ts';
import { StatCache } from './stat-cache.ts';
import { walk } from './walk.ts';
import type { WalkedFile } from './walk.ts';

let at: Scratch;
let path: string;
beforeEach(() => {
  at = scratch();
  path = join(at.root, 'cache/results.cache');
});
afterEach(() => at.remove());

function filled(entries: Readonly<Record<string, string>>): void {
  const cache = ResultCache.open(path);
  for (const [key, value] of Object.entries(entries)) cache.set(key, value);
  cache.flush();
}

const file = (): WalkedFile => {
  const [found] = walk(join(at.root, 'tree')).files;
  if (found === undefined) throw new Error('no file');
  return found;
};

describe('the result cache', () => {
  test('gives back what was set, now and in the next run', () => {
    const cache = ResultCache.open(path);
    cache.set('k', 'wért');
    expect(cache.get('k')).toBe('wért');
    cache.flush();
    const next = ResultCache.open(path);
    expect([next.get('k'), next.get('other')]).toEqual(['wért', undefined]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('keeps what others wrote before, and writes nothing when nothing is new', () => {
    filled({ a: '1' });
    filled({ b: '2' });
    const before = statSync(path).ino;
    ResultCache.open(path).flush();
    expect(statSync(path).ino).toBe(before);
    expect([ResultCache.open(path).get('a'), ResultCache.open(path).get('b')]).toEqual(['1', '2']);
  });

  test('drops what was not used when it would grow too large', () => {
    filled({ old: 'x'.repeat(40), used: 'y'.repeat(40) });
    const cache = ResultCache.open(path);
    cache.get('used');
    cache.set('new', 'z'.repeat(40));
    cache.flush(100);
    const next = ResultCache.open(path);
    expect([next.get('new')?.length, next.get('used')?.length, next.get('old')]).toEqual([40, 40, undefined]);
  });

  test('damage anywhere is a miss, never another value', () => {
    const entries = { a: 'alpha'.repeat(5), b: 'beta'.repeat(5), c: 'gamma'.repeat(5) };
    filled(entries);
    const whole = readFileSync(path);
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.integer({ min: 0, max: 255 }),
        fc.nat(whole.length),
        (where, byte, cut) => {
          const damaged = Buffer.from(whole);
          damaged[where] = byte;
          writeFileSync(path, damaged.subarray(0, cut));
          const cache = ResultCache.open(path);
          for (const [key, value] of Object.entries(entries))
            expect([value, undefined]).toContain(cache.get(key));
        },
      ),
    );
  });

  test('a link in its place is neither read nor written through', () => {
    filled({ a: '1' });
    at.write('victim', 'untouched');
    const link = join(at.root, 'cache/link.cache');
    symlinkSync(join(at.root, 'victim'), link);
    const cache = ResultCache.open(link);
    cache.set('k', 'v');
    cache.flush();
    expect(readFileSync(join(at.root, 'victim'), 'utf8')).toBe('untouched');
  });
});

describe('the stat cache', () => {
  test('knows an unchanged file and no other', () => {
    at.write('tree/a', 'content');
    const later = Date.now() + 60_000;
    const cache = StatCache.open(path);
    expect(cache.digestOf(file())).toBeUndefined();
    cache.note(file(), 'digest', later);
    cache.flush();
    expect(StatCache.open(path).digestOf(file())).toBe('digest');
    utimesSync(join(at.root, 'tree/a'), 1, 1);
    expect(StatCache.open(path).digestOf(file())).toBeUndefined();
    at.write('tree/a', 'other');
    expect(StatCache.open(path).digestOf(file())).toBeUndefined();
  });

  test('a file as young as the scan is not trusted, with coarse times not for two seconds', () => {
    at.write('tree/a', 'content');
    const stamp = { bytes: 7, ino: 1, dev: 1, mtimeMs: 50_000.5, ctimeMs: 50_000.5 };
    const young = { kind: 'file', path: 'a', bytes: 7, stamp } as const;
    const coarse = { ...young, path: 'b', stamp: { ...stamp, mtimeMs: 50_000, ctimeMs: 50_000 } } as const;
    const cache = StatCache.open(path);
    cache.note(young, 'd', 50_050);
    cache.note(coarse, 'd', 51_500);
    cache.flush();
    expect([StatCache.open(path).digestOf(young), StatCache.open(path).digestOf(coarse)]).toEqual([
      undefined,
      undefined,
    ]);
    cache.note(young, 'd', 50_200);
    cache.note(coarse, 'd', 52_500);
    cache.flush();
    expect([StatCache.open(path).digestOf(young), StatCache.open(path).digestOf(coarse)]).toEqual(['d', 'd']);
  });

  test('damage is an empty cache; files no longer asked about are dropped', () => {
    at.write('tree/a', 'content');
    const cache = StatCache.open(path);
    cache.note(file(), 'digest', Date.now() + 60_000);
    cache.flush();
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, whole.replace('digest', 'tsegid'));
    expect(StatCache.open(path).digestOf(file())).toBeUndefined();
    writeFileSync(path, whole);
    const next = StatCache.open(path);
    next.flush();
    expect(StatCache.open(path).digestOf(file())).toBeUndefined();
  });
});

describe('the cache folder', () => {
  test('follows XDG, else the home', () => {
    expect(cacheFolderOf({ XDG_CACHE_HOME: '/x' }, '/home/u')).toBe('/x/holdfast');
    expect(cacheFolderOf({ XDG_CACHE_HOME: 'relative' }, '/home/u')).toBe('/home/u/.cache/holdfast');
    expect(cacheFolderOf({}, '/home/u')).toBe('/home/u/.cache/holdfast');
  });

  test('is not used when others may write to it', () => {
    const folder = join(at.root, 'open');
    expect(prepareCacheFolder(folder)).toBe(true);
    chmodSync(folder, 0o777);
    expect(prepareCacheFolder(folder)).toBe(false);
    at.write('file', 'x');
    expect(prepareCacheFolder(join(at.root, 'file'))).toBe(false);
  });

  test('keeps a bounded number of caches, the youngest', () => {
    for (let i = 0; i < limits.cacheFiles + 3; i++) {
      at.write(`c/${i}.cache`, 'x');
      utimesSync(join(at.root, `c/${i}.cache`), i, i);
    }
    at.write('c/other', 'x');
    trimCacheFolder(join(at.root, 'c'));
    expect(readdirSync(join(at.root, 'c')).length).toBe(limits.cacheFiles + 1);
    expect(readdirSync(join(at.root, 'c'))).not.toContain('0.cache');
  });
});
