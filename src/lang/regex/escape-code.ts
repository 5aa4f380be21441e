import type { Scanner } from './scanner.ts';

const letters: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 };
const hexBraced = /\{[ \t]*([0-9A-Fa-f]{1,6})[ \t]*\}/y;
const hexShort = /[0-9A-Fa-f]{0,2}/y;
const octalBraced = /\{([0-7]{1,7})\}/y;
const octalShort = /[0-7]{1,3}/y;
const unicodeFour = /[0-9A-Fa-f]{4}/y;

/**
 * The code point of an escape that stands for one character, from behind its backslash; undefined when it is another
 * kind of escape (nothing was taken then). What is no escape at all stands for itself.
 */
export function takeEscapedCode(scanner: Scanner): number | undefined {
  const letter = scanner.here;
  const known = Object.hasOwn(letters, letter) ? letters[letter] : undefined;
  if (known !== undefined) {
    scanner.at++;
    return known;
  }
  if (/[^A-Za-z0-9]/.test(letter)) return scanner.takeCode();
  if (letter === '0') return octal(scanner, octalShort);
  if (letter === 'x' || letter === 'o' || letter === 'u' || letter === 'c') {
    scanner.at++;
    return numbered(scanner, letter);
  }
  return undefined;
}

function numbered(scanner: Scanner, letter: 'x' | 'o' | 'u' | 'c'): number | undefined {
  switch (letter) {
    case 'x': {
      const braced = scanner.takeMatch(hexBraced)?.[1];
      return checked(scanner, Number.parseInt(braced ?? (scanner.takeMatch(hexShort)?.[0] || '0'), 16));
    }
    case 'u': {
      const digits = scanner.takeMatch(hexBraced)?.[1] ?? scanner.takeMatch(unicodeFour)?.[0];
      return digits === undefined
        ? scanner.refuse('\\u without digits')
        : checked(scanner, Number.parseInt(digits, 16));
    }
    case 'o':
      return octal(scanner, octalBraced);
    case 'c':
      return scanner.takeCode() ^ 0x40;
  }
}

function octal(scanner: Scanner, form: RegExp): number | undefined {
  const match = scanner.takeMatch(form);
  if (match === undefined) return scanner.refuse('an octal number is missing');
  return checked(scanner, Number.parseInt(match[1] ?? match[0], 8));
}

function checked(scanner: Scanner, code: number): number | undefined {
  return code <= 0x10ffff ? code : scanner.refuse('no such character');
}
