import { limits } from '../../core/limits.ts';
import { isBlank, wordEnd } from './places.ts';

/**
 * What a token costs the parser's stack, in tenths of a bracket. Measured for oxc-parser 0.154.0 on 8 MB: it dies from
 * about 3,000 to 6,000 brackets, 6,000 to 12,000 `A<`, 12,000 to 25,000 arrows, ternaries or assignments, 50,000 members
 * or operators.
 */
const cost = { bracket: 10, angle: 5, element: 5, word: 3, operator: 1 } as const;

type WordKind = 'head' | 'else' | 'prefix' | 'goes-on' | 'begins' | 'before';
const words: ReadonlyMap<string, WordKind> = new Map([
  // One statement inside another without braces.
  ...each('head', ['if', 'for', 'while', 'do', 'with']),
  ['else', 'else'],
  // One expression or type inside another without brackets.
  ...each('prefix', [
    'new',
    'class',
    'typeof',
    'void',
    'delete',
    'await',
    'yield',
    'keyof',
    'unique',
    'readonly',
    'infer',
  ]),
  // At the start of a line these go on with what the line before has begun.
  ...each('goes-on', ['in', 'instanceof', 'as', 'satisfies', 'extends', 'is', 'of']),
  ...each('begins', ['case', 'default']),
  // An operand follows.
  ...each('before', ['return', 'throw', 'export']),
]);

function each(kind: WordKind, names: readonly string[]): readonly (readonly [string, WordKind])[] {
  return names.map((name) => [name, kind] as const);
}

/** What is open between two brackets; a bracket puts it aside. */
interface Level {
  /** Operators of the expression so far. */
  run: number;
  /** `if (a) if (b) ...` and `else if`. */
  heads: number;
  /** `A<B<...`, as far as it can be told from less-than. */
  angles: number;
  /** Elements of markup that are open. */
  elements: number;
  inTag: boolean;
  /** The parenthesis of `if (...)`, after which an operand begins. */
  readonly ofHead: boolean;
  /** The `${` of a template, after which its text goes on. */
  readonly ofTemplate: boolean;
}

/** What a text is read as: JavaScript with markup, TypeScript, or both. */
export type Dialect = 'jsx' | 'ts' | 'tsx';

/** Where and why a text may not be given to the native parser. */
export interface Refusal {
  readonly kind: 'too-deep' | 'too-costly';
  readonly at: number;
}

/**
 * Whether a text is nested deeper, or holds more tokens, than the native parser may be given; undefined when it may.
 * The parser recurses and its stack overflow ends the process, so this looks before it, without parsing: brackets, and
 * chains that nest without them. It knows the language well enough for what people and generators write; that it can
 * be led astray by design is why the parser runs in a process that may die.
 */
export function refusalOf(text: string, dialect: Dialect): Refusal | undefined {
  return new NestingScan(text, dialect).run();
}

class NestingScan {
  readonly #text: string;
  readonly #markup: boolean;
  readonly #typed: boolean;
  readonly #levels: Level[] = [];
  #level: Level = levelOf(false, false);
  /** Cost of all levels but the present one. */
  #outer = 0;
  #at = 0;
  #tokens = 0;
  /** The token before ends an operand: what follows is an operator, or begins something new. */
  #operand = false;
  #newline = false;
  #brace = false;
  #dot = false;
  #head = false;
  /** A `;` was met: the statement is over unless `else` follows. */
  #over = false;
  /** Up to where what began like a string or regular expression has been seen not to end; looked for once a line. */
  #noString = 0;
  #noRegex = 0;

  constructor(text: string, dialect: Dialect) {
    this.#text = text;
    this.#markup = dialect !== 'ts';
    this.#typed = dialect !== 'jsx';
  }

  run(): Refusal | undefined {
    const text = this.#text;
    const most = limits.scriptNesting * cost.bracket;
    while (this.#at < text.length) {
      const start = this.#at;
      if (this.#level.elements > 0 && !this.#level.inTag) this.#markupText();
      else this.#token(text.charCodeAt(this.#at));
      const { run, heads, angles, elements } = this.#level;
      if (this.#outer + run + heads + angles + elements > most) return { kind: 'too-deep', at: start };
      if (this.#tokens > limits.scriptTokens) return { kind: 'too-costly', at: start };
    }
    return undefined;
  }

  #token(c: number): void {
    if (isBlank(c)) {
      if (c === 10 || c === 13 || c === 0x2028 || c === 0x2029) this.#newline = true;
      this.#at++;
      return;
    }
    if (c === 0x2f && this.#comment()) return;
    this.#tokens++;
    if (wordStart(c)) this.#word();
    else if (c === 0x22 || c === 0x27) this.#string(c);
    else if (c === 0x60) this.#template();
    else if (c === 0x28 || c === 0x5b || c === 0x7b) this.#open(c);
    else if (c === 0x29 || c === 0x5d || c === 0x7d) this.#close(c);
    else this.#punctuation(c);
  }

  #comment(): boolean {
    const next = this.#text.charCodeAt(this.#at + 1);
    if (next !== 0x2f && next !== 0x2a) return false;
    const found = this.#text.indexOf(next === 0x2f ? '\n' : '*/', this.#at + 2);
    // The line end itself is seen afterwards; a block comment may hold one.
    if (next === 0x2a) this.#newline = true;
    this.#at = found < 0 ? this.#text.length : found + (next === 0x2a ? 2 : 0);
    return true;
  }

  #word(): void {
    const end = Math.max(wordEnd(this.#text, this.#at, this.#text.length), this.#at + 1);
    const kind = this.#dot || end - this.#at > 10 ? undefined : words.get(this.#text.slice(this.#at, end));
    this.#begin(kind);
    if (kind === 'head') this.#level.heads += cost.word;
    if (kind === 'prefix' || kind === 'goes-on') this.#level.run += cost.word;
    if (kind === 'begins') this.#reset();
    if (this.#level.inTag && kind === 'goes-on') this.#notMarkup();
    this.#at = end;
    this.#after(kind === undefined);
    this.#head = kind === 'head';
  }

  /** What begins an operand after an operand, on a new line or after a block, begins a statement. */
  #begin(kind?: WordKind): void {
    if (this.#over && kind !== 'else') this.#reset();
    const fresh = (this.#operand && this.#newline) || this.#brace;
    if (fresh && kind !== 'else' && kind !== 'goes-on') this.#reset();
  }

  #reset(): void {
    this.#level.run = 0;
    this.#level.heads = 0;
    this.#level.angles = 0;
    this.#over = false;
  }

  #after(operand: boolean): void {
    this.#operand = operand;
    this.#newline = false;
    this.#brace = false;
    this.#dot = false;
    this.#head = false;
    this.#over = false;
  }

  #string(quote: number): void {
    this.#begin();
    const known = this.#at < this.#noString;
    const end = known ? -1 : stringEnd(this.#text, this.#at, quote);
    // An apostrophe that nothing closes on its line is no string; what follows it is looked at.
    if (end < 0 && !known) this.#noString = lineEnd(this.#text, this.#at);
    this.#at = end < 0 ? this.#at + 1 : end;
    this.#after(true);
  }

  #template(): void {
    if (this.#operand) this.#level.run += cost.operator;
    else this.#begin();
    this.#at++;
    this.#templateText();
  }

  #templateText(): void {
    const text = this.#text;
    while (this.#at < text.length) {
      const c = text.charCodeAt(this.#at);
      if (c === 0x5c) this.#at++;
      else if (c === 0x60) break;
      else if (c === 0x24 && text.charCodeAt(this.#at + 1) === 0x7b) {
        this.#at++;
        this.#push(levelOf(false, true));
        return;
      }
      this.#at++;
    }
    this.#at++;
    this.#after(true);
  }

  #open(c: number): void {
    if (c !== 0x7b && this.#operand && !this.#brace) this.#level.run += cost.operator;
    this.#push(levelOf(c === 0x28 && this.#head, false));
  }

  #push(level: Level): void {
    const { run, heads, angles, elements } = this.#level;
    this.#outer += run + heads + angles + elements + cost.bracket;
    this.#levels.push(this.#level);
    this.#level = level;
    this.#at++;
    this.#after(false);
  }

  #close(c: number): void {
    const { ofTemplate, ofHead } = this.#level;
    const outer = this.#levels.pop();
    this.#at++;
    if (outer === undefined) {
      this.#level = levelOf(false, false);
      this.#after(true);
      return;
    }
    this.#level = outer;
    this.#outer -= outer.run + outer.heads + outer.angles + outer.elements + cost.bracket;
    if (ofTemplate) {
      this.#templateText();
      return;
    }
    this.#after(!ofHead);
    this.#brace = c === 0x7d;
  }

  #punctuation(c: number): void {
    const next = this.#text.charCodeAt(this.#at + 1);
    if (c === 0x2f && this.#slash(next)) return;
    if (c === 0x3c && this.#less(next)) return;
    let ends = false;
    if (c === 0x3b) {
      this.#level.run = 0;
      this.#level.angles = 0;
    } else if (c === 0x2c) this.#comma();
    else if (c === 0x3e) ends = this.#greater();
    else if (c === 0x40 || c === 0x23) this.#begin();
    else this.#operator(c, next);
    this.#at++;
    this.#after(ends);
    this.#dot = c === 0x2e;
    this.#over = c === 0x3b;
  }

  /** `?`, `:`, `=` and `=>` nest what follows them; other operators are cheap. */
  #operator(c: number, next: number): void {
    if (this.#level.inTag) return;
    const before = this.#text.charCodeAt(this.#at - 1);
    const assigns = c === 0x3d && next !== 0x3d && before !== 0x3d && before !== 0x21;
    const asks = c === 0x3f && next !== 0x3f && next !== 0x2e;
    this.#level.run += assigns || asks || c === 0x3a ? cost.word : cost.operator;
    if ((c === 0x3d && (next === 0x3e || next === 0x3d)) || (c === 0x3f && next === 0x3f)) this.#at++;
  }

  #comma(): void {
    if (this.#level.inTag) this.#notMarkup();
    if (this.#level.angles === 0) this.#level.run = 0;
  }

  /** Whether this ends a list of types, and so an operand. */
  #greater(): boolean {
    const level = this.#level;
    const ends = !level.inTag && level.angles > 0;
    if (level.inTag) level.inTag = false;
    else if (ends) level.angles -= cost.angle;
    else level.run += cost.operator;
    return ends;
  }

  /** A regular expression, or the end of an empty element; false for a division. */
  #slash(next: number): boolean {
    const level = this.#level;
    if (level.inTag && next === 0x3e) {
      level.inTag = false;
      level.elements -= cost.element;
      this.#at += 2;
      this.#after(true);
      return true;
    }
    if (this.#operand || this.#brace || this.#at < this.#noRegex) return false;
    const end = regexEnd(this.#text, this.#at);
    if (end < 0) {
      this.#noRegex = lineEnd(this.#text, this.#at);
      return false;
    }
    this.#at = end;
    this.#after(true);
    return true;
  }

  /** An element or a list of types begins; false for an operator. */
  #less(next: number): boolean {
    const level = this.#level;
    if (next === 0x3c || next === 0x3d) {
      this.#at++;
      return false;
    }
    level.run += cost.operator;
    if (this.#markup && (!this.#operand || this.#brace) && (wordStart(next) || next === 0x3e))
      this.#element();
    else if (this.#typed) level.angles += cost.angle;
    this.#at++;
    this.#after(false);
    return true;
  }

  #element(): void {
    this.#level.elements += cost.element;
    this.#level.inTag = true;
  }

  /** `<T,>` and `<T extends` are type parameters after all. */
  #notMarkup(): void {
    this.#level.inTag = false;
    this.#level.elements -= cost.element;
    this.#level.angles += cost.angle;
  }

  /** Between tags only tags and braces mean something. */
  #markupText(): void {
    const text = this.#text;
    const level = this.#level;
    while (this.#at < text.length) {
      const c = text.charCodeAt(this.#at);
      if (c === 0x3c || c === 0x7b || c === 0x7d) break;
      this.#at++;
    }
    this.#tokens++;
    if (text.charCodeAt(this.#at) === 0x7b) this.#push(levelOf(false, false));
    else if (text.charCodeAt(this.#at) === 0x7d) this.#close(0x7d);
    else if (text.charCodeAt(this.#at + 1) === 0x2f) {
      const end = text.indexOf('>', this.#at);
      this.#at = end < 0 ? text.length : end + 1;
      level.elements -= cost.element;
      this.#after(true);
    } else {
      this.#at++;
      this.#element();
    }
  }
}

function levelOf(ofHead: boolean, ofTemplate: boolean): Level {
  return { run: 0, heads: 0, angles: 0, elements: 0, inTag: false, ofHead, ofTemplate };
}

function wordStart(c: number): boolean {
  if (c < 0x80)
    return (
      (c >= 0x61 && c <= 0x7a) ||
      (c >= 0x41 && c <= 0x5a) ||
      (c >= 0x30 && c <= 0x39) ||
      c === 0x5f ||
      c === 0x24 ||
      c === 0x5c
    );
  return true;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The offset after a string, or -1 when it does not end on its line. */
function stringEnd(text: string, start: number, quote: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === quote) return at + 1;
    if (c === 0x5c) at += text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10 ? 2 : 1;
    else if (c === 10 || c === 13) return -1;
  }
  return -1;
}

/** The offset after a regular expression and its flags, or -1 when it does not end on its line. */
function regexEnd(text: string, start: number): number {
  let inClass = false;
  for (let at = start + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 10 || c === 13) return -1;
    if (c === 0x5c) at++;
    else if (c === 0x5b) inClass = true;
    else if (c === 0x5d) inClass = false;
    else if (c === 0x2f && !inClass) return wordEnd(text, at + 1, text.length);
  }
  return -1;
}
