import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limits } from '../../core/limits.ts';
import { readSafely } from '../safe-file.ts';
import { isOid } from './refs.ts';
import type { GitPlace } from './locate.ts';
import { roomPrefix, sweepRooms } from './stale-rooms.ts';

/**
 * A private git directory that borrows nothing from the scanned repository but its objects. The repository's config,
 * hooks, attributes, replacements and file monitor lie in a directory that git is never told about, so nothing of
 * them can run.
 */
export interface CleanRoom {
  readonly folder: string;
  /** All that git sees of the environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Commits at which a shallow clone's history is cut off; empty for a full clone. */
  readonly shallow: readonly string[];
  /** Calls that ran out of time: objects may be FIFOs, and not every call shall wait for that. */
  readonly patience: { timeouts: number };
}

/** Makes the room in the system's folder for temporary files; `closeCleanRoom` removes it, or a later run if we are killed. */
export function openCleanRoom(place: GitPlace, hash: 'sha1' | 'sha256'): CleanRoom {
  sweepRooms(tmpdir());
  const folder = mkdtempSync(join(tmpdir(), roomPrefix()));
  mkdirSync(join(folder, 'refs'));
  mkdirSync(join(folder, 'objects'));
  writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/none\n');
  writeFileSync(join(folder, 'config'), configText(hash));
  const shallow = shallowCommits(place);
  if (shallow.length > 0) writeFileSync(join(folder, 'shallow'), `${shallow.join('\n')}\n`);
  return { folder, environment: environmentOf(folder, place), shallow, patience: { timeouts: 0 } };
}

export function closeCleanRoom(room: CleanRoom): void {
  rmSync(room.folder, { recursive: true, force: true });
}

function configText(hash: 'sha1' | 'sha256'): string {
  return [
    '[core]',
    'repositoryformatversion = 1',
    'bare = true',
    'attributesFile = /dev/null',
    'hooksPath = /dev/null',
    'fsmonitor = false',
    '[extensions]',
    `objectFormat = ${hash}`,
    '[diff]',
    'renameLimit = 4000',
    '[protocol]',
    'allow = never',
    '[gc]',
    'auto = 0',
    '',
  ].join('\n');
}

function environmentOf(folder: string, place: GitPlace): Readonly<Record<string, string>> {
  return {
    PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
    HOME: folder,
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_DIR: folder,
    GIT_OBJECT_DIRECTORY: join(place.commonDir, 'objects'),
    GIT_INDEX_FILE: join(folder, 'no-index'),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_PAGER: 'cat',
  };
}

/** Copied rather than pointed at, so that git reads a regular file of ours whatever lies in the repository. */
function shallowCommits(place: GitPlace): readonly string[] {
  const read = readSafely(join(place.commonDir, 'shallow'), { bytesMax: limits.shallowBytes });
  return read.ok ? read.value.content.toString('latin1').split('\n').filter(isOid) : [];
}
