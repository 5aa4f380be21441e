/** One instruction as Docker reads it: lines joined, comments among them left out, and where each part of it came from. */
export interface LogicalLine {
  readonly text: string;
  /** Offsets into `text` at which a stretch of the source begins, ascending, and the offset of that stretch. */
  readonly from: readonly number[];
  readonly source: readonly number[];
  /** The offset after the last of its lines. */
  readonly next: number;
}

const directive = /^[ \t]*#[ \t]*([a-zA-Z][a-zA-Z0-9]*)[ \t]*=[ \t]*(.*?)[ \t]*$/;

/** The character that continues a line: a backslash, or what `# escape=` at the very top says. */
export function escapeOf(text: string): string {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const match = directive.exec(text.slice(at, Math.min(end, at + 200)).replace(/\r$/, ''));
    if (match === null) break;
    if (match[1]?.toLowerCase() === 'escape') return match[2] === '`' ? '`' : '\\';
    at = end + 1;
  }
  return '\\';
}

/** The instruction that begins at `start`, which is no blank and no comment. */
export function logicalLine(text: string, start: number, escape: string): LogicalLine {
  const parts: string[] = [];
  const from: number[] = [];
  const source: number[] = [];
  let length = 0;
  let at = start;
  for (;;) {
    const end = lineEnd(text, at);
    const goesOn = continuation(text, at, end, escape);
    const stop = goesOn < 0 ? trimmed(text, at, end) : goesOn;
    from.push(length);
    source.push(at);
    parts.push(text.slice(at, stop));
    length += stop - at;
    at = end + 1;
    if (goesOn < 0 || at >= text.length) break;
    at = skipComments(text, at);
    if (at >= text.length) break;
  }
  return { text: parts.join(''), from, source, next: Math.min(at, text.length) };
}

/** Between the lines of one instruction, comments and empty lines are as if they were not there. */
export function skipComments(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    let first = at;
    while (first < text.length && isBlank(text.charCodeAt(first))) first++;
    const c = text.charCodeAt(first);
    if (first < text.length && c !== 0x23 && c !== 10) return at;
    at = lineEnd(text, first) + 1;
  }
  return text.length;
}

/** Where a logical offset is in the source. As an end it is after the character before it. */
export function sourceOf(line: LogicalLine, offset: number, isEnd: boolean): number {
  const wanted = isEnd && offset > 0 ? offset - 1 : offset;
  let low = 0;
  let high = line.from.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((line.from[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return (line.source[low] ?? 0) + offset - (line.from[low] ?? 0);
}

export function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
}

/** The offset of the escape that ends the line, or -1. Blanks may follow it. */
function continuation(text: string, from: number, end: number, escape: string): number {
  const last = trimmed(text, from, end) - 1;
  return last >= from && text[last] === escape && end < text.length ? last : -1;
}

function trimmed(text: string, from: number, end: number): number {
  let last = end;
  while (last > from && isBlank(text.charCodeAt(last - 1))) last--;
  return last;
}

/** A blank inside a line; the carriage return before a line end is one. */
export function isBlank(c: number): boolean {
  return c === 0x20 || c === 9 || c === 13 || c === 0xfeff;
}
