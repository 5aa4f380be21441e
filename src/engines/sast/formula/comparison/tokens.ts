/** One word of an expression. */
export interface Token {
  readonly kind: 'number' | 'string' | 'metavariable' | 'name' | 'sign' | 'end';
  /** For a string: what it stands for. */
  readonly text: string;
}

const space = /\s+/y;
const number =
  /0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*)?\.\d+(?:[eE][-+]?\d+)?|\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?/y;
const metavariable = /\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*|\$\d+/y;
const name = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/y;
const sign = /\*\*|\/\/|<<|>>|<=|>=|==|!=|[-+*/%&|^~<>()[\],]/y;
const text = /[rRbBuU]?(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')/y;

/** The words of an expression, closed by an `end`; undefined when there is something that is none. */
export function tokensOf(source: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  const take = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at;
    const found = form.exec(source);
    if (found !== null) at = form.lastIndex;
    return found;
  };
  for (;;) {
    take(space);
    if (at >= source.length) return [...tokens, { kind: 'end', text: '' }];
    const string = take(text);
    if (string !== null) {
      tokens.push({ kind: 'string', text: stringValue(string) });
      continue;
    }
    const token = takeOne(take);
    if (token === undefined) return undefined;
    tokens.push(token);
  }
}

function takeOne(take: (form: RegExp) => RegExpExecArray | null): Token | undefined {
  for (const [kind, form] of [
    ['number', number],
    ['metavariable', metavariable],
    ['name', name],
    ['sign', sign],
  ] as const) {
    const found = take(form);
    if (found !== null) return { kind, text: found[0] };
  }
  return undefined;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

/** Backslashes stay before what is no escape, as in Python; in `r"…"` all of them do. */
function stringValue(match: RegExpExecArray): string {
  const inner = match[1] ?? match[2] ?? '';
  if (/^[rR]/.test(match[0])) return inner;
  return inner.replace(/\\([\s\S])/g, (whole, c: string) => escapes[c] ?? (/["'\\]/.test(c) ? c : whole));
}
