import type { EngineOptions } from '../core/engine.ts';
import { digestOf } from '../core/digest.ts';
import { limits } from '../core/limits.ts';
import { defaultSemgrepignore, semgrepignoreLines } from '../formats/semgrep/semgrepignore.ts';
import type { Ground } from './ground.ts';
import type { ReadPath } from './load-model.ts';
import type { Wish } from './wish.ts';

/**
 * What the sast engine is told: the places it is to pass by, and which rules of the user's own it has. A file that is
 * named in the call is looked at wherever it lies.
 */
export function sastOptions(wish: Wish, ground: Ground, read: ReadPath): EngineOptions {
  const isFile = ground.focus !== '' && !ground.focus.endsWith('/');
  const { lines, unread } = isFile ? { lines: [], unread: [] } : ignoring(read);
  const own = wish.tools.ownRules;
  return {
    ignore: lines,
    ...(unread.length === 0 ? {} : { unread }),
    ...(own.length === 0 ? {} : { rules: digestOf(own.map(({ text }) => text)) }),
  };
}

/** The lines of the `.semgrepignore` that `read` finds, or the usual ones where there is none. */
export function ignoredLines(read: ReadPath): readonly string[] {
  return ignoring(read).lines;
}

/**
 * The same, with the files that are there and are not honoured, each with the reason: more is looked at then, not less.
 */
function ignoring(read: ReadPath): {
  readonly lines: readonly string[];
  readonly unread: readonly (readonly [path: string, reason: string])[];
} {
  const unread: (readonly [path: string, reason: string])[] = [];
  const textOf = (path: string): string | undefined => {
    const file = read(path);
    if (!file.ok) {
      if (file.error.includes('ENOENT')) return undefined;
      unread.push([path, file.error]);
      return '';
    }
    const text = Buffer.from(file.value).toString('utf8');
    if (text.length > limits.ignoreFileBytes)
      unread.push([path, `larger than ${limits.ignoreFileBytes / 1024} KiB`]);
    return text;
  };
  const own = textOf('.semgrepignore');
  return { lines: own === undefined ? defaultSemgrepignore : semgrepignoreLines(own, textOf), unread };
}
