export interface Token {
  readonly kind: 'name' | 'string' | 'number' | 'operator';
  /** Strings without their quotes, `''` already undone. */
  readonly text: string;
}

// One alternative per first character, so matching is linear.
const token =
  /\s+|([A-Za-z_][\w-]*)|'((?:[^']|'')*)'|([-+]?(?:\d[\w.]*|\.\d[\w.]*))|(\|\||&&|[=!<>]=|[!<>()[\].,*])/y;

/** The tokens of an expression; undefined when a character belongs to none. */
export function lex(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const reader = new RegExp(token);
  while (reader.lastIndex < text.length) {
    const match = reader.exec(text);
    if (match === null) return undefined;
    const [, name, string, number, operator] = match;
    if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator });
  }
  return tokens;
}

/** Where a `${{ … }}` lies in a text: `start` at the dollar sign, `end` after the braces. */
export interface Placeholder {
  readonly start: number;
  readonly end: number;
  readonly inner: string;
}

/** The placeholders between two offsets. `}}` inside a quoted string does not end one. */
export function placeholdersIn(text: string, from: number, to: number): readonly Placeholder[] {
  const found: Placeholder[] = [];
  let at = from;
  for (;;) {
    const start = text.indexOf('${{', at);
    if (start < 0 || start >= to) return found;
    const end = closing(text, start + 3, to);
    if (end < 0) return found;
    found.push({ start, end, inner: text.slice(start + 3, end - 2) });
    at = end;
  }
}

function closing(text: string, from: number, to: number): number {
  let quoted = false;
  for (let at = from; at + 1 < to; at++) {
    const c = text[at];
    if (c === "'") quoted = !quoted;
    else if (!quoted && c === '}' && text[at + 1] === '}') return at + 2;
  }
  return -1;
}
