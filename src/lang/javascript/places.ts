/** The offset after blanks and comments, `to` at most. */
export function skipTrivia(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const c = text.charCodeAt(at);
    if (c === 0x2f && text.charCodeAt(at + 1) === 0x2f) at = lineEnd(text, at, to);
    else if (c === 0x2f && text.charCodeAt(at + 1) === 0x2a) at = blockEnd(text, at, to);
    else if (isBlank(c)) at++;
    else return at;
  }
  return to;
}

/** The offset of a character outside comments, or -1. Nothing else is understood: strings are read as code. */
export function find(text: string, wanted: string, from: number, to: number): number {
  let at = skipTrivia(text, from, to);
  while (at < to) {
    if (text[at] === wanted) return at;
    at = skipTrivia(text, at + 1, to);
  }
  return -1;
}

/** The offset of a word outside comments, or -1. */
export function findWord(text: string, word: string, from: number, to: number): number {
  let at = skipTrivia(text, from, to);
  while (at < to) {
    const end = wordEnd(text, at, to);
    if (end - at === word.length && text.startsWith(word, at)) return at;
    at = skipTrivia(text, Math.max(end, at + 1), to);
  }
  return -1;
}

/** The offset after the identifier characters at `from`, escapes included. */
export function wordEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isWord(text.charCodeAt(at))) {
    // The braces of `\u{61}`.
    if (text.charCodeAt(at) === 0x5c && text.charCodeAt(at + 2) === 0x7b) {
      const close = text.indexOf('}', at);
      if (close < 0 || close >= to) return to;
      at = close;
    }
    at++;
  }
  return at;
}

function isWord(c: number): boolean {
  return (
    (c >= 0x61 && c <= 0x7a) ||
    (c >= 0x41 && c <= 0x5a) ||
    (c >= 0x30 && c <= 0x39) ||
    c === 0x5f ||
    c === 0x24 ||
    c === 0x5c ||
    (c > 0x7f && !isBlank(c))
  );
}

/** White space and line ends of the language. */
export function isBlank(c: number): boolean {
  if (c < 0x80) return c === 0x20 || (c >= 9 && c <= 13);
  return (
    c === 0xa0 ||
    c === 0xfeff ||
    c === 0x1680 ||
    (c >= 0x2000 && c <= 0x200a) ||
    c === 0x2028 ||
    c === 0x2029 ||
    c === 0x202f ||
    c === 0x205f ||
    c === 0x3000
  );
}

function lineEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const c = text.charCodeAt(at);
    if (c === 10 || c === 13 || c === 0x2028 || c === 0x2029) return at;
    at++;
  }
  return to;
}

function blockEnd(text: string, from: number, to: number): number {
  const end = text.indexOf('*/', from + 2);
  return end < 0 ? to : Math.min(end + 2, to);
}
