import { realpathSync, statSync } from 'node:fs';
import { errorCode } from './safe-file.ts';

/** What a path that the user typed names; anything but `folder` and `file` is a reason for people. */
export function kindAt(path: string): string {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : 'is neither a file nor a folder';
  } catch (cause) {
    return errorCode(cause) === 'ENOENT' ? 'does not exist' : `cannot be read: ${errorCode(cause)}`;
  }
}

/** The path without links; it must exist. */
export function realPath(path: string): string {
  return realpathSync(path);
}
