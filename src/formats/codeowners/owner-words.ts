/** A word of a line: blanks part them unless a backslash stands before. */
export interface Word {
  /** Without the backslashes that escaped blanks, `#` and backslashes. */
  readonly text: string;
  /** Its first character was escaped: it is no comment and no heading. */
  readonly escaped: boolean;
}

/** Splits a line into words, up to a comment; `comments` tells where a `#` begins one. */
export function wordsOf(line: string, comments: 'start' | 'anywhere'): readonly Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < line.length) {
    if (isBlank(line[at])) {
      at++;
      continue;
    }
    if (line[at] === '#' && (comments === 'anywhere' || words.length === 0)) break;
    const { word, end } = wordAt(line, at);
    words.push(word);
    at = end;
  }
  return words;
}

function wordAt(line: string, start: number): { readonly word: Word; readonly end: number } {
  const parts: string[] = [];
  let at = start;
  for (; at < line.length && !isBlank(line[at]); at++) {
    const next = line[at + 1];
    const escapes = line[at] === '\\' && next !== undefined && escapable.has(next);
    if (escapes) at++;
    parts.push(line[at] ?? '');
  }
  return { word: { text: parts.join(''), escaped: line[start] === '\\' }, end: at };
}

const escapable = new Set([' ', '\t', '#', '\\', '[', '!']);

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** Whether a word can be an owner: `@user`, `@group/sub/team`, `@@role` or an address of mail. */
export function isOwner(word: string): boolean {
  if (word.length > ownerCharsMax) return false;
  return /^@{1,2}[\w.-]+(?:\/[\w.-]+)*$/.test(word) || /^[^\s@<>"]+@[^\s@<>"]+$/.test(word);
}

const ownerCharsMax = 255;
