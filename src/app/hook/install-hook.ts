import { join } from 'node:path';
import { err, ok, type Result } from '../../core/result.ts';
import { readHookFile, removeHookFile, writeHookFile } from '../../io/git/hook-file.ts';
import { locateGit } from '../../io/git/locate.ts';
import type { HookName } from './run-hook.ts';

/** What became of one hook. */
export interface HookChange {
  readonly hook: HookName;
  readonly state: 'installed' | 'renewed' | 'unchanged' | 'removed' | 'absent' | 'foreign';
  /** The file, for people. */
  readonly file: string;
}

/** The first line of our files after the interpreter; a hook without it is somebody else's and is never overwritten. */
const signature = '# Written by holdfast hook install; holdfast hook remove takes it away.';

/** Writes a file for each hook that starts `program`. A hook of somebody else stays as it is and is told. */
export function installHooks(
  cwd: string,
  hooks: readonly HookName[],
  program: { readonly node: string; readonly script: string },
): Result<readonly HookChange[], string> {
  const place = locateGit(cwd);
  if (!place.ok) return err(place.error.message);
  const changes: HookChange[] = [];
  for (const hook of hooks) {
    const file = join(place.value.commonDir, 'hooks', hook);
    const before = readHookFile(file);
    const text = scriptOf(hook, program);
    if (before === text) changes.push({ hook, state: 'unchanged', file });
    else if (before !== undefined && !before.includes(signature))
      changes.push({ hook, state: 'foreign', file });
    else {
      const written = writeHookFile(file, text);
      if (!written.ok) return written;
      changes.push({ hook, state: before === undefined ? 'installed' : 'renewed', file });
    }
  }
  return ok(changes);
}

/** Takes our own files away and leaves all others. */
export function removeHooks(cwd: string, hooks: readonly HookName[]): Result<readonly HookChange[], string> {
  const place = locateGit(cwd);
  if (!place.ok) return err(place.error.message);
  return ok(
    hooks.map((hook) => {
      const file = join(place.value.commonDir, 'hooks', hook);
      const before = readHookFile(file);
      if (before === undefined) return { hook, state: 'absent', file };
      if (!before.includes(signature)) return { hook, state: 'foreign', file };
      removeHookFile(file);
      return { hook, state: 'removed', file };
    }),
  );
}

/** The line that runs us, for a hook that somebody else wrote. */
export function hookLine(
  hook: HookName,
  program: { readonly node: string; readonly script: string },
): string {
  return `${quoted(program.node)} ${quoted(program.script)} ${hook} "$@" || exit $?`;
}

function scriptOf(hook: HookName, program: { readonly node: string; readonly script: string }): string {
  const missing = `holdfast: ${program.script} is gone. Install Holdfast and run holdfast hook install, or remove this hook.`;
  return [
    '#!/bin/sh',
    signature,
    `[ -f ${quoted(program.script)} ] || { echo ${quoted(missing)} >&2; exit 3; }`,
    `exec ${quoted(program.node)} ${quoted(program.script)} ${hook} "$@"`,
    '',
  ].join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
