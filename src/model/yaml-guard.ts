import { Lexer } from 'yaml';
import { limits } from '../core/limits.ts';

/** Why a text is not handed to the YAML parser, and where. */
export interface GuardRefusal {
  readonly code: 'too-large' | 'too-deep' | 'bad-character';
  /** UTF-16 offset. */
  readonly offset: number;
  readonly message: string;
  readonly cause: string;
  readonly fix: string;
}

/**
 * Refuses what would make the parser slow or overflow its stack: too many bytes, too many levels. Linear in the
 * text. Undefined when the text may be parsed.
 */
export function guardYaml(text: string): GuardRefusal | undefined {
  if (Buffer.byteLength(text) > limits.modelBytes) return tooLarge;
  const nul = text.indexOf('\0');
  if (nul >= 0) return { ...binary, offset: nul };
  const compact = compactNesting.exec(text);
  if (compact !== null) return { ...tooDeep, offset: compact.index };
  const deep = deepAt(text);
  return deep === undefined ? undefined : { ...tooDeep, offset: deep };
}

const tooLarge: GuardRefusal = {
  code: 'too-large',
  offset: 0,
  message: `the file is larger than ${limits.modelBytes / 1024 / 1024} MiB`,
  cause: 'a threat model that large is not one that people read',
  fix: 'split shared parts into baselines and name them under "extends"',
};
const binary = {
  code: 'bad-character',
  message: 'the file holds a NUL byte',
  cause: 'it is not a text file, or not UTF-8',
  fix: 'save it as UTF-8',
} as const;
const tooDeep = {
  code: 'too-deep',
  message: `the nesting is deeper than ${limits.modelDepth} levels`,
  cause: 'no part of a threat model needs that many levels',
  fix: 'remove the repeated brackets, dashes or indentation',
} as const;

// `- - - -` opens one level per mark; the parser needs quadratic time for it, so it is caught before the lexer.
const compactNesting = new RegExp(`(?:[-?:][ \\t]+){${limits.modelDepth + 1}}`);

/** The offset at which flow brackets or indentation go too deep, by the lexer's tokens. */
function deepAt(text: string): number | undefined {
  const columns: number[] = [];
  let offset = 0;
  let lineStart = 0;
  let leading = true;
  let flow = 0;
  for (const token of new Lexer().lex(text)) {
    if (flow === 0 && leading && isContent(token)) {
      const column = offset - lineStart;
      while (columns.length > 0 && (columns.at(-1) ?? 0) >= column) columns.pop();
      columns.push(column);
      leading = token === '-' || token === '?';
    }
    if (token === '[' || token === '{') flow++;
    if (token === ']' || token === '}') flow = Math.max(0, flow - 1);
    if (flow + columns.length > limits.modelDepth) return offset;
    offset += isControl(token) ? 0 : token.length;
    if (!token.endsWith('\n')) continue;
    lineStart = offset;
    leading = true;
  }
  return undefined;
}

/** The lexer's own marks for document and scalar starts take no room in the text. */
function isControl(token: string): boolean {
  return token === '\u0002' || token === '\u0018' || token === '\u001f';
}

function isContent(token: string): boolean {
  return !isControl(token) && token.trim() !== '' && !token.startsWith('#');
}
