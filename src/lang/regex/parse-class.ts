import { bothCases, charSet, negated, union } from './char-set.ts';
import type { CharSet } from './char-set.ts';
import { classEscape, posixClass } from './classes.ts';
import { takeEscapedCode } from './escape-code.ts';
import type { RegexNode } from './node.ts';
import type { Scanner } from './scanner.ts';

const posixForm = /\[:(\^?)([a-z]+):\]/y;
const propertyForm = /([pP])(?:\{(\^?)([A-Za-z_ &]+)\}|([A-Z]))/y;

/** Reads a class from behind its `[`. */
export function takeClass(scanner: Scanner, caseless: boolean): RegexNode | undefined {
  const negative = scanner.take('^');
  const sets: CharSet[] = [];
  const properties: RegexNode[] = [];
  let first = true;
  for (;;) {
    if (scanner.done) return scanner.refuse('a class that is not closed');
    if (!first && scanner.take(']')) break;
    first = false;
    const item = takeItem(scanner);
    if (item === undefined) return undefined;
    if (typeof item === 'number') takeRange(scanner, item, sets);
    else if ('kind' in item) properties.push(item);
    else sets.push(item);
  }
  const folded = caseless ? bothCases(union(...sets)) : union(...sets);
  return classNode(folded, properties, negative);
}

/** Properties have no set here: the class becomes a choice, or what no branch of one matches. */
function classNode(set: CharSet, properties: readonly RegexNode[], negative: boolean): RegexNode {
  if (properties.length === 0) return { kind: 'set', set: negative ? negated(set) : set };
  const branches: RegexNode[] = [{ kind: 'set', set }, ...properties];
  if (!negative) return { kind: 'choice', branches };
  const none: RegexNode = { kind: 'look', ahead: true, negative: true, body: { kind: 'choice', branches } };
  return { kind: 'sequence', parts: [none, { kind: 'set', set: [0, 0x10ffff] }] };
}

/** One character, one set, or one property; undefined when refused. */
function takeItem(scanner: Scanner): number | CharSet | RegexNode | undefined {
  const posix = scanner.takeMatch(posixForm);
  if (posix !== undefined) {
    const set = posixClass(posix[2] ?? '');
    if (set === undefined) return scanner.refuse('no such POSIX class');
    return posix[1] === '^' ? negated(set) : set;
  }
  if (!scanner.take('\\')) return scanner.takeCode();
  return takeClassEscape(scanner);
}

function takeClassEscape(scanner: Scanner): number | CharSet | RegexNode | undefined {
  const property = takeProperty(scanner);
  if (property !== undefined) return property;
  const letter = scanner.here;
  if (letter === 'b') {
    scanner.at++;
    return 8;
  }
  // `\Q` and a lone `\E` are handled where a class is split; inside one they stand for nothing.
  if (letter === 'E') {
    scanner.at++;
    return [];
  }
  const set = letter === 'N' ? undefined : classEscape(letter);
  if (set !== undefined) {
    scanner.at++;
    return set;
  }
  if (/[1-9]/.test(letter)) return takeOctal(scanner);
  return takeEscapedCode(scanner) ?? scanner.refuse(`\\${letter} in a class`);
}

function takeOctal(scanner: Scanner): number {
  const match = scanner.takeMatch(/[0-7]{1,3}/y);
  return match === undefined ? scanner.takeCode() : Number.parseInt(match[0], 8);
}

/** Puts a character, or the range it begins, into the sets. */
function takeRange(scanner: Scanner, low: number, sets: CharSet[]): void {
  const before = scanner.at;
  if (
    scanner.here !== '-' ||
    scanner.source[scanner.at + 1] === ']' ||
    scanner.at + 1 >= scanner.source.length
  ) {
    sets.push([low, low]);
    return;
  }
  scanner.at++;
  const high = takeItem(scanner);
  if (typeof high === 'number') {
    if (high < low) scanner.refuse('a range that ends before it begins');
    sets.push(charSet([[low, high]]));
    return;
  }
  // `a-\d`: the hyphen stands for itself.
  scanner.at = before + 1;
  sets.push([low, low], [0x2d, 0x2d]);
}

/** `\p{L}`, `\pL`, `\P{Greek}`, from behind the backslash. */
export function takeProperty(scanner: Scanner): RegexNode | undefined {
  const match = scanner.takeMatch(propertyForm);
  if (match === undefined) return undefined;
  const negative = (match[1] === 'P') !== (match[2] === '^');
  const name = propertyName((match[3] ?? match[4] ?? '').replaceAll(/[ _]/g, ''));
  if (name === undefined) return scanner.refuse('a Unicode property that is not known');
  return { kind: 'property', name, negative };
}

function propertyName(name: string): string | undefined {
  if (name === 'Any') return 'Any';
  if (name === 'L&') return 'LC';
  for (const candidate of [name, `Script=${name}`]) if (isProperty(candidate)) return candidate;
  return undefined;
}

function isProperty(name: string): boolean {
  try {
    return new RegExp(`\\p{${name}}`, 'u').source !== '';
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return false;
    throw thrown;
  }
}
