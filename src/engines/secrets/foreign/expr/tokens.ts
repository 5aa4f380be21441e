/** A word, sign or literal of an expression. `text` of a string is what it stands for. */
export interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const space = /(?:\s|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/|#[^\n]*)+/y;
const name = /[A-Za-z_$][\w$]*/y;
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const raw = /`([^`]*)`/y;
const quoted = /"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'/y;
const sign = /\|\||&&|==|!=|<=|>=|\?\?|\?\.|\*\*|[-+*/%!<>?:;,.=()[\]{}|^]/y;

/** The tokens of an expression, an end token last; the place of what is none when it cannot be read. */
export function tokensOf(text: string): readonly Token[] | number {
  const tokens: Token[] = [];
  const take = (form: RegExp, at: number): RegExpExecArray | null => {
    form.lastIndex = at;
    return form.exec(text);
  };
  for (let at = take(space, 0)?.[0].length ?? 0; at < text.length;) {
    const token = tokenAt(take, at);
    if (token === undefined) return at;
    tokens.push(token[0]);
    at = token[1];
    at += take(space, at)?.[0].length ?? 0;
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}

type Take = (form: RegExp, at: number) => RegExpExecArray | null;

function tokenAt(take: Take, at: number): readonly [Token, number] | undefined {
  for (const [kind, form] of forms) {
    const match = take(form, at);
    if (match !== null) return [{ kind, text: match[0], at }, at + match[0].length];
  }
  const plain = take(raw, at);
  if (plain !== null) return [{ kind: 'string', text: plain[1] ?? '', at }, at + plain[0].length];
  const escaped = take(quoted, at);
  if (escaped === null) return undefined;
  return [{ kind: 'string', text: unescaped(escaped[1] ?? escaped[2] ?? ''), at }, at + escaped[0].length];
}

const forms = [
  ['name', name],
  ['number', number],
  ['sign', sign],
] as const;

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
};
const escapeForm = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\s\S]))/g;

function unescaped(text: string): string {
  return text.replace(escapeForm, (_, two?: string, four?: string, one?: string) => {
    const code = two ?? four;
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return escapes[one ?? ''] ?? one ?? '';
  });
}
