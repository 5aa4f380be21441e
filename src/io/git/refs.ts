import { join } from 'node:path';
import { limits } from '../../core/limits.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { readSafely } from '../safe-file.ts';
import type { GitError } from './git-error.ts';
import type { GitPlace } from './locate.ts';

/** A ref as a user writes it: a name or object id, and steps such as `~2` or `^1`. */
export interface RefParts {
  readonly name: string;
  readonly steps: string;
}

/** Splits a ref and refuses everything that is not one, above all what git would take for an option or a path. */
export function parseRef(ref: string): Result<RefParts, GitError> {
  const found = /^([^~^]+)((?:~\d{0,6}|\^\d{0,2}|\^\{commit\})*)$/.exec(ref);
  const name = found?.[1] === '@' ? 'HEAD' : (found?.[1] ?? '');
  if (ref.length > 1024 || !isRefName(name)) {
    return err({
      kind: 'bad-ref',
      message: `“${ref.slice(0, 80)}” is not a valid ref`,
      todo: 'name a branch, a tag or a commit',
    });
  }
  return ok({ name, steps: found?.[2] ?? '' });
}

/** Git's own rules for names, so that a name can be joined to a path. */
function isRefName(name: string): boolean {
  if (name === '' || name.startsWith('-') || name.endsWith('.') || name.includes('..') || name.includes('@{'))
    return false;
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u0020\u007f~^:?*[\\]/.test(name)) return false;
  return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}

/** The object id that a full or short ref name stands for, following symbolic refs; undefined when there is none. */
export function lookUpRef(place: GitPlace, name: string): string | undefined {
  const packed = packedRefs(place);
  for (const full of candidates(name)) {
    const oid = follow(place, packed, full);
    if (oid !== undefined) return oid;
  }
  return undefined;
}

/** What HEAD says: an object id, and the branch it is on. Both undefined on a branch without commits. */
export function readHead(place: GitPlace): {
  readonly oid: string | undefined;
  readonly branch: string | undefined;
} {
  const target = symbolicTarget(readLoose(place, 'HEAD') ?? '');
  const branch = target?.startsWith('refs/heads/') === true ? target.slice('refs/heads/'.length) : undefined;
  return { oid: follow(place, packedRefs(place), 'HEAD'), branch };
}

/** An object id of any ref, which tells the repository's hash without reading its config. */
export function anyOid(place: GitPlace): string | undefined {
  const head = readHead(place).oid;
  if (head !== undefined) return head;
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?(?= )/m.exec(packedRefs(place))?.[0];
}

const refHops = 5;

// The order of `git rev-parse`: a tag wins over a branch of the same name.
function candidates(name: string): readonly string[] {
  if (/^[A-Z][A-Z_]*$/.test(name)) return [name, `refs/tags/${name}`, `refs/heads/${name}`];
  if (name.startsWith('refs/')) return [name];
  return [
    `refs/${name}`,
    `refs/tags/${name}`,
    `refs/heads/${name}`,
    `refs/remotes/${name}`,
    `refs/remotes/${name}/HEAD`,
  ];
}

function follow(place: GitPlace, packed: string, name: string): string | undefined {
  let at = name;
  for (let hop = 0; hop < refHops; hop++) {
    const text = readLoose(place, at) ?? packedOid(packed, at);
    if (text === undefined) return undefined;
    // FETCH_HEAD has a line for each branch that was fetched, the asked one first.
    const oid = name === 'FETCH_HEAD' ? text.split(/\s/, 1)[0] : text;
    if (oid !== undefined && isOid(oid)) return oid;
    const next = symbolicTarget(text);
    if (next === undefined || !isRefName(next)) return undefined;
    at = next;
  }
  return undefined;
}

function symbolicTarget(text: string): string | undefined {
  return text.startsWith('ref: ') ? text.slice('ref: '.length).trim() : undefined;
}

/** Names in capitals belong to the work tree, all others are shared. */
function readLoose(place: GitPlace, name: string): string | undefined {
  const folder = name.includes('/') ? place.commonDir : place.gitDir;
  const read = readSafely(join(folder, name), { bytesMax: limits.refBytes });
  return read.ok ? read.value.content.toString('utf8').trim() : undefined;
}

function packedRefs(place: GitPlace): string {
  const read = readSafely(join(place.commonDir, 'packed-refs'), { bytesMax: limits.packedRefsBytes });
  return read.ok ? read.value.content.toString('utf8') : '';
}

function packedOid(packed: string, name: string): string | undefined {
  for (let at = packed.indexOf(` ${name}\n`); at >= 0; at = packed.indexOf(` ${name}\n`, at + 1)) {
    const oid = packed.slice(packed.lastIndexOf('\n', at) + 1, at);
    if (isOid(oid)) return oid;
  }
  return undefined;
}

/** A full object id, SHA-1 or SHA-256. */
export function isOid(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
