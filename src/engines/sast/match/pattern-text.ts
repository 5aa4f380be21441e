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
/** A pattern that is nothing but braces: an expression is tried before a block. */
const onlyObject = /^\s*\{\s*\.\.\.\s*\}\s*$/;
/** A tag up to the value of an attribute. */
const attributeStart = /<[\w$.]+(?:\s[^<>]*)?\s[\w-]+=$/;
const word = /[\w$]+/y;
const blanks = /[ \t]+/y;
const postfixed = /[ \t]+\$[A-Z_][A-Z0-9_]*\s*=(?![=>])/y;

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
    } else this.#out += this.#syntax.quoted && isKey(name, text.slice(this.#at)) ? `"${name}"` : name;
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
    const regexes = this.#syntax.regexes || this.#syntax.constants;
    if (letter === '/' && regexes && /(?:^|[(,=:[!&|?{};])\s*$/.test(this.#out)) {
      this.#template(endOfRegex(text, this.#at), this.#syntax.interpolation);
      return true;
    }
    if (!this.#syntax.quotes.includes(letter)) return false;
    if (this.#syntax.quoted && text.startsWith('"=~/', this.#at)) {
      const end = endOfString(text, this.#at, letter);
      // JSON does not know the escapes of regular expressions.
      this.#out += text.slice(this.#at, end).replaceAll(/\\(?!")/g, '\\\\');
      this.#at = end;
      return true;
    }
    const triple = !this.#syntax.braces && text.startsWith(letter.repeat(3), this.#at);
    const end = endOfString(text, this.#at, triple ? letter.repeat(3) : letter);
    this.#template(end, this.#opensOf(letter));
    return true;
  }

  /** What begins code in a string with these quotes. */
  #opensOf(quote: string): readonly string[] {
    const { interpolation } = this.#syntax;
    if (interpolation.length > 0) return quote === "'" ? [] : interpolation;
    if (quote === '`') return ['${'];
    return /\b[rRbB]?[fF][rRbB]?$/.test(this.#out) ? ['{'] : [];
  }

  #template(end: number, opens: readonly string[]): void {
    const text = this.#text;
    if (opens.length === 0) this.#copy(end);
    while (this.#at < end) {
      const found = opens.find((one) => text.startsWith(one, this.#at));
      if (found !== undefined) this.#interpolation(found, end);
      else this.#copy(this.#at + 1);
    }
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
    else if (this.#isAnyParameter())
      this.#out += `${placeholders.dots} ${placeholders.metavariable}${one.slice(1)}`;
    else if (this.#syntax.markup && /<\/?$/.test(this.#out)) this.#out += tagPlaceholder(one);
    else if (this.#isCallStatement())
      this.#out += `${placeholders.metavariable}${one.slice(1)}(${placeholders.alone})`;
    else if (this.#syntax.quoted) this.#out += `"${placeholders.metavariable}${one.slice(1)}"`;
    else this.#out += (this.#isVariable(one) ? '$' : '') + placeholders.metavariable + one.slice(1);
    this.#postfix();
    return true;
  }

  /** The dot of `$X $Y = …`, where a name after a value is a member of it. */
  #postfix(): void {
    if (!this.#syntax.postfix) return;
    postfixed.lastIndex = this.#at;
    if (!postfixed.test(this.#text)) return;
    this.#out += '.';
    this.#take(blanks);
  }

  /** `$X` alone among parameters that have types before their names. */
  #isAnyParameter(): boolean {
    if (!this.#syntax.parameter.startsWith('int ') || this.#brackets.at(-1) !== 'parameters') return false;
    return this.#bare(this.#out.trimEnd().at(-1) ?? '', this.#text.slice(this.#at).trimStart());
  }

  /** Whether a metavariable is a statement, where only calls and assignments are. */
  #isCallStatement(): boolean {
    const { statement } = this.#syntax;
    return (
      statement.includes('(') && /(?:^|[{};])\s*$/.test(this.#out) && /^\s*;/.test(this.#text.slice(this.#at))
    );
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
      this.#out += this.#syntax.shell ? `$(${placeholders.deep} ` : `${placeholders.deep}(`;
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
    if (
      this.#syntax.spreads &&
      !/\bfunction\s+$/.test(this.#out) &&
      /[\w$[{(]/.test(text[this.#at + 3] ?? '')
    ) {
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
    const after = this.#withoutComments(this.#text.slice(this.#at));
    const form = (text: string): string => text.replaceAll(placeholders.dots, name);
    const bracket = this.#brackets.at(-1) ?? 'block';
    if (/\bcase\s+$/.test(this.#out) && !after.startsWith(':')) {
      this.#out += `${name}: `;
      return;
    }
    const separated = before === ',' || after.startsWith(',');
    if (this.#syntax.settings && /(?:^|\n)(?:ENV|LABEL) [^\n]*$/.test(this.#out))
      this.#out += `${name}=${name}`;
    else if (this.#syntax.importLists && bracket === 'imports') this.#out += `"${name}"`;
    else if (this.#syntax.quoted)
      this.#out += bracket === 'pairs' && this.#bare(before, after) ? `"${name}": "${name}"` : `"${name}"`;
    else if (
      this.#syntax.bodies &&
      (bracket === 'pairs' || bracket === 'block') &&
      this.#isItem(before, after)
    )
      this.#out += `${before === ',' || before === '{' ? '' : '\n'}${form(this.#syntax.pair)}${/^[,}]/.test(after) ? '' : '\n'}`;
    else if (bracket === 'annotation' && this.#bare(before, after)) this.#out += `${name} = ${name}`;
    else if (bracket === 'pairs' && this.#bare(before, after) && !this.#isSet(before, after))
      this.#out += form(this.#syntax.pair);
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

  /** Without braces as blocks, `{..., x, ...}` is a set: what comes next, or came before, has no value. */
  #isSet(before: string, after: string): boolean {
    if (this.#syntax.braces || this.#syntax.bodies || !this.#syntax.pair.includes(':')) return false;
    if (before === ',') return !/\{[^{}]*:[^{}]*$/.test(withoutInner(this.#out));
    return after.startsWith(',') && !after.slice(0, after.indexOf('}')).includes(':');
  }

  #withoutComments(text: string): string {
    let rest = text.trimStart();
    while (this.#syntax.lineComments.some((start) => rest.startsWith(start))) {
      const end = rest.indexOf('\n');
      rest = end < 0 ? '' : rest.slice(end).trimStart();
    }
    return rest;
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
        (this.#syntax.regexes &&
          (onlyObject.test(this.#text) || objectStart.test(this.#text.slice(this.#at, this.#at + 100)))));
    this.#brackets.push(
      letter === '{'
        ? nested || this.#brackets.at(-1) === 'parameters'
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

/** A text without the braces that are closed in it. */
function withoutInner(text: string): string {
  const shorter = text.replaceAll(/\{[^{}]*\}/g, '');
  return shorter === text ? text : withoutInner(shorter);
}

/** Keys of JSON may be written without quotes. */
function isKey(name: string, after: string): boolean {
  return /^[A-Za-z]/.test(name) && /^\s*:/.test(after);
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
  if (/^(?:pub\s+)?struct\b/.test(trimmed) && syntax.parameter.includes(':')) return 'parameters';
  if (/\b(?:class|interface|struct|trait|record|impl|namespace)\b(?![^{]*\()/.test(trimmed)) return 'members';
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
