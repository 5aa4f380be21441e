import { basename, dirname, join } from 'node:path';
import { limits } from '../core/limits.ts';
import { err, ok, type Result } from '../core/result.ts';
import {
  fixedFileOf,
  holdsNoRules,
  isRuleFile,
  testFilesOf,
  type RuleSource,
} from '../engines/sast/index.ts';
import { kindAt } from '../io/path-kind.ts';
import { readSafely } from '../io/safe-file.ts';
import { walk } from '../io/walk.ts';

/** A file or folder of rules that the user named. */
export interface RulePlace {
  /** Absolute. */
  readonly path: string;
  /** As the user wrote it: what is shown of it. */
  readonly written: string;
}

/** The rule files of one place that the user named. */
export interface RuleFiles {
  readonly rules: readonly RuleSource[];
  /** Why the place holds no rules; undefined when it does. */
  readonly problem?: string;
  /** Files that look like rules and could not be read, with the reason. */
  readonly unread: readonly string[];
}

/** Reads the rule files at a place: one file, or every YAML file of a folder that is a list of rules. */
export function ruleFilesIn(place: RulePlace): RuleFiles {
  const { path, written } = place;
  const kind = kindAt(path);
  if (kind === 'file') {
    const folder = { path: dirname(path), written: dirname(written) };
    const read = sourceOf(folder, basename(path), undefined);
    return 'unread' in read
      ? { rules: [], problem: read.unread, unread: [] }
      : { rules: [read.source], unread: [] };
  }
  if (kind !== 'folder') return { rules: [], problem: `${written} does not exist`, unread: [] };
  const { files, passed } = walk(path, { everything: true });
  const paths = files.map((one) => one.path);
  const byFolder = grouped([...paths, ...passed.map(({ target }) => target)]);
  const rules: RuleSource[] = [];
  const unread = passed
    .filter(({ target, reason }) => isRuleFile(target) && reason.startsWith('larger than'))
    .map(({ target, reason }) => `${join(written, target)} cannot be read: ${reason}`);
  for (const name of paths.filter(isRuleFile)) {
    const read = sourceOf(place, name, byFolder.get(folderOf(name)) ?? []);
    if ('unread' in read) unread.push(read.unread);
    else if (looksLikeRules(read.source.text)) rules.push(read.source);
  }
  const problem = rules.length === 0 && unread.length === 0 ? `${written} holds no rule file` : undefined;
  return { rules, unread, ...(problem === undefined ? {} : { problem }) };
}

/** Whether nothing in a rule file is a rule, not even one that is written wrongly: `rules: []`. */
export function isWithoutRules({ path, text }: RuleSource): boolean {
  // A rule has an id: files with one need not be read twice.
  if (hasKey(text, 'id')) return false;
  return holdsNoRules(path, text);
}

/**
 * A YAML file of something else, such as a workflow, is no list of rules: neither under `rules`, nor, as older rule
 * files are, a list of things with an id and languages.
 */
function looksLikeRules(text: string): boolean {
  if (/^\s*["']?rules["']?\s*:/m.test(text)) return true;
  const first = /^(?!\s*(?:#|---|%|$))[ \t]*(\S)/m.exec(text)?.[1];
  return (first === '-' || first === '[') && hasKey(text, 'id') && hasKey(text, 'languages');
}

function hasKey(text: string, key: string): boolean {
  return new RegExp(`(?:^|[-{,])[ \\t]*["']?${key}["']?[ \\t]*:`, 'm').test(text);
}

/** The tests are read when somebody asks for them. `siblings` are relative to the place, as `name` is. */
function sourceOf(
  place: RulePlace,
  name: string,
  siblings: readonly string[] | undefined,
): { readonly source: RuleSource } | { readonly unread: string } {
  const path = join(place.written, name);
  const text = textOf(join(place.path, name));
  if (!text.ok) return { unread: `${path} cannot be read: ${text.error}` };
  let read: Tests | undefined;
  const tests = (): Tests => (read ??= testsOf(place, name, siblings));
  return {
    source: {
      path,
      text: text.value,
      get tests() {
        return tests().tests;
      },
      get unread() {
        return tests().unread;
      },
    },
  };
}

interface Tests {
  readonly tests: RuleSource['tests'];
  readonly unread: NonNullable<RuleSource['unread']>;
}

function testsOf(place: RulePlace, name: string, siblings: readonly string[] | undefined): Tests {
  const tests: RuleSource['tests'][number][] = [];
  const unread: Tests['unread'][number][] = [];
  for (const test of testFilesOf(name, siblings ?? everythingIn(place.path))) {
    const path = join(place.written, test);
    const text = textOf(join(place.path, test));
    if (!text.ok) {
      unread.push({ path, reason: text.error });
      continue;
    }
    const fixed = textOf(join(place.path, fixedFileOf(test)));
    if (!fixed.ok && fixed.error !== missing)
      unread.push({ path: join(place.written, fixedFileOf(test)), reason: fixed.error });
    tests.push({ path, text: text.value, ...(fixed.ok ? { fixed: fixed.value } : {}) });
  }
  return { tests, unread };
}

/** Files that cannot be read are among them: a test that is left out must be told. */
function everythingIn(folder: string): readonly string[] {
  const { files, passed } = walk(folder, { everything: true });
  return [...files.map(({ path }) => path), ...passed.map(({ target }) => target)];
}

const missing = 'ENOENT';

/** The error is a reason for people. */
function textOf(file: string): Result<string, string> {
  const read = readSafely(file, { bytesMax: limits.ruleFileBytes });
  if (read.ok) return ok(read.value.content.toString('utf8'));
  return err(read.error.replace(/^cannot be read: /, ''));
}

function grouped(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = folderOf(path);
    const others = folders.get(folder);
    if (others === undefined) folders.set(folder, [path]);
    else others.push(path);
  }
  return folders;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
