/** Single-character escapes that C-like languages share. */
export const commonEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\u0007',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

/** What a backslash may be followed by, besides single characters. */
export interface EscapeStyle {
  readonly simple: Readonly<Record<string, string>>;
  readonly octal: boolean;
  /** Whether an unknown escape keeps its backslash, as Python and PHP do. */
  readonly keepsUnknown: boolean;
}

export const cStyle: EscapeStyle = { simple: commonEscapes, octal: true, keepsUnknown: false };

/** Resolves the escapes of a literal's inner text: `\n`, `\x41`, `\101`, `\u0041`, `\u{41}`, `\U00000041`. */
export function cook(raw: string, style: EscapeStyle): string {
  let at = raw.indexOf('\\');
  if (at < 0) return raw;
  let cooked = '';
  let from = 0;
  while (at >= 0) {
    cooked += raw.slice(from, at);
    const escape = readEscape(raw, at + 1, style);
    cooked += escape.text;
    from = escape.end;
    at = raw.indexOf('\\', from);
  }
  return cooked + raw.slice(from);
}

interface Escape {
  readonly text: string;
  readonly end: number;
}

const digitsOf: Readonly<Record<string, RegExp>> = {
  x: /\{[0-9a-fA-F]{1,8}\}|[0-9a-fA-F]{1,2}/uy,
  u: /\{[0-9a-fA-F]{1,8}\}|[0-9a-fA-F]{4}/uy,
  U: /[0-9a-fA-F]{8}/uy,
};
const octalDigits = /[0-7]{1,3}/uy;

function readEscape(raw: string, at: number, style: EscapeStyle): Escape {
  const letter = raw[at] ?? '';
  const hex = digitsOf[letter];
  if (hex !== undefined) return numeric(raw, at, { pattern: hex, from: at + 1, base: 16 });
  if (style.octal && letter >= '0' && letter <= '7') {
    return numeric(raw, at, { pattern: octalDigits, from: at, base: 8 });
  }
  if (letter === '\r' && style.simple['\n'] === '')
    return { text: '', end: at + (raw[at + 1] === '\n' ? 2 : 1) };
  const simple = Object.hasOwn(style.simple, letter) ? style.simple[letter] : undefined;
  return { text: simple ?? (style.keepsUnknown ? `\\${letter}` : letter), end: at + letter.length };
}

function numeric(raw: string, at: number, as: { pattern: RegExp; from: number; base: number }): Escape {
  as.pattern.lastIndex = as.from;
  const digits = as.pattern.exec(raw)?.[0];
  if (digits === undefined) return { text: `\\${raw[at] ?? ''}`, end: at + 1 };
  const code = Number.parseInt(digits.replaceAll(/[{}]/gu, ''), as.base);
  const text = code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  return { text, end: as.from + digits.length };
}
