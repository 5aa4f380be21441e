import { appendFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { scratchRepo } from '../../fixtures/scratch.ts';
import type { Scratch } from '../../fixtures/scratch.ts';
import { ObjectStore } from './object-store.ts';

const made: Scratch[] = [];
afterEach(() => {
  for (const one of made.splice(0)) one.remove();
});

function repo(...options: string[]): Scratch {
  const one = scratchRepo(...options);
  made.push(one);
  for (let i = 0; i < 6; i++) {
    one.write(
      'long.txt',
      Array.from({ length: 200 + i }, (_, n) => `line ${n === 50 ? i : n} of a file\n`).join(''),
    );
    one.write(`own-${i}.txt`, `only ${i}\n`);
    one.commit(`change ${i}`);
  }
  return one;
}

function open(one: Scratch, hashBytes = 20): ObjectStore {
  return new ObjectStore(join(one.root, '.git', 'objects'), hashBytes);
}

/** Blobs by id in the order of their ids, each as often as it was visited. */
function blobsOf(store: ObjectStore): readonly string[] {
  const ids: string[] = [];
  store.visit<undefined>({
    kinds: new Set([3]),
    bytesMax: 1 << 20,
    visit: ({ oid }) => void ids.push(oid.toString('hex')),
  });
  store.close();
  return ids.sort();
}

function listedBy(one: Scratch): readonly string[] {
  const rows = one.git('cat-file', '--batch-all-objects', '--batch-check').split('\n');
  return rows.flatMap((row) => (row.split(' ')[1] === 'blob' ? [row.split(' ')[0] ?? ''] : [])).sort();
}

describe('every way in which git keeps objects', () => {
  test.each([
    ['loose', []],
    ['packed', ['repack -adfq']],
    ['packed with an index of version 1', ['-c pack.indexVersion=1 repack -adfq']],
    ['packed with bases by id', ['-c repack.useDeltaBaseOffset=false repack -adfq']],
    ['partly packed, partly loose, partly both', ['repack -q']],
    ['in two packs that both have them', ['repack -q', 'repack -aq --no-write-bitmap-index']],
  ])('%s', (_, calls) => {
    const one = repo();
    for (const call of calls) one.git(...call.split(' '));
    expect(blobsOf(open(one))).toEqual(listedBy(one));
  });

  test('SHA-256', () => {
    const one = repo('--object-format=sha256');
    expect(blobsOf(open(one, 32))).toEqual(listedBy(one));
    one.git('repack', '-adfq');
    expect(blobsOf(open(one, 32))).toEqual(listedBy(one));
  });

  test('a multi-pack index without the packs’ own', () => {
    const one = repo();
    one.git('repack', '-q');
    one.write('later.txt', 'later\n');
    one.commit('later');
    one.git('repack', '-q');
    one.git('multi-pack-index', 'write');
    const listed = listedBy(one);
    const folder = join(one.root, '.git', 'objects', 'pack');
    for (const name of readdirSync(folder))
      if (name.endsWith('.idx')) rmSync(join(folder, name), { force: true });
    for (const entry of readdirSync(join(one.root, '.git', 'objects')))
      if (entry.length === 2) rmSync(join(one.root, '.git', 'objects', entry), { recursive: true });
    expect(blobsOf(open(one))).toEqual(listed);
  });

  test('borrowed objects, whatever loops there are', () => {
    const one = repo();
    one.git('repack', '-adfq');
    const listed = listedBy(one);
    const objects = join(one.root, '.git', 'objects');
    const lent = join(one.root, 'lent');
    mkdirSync(join(lent, 'info'), { recursive: true });
    renameSync(join(objects, 'pack'), join(lent, 'pack'));
    writeFileSync(join(objects, 'info', 'alternates'), `# a comment\n${lent}\n../objects\n`);
    writeFileSync(join(lent, 'info', 'alternates'), `${objects}\n${lent}\n`);
    expect(blobsOf(open(one))).toEqual(listed);
  });

  test('a borrowed folder that is not there is a problem', () => {
    const one = repo();
    appendFileSync(join(one.root, '.git', 'objects', 'info', 'alternates'), '/nowhere/at/all\n');
    const store = open(one);
    expect(store.troubles.problems().map(({ message }) => message)).toEqual([
      'a folder of borrowed objects is not there',
    ]);
    store.close();
  });
});

describe('single objects', () => {
  test('are read whole through their chain, and damage is an answer', () => {
    const one = repo();
    one.git('repack', '-adfq');
    const store = open(one);
    const blob = one.git('rev-parse', 'HEAD:long.txt');
    const read = store.read(Buffer.from(blob, 'hex'), 1 << 20);
    expect(read.ok && read.value.bytes.toString().startsWith('line 0 of')).toBe(true);
    expect(store.read(Buffer.alloc(20), 1 << 20)).toEqual({ ok: false, error: 'not in this repository' });
    expect(store.read(Buffer.from(blob, 'hex'), 100).ok).toBe(false);
    store.close();
  });

  test.each([
    ['not deflated', Buffer.from('blob 4\0text')],
    ['of no kind', deflateSync('bulb 4\0text')],
    ['of another size', deflateSync('blob 9\0text')],
    ['without a head', deflateSync('x'.repeat(100))],
    ['larger than is looked at', deflateSync(`blob 3000000\0${'x'.repeat(3_000_000)}`)],
  ])('a loose one that is %s is a problem', (_, bytes) => {
    const one = scratchRepo();
    made.push(one);
    mkdirSync(join(one.root, '.git', 'objects', 'ab'));
    writeFileSync(join(one.root, '.git', 'objects', 'ab', 'c'.repeat(38)), bytes);
    const store = open(one);
    expect(blobsOf(store)).toEqual([]);
    expect(store.troubles.count).toBe(1);
  });
});
