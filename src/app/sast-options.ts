import type { EngineOptions } from '../core/engine.ts';
import { digestOf } from '../core/digest.ts';
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
  const ignore = isFile ? [] : ignoredLines(read);
  const own = wish.tools.ownRules;
  return {
    ignore,
    ...(own.length === 0 ? {} : { rules: digestOf(own.map(({ path, text }) => [path, text])) }),
  };
}

/** The lines of the `.semgrepignore` that `read` finds, or the usual ones where there is none. */
export function ignoredLines(read: ReadPath): readonly string[] {
  const textOf = (path: string): string | undefined => {
    const file = read(path);
    return file.ok ? Buffer.from(file.value).toString('utf8') : undefined;
  };
  const own = textOf('.semgrepignore');
  return own === undefined ? defaultSemgrepignore : semgrepignoreLines(own, textOf);
}
