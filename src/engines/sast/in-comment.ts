import { kinds, type FlatTree, type Parsers } from '../../lang/index.ts';
import { isPatternLanguage, parseAsWritten } from './match/parse-as-written.ts';
import { languagesOfFile } from './scan/file-languages.ts';

/**
 * Tells of words in a file (by their UTF-16 offset) whether they stand in a comment. Trees have no comments, but they
 * know what is none: strings, names, numbers. Files of no language that is parsed are judged by the line alone.
 */
export function commentsOf(parsers: Parsers, path: string, text: string): (offset: number) => boolean {
  let tree: FlatTree | undefined;
  const language = languagesOfFile(path, text).find(isPatternLanguage);
  return (offset) => {
    if (language === undefined) return hasLeader(lineUpTo(text, offset));
    tree ??= parseAsWritten(parsers, language, text).tree;
    return isComment(tree, offset);
  };
}

const number = (kind: (typeof kinds)[number]): number => kinds.indexOf(kind);

/** What holds no comment, whatever its text is. */
const tokens: ReadonlySet<number> = new Set(
  (['identifier', 'string', 'string-part', 'template', 'number', 'regex', 'metavariable'] as const).map(
    number,
  ),
);
/** What may hold text of another language: a script in a workflow, in an image's build or in a page; or of none. */
const foreign: ReadonlySet<number> = new Set(
  (['scalar', 'instruction', 'text', 'error', 'other'] as const).map(number),
);
const attribute = number('attribute');

function isComment(tree: FlatTree, offset: number): boolean {
  const { node, parent, after } = around(tree, offset);
  const kind = tree.kind[node] ?? 0;
  // `<a nosem="id">` is how markup says it: where an attribute may stand, a comment may not.
  if (kind === attribute || tree.kind[parent] === attribute) return !isString(kind);
  if (tokens.has(kind)) return false;
  if (foreign.has(kind)) return hasLeader(lineUpTo(tree.text, offset));
  return hasLeader(tree.text.slice(after, offset));
}

function isString(kind: number): boolean {
  return kind === number('string') || kind === number('string-part') || kind === number('template');
}

/** The innermost node around an offset, its parent, and where what stands before the offset in it ends. */
function around(
  tree: FlatTree,
  offset: number,
): { readonly node: number; readonly parent: number; readonly after: number } {
  let node = 0;
  let parent = 0;
  let after = 0;
  for (;;) {
    let inner = -1;
    const end = tree.last[node] ?? node;
    for (let child = node + 1; child <= end; child = (tree.last[child] ?? child) + 1) {
      if ((tree.start[child] ?? 0) > offset) break;
      if (offset < (tree.end[child] ?? 0)) {
        inner = child;
        break;
      }
      after = Math.max(after, tree.end[child] ?? 0);
    }
    if (inner < 0) return { node, parent, after };
    after = tree.start[inner] ?? 0;
    parent = node;
    node = inner;
  }
}

/** Signs that begin a comment in one language or another. */
const leader = /#|\/\/|\/\*|<!--|\(\*|--|;|%|\brem\b/i;

function hasLeader(before: string): boolean {
  return leader.test(before);
}

function lineUpTo(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}
