import { globMatches } from '../../core/glob.ts';
import { limits } from '../../core/limits.ts';

/** One line of an ignore file. */
export interface IgnorePattern {
  readonly glob: string;
  /** `!`: what it matches is looked at after all. */
  readonly keep: boolean;
  readonly foldersOnly: boolean;
}

/** What `.semgrepignore` stands for where a project has none. */
export const defaultSemgrepignore: readonly string[] = [
  '.git .svn .hg _darcs CVS',
  'build/ vendor/ dist/ *.min.js .env/ .tox/',
  'node_modules/ .npm/ .yarn/ .venv/ _opam/ _build/ _cargo/',
  'test/ tests/ testsuite/ *_test.go',
].flatMap((group) => group.split(' '));

/**
 * Reads a `.semgrepignore`: the lines of a `.gitignore`, and `:include PATH`, whose lines `included` gives (undefined
 * when there is no such file). Includes in an included file are not followed.
 */
export function readSemgrepignore(
  text: string,
  included: (path: string) => string | undefined,
): readonly IgnorePattern[] {
  return patternsOf(semgrepignoreLines(text, included));
}

/** The lines of a `.semgrepignore`, with those of the files that it includes in their place. */
export function semgrepignoreLines(
  text: string,
  included: (path: string) => string | undefined,
): readonly string[] {
  return linesOf(text).flatMap((line) => {
    const path = /^:include\s+(\S.*)$/.exec(line)?.[1];
    return path === undefined
      ? [line]
      : linesOf(included(path) ?? '').filter((one) => !one.startsWith(':include'));
  });
}

/** The patterns that some lines stand for; blank lines and comments stand for none. */
export function patternsOf(lines: readonly string[]): readonly IgnorePattern[] {
  return lines.flatMap((line) => {
    const keep = line.startsWith('!');
    const bare = (keep ? line.slice(1) : line).replace(/^\\(?=[#!])/, '');
    const foldersOnly = bare.endsWith('/');
    const body = bare.replace(/\/+$/, '');
    if (body === '' || body === '/' || line.startsWith(':')) return [];
    const anchored = body.includes('/');
    return [{ glob: anchored ? body.replace(/^\/+/, '') : `**/${body}`, keep, foldersOnly }];
  });
}

/**
 * Whether a file (relative to the folder of the ignore file, with `/`) is ignored: the last pattern that matches it or
 * a folder above it decides, and nothing below an ignored folder comes back.
 */
export function semgrepIgnores(patterns: readonly IgnorePattern[], path: string): boolean {
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length++) {
    const part = parts.slice(0, length).join('/');
    if (ignoresItself(patterns, part, length < parts.length)) return true;
  }
  return false;
}

function ignoresItself(patterns: readonly IgnorePattern[], path: string, isFolder: boolean): boolean {
  let ignored = false;
  for (const { glob, keep, foldersOnly } of patterns) {
    if (foldersOnly && !isFolder) continue;
    if (keep !== ignored) continue;
    if (globMatches(glob, path)) ignored = !keep;
  }
  return ignored;
}

/** Empty for a text that is too large, so that more is looked at, not less; whoever reads it tells. */
function linesOf(text: string): readonly string[] {
  if (text.length > limits.ignoreFileBytes) return [];
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/[ \t]+$/, ''))
    .filter((line) => line !== '' && !line.startsWith('#'));
}
