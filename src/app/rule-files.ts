import { join, relative, resolve } from 'node:path';
import { limits } from '../core/limits.ts';
import { fixedFileOf, isRuleFile, testFilesOf, type RuleSource } from '../engines/sast/index.ts';
import { kindAt } from '../io/path-kind.ts';
import { readSafely } from '../io/safe-file.ts';
import { walk } from '../io/walk.ts';

/** The rule files of one place that the user named. */
export interface RuleFiles {
  readonly rules: readonly RuleSource[];
  /** Why the place holds no rules; undefined when it does. */
  readonly problem?: string;
  /** Files that look like rules and could not be read, with the reason. */
  readonly unread: readonly string[];
}

/** Reads the rule files at an absolute path: one file, or every YAML file of a folder that is a list of rules. */
export function ruleFilesIn(place: string): RuleFiles {
  const kind = kindAt(place);
  if (kind === 'file') {
    const source = sourceOf(resolve(place, '..'), place, undefined);
    return typeof source === 'string'
      ? { rules: [], problem: source, unread: [] }
      : { rules: [source], unread: [] };
  }
  if (kind !== 'folder') return { rules: [], problem: `${place} does not exist`, unread: [] };
  const paths = walk(place, { everything: true }).files.map(({ path }) => path);
  const byFolder = grouped(paths);
  const rules: RuleSource[] = [];
  const unread: string[] = [];
  for (const path of paths.filter(isRuleFile)) {
    const source = sourceOf(place, join(place, path), byFolder.get(folderOf(path)) ?? []);
    if (typeof source === 'string') unread.push(source);
    else if (looksLikeRules(source.text)) rules.push(source);
  }
  const problem = rules.length === 0 ? `${place} holds no rule file` : undefined;
  return { rules, unread, ...(problem === undefined ? {} : { problem }) };
}

/** A YAML file of something else, such as a workflow, has no list of rules. */
function looksLikeRules(text: string): boolean {
  return /^\s*["']?rules["']?\s*:/m.test(text);
}

/** The tests are read when somebody asks for them. `siblings` are relative to `root`. */
function sourceOf(root: string, file: string, siblings: readonly string[] | undefined): RuleSource | string {
  const path = relative(root, file);
  const text = textOf(file);
  if (text === undefined) return `${path} cannot be read`;
  let read: RuleSource['tests'] | undefined;
  return {
    path,
    text,
    get tests() {
      return (read ??= testsOf(root, path, siblings));
    },
  };
}

function testsOf(root: string, path: string, siblings: readonly string[] | undefined): RuleSource['tests'] {
  const known = siblings ?? walk(root, { everything: true }).files.map((one) => one.path);
  return testFilesOf(path, known).flatMap((test) => {
    const content = textOf(join(root, test));
    if (content === undefined) return [];
    const fixed = textOf(join(root, fixedFileOf(test)));
    return [{ path: test, text: content, ...(fixed === undefined ? {} : { fixed }) }];
  });
}

function textOf(file: string): string | undefined {
  const read = readSafely(file, { bytesMax: limits.ruleFileBytes });
  return read.ok ? read.value.content.toString('utf8') : undefined;
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
