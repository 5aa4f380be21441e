import { join } from 'node:path';
import type { Passed } from '../core/coverage.ts';
import type { SourceFile } from '../core/engine.ts';
import { err, ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import { readSafely } from './safe-file.ts';
import type { Walk, WalkedFile } from './walk.ts';

/** A file's content, or why there is none. */
export type Read = Result<SourceFile, Passed>;

/** A tree to scan: the work tree or a commit. Both list first and read on demand. */
export interface Source {
  readonly walk: Walk;
  read(file: WalkedFile): Promise<Read>;
  /** In the order asked; commits are read in one stream. */
  readAll(files: readonly WalkedFile[]): AsyncIterable<Read>;
  /** Ends child processes; the source is not used afterwards. */
  close(): Promise<void>;
}

/** Reads a walked file of the work tree at once; another file that took its place meanwhile is not read. */
export function readWalked(root: string, file: WalkedFile): Read {
  const absolute =
    file.raw === undefined ? join(root, file.path) : Buffer.concat([Buffer.from(`${root}/`), file.raw]);
  const content = readSafely(absolute, file.stamp === undefined ? {} : { expect: file.stamp });
  if (!content.ok) return err({ target: file.path, reason: content.error });
  return ok(sourceFile(file.path, content.value.content, content.value.mtimeMs));
}

/** Content as a target for engines; text is decoded once, on first use. */
export function sourceFile(path: string, content: Buffer, modifiedAt?: number): SourceFile {
  let text: string | undefined;
  const file = {
    kind: 'file',
    path,
    bytes: content.length,
    content,
    text: () => (text ??= content.toString('utf8')),
  } as const;
  return modifiedAt === undefined ? file : { ...file, modifiedAt };
}
