import { lstatSync, opendirSync, readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { sha256 } from '../../core/digest.ts';
import { limits } from '../../core/limits.ts';

/** How the name of a clean room of this process begins: whose it is can be told without opening anything. */
export function roomPrefix(): string {
  return `holdfast-git-${machineMark()}-${process.pid}-`;
}

/**
 * Removes the clean rooms that killed processes left in `folder`, a few at a time, and gives their number. A room goes
 * only if it is a folder of this user and its process, on this machine, is gone. Never fails: a room that stays costs
 * some space.
 */
export function sweepRooms(folder: string): number {
  const mark = machineMark();
  let swept = 0;
  for (const name of namesIn(folder)) {
    if (swept >= limits.sweepRooms) break;
    const [, owner, pid] = /^holdfast-git-([0-9a-f]{8})-(\d{1,10})-/.exec(name) ?? [];
    if (owner !== mark || pid === undefined) continue;
    const path = join(folder, name);
    if (isAbandoned(path, Number(pid)) && removed(path)) swept += 1;
  }
  return swept;
}

/** Process ids mean nothing on another machine, or in another container that shares the folder. */
function machineMark(): string {
  return sha256(`${hostname()}\n${processNamespace()}`).slice(0, 8);
}

function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    // Not Linux: there are no such namespaces.
    return '';
  }
}

/** The first names of the folder; a crowded one is not read to the end. */
function namesIn(folder: string): readonly string[] {
  const names: string[] = [];
  try {
    const entries = opendirSync(folder);
    try {
      for (let n = 0; n < limits.sweepEntries; n++) {
        const entry = entries.readSync();
        if (entry === null) break;
        if (entry.isDirectory()) names.push(entry.name);
      }
    } finally {
      entries.closeSync();
    }
  } catch {
    // What cannot be listed cannot be swept.
    return names;
  }
  return names;
}

function isAbandoned(path: string, pid: number): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() !== true || stats.uid !== process.getuid?.()) return false;
  // In a container the same id comes back with every start: older than this process is not of this process.
  if (pid === process.pid) return stats.mtimeMs < Date.now() - process.uptime() * 1000 - clockStepMs;
  return !isAlive(pid);
}

const clockStepMs = 60_000;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH');
  }
}

/** Links inside are removed, not followed. */
function removed(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true });
    return true;
  } catch {
    // Somebody else may be sweeping too.
    return false;
  }
}
