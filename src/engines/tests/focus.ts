import type { Event, SourceFile } from '../../core/engine.ts';

/** Names under which JavaScript runners look for tests. Their reports do not tell that `.only` left tests out. */
export function mayHoldTests(path: string): boolean {
  return /(?:^|\/)(?:__tests__|tests?|specs?)\/[^/]{1,200}\.[cm]?[jt]sx?$|[._-](?:test|spec)\.[cm]?[jt]sx?$/.test(
    path,
  );
}

// `fit(` counts with the title of a test behind it, and with no word before it: `void fit()` and `fit(box) {` declare.
const focus =
  /(?<![\w.$'"`])(?:(?:it|test|describe|suite|context|specify)(?:\.\w{1,20}){0,3}\.only\b|(?<!\w\s{1,9})(?:fit|fdescribe)(?=\s{0,9}\(\s{0,9}(?:['"`]|$)))/;

/** The first place where a test file narrows its runs, if it does. Text only: a comment line does not count. */
export function* inspectTestFile(file: SourceFile): Iterable<Event> {
  const text = file.text();
  if (!text.includes('only') && !text.includes('fit') && !text.includes('fdescribe')) return;
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    const words = /^\s{0,200}(?:\/\/|\/?\*)/.test(line) ? undefined : focus.exec(withoutTexts(line))?.[0];
    if (words === undefined) continue;
    yield { kind: 'fact', fact: { kind: 'focused-tests', path: file.path, line: index + 1, words } };
    return;
  }
}

/** String literals of one line blanked out: a test about `.only` is not a narrowed test. */
function withoutTexts(line: string): string {
  return line.replace(/'(?:[^'\\]|\\.){0,500}'|"(?:[^"\\]|\\.){0,500}"|`(?:[^`\\]|\\.){0,500}`/g, "''");
}
