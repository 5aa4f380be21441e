import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { limits } from '../../core/limits.ts';
import { scratchRepo } from '../fixtures/scratch.ts';
import { closeRepo, openRepo } from './repo.ts';
import { roomPrefix, sweepRooms } from './stale-rooms.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-sweep-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that has ended, and been waited for. */
function deadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

function prefixOf(pid: number): string {
  return roomPrefix().replace(`-${process.pid}-`, `-${pid}-`);
}

function room(name: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, 'refs'), { recursive: true });
  writeFileSync(join(path, 'HEAD'), 'ref: refs/heads/none\n');
  return path;
}

test('the room of a process that is gone is removed, and what it links to stays', () => {
  const outside = join(folder, 'outside.txt');
  writeFileSync(outside, 'kept');
  const left = room(`${prefixOf(deadPid())}abc123`);
  symlinkSync(outside, join(left, 'link'));
  symlinkSync(folder, join(left, 'up'));
  expect(sweepRooms(folder)).toBe(1);
  expect(existsSync(left)).toBe(false);
  expect(readFileSync(outside, 'utf8')).toBe('kept');
});

test('rooms in use, of other machines, and what only looks like a room stay', () => {
  const dead = deadPid();
  const names = [
    `${prefixOf(process.ppid)}alive1`,
    `${roomPrefix()}mine12`,
    `holdfast-git-00000000-${dead}-other1`,
    `holdfast-git-${dead}`,
    `holdfast-test-${dead}-abc123`,
  ];
  const kept = names.map(room);
  const file = join(folder, `${prefixOf(dead)}afile1`);
  writeFileSync(file, '');
  const target = join(folder, 'target');
  mkdirSync(target);
  const link = join(folder, `${prefixOf(dead)}alink1`);
  symlinkSync(target, link);
  expect(sweepRooms(folder)).toBe(0);
  for (const path of [...kept, file, link, target]) expect(existsSync(path)).toBe(true);
});

test('a room older than this process, under its id, is of an earlier one', () => {
  const old = room(`${roomPrefix()}old123`);
  const yesterday = new Date(Date.now() - 86_400_000);
  utimesSync(old, yesterday, yesterday);
  expect(sweepRooms(folder)).toBe(1);
});

test('a run removes a limited number, and a folder that cannot be listed is no error', () => {
  const dead = deadPid();
  for (let n = 0; n <= limits.sweepRooms; n++) room(`${prefixOf(dead)}n${n}`);
  expect(sweepRooms(folder)).toBe(limits.sweepRooms);
  expect(sweepRooms(folder)).toBe(1);
  expect(sweepRooms(join(folder, 'nowhere'))).toBe(0);
});

test('the room of an open repository carries the mark of its process', () => {
  const at = scratchRepo();
  const opened = openRepo(at.root);
  if (!opened.ok) throw new Error(opened.error.message);
  expect(opened.value.room.folder).toContain(roomPrefix());
  closeRepo(opened.value);
  expect(existsSync(opened.value.room.folder)).toBe(false);
  at.remove();
});
