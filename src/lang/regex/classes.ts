import { charSet, charsOf, negated, union } from './char-set.ts';
import type { CharSet } from './char-set.ts';

export const digits: CharSet = charSet([[0x30, 0x39]]);
const upper = charSet([[0x41, 0x5a]]);
const lower = charSet([[0x61, 0x7a]]);
export const wordChars: CharSet = union(digits, upper, lower, charsOf('_'));
/** PCRE's `\s`: tab, line feed, vertical tab, form feed, carriage return, blank. */
export const spaces: CharSet = charSet([
  [9, 13],
  [32, 32],
]);
const horizontal = charSet([
  [9, 9],
  [32, 32],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x180e, 0x180e],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
]);
const vertical = charSet([
  [10, 13],
  [0x85, 0x85],
  [0x2028, 0x2029],
]);
/** Everything but a line feed: PCRE's dot. */
export const notLineFeed: CharSet = negated(charsOf('\n'));

/** Whether a UTF-16 unit is a word character; false for NaN, as before and behind a text. */
export function isWordCode(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    unit === 0x5f ||
    (unit >= 0x61 && unit <= 0x7a)
  );
}

/** The set of a class escape such as `\d`, or undefined when the letter is none. */
export function classEscape(letter: string): CharSet | undefined {
  return escapes.get(letter);
}

const positive: readonly (readonly [string, CharSet])[] = [
  ['d', digits],
  ['w', wordChars],
  ['s', spaces],
  ['h', horizontal],
  ['v', vertical],
];
const escapes: ReadonlyMap<string, CharSet> = new Map([
  ...positive,
  ...positive.map(([letter, set]) => [letter.toUpperCase(), negated(set)] as const),
  ['N', notLineFeed],
]);

/** The set of a POSIX class such as `alpha`, or undefined when there is none of that name. */
export function posixClass(name: string): CharSet | undefined {
  return posix.get(name);
}

const printable = charSet([[0x20, 0x7e]]);
const graphic = charSet([[0x21, 0x7e]]);
const alnum = union(digits, upper, lower);
const posix: ReadonlyMap<string, CharSet> = new Map([
  ['alnum', alnum],
  ['alpha', union(upper, lower)],
  ['ascii', charSet([[0, 0x7f]])],
  ['blank', charsOf(' \t')],
  [
    'cntrl',
    charSet([
      [0, 31],
      [127, 127],
    ]),
  ],
  ['digit', digits],
  ['graph', graphic],
  ['lower', lower],
  ['print', printable],
  [
    'punct',
    charSet([
      [0x21, 0x2f],
      [0x3a, 0x40],
      [0x5b, 0x60],
      [0x7b, 0x7e],
    ]),
  ],
  ['space', spaces],
  ['upper', upper],
  ['word', wordChars],
  [
    'xdigit',
    union(
      digits,
      charSet([
        [0x41, 0x46],
        [0x61, 0x66],
      ]),
    ),
  ],
]);
