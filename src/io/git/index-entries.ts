import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { shownPath } from '../raw-path.ts';

/** One tracked path with the stat data that git noted when content and index last agreed. */
export interface IndexEntry {
  readonly path: string;
  readonly kind: 'file' | 'symlink' | 'submodule' | 'folder';
  readonly oid: string;
  /** The size modulo 2^32. */
  readonly bytes: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  /** The file's number modulo 2^32. */
  readonly ino: number;
  /** A merge left several versions. */
  readonly conflicted: boolean;
  /** Declared with `git add -N`, without content. */
  readonly intended: boolean;
  /** Left out of the work tree on purpose (sparse checkout). */
  readonly absent: boolean;
}

export interface IndexShape {
  readonly version: number;
  readonly count: number;
  readonly oidBytes: number;
}

/** Reads `count` entries behind the header. The error continues “the git index …”. */
export function readIndexEntries(
  body: Buffer,
  shape: IndexShape,
): Result<{ readonly entries: readonly IndexEntry[]; readonly end: number }, string> {
  const entries: IndexEntry[] = [];
  let previous: Buffer = Buffer.alloc(0);
  let at = 12;
  for (let i = 0; i < shape.count; i++) {
    const fixed = at + statBytes + shape.oidBytes + 2;
    if (fixed > body.length) return err(cutOff(i));
    const flags = body.readUInt16BE(fixed - 2);
    const extended = (flags & 0x4000) !== 0;
    if (extended && (shape.version < 3 || fixed + 2 > body.length)) return err(cutOff(i));
    const more = extended ? body.readUInt16BE(fixed) : 0;
    const name = readName(body, extended ? fixed + 2 : fixed, {
      start: at,
      version: shape.version,
      previous,
    });
    if (name === undefined) return err(cutOff(i));
    entries.push(entryAt(body, { at, oidBytes: shape.oidBytes, flags, more, raw: name.raw }));
    previous = name.raw;
    at = name.end;
  }
  return ok({ entries, end: at });
}

/** ctime, mtime (seconds and nanoseconds each), dev, ino, mode, uid, gid, size. */
const statBytes = 40;

function cutOff(entry: number): string {
  return `is cut off or malformed in entry ${entry + 1}`;
}

interface NameContext {
  readonly start: number;
  readonly version: number;
  readonly previous: Buffer;
}

/** Versions 2 and 3 pad each entry to a multiple of 8 with NULs; version 4 repeats the start of the name before. */
function readName(
  body: Buffer,
  from: number,
  context: NameContext,
): { raw: Buffer; end: number } | undefined {
  if (context.version < 4) {
    const nul = body.indexOf(0, from);
    if (nul < from) return undefined;
    return { raw: body.subarray(from, nul), end: context.start + ((nul - context.start + 8) & ~7) };
  }
  const cut = readOffset(body, from);
  const nul = cut === undefined ? -1 : body.indexOf(0, cut.end);
  if (cut === undefined || nul < 0 || cut.value > context.previous.length) return undefined;
  const kept = context.previous.subarray(0, context.previous.length - cut.value);
  const raw = Buffer.concat([kept, body.subarray(cut.end, nul)]);
  return raw.length > nameBytesMax ? undefined : { raw, end: nul + 1 };
}

// Names of version 4 build on each other: without a bound, small input could grow into much.
const nameBytesMax = 8_192;

/** The variable-length number of pack offsets: seven bits a byte, one added per continuation. */
function readOffset(
  body: Buffer,
  from: number,
): { readonly value: number; readonly end: number } | undefined {
  let value = 0;
  for (let at = from; at < from + 4; at++) {
    const byte = body[at];
    if (byte === undefined) return undefined;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + 1 };
    value += 1;
  }
  return undefined;
}

interface RawEntry {
  readonly at: number;
  readonly oidBytes: number;
  readonly flags: number;
  readonly more: number;
  readonly raw: Buffer;
}

function entryAt(body: Buffer, { at, oidBytes, flags, more, raw }: RawEntry): IndexEntry {
  return {
    path: shownPath(raw),
    kind: kindOf(body.readUInt32BE(at + 24)),
    oid: body.toString('hex', at + statBytes, at + statBytes + oidBytes),
    bytes: body.readUInt32BE(at + 36),
    ctimeMs: body.readUInt32BE(at) * 1000 + body.readUInt32BE(at + 4) / 1e6,
    mtimeMs: body.readUInt32BE(at + 8) * 1000 + body.readUInt32BE(at + 12) / 1e6,
    ino: body.readUInt32BE(at + 20),
    conflicted: (flags & 0x3000) !== 0,
    intended: (more & 0x2000) !== 0,
    absent: (more & 0x4000) !== 0,
  };
}

function kindOf(mode: number): IndexEntry['kind'] {
  switch (mode & 0o170000) {
    case 0o120000:
      return 'symlink';
    case 0o160000:
      return 'submodule';
    case 0o040000:
      return 'folder';
    default:
      return 'file';
  }
}
