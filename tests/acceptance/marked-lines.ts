/** The lines (from 1) that a fixture marks with a trailing comment `<- finding`, in whatever comment its language has. */
export function markedLines(text: string): readonly number[] {
  return text.split(/\r\n?|\n/).flatMap((line, index) => (mark.test(line) ? [index + 1] : []));
}

const mark = /(?:#|\/\/|--|;|<!--|\/\*)\s*<- finding\b/;

/** The path a fixture wants to be scanned at, when its first line says `path: …` in a comment. */
export function wantedPath(text: string): string | undefined {
  return /^(?:#|\/\/|--|;|<!--|\/\*)\s*path: (\S+)/.exec(text)?.[1];
}
