/** Stands for a part of a path that is not known. */
export const hole = '\u0000';

/** How a framework writes parameters: `:id`, `{id}`, `<int:id>`, or as a regular expression. */
export type PathSyntax = 'colon' | 'brace' | 'angle' | 'regex';

/** A piece of a path with the syntax it is written in. */
export interface PathPiece {
  readonly text: string;
  readonly syntax: PathSyntax;
}

/** A path in the form all frameworks share. */
export interface NormalPath {
  readonly path: string;
  readonly written: string;
  readonly complete: boolean;
  /** Names of parameters, in order. */
  readonly parameters: readonly string[];
}

/** Joins pieces into `/a/{id}`: one slash between, none at the end; `{?}` where a part is not known. */
export function normalPath(pieces: readonly PathPiece[]): NormalPath {
  const path = pieces.reduce((joined, piece) => joinPath(joined, normalPiece(piece)), '');
  const written = pieces.reduce((joined, { text }) => joinWritten(joined, text), '');
  // A prefix that is not known is mostly a setting that is empty: what is known of the path says more without it.
  const isAllPrefix = /^(?:\/\u0000)+$/u.test(path) && endsKnown(pieces);
  const known = isAllPrefix ? '' : path.replace(/^(?:\/\u0000)+(?=\/)/u, '');
  const clean = known.replaceAll(hole, '{?}');
  return {
    path: clean === '' ? '/' : clean,
    written: written.replaceAll(hole, '…'),
    complete: !path.includes(hole),
    parameters: [...clean.matchAll(/\{([^{}?*]+)\*?\}/gu)].map(([, name = '']) => name),
  };
}

/** Whether what comes after the prefixes is written, and is the root. */
function endsKnown(pieces: readonly PathPiece[]): boolean {
  const last = pieces.at(-1);
  return pieces.length > 1 && last !== undefined && !last.text.includes(hole);
}

function joinPath(left: string, right: string): string {
  const inner = right.replace(/^\/+/u, '').replace(/\/+$/u, '');
  if (inner === '') return left;
  // Django's `include` may go on within a segment, but hardly ever does.
  return `${left}/${inner}`;
}

function joinWritten(left: string, right: string): string {
  if (left === '' || right === '') return left + right;
  const slashes = Number(left.endsWith('/')) + Number(right.startsWith('/'));
  if (slashes === 2) return left + right.slice(1);
  return slashes === 1 || /^[\^$]/u.test(right) ? left + right : `${left}/${right}`;
}

/** One piece with its parameters as `{name}`. */
export function normalPiece({ text, syntax }: PathPiece): string {
  switch (syntax) {
    case 'colon':
      return fromColon(text);
    case 'brace':
      return fromBrace(text);
    case 'angle':
      return text.replace(/<([^<>]*)>/gu, (_, inner: string) => fromAngle(inner));
    case 'regex':
      return fromRegex(text);
  }
}

/** `:id`, `:id(\d+)`, `:id?`, `*`, `*path`, Hono's `:id{[0-9]+}`, Express 5's `{/:id}`. */
function fromColon(text: string): string {
  let out = '';
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    if (char === ':' || char === '*') {
      const name = /^\w+/u.exec(text.slice(at + 1, at + 101))?.[0] ?? '';
      let next = at + 1 + name.length;
      next = afterBracket(text, afterBracket(text, next, '(', ')'), '{', '}');
      const mark = text.charAt(next);
      const isRest = char === '*' || mark === '*' || mark === '+';
      if (mark === '?' || mark === '+' || (mark === '*' && char === ':')) next++;
      out += name === '' && char === ':' ? ':' : `{${name}${isRest ? '*' : ''}}`;
      at = next;
    } else if (char === '(') {
      const next = afterBracket(text, at, '(', ')');
      out += '{*}';
      // `(.*)` is one wildcard.
      at = next;
    } else {
      if (!'{}?'.includes(char)) out += char;
      at++;
    }
  }
  return out;
}

/** The offset after a bracketed part that starts at an offset, or the offset itself. */
function afterBracket(text: string, at: number, open: string, close: string): number {
  if (text.charAt(at) !== open) return at;
  let depth = 0;
  for (let next = at; next < text.length; next++) {
    const char = text.charAt(next);
    if (char === '\\') next++;
    else if (char === open) depth++;
    else if (char === close && --depth === 0) return next + 1;
  }
  return text.length;
}

/** `{id}`, `{id:[0-9]+}`, FastAPI's `{p:path}`, Go's `{p...}` and `{$}`, Spring's `{*p}`, `**`, `*`. */
function fromBrace(text: string): string {
  let out = '';
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    if (char === '{') {
      const next = afterBracket(text, at, '{', '}');
      out += fromBraces(text.slice(at + 1, next - 1));
      at = next;
    } else if (char === '*') {
      while (text.charAt(at) === '*') at++;
      out += '{*}';
    } else {
      out += char;
      at++;
    }
  }
  return out;
}

function fromBraces(inner: string): string {
  if (inner === '$') return '';
  const name = /^\**([\w$-]*)/u.exec(inner)?.[1] ?? '';
  const isRest =
    inner.startsWith('*') || inner.endsWith('...') || inner.endsWith(':path') || inner.endsWith(':.*');
  return `{${name}${isRest ? '*' : ''}}`;
}

/** Flask and Django: `int:id`, `path:rest`, `regex("…"):name`. */
function fromAngle(inner: string): string {
  const colon = inner.lastIndexOf(':');
  const name = inner.slice(colon + 1).trim();
  return inner.slice(0, Math.max(colon, 0)).trim() === 'path' ? `{${name}*}` : `{${name}}`;
}

/** Django's regular expressions, as far as they are made of literal text and groups. */
function fromRegex(text: string): string {
  let out = '';
  let unnamed = 0;
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at);
    if (char === '(') {
      const next = afterBracket(text, at, '(', ')');
      const group = text.slice(at, next);
      const name = /^\(\?P?<(\w+)>/u.exec(group)?.[1];
      const optional = /[?*]/u.test(text.charAt(next));
      if (name !== undefined) out += `{${name}${/^\(\?P?<\w+>\.[*+]/u.test(group) ? '*' : ''}}`;
      else if (!group.startsWith('(?')) out += `{${++unnamed}}`;
      else if (!optional) out += fromRegex(group.replace(/^\(\?:/u, '').slice(0, -1));
      at = afterCount(text, next);
    } else if (char === '[') {
      out += hole;
      at = afterCount(text, afterBracket(text, at, '[', ']'));
    } else if (char === '\\') {
      const next = text.charAt(at + 1);
      out += /[a-zA-Z]/u.test(next) ? (/[AZbB]/u.test(next) ? '' : hole) : next;
      at = /[dwsSDW]/u.test(next) ? afterCount(text, at + 2) : at + 2;
    } else if (char === '.' && /[*+]/u.test(text.charAt(at + 1))) {
      out += '{*}';
      at += 2;
    } else if (text.charAt(at + 1) === '?' && char !== '^') {
      // `/?` at the end: with or without.
      at += 2;
    } else {
      if (!'^$'.includes(char)) out += char;
      at++;
    }
  }
  return out;
}

function afterCount(text: string, at: number): number {
  const char = text.charAt(at);
  if (char === '{') return afterBracket(text, at, '{', '}');
  return char !== '' && '?*+'.includes(char) ? at + 1 : at;
}

/** Whether a guard's path covers a route's: segment by segment; one that ends with a wildcard covers what is below. */
export function covers(pattern: string, path: string, exact: boolean): boolean {
  const wanted = pattern.split('/').filter((part) => part !== '');
  const given = path.split('/').filter((part) => part !== '');
  for (const [place, part] of wanted.entries()) {
    if (/^\{[^}]*\*\}$/u.test(part)) return true;
    const other = given[place];
    if (other === undefined) return false;
    if (part !== other && !part.startsWith('{')) return false;
  }
  return !exact || wanted.length === given.length;
}
