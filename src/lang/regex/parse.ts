import { limits } from '../../core/limits.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { bothCases, charSet, single } from './char-set.ts';
import { classEscape, notLineFeed } from './classes.ts';
import { takeEscapedCode } from './escape-code.ts';
import { empty } from './node.ts';
import type { Assertion, ParsedRegex, RegexNode, RegexRefusal } from './node.ts';
import { takeClass, takeProperty } from './parse-class.ts';
import { Scanner } from './scanner.ts';

/** Options that a pattern starts with; `(?ims)` in it changes them. */
export interface RegexOptions {
  readonly caseless?: boolean;
  /** `^` and `$` also at line ends. */
  readonly multiline?: boolean;
  readonly dotAll?: boolean;
  /** `$` is the very end, not also before a line feed that ends the text: as in RE2, Go and Rust. */
  readonly strictEnd?: boolean;
}

/** Reads a PCRE2 or Python expression. What has no equal in a backtracking-free reading is refused, with its place. */
export function parseRegex(source: string, options: RegexOptions = {}): Result<ParsedRegex, RegexRefusal> {
  if (source.length > limits.regexChars) return err({ offset: 0, message: 'the expression is too long' });
  const parser = new RegexParser(source, {
    caseless: options.caseless ?? false,
    multiline: options.multiline ?? false,
    dotAll: options.dotAll ?? false,
    extended: false,
    strictEnd: options.strictEnd ?? false,
  });
  return parser.parse();
}

interface Flags {
  readonly caseless: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly extended: boolean;
  readonly strictEnd: boolean;
}

const quantifier = /([*+?]|\{[ \t]*(\d{1,5})[ \t]*(?:(,)[ \t]*(\d{0,5})[ \t]*)?\})([?+]?)/y;
const groupName = /(?:P?<([A-Za-z_]\w{0,127})>|'([A-Za-z_]\w{0,127})')/y;
const flagGroup = /(\^?)([imsxnJU]*)(?:-([imsxnJU]*))?([:)])/y;
const namedReference = /(?:k(?:<(\w+)>|'(\w+)'|\{(\w+)\})|g\{([A-Za-z_]\w*)\})/y;
const numberedReference = /(?:g(?:\{(-?\d{1,4})\}|(-?\d{1,4}))|([1-9]\d{0,3}))/y;

class RegexParser {
  readonly #scan: Scanner;
  readonly #names = new Map<string, number>();
  #flags: Flags;
  #groups = 0;
  #depth = 0;

  constructor(source: string, flags: Flags) {
    this.#scan = new Scanner(source);
    this.#flags = flags;
  }

  parse(): Result<ParsedRegex, RegexRefusal> {
    const scan = this.#scan;
    const root = this.#choice();
    if (scan.refusal === undefined && !scan.done) scan.refuse('a ) that nothing opened');
    if (scan.refusal !== undefined) return err(scan.refusal);
    return ok({ root, groups: this.#groups, names: this.#names });
  }

  /** Options set inside a group end with it. */
  #choice(): RegexNode {
    const flags = this.#flags;
    const branches: RegexNode[] = [this.#sequence()];
    while (this.#scan.take('|')) branches.push(this.#sequence());
    this.#flags = flags;
    const [only = empty] = branches;
    return branches.length === 1 ? only : { kind: 'choice', branches };
  }

  #sequence(): RegexNode {
    const parts: RegexNode[] = [];
    const scan = this.#scan;
    while (!scan.done && scan.here !== '|' && scan.here !== ')') {
      if (this.#flags.extended && this.#skipped()) continue;
      if (scan.take('\\Q')) {
        this.#quoted(parts);
        continue;
      }
      if (scan.take('\\E')) continue;
      const atom = this.#atom();
      if (atom === undefined) continue;
      parts.push(this.#repeated(atom));
    }
    const [only = empty] = parts;
    return parts.length === 1 ? only : { kind: 'sequence', parts };
  }

  #skipped(): boolean {
    const scan = this.#scan;
    return scan.takeMatch(/[ \t\r\n\f\v]+/y) !== undefined || scan.takeMatch(/#[^\n]*/y) !== undefined;
  }

  #quoted(parts: RegexNode[]): void {
    const scan = this.#scan;
    while (!scan.done && !scan.take('\\E')) {
      const literal = this.#literal(scan.takeCode());
      const last = scan.source.startsWith('\\E', scan.at);
      // A quantifier behind \E belongs to the last quoted character.
      if (last) scan.take('\\E');
      parts.push(last ? this.#repeated(literal) : literal);
      if (last) return;
    }
  }

  #repeated(atom: RegexNode): RegexNode {
    let node = atom;
    const scan = this.#scan;
    for (;;) {
      if (this.#flags.extended) while (this.#skipped());
      const match = scan.takeMatch(quantifier);
      if (match === undefined) return node;
      const [min, max] = boundsOf(match);
      if (max < min) {
        scan.refuse('a repeat whose bounds are the wrong way round');
        return node;
      }
      const mode = match[5] === '?' ? 'lazy' : match[5] === '+' ? 'possessive' : 'greedy';
      node = { kind: 'repeat', body: node, min, max, mode };
    }
  }

  /** Undefined for what stands for nothing: a comment, an option. */
  #atom(): RegexNode | undefined {
    const scan = this.#scan;
    switch (scan.here) {
      case '(':
        scan.at++;
        return this.#parenthesis();
      case '[':
        scan.at++;
        return takeClass(scan, this.#flags.caseless);
      case '.':
        scan.at++;
        return { kind: 'set', set: this.#flags.dotAll ? [0, 0x10ffff] : notLineFeed };
      case '^':
        scan.at++;
        return assertion(this.#flags.multiline ? 'line-start' : 'text-start');
      case '$':
        scan.at++;
        return assertion(this.#lineEnd());
      case '\\':
        scan.at++;
        return this.#escape();
      case '*':
      case '+':
      case '?':
        return scan.refuse('nothing to repeat');
      default:
        return this.#literal(scan.takeCode());
    }
  }

  #lineEnd(): Assertion {
    if (this.#flags.multiline) return 'line-end';
    return this.#flags.strictEnd ? 'text-end' : 'last-line-end';
  }

  #literal(code: number): RegexNode {
    const set = this.#flags.caseless ? bothCases(single(code)) : single(code);
    return { kind: 'set', set };
  }

  #escape(): RegexNode | undefined {
    const scan = this.#scan;
    if (scan.done) return scan.refuse('a backslash at the end');
    const known = assertions[scan.here];
    if (known !== undefined) {
      scan.at++;
      return assertion(known);
    }
    const reference = this.#reference();
    if (reference !== undefined) return reference;
    const property = takeProperty(scan);
    if (property !== undefined) return property;
    const set = classEscape(scan.here);
    if (set !== undefined) {
      scan.at++;
      return { kind: 'set', set };
    }
    if (scan.take('R')) return lineBreak;
    const letter = scan.here;
    const code = takeEscapedCode(scan);
    return code === undefined ? scan.refuse(`\\${letter} is not supported`) : this.#literal(code);
  }

  #reference(): RegexNode | undefined {
    const scan = this.#scan;
    const named = scan.takeMatch(namedReference);
    if (named !== undefined) return this.#toName(named[1] ?? named[2] ?? named[3] ?? named[4] ?? '');
    const match = scan.takeMatch(numberedReference);
    if (match === undefined) return undefined;
    const number = Number(match[1] ?? match[2] ?? match[3]);
    return this.#toGroup(number < 0 ? this.#groups + 1 + number : number);
  }

  #toName(name: string): RegexNode | undefined {
    const index = this.#names.get(name);
    return index === undefined
      ? this.#scan.refuse(`no group is called ${name} before this`)
      : this.#toGroup(index);
  }

  #toGroup(index: number): RegexNode | undefined {
    if (index < 1 || index > this.#groups) return this.#scan.refuse('a reference to no group before it');
    if (this.#flags.caseless) return this.#scan.refuse('a reference that ignores case is not supported');
    return { kind: 'backreference', index };
  }

  #parenthesis(): RegexNode | undefined {
    if (++this.#depth > limits.regexDepth) return this.#scan.refuse('groups that are nested too deeply');
    const node = this.#grouped();
    this.#depth--;
    return node;
  }

  #grouped(): RegexNode | undefined {
    const scan = this.#scan;
    if (scan.here === '*') return scan.refuse('backtracking verbs are not supported');
    if (!scan.take('?')) return this.#capture(undefined);
    if (scan.take('#'))
      return scan.takeMatch(/[^)]*\)/y) === undefined ? scan.refuse('an open comment') : undefined;
    if (scan.take(':')) return this.#closed();
    if (scan.take('>')) return wrap(this.#closed(), (body) => ({ kind: 'atomic', body }));
    if (scan.take('=')) return this.#look({ ahead: true, negative: false });
    if (scan.take('!')) return this.#look({ ahead: true, negative: true });
    if (scan.take('<=')) return this.#look({ ahead: false, negative: false });
    if (scan.take('<!')) return this.#look({ ahead: false, negative: true });
    const name = scan.takeMatch(groupName);
    if (name !== undefined) return this.#capture(name[1] ?? name[2]);
    const back = scan.takeMatch(/P=(\w+)\)/y)?.[1];
    if (back !== undefined) return this.#toName(back);
    return this.#optionGroup();
  }

  #look(how: { readonly ahead: boolean; readonly negative: boolean }): RegexNode | undefined {
    return wrap(this.#closed(), (body) => ({ kind: 'look', body, ...how }));
  }

  #capture(name: string | undefined): RegexNode | undefined {
    const index = ++this.#groups;
    if (name !== undefined) {
      if (this.#names.has(name)) return this.#scan.refuse(`two groups are called ${name}`);
      this.#names.set(name, index);
    }
    return wrap(this.#closed(), (body) => ({ kind: 'group', body, index }));
  }

  #closed(): RegexNode | undefined {
    const body = this.#choice();
    return this.#scan.take(')') ? body : this.#scan.refuse('a group that is not closed');
  }

  /** `(?i)`, `(?-s:…)`. */
  #optionGroup(): RegexNode | undefined {
    const match = this.#scan.takeMatch(flagGroup);
    if (match === undefined) return this.#scan.refuse('this kind of group is not supported');
    const [, reset, on = '', off = '', end] = match;
    if (/[nJU]/.test(on + off)) return this.#scan.refuse('the options n, J and U are not supported');
    const before = this.#flags;
    this.#flags = changed(reset === '^' ? { ...noFlags, strictEnd: before.strictEnd } : before, on, off);
    if (end === ')') return undefined;
    const body = this.#closed();
    this.#flags = before;
    return body;
  }
}

const noFlags: Flags = {
  caseless: false,
  multiline: false,
  dotAll: false,
  extended: false,
  strictEnd: false,
};

function changed(flags: Flags, on: string, off: string): Flags {
  const value = (letter: string, before: boolean): boolean =>
    (before || on.includes(letter)) && !off.includes(letter);
  return {
    caseless: value('i', flags.caseless),
    multiline: value('m', flags.multiline),
    dotAll: value('s', flags.dotAll),
    extended: value('x', flags.extended),
    strictEnd: flags.strictEnd,
  };
}

const assertions: Readonly<Record<string, Assertion>> = {
  A: 'text-start',
  Z: 'last-line-end',
  z: 'text-end',
  b: 'word-edge',
  B: 'not-word-edge',
};

function assertion(at: Assertion): RegexNode {
  return { kind: 'assertion', at };
}

const lineBreak: RegexNode = {
  kind: 'atomic',
  body: {
    kind: 'choice',
    branches: [
      {
        kind: 'sequence',
        parts: [
          { kind: 'set', set: single(13) },
          { kind: 'set', set: single(10) },
        ],
      },
      {
        kind: 'set',
        set: charSet([
          [10, 13],
          [0x85, 0x85],
          [0x2028, 0x2029],
        ]),
      },
    ],
  },
};

function boundsOf(match: RegExpExecArray): readonly [number, number] {
  const [, sign, min, comma, max] = match;
  if (sign === '*') return [0, Infinity];
  if (sign === '+') return [1, Infinity];
  if (sign === '?') return [0, 1];
  if (comma === undefined) return [Number(min), Number(min)];
  return [Number(min), max === '' || max === undefined ? Infinity : Number(max)];
}

function wrap(body: RegexNode | undefined, make: (body: RegexNode) => RegexNode): RegexNode | undefined {
  return body === undefined ? undefined : make(body);
}
