import { placeholders, type PatternSyntax } from './pattern-syntax.ts';

/** A pattern as text of its language, and the types that its typed metavariables ask for. */
export interface PatternText {
  readonly text: string;
  readonly typed: readonly { readonly name: string; readonly type: string }[];
}

/** Replaces metavariables and ellipses by names that the language's parser takes. */
export function readPatternText(source: string, syntax: PatternSyntax): PatternText {
  const scanner = new Scanner(dedent(source), syntax);
  const text = scanner.run();
  // Patterns of JSON may end their lists in a comma, which JSON may not.
  return { text: syntax.quoted ? text.replaceAll(/,(?=\s*(?:[}\]]|$))/g, '') : text, typed: scanner.typed };
}

/** Without the indentation that all lines share. */
function dedent(source: string): string {
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  const widths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const width = Math.min(...widths, 1_000);
  return lines
    .map((line) => line.slice(width))
    .join('\n')
    .trim();
}

/** What a brace or parenthesis holds. */
type Bracket =
  | 'annotation'
  | 'block'
  | 'members'
  | 'pairs'
  | 'values'
  | 'parameters'
  | 'loop'
  | 'catch'
  | 'imports'
  | 'deep';

const metavariable = /\$(?:[A-Z_][A-Z0-9_]*(?![a-z0-9_])|[0-9]+)/y;
const metavariables = /\$\.\.\.([A-Z_][A-Z0-9_]*)/y;
const typedAfter = /\(\s*(\$[A-Z_][A-Z0-9_]*)\s*:\s*([^()]*?(?:\([^()]*\))?[^()]*?)\s*\)/y;
const typedBefore = /\(\s*([A-Za-z_$][\w.$<>[\],?* ]*?[\s*>\]])\s*(\$[A-Z_][A-Z0-9_]*)\s*\)/y;
const typedInside = /(\$[A-Z_][A-Z0-9_]*)\s*:\s*([A-Za-z_][\w.]*(?:\[[\w., ]*\])?)/y;
const superglobal = /^\$_(?:GET|POST|REQUEST|COOKIE|SERVER|FILES|ENV|SESSION)\b/;
/** What stands before the parameters of a function without a body: a type and a name. */
const isDeclared =
  /^(?!\s*(?:return|throw|await|yield|case|else|go|defer|echo|print|raise|not|typeof|delete)\b)[^]*[\w>\]]\s+\w+\s*$/;
/** An object, not a block: what comes first is a pair or is left out. */
const objectStart = /^\{\s*(?:[\w$]+\s*:|["'][^"'\n]*["']\s*:|\.\.\.\s*,)/;
/** A tag up to the value of an attribute. */
const attributeStart = /<[\w$.]+(?:\s[^<>]*)?\s[\w-]+=$/;
const word = /[\w$]+/y;

class Scanner {
  readonly typed: { readonly name: string; readonly type: string }[] = [];
  readonly #text: string;
  readonly #syntax: PatternSyntax;
  readonly #brackets: Bracket[] = [];
  #at = 0;
  #out = '';
  /** Where the text since the last statement boundary starts in the output. */
  #head = 0;

  constructor(text: string, syntax: PatternSyntax) {
    this.#text = text;
    this.#syntax = syntax;
  }

  run(): string {
    while (this.#at < this.#text.length) this.#step();
    return this.#out;
  }

  #step(): void {
    const text = this.#text;
    const letter = text[this.#at] ?? '';
    if (this.#comment() || this.#string(letter) || this.#dotted()) return;
    if (letter === '(' && this.#typedMetavariable()) return;
    if (letter === '$' && this.#typedArgument()) return;
    if (letter === '$' && this.#dollar()) return;
    if ('([{'.includes(letter)) this.#open(letter);
    else if (')]}'.includes(letter)) this.#close(letter);
    else if (letter === ';') this.#head = this.#out.length + 1;
    const name = this.#take(word);
    if (name === undefined) {
      this.#out += letter;
      this.#at++;
    } else this.#out += name;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #copy(end: number): void {
    this.#out += this.#text.slice(this.#at, end);
    this.#at = end;
  }

  #comment(): boolean {
    const text = this.#text;
    const block = this.#syntax.braces && text.startsWith('/*', this.#at);
    if (this.#syntax.shell && /\S$/.test(this.#out)) return false;
    if (!block && !this.#syntax.lineComments.some((start) => text.startsWith(start, this.#at))) return false;
    const end = block ? text.indexOf('*/', this.#at) + 2 : text.indexOf('\n', this.#at);
    this.#at = end < (block ? 2 : 0) ? text.length : end;
    return true;
  }

  /** Strings stay as they are, but what is interpolated into a template is code. */
  #string(letter: string): boolean {
    const text = this.#text;
    if (letter === '/' && this.#syntax.regexes && /(?:^|[(,=:[!&|?{};])\s*$/.test(this.#out)) {
      this.#copy(endOfRegex(text, this.#at));
      return true;
    }
    if (!this.#syntax.quotes.includes(letter)) return false;
    const triple = !this.#syntax.braces && text.startsWith(letter.repeat(3), this.#at);
    const end = endOfString(text, this.#at, triple ? letter.repeat(3) : letter);
    const open = letter === '`' ? '${' : /\b[rRbB]?[fF][rRbB]?$/.test(this.#out) ? '{' : '';
    const opens = this.#syntax.shell && letter === '"' ? ['$(', '${'] : open === '' ? [] : [open];
    if (opens.length === 0) this.#copy(end);
    while (this.#at < end) {
      const found = opens.find((one) => text.startsWith(one, this.#at));
      if (found !== undefined) this.#interpolation(found, end);
      else this.#copy(this.#at + 1);
    }
    return true;
  }

  /** What stands between the braces of a template is code. */
  #interpolation(open: string, end: number): void {
    this.#copy(this.#at + open.length);
    const depth = this.#brackets.push('values');
    while (this.#at < end && this.#brackets.length >= depth) this.#step();
  }

  #dollar(): boolean {
    const text = this.#text;
    metavariables.lastIndex = this.#at;
    const many = metavariables.exec(text);
    if (many !== null) {
      this.#at += many[0].length;
      this.#put(`${placeholders.metavariables}${many[1] ?? ''}`);
      return true;
    }
    if (this.#syntax.dollars && superglobal.test(text.slice(this.#at, this.#at + 10))) return false;
    // Words of a shell may be numbered.
    if (this.#syntax.shell && /\d/.test(text[this.#at + 1] ?? '')) return false;
    const one = this.#take(metavariable);
    if (one === undefined) return false;
    if (this.#syntax.constants && /\b(?:class|module)\s+$/.test(this.#out))
      this.#out += `Hfm_${one.slice(1)}`;
    else if (this.#syntax.regexes && /(?:^|\n)\s*(?:import|export)\b[^;]*\bfrom\s+$/.test(this.#out))
      this.#out += `"${one}"`;
    else if (this.#syntax.regexes && attributeStart.test(this.#out))
      this.#out += `{${placeholders.metavariable}${one.slice(1)}}`;
    else if (this.#syntax.markup && /<\/?$/.test(this.#out)) this.#out += tagPlaceholder(one);
    else if (this.#syntax.quoted) this.#out += `"${placeholders.metavariable}${one.slice(1)}"`;
    else this.#out += (this.#isVariable(one) ? '$' : '') + placeholders.metavariable + one.slice(1);
    return true;
  }

  /** Where variables begin with a dollar: not the names of functions, classes and members. */
  #isVariable(name: string): boolean {
    if (!this.#syntax.dollars || name === '$_') return this.#syntax.dollars;
    return (
      !/(?:\b(?:function|class|new|extends|implements|instanceof|use|namespace)\s+|->\s*)$/.test(this.#out) &&
      !/^\s*::/.test(this.#text.slice(this.#at))
    );
  }

  /** `...`, `<...` and `...>`. */
  #dotted(): boolean {
    const text = this.#text;
    if (text.startsWith('<...', this.#at) && !'>,'.includes(text[this.#at + 4] ?? ' ')) {
      this.#out += `${placeholders.deep}(`;
      this.#brackets.push('deep');
      this.#at += 4;
      return true;
    }
    if (!text.startsWith('...', this.#at)) return false;
    if (text[this.#at + 3] === '>' && this.#brackets.at(-1) === 'deep') {
      this.#brackets.pop();
      this.#out += ')';
      this.#at += 4;
      return true;
    }
    // A parameter of any number of values.
    if (this.#syntax.annotations && /[\w>\]]$/.test(this.#out) && /^ ?[$\w]/.test(text.slice(this.#at + 3))) {
      this.#copy(this.#at + 3);
      return true;
    }
    if (this.#syntax.spreads && !/\bfunction\s+$/.test(this.#out) && /[\w$[{(]/.test(text[this.#at + 3] ?? '')) {
      this.#copy(this.#at + 3);
      return true;
    }
    this.#at += 3;
    this.#put(placeholders.dots);
    return true;
  }

  /** Writes a placeholder for any number of things, in the form that its place asks for. */
  #put(name: string): void {
    const before = this.#out.trimEnd().at(-1) ?? '';
    const after = this.#text.slice(this.#at).trimStart();
    const form = (text: string): string => text.replaceAll(placeholders.dots, name);
    const bracket = this.#brackets.at(-1) ?? 'block';
    const separated = before === ',' || after.startsWith(',');
    if (this.#syntax.importLists && bracket === 'imports') this.#out += `"${name}"`;
    else if (this.#syntax.quoted)
      this.#out += bracket === 'pairs' && this.#bare(before, after) ? `"${name}": "${name}"` : `"${name}"`;
    else if (
      this.#syntax.bodies &&
      (bracket === 'pairs' || bracket === 'block') &&
      this.#isItem(before, after)
    )
      this.#out += `${before === ',' || before === '{' ? '' : '\n'}${form(this.#syntax.pair)}${/^[,}]/.test(after) ? '' : '\n'}`;
    else if (bracket === 'annotation' && this.#bare(before, after)) this.#out += `${name} = ${name}`;
    else if (bracket === 'pairs' && this.#bare(before, after)) this.#out += form(this.#syntax.pair);
    else if (bracket === 'parameters' && this.#bare(before, after)) this.#out += form(this.#syntax.parameter);
    else if (bracket === 'loop' && before === '(' && after.startsWith(')')) this.#out += `;${name};`;
    else if (bracket === 'catch' && before === '(' && after.startsWith(')')) this.#out += `${name} ${name}`;
    else if (before === '=' && !this.#syntax.markup && attributeStart.test(this.#out))
      this.#out += `{${name}}`;
    else if (bracket === 'members' && !separated && this.#isStatement(before, after))
      this.#out += form(this.#syntax.member);
    else if (bracket === 'block' && this.#isStatement(before, after))
      this.#out += form(this.#syntax.statement);
    else if (before === '.' && after.startsWith(';') && this.#syntax.statement.includes('('))
      this.#out += `${name}()`;
    else this.#out += name;
  }

  #bare(before: string, after: string): boolean {
    return '({[,'.includes(before) && /^[,)}\]]/.test(after);
  }

  /** Whether it is an item of a body, not a part of a value. */
  #isItem(before: string, after: string): boolean {
    return !/[=:([?!+*/%&|<>-]/.test(before) && !/^[=.?:+*/%&|<>-]/.test(after);
  }

  #isStatement(before: string, after: string): boolean {
    if (!this.#syntax.braces) return false;
    if (
      before !== '' &&
      !'{};)\n:'.includes(before) &&
      !/(?:^|[\s;{}])(?:else|do|try|finally)\s*$/.test(this.#out)
    )
      return false;
    return after === '' || !/^(?:[.,;:?)\]=*/%+]|[-&|<>!]=?|=>)/.test(after) || after.startsWith('...');
  }

  #typedMetavariable(): boolean {
    const { typed } = this.#syntax;
    if (typed !== 'after' && typed !== 'before') return false;
    const pattern = typed === 'after' ? typedAfter : typedBefore;
    if (/[\w)\]]\s*$/.test(this.#out) && !/\b(?:return|in|of|case|await|throw)\s*$/.test(this.#out))
      return false;
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return false;
    const rest = this.#text.slice(this.#at + found[0].length).trimStart();
    if (rest.startsWith('=>') || rest.startsWith('->')) return false;
    const [name = '', type = ''] = typed === 'after' ? [found[1], found[2]] : [found[2], found[1]];
    if (/^(?:return|new|throw|case|else|await)\b/.test(type)) return false;
    this.#out += `${placeholders.typed}${this.typed.length}`;
    this.typed.push({ name, type: type.trim() });
    this.#at += found[0].length;
    return true;
  }

  /** `$X: T` among the arguments of a call. */
  #typedArgument(): boolean {
    if (this.#syntax.typed !== 'inside' || this.#brackets.at(-1) !== 'values' || !/[(,]\s*$/.test(this.#out))
      return false;
    if (/\b(?:def|lambda)\b[^\n]*$/.test(this.#out)) return false;
    typedInside.lastIndex = this.#at;
    const found = typedInside.exec(this.#text);
    if (found === null) return false;
    this.#out += `${placeholders.typed}${this.typed.length}`;
    this.typed.push({ name: found[1] ?? '', type: found[2] ?? '' });
    this.#at += found[0].length;
    return true;
  }

  #open(letter: string): void {
    const head = this.#out.slice(this.#head);
    const nested =
      head.trim() === '' &&
      (this.#brackets.at(-1) === 'pairs' ||
        (this.#syntax.regexes && objectStart.test(this.#text.slice(this.#at, this.#at + 100))));
    this.#brackets.push(
      letter === '{'
        ? nested
          ? 'pairs'
          : braceHolds(head, this.#syntax)
        : letter === '('
          ? this.#parenthesisHolds(head)
          : 'values',
    );
    if (letter === '{') this.#head = this.#out.length + 1;
  }

  #close(letter: string): void {
    this.#brackets.pop();
    if (letter === '}') this.#head = this.#out.length + 1;
  }

  #parenthesisHolds(head: string): Bracket {
    if (/\b(?:for|foreach)\s*$/.test(head)) return this.#syntax.braces ? 'loop' : 'values';
    if (/\bcatch\s*$/.test(head)) return 'catch';
    if (/\bimport\s*$/.test(head)) return 'imports';
    if (this.#syntax.annotations && /@[\w.]+\s*$/.test(head)) return 'annotation';
    if (/\bnew\s[^()]*$/.test(head) || /\b(?:if|while|switch|return|synchronized|using|lock)\s*$/.test(head))
      return 'values';
    if (/\b(?:def|fun)\s+[\w$]+\s*$/.test(head)) return 'parameters';
    const after = this.#text.slice(endOfParenthesis(this.#text, this.#at)).trimStart();
    if (/^(?:\{|throws\b)/.test(after)) return 'parameters';
    return (after === '' || after.startsWith(';')) && isDeclared.test(head) && !head.includes('=')
      ? 'parameters'
      : 'values';
  }
}

/** The names of tags know no underscore. */
function tagPlaceholder(name: string): string {
  return `${placeholders.metavariable}${name.slice(1)}`.replaceAll('_', '-');
}

/** What a brace holds, by the text since the last statement. */
function braceHolds(head: string, syntax: PatternSyntax): Bracket {
  if (!syntax.braces) return 'pairs';
  const trimmed = head.trim();
  if (/^(?:if|while|for|foreach|switch|try|synchronized|using|lock)\b/.test(trimmed)) return 'block';
  if (/\bnew\b[^;=]*\)$/.test(trimmed)) return syntax.annotations ? 'members' : 'pairs';
  if (/\benum\s+[\w$]+[^{(]*$/.test(trimmed)) return 'values';
  if (/\brecord\s+[\w$]+\s*\(/.test(trimmed) && syntax.annotations) return 'members';
  if (/\b(?:class|interface|struct|trait|record|impl|namespace)\b(?![^{]*\()/.test(trimmed))
    return 'members';
  if (trimmed === '' || /(?:\)|=>|->)$/.test(trimmed) || /\bthrows\b/.test(trimmed)) return 'block';
  if (/\b(?:else|try|finally|do|func|function|def|fn|fun|static|unsafe|loop|select|default)\b/.test(trimmed))
    return 'block';
  return 'pairs';
}

function endOfString(text: string, at: number, quote: string): number {
  let end = at + quote.length;
  while (end < text.length && !text.startsWith(quote, end)) end += text[end] === '\\' ? 2 : 1;
  return Math.min(end + quote.length, text.length);
}

function endOfRegex(text: string, at: number): number {
  let end = at + 1;
  let inClass = false;
  while (end < text.length && text[end] !== '\n' && (inClass || text[end] !== '/')) {
    if (text[end] === '[') inClass = true;
    if (text[end] === ']') inClass = false;
    end += text[end] === '\\' ? 2 : 1;
  }
  return Math.min(end + 1, text.length);
}

function endOfParenthesis(text: string, at: number): number {
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    if (text[end] === '(') depth++;
    if (text[end] === ')' && --depth === 0) return end + 1;
  }
  return text.length;
}
