import { compileWildcards, matchesWildcards, plainPart } from './wildcards.ts';
import type { Wildcard } from './wildcards.ts';

/** One line of an ignore file. All text here is byte text: one character per byte. */
interface IgnoreRule {
  readonly negated: boolean;
  readonly folderOnly: boolean;
  /** Compared with the last part of the path only, because the pattern holds no slash. */
  readonly onName: boolean;
  readonly test:
    | { readonly kind: 'exact'; readonly text: string }
    | { readonly kind: 'suffix'; readonly text: string }
    | {
        readonly kind: 'wild';
        readonly prefix: string;
        /** Must occur in what matches. */
        readonly part: string;
        readonly tokens: readonly Wildcard[];
      };
}

/** The rules of one ignore file, and the folder they speak for (byte text, empty or ending in `/`). */
export interface IgnoreList {
  readonly base: string;
  readonly rules: readonly IgnoreRule[];
}

/** What matching may still cost in this walk; hostile patterns use it up instead of our time. */
export interface StepBudget {
  steps: number;
}

/** Reads an ignore file as git does. `text` is byte text; lines that match nothing are left out. */
export function parseIgnore(text: string, base: string): IgnoreList {
  const rules: IgnoreRule[] = [];
  const body = text.startsWith('\u00ef\u00bb\u00bf') ? text.slice(3) : text;
  for (const line of body.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const rule = ruleOf(withoutTrailingBlanks(line.endsWith('\r') ? line.slice(0, -1) : line));
    if (rule !== undefined) rules.push(rule);
  }
  return { base, rules };
}

/**
 * Whether git would ignore the path, given the lists from the root down to its folder: the deepest list that has an
 * opinion decides, and in it the last line. The caller never asks about paths below an ignored folder.
 */
export function isIgnored(
  lists: readonly IgnoreList[],
  path: string,
  isFolder: boolean,
  budget: StepBudget,
): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  for (let l = lists.length - 1; l >= 0; l--) {
    const list = lists[l];
    if (list === undefined) continue;
    const below = list.base === '' ? path : path.slice(list.base.length);
    for (let r = list.rules.length - 1; r >= 0; r--) {
      const rule = list.rules[r];
      if (rule === undefined || budget.steps-- <= 0) return false;
      if (rule.folderOnly && !isFolder) continue;
      if (ruleMatches(rule, rule.onName ? name : below, budget)) return !rule.negated;
    }
  }
  return false;
}

function ruleMatches(rule: IgnoreRule, text: string, budget: StepBudget): boolean {
  const test = rule.test;
  if (test.kind === 'exact') return text === test.text;
  if (test.kind === 'suffix') return text.endsWith(test.text);
  return (
    text.startsWith(test.prefix) && matchesWildcards(test.tokens, text.slice(test.prefix.length), budget)
  );
}

function ruleOf(line: string): IgnoreRule | undefined {
  const negated = line.startsWith('!');
  let pattern = negated ? line.slice(1) : line;
  const folderOnly = pattern.endsWith('/');
  if (folderOnly) pattern = pattern.slice(0, -1);
  const onName = !pattern.includes('/');
  if (!onName && pattern.startsWith('/')) pattern = pattern.slice(1);
  if (pattern === '') return undefined;
  const test = testOf(pattern, onName);
  return test && { negated, folderOnly, onName, test };
}

function testOf(pattern: string, onName: boolean): IgnoreRule['test'] | undefined {
  const special = pattern.search(/[*?[\\]/);
  if (special < 0) return { kind: 'exact', text: pattern };
  if (onName && special === 0 && pattern[0] === '*' && !/[*?[\\]/.test(pattern.slice(1))) {
    return { kind: 'suffix', text: pattern.slice(1) };
  }
  // `**` looks at the slash before it, so the literal prefix stops in front of that slash.
  const cut = pattern[special - 1] === '/' ? special - 1 : special;
  const tokens = compileWildcards(pattern.slice(cut), onName ? 'name' : 'path');
  return tokens && { kind: 'wild', prefix: pattern.slice(0, cut), part: plainPart(tokens), tokens };
}

/** Git drops blanks at the end of a line unless a backslash protects them; tabs stay. */
function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ') end--;
  if (end === line.length) return line;
  let backslashes = 0;
  while (line[end - 1 - backslashes] === '\\') backslashes++;
  return line.slice(0, backslashes % 2 === 1 ? end + 1 : end);
}
