import { lstatSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeAtomically } from './atomic.ts';
import { scratch } from './fixtures/scratch.ts';
import type { Scratch } from './fixtures/scratch.ts';

let at: Scratch;
beforeEach(() => {
  at = scratch();
});
afterEach(() => at.remove());

test('replaces a file as a new one and leaves nothing beside it', () => {
  const path = join(at.root, 'a');
  expect(writeAtomically(path, 'one').ok).toBe(true);
  const first = lstatSync(path).ino;
  expect(writeAtomically(path, new Uint8Array([0x32]), { private: true }).ok).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe('2');
  expect(lstatSync(path).ino).not.toBe(first);
  expect(lstatSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(at.root)).toEqual(['a']);
});

test('never writes through a symlink, at the end or on the way', () => {
  at.write('victim/file', 'untouched');
  symlinkSync(join(at.root, 'victim/file'), join(at.root, 'link'));
  symlinkSync(join(at.root, 'victim'), join(at.root, 'folder'));
  expect(writeAtomically(join(at.root, 'link'), 'x')).toMatchObject({ ok: false });
  const within = { within: at.root };
  expect(writeAtomically(join(at.root, 'folder/new'), 'x', within)).toMatchObject({ ok: false });
  expect(writeAtomically(join(at.root, '../outside'), 'x', within)).toMatchObject({ ok: false });
  expect(readFileSync(join(at.root, 'victim/file'), 'utf8')).toBe('untouched');
  expect(readdirSync(join(at.root, 'victim'))).toEqual(['file']);
});

test('makes missing folders only below the given one', () => {
  expect(writeAtomically(join(at.root, 'x/y/z'), '1', { within: at.root, private: true }).ok).toBe(true);
  expect(lstatSync(join(at.root, 'x/y')).mode & 0o777).toBe(0o700);
  expect(writeAtomically(join(at.root, 'gone/z'), '1')).toMatchObject({ ok: false });
});

test('says why it could not write, and cleans up', () => {
  mkdirSync(join(at.root, 'folder'));
  expect(writeAtomically(join(at.root, 'folder'), 'x')).toEqual({
    ok: false,
    error: `${join(at.root, 'folder')} is a folder; nothing was written`,
  });
  expect(readdirSync(at.root)).toEqual(['folder']);
});
