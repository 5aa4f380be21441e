/** Reads JSON that may have comments and trailing commas, as tsconfig files do; undefined when it is none. */
export function readJson(text: string): unknown {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  try {
    return JSON.parse(plain) as unknown;
  } catch {
    return readCommented(plain);
  }
}

function readCommented(text: string): unknown {
  try {
    return JSON.parse(withoutExtras(text)) as unknown;
  } catch {
    // Not JSON of any kind: the file says nothing.
    return undefined;
  }
}

/** Blanks comments, and commas before a closing bracket, outside of strings. */
function withoutExtras(text: string): string {
  const kept: string[] = [];
  let comma = -1;
  for (let at = 0; at < text.length; at++) {
    const end = skipped(text, at);
    if (end > at) {
      at = end - 1;
      continue;
    }
    const sign = text[at] ?? '';
    if (sign === '"') {
      const close = stringEnd(text, at);
      kept.push(text.slice(at, close));
      at = close - 1;
      comma = -1;
      continue;
    }
    if ((sign === '}' || sign === ']') && comma >= 0) kept[comma] = '';
    if (sign.trim() !== '') comma = sign === ',' ? kept.length : -1;
    kept.push(sign);
  }
  return kept.join('');
}

/** The end of a comment that starts here, or the place itself. */
function skipped(text: string, at: number): number {
  if (text[at] !== '/') return at;
  if (text[at + 1] === '/') {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  if (text[at + 1] !== '*') return at;
  const end = text.indexOf('*/', at + 2);
  return end < 0 ? text.length : end + 2;
}

function stringEnd(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

/** A value of an object that was read, by its keys one after the other. */
export function fieldOf(value: unknown, ...keys: readonly string[]): unknown {
  let found = value;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<string, unknown>)[key];
  }
  return found;
}

/** A text of an object that was read. */
export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = fieldOf(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

/** The entries of an object that was read; none for anything else. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
