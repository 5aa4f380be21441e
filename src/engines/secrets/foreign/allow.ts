import type { ForeignAllow } from '../../../formats/secret-rules/rule.ts';
import { contentPattern, isFound, pathPattern, type Pattern } from './pattern.ts';

/** An allowlist with its expressions compiled. */
export interface Allow {
  readonly condition: 'and' | 'or';
  readonly commits: ReadonlySet<string>;
  readonly paths: readonly Pattern[];
  readonly target: ForeignAllow['target'];
  readonly regexes: readonly Pattern[];
  readonly stopwords: readonly string[];
}

/** What is asked about the file of a match. */
export interface FileFacts {
  readonly path: string;
  /** The commit that the content is looked at for; undefined in a work tree. */
  readonly commit?: string | undefined;
}

export interface MatchTexts {
  readonly secret: string;
  readonly match: string;
  /** The lines that the match stands in. */
  readonly line: string;
}

/**
 * Compiles an allowlist. One with an expression that is not understood is honoured without it when the rest still says
 * no more than was written, and not at all when every condition must hold.
 */
export function compileAllow(allow: ForeignAllow, refused: (reason: string) => void): Allow | undefined {
  let whole = true;
  const all = (texts: readonly string[], compile: typeof contentPattern): readonly Pattern[] =>
    texts.flatMap((text) => {
      const pattern = compile(text);
      if (pattern.ok) return [pattern.value];
      whole = false;
      refused(`an expression is not supported: ${pattern.error}`);
      return [];
    });
  const compiled = {
    condition: allow.condition,
    commits: new Set(allow.commits),
    paths: all(allow.paths, pathPattern),
    target: allow.target,
    regexes: all(allow.regexes, contentPattern),
    stopwords: allow.stopwords.map((word) => Buffer.from(word).toString('latin1')),
  };
  return whole || allow.condition === 'or' ? compiled : undefined;
}

/** Whether one of the lists leaves out the whole file. */
export function allowsFile(lists: readonly Allow[], file: FileFacts): boolean {
  return lists.some((list) => {
    if (list.condition === 'or') return hasCommit(list, file) || hasPath(list, file);
    // What asks about the match too is decided with the match.
    if (list.regexes.length > 0 || list.stopwords.length > 0) return false;
    return fileConditions(list, file).every(Boolean);
  });
}

/** Whether one of the lists leaves out a match; what leaves out its whole file is asked before. */
export function allowsMatch(lists: readonly Allow[], file: FileFacts, texts: MatchTexts): boolean {
  return lists.some((list) => {
    const regex = texts[list.target] !== '' && list.regexes.some((one) => isFound(one, texts[list.target]));
    const lower = list.stopwords.length === 0 ? '' : texts.secret.toLowerCase();
    const word = list.stopwords.some((one) => lower.includes(one));
    if (list.condition === 'or') return regex || word;
    const conditions = [
      ...fileConditions(list, file),
      ...(list.regexes.length > 0 ? [regex] : []),
      ...(list.stopwords.length > 0 ? [word] : []),
    ];
    return conditions.every(Boolean);
  });
}

function fileConditions(list: Allow, file: FileFacts): readonly boolean[] {
  return [
    ...(list.commits.size > 0 ? [hasCommit(list, file)] : []),
    ...(list.paths.length > 0 ? [hasPath(list, file)] : []),
  ];
}

function hasCommit(list: Allow, file: FileFacts): boolean {
  return file.commit !== undefined && list.commits.has(file.commit.toLowerCase());
}

function hasPath(list: Allow, file: FileFacts): boolean {
  return file.path !== '' && list.paths.some((one) => isFound(one, file.path));
}
