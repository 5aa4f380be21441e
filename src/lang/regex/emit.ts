import { belowAstral, negated, onlyCode, rangesOf } from './char-set.ts';
import type { CharSet } from './char-set.ts';
import type { Assertion, ParsedRegex, RegexNode } from './node.ts';

export interface EmittedRegex {
  /** Source for a JavaScript RegExp without the flags `i`, `m` and `s`. */
  readonly source: string;
  /** For each group of the original, from 1, its number here. */
  readonly groupNumbers: readonly number[];
}

/** Writes an expression for JavaScript; `unicode` when it is compiled with the flag `u`. */
export function emitRegex({ root, groups }: ParsedRegex, unicode: boolean): EmittedRegex {
  const writer = new Writer(unicode, groups);
  const source = writer.write(root);
  return { source, groupNumbers: writer.numbers };
}

class Writer {
  readonly #unicode: boolean;
  readonly numbers: number[];
  #count = 0;

  constructor(unicode: boolean, groups: number) {
    this.#unicode = unicode;
    this.numbers = Array.from({ length: groups + 1 }, () => 0);
  }

  write(node: RegexNode): string {
    switch (node.kind) {
      case 'set':
        return classSource(node.set, this.#unicode);
      case 'property':
        return `\\${node.negative ? 'P' : 'p'}{${node.name}}`;
      case 'sequence':
        return node.parts.map((part) => this.#part(part)).join('');
      case 'choice':
        return node.branches.map((branch) => this.write(branch)).join('|');
      case 'repeat':
        return this.#repeat(node);
      case 'group': {
        const number = ++this.#count;
        this.numbers[node.index] = number;
        return `(${this.write(node.body)})`;
      }
      case 'atomic':
        return this.#atomic(() => this.write(node.body));
      case 'look':
        return `(?${node.ahead ? '' : '<'}${node.negative ? '!' : '='}${this.write(node.body)})`;
      case 'backreference':
        return `(?:\\${this.numbers[node.index] ?? 0})`;
      case 'assertion':
        return assertionSource[node.at];
    }
  }

  #part(node: RegexNode): string {
    return node.kind === 'choice' ? `(?:${this.write(node)})` : this.write(node);
  }

  #repeat({ body, min, max, mode }: RegexNode & { readonly kind: 'repeat' }): string {
    const sign = signOf(min, max);
    const text = (): string => `${this.#repeatable(body)}${sign}`;
    if (mode === 'possessive') return this.#atomic(text);
    return `${text()}${mode === 'lazy' ? '?' : ''}`;
  }

  /** One atom that a quantifier may follow. */
  #repeatable(body: RegexNode): string {
    const text = this.write(body);
    return body.kind === 'set' || body.kind === 'group' || body.kind === 'property' ? text : `(?:${text})`;
  }

  /** A lookahead does not give back what it matched: captured there and repeated, it is an atomic group. */
  #atomic(body: () => string): string {
    const number = ++this.#count;
    return `(?:(?=(${body()}))\\${number})`;
  }
}

function signOf(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}

// Without the flag m, ^ and $ are the ends of the text. PCRE takes only a line feed for a line end, and no line starts
// behind the last one.
const assertionSource: Readonly<Record<Assertion, string>> = {
  'text-start': '^',
  'text-end': '$',
  'last-line-end': '(?=\\n?$)',
  'line-start': '(?:^|(?<=\\n)(?!$))',
  'line-end': '(?![^\\n])',
  'word-edge': '\\b',
  'not-word-edge': '\\B',
};

function classSource(set: CharSet, unicode: boolean): string {
  const code = onlyCode(set);
  if (code !== undefined) return codeSource(code, unicode, false);
  const inverse = negated(set);
  const useInverse = set.at(-1) === 0x10ffff;
  const shown = useInverse ? inverse : set;
  const ranges = [...rangesOf(unicode ? shown : belowAstral(shown))].map(([lo, hi]) => {
    const from = codeSource(lo, unicode, true);
    return lo === hi ? from : `${from}-${codeSource(hi, unicode, true)}`;
  });
  return `[${useInverse ? '^' : ''}${ranges.join('')}]`;
}

function codeSource(code: number, unicode: boolean, inClass: boolean): string {
  if (code > 0xffff) {
    if (unicode) return `\\u{${code.toString(16)}}`;
    return String.fromCodePoint(code)
      .split('')
      .map((unit) => unitSource(unit.charCodeAt(0)))
      .join('');
  }
  if (code < 0x20 || code > 0x7e) return unitSource(code);
  const c = String.fromCharCode(code);
  const special = inClass ? /[\\\]^-]/ : /[\\^$.*+?()[\]{}|/]/;
  return special.test(c) ? `\\${c}` : c;
}

function unitSource(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
