import { err, ok, type Result } from '../../../core/result.ts';
import { CompiledRegex } from '../../../lang/regex/compiled-regex.ts';
import type { ParsedRegex } from '../../../lang/regex/node.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import { translateRegex } from '../../../lang/regex/translate.ts';

/** An expression of a rule, ready for texts of one kind. */
export interface Pattern extends Pick<ParsedRegex, 'root' | 'names'> {
  readonly regex: CompiledRegex;
  /** Number of its groups. */
  readonly groups: number;
}

/** Compiles an expression for file contents, whose texts are Latin-1: one character is one byte. */
export function contentPattern(written: string): Result<Pattern, string> {
  const bytes = inBytes(written);
  return bytes === undefined ? err('a class that names characters above ASCII') : compiled(bytes);
}

/** Compiles an expression for paths. */
export function pathPattern(written: string): Result<Pattern, string> {
  return compiled(written);
}

/** Whether the expression is found anywhere; false when a limit was reached before. */
export function isFound(pattern: Pattern, text: string): boolean {
  return pattern.regex.test(new Subject(text));
}

function compiled(written: string): Result<Pattern, string> {
  const translated = translateRegex(written, { strictEnd: true });
  if (!translated.ok) {
    const { message, offset } = translated.error;
    return err(`${message}, at character ${offset + 1}`);
  }
  const { root, names, groupNumbers } = translated.value;
  return ok({ root, names, groups: groupNumbers.length - 1, regex: new CompiledRegex(translated.value) });
}

/** The expression with characters above ASCII as their UTF-8 bytes; undefined when one of them stands in a class. */
function inBytes(written: string): string | undefined {
  if (isAscii(written)) return written;
  let out = '';
  let inClass = false;
  let escaped = false;
  for (const character of written) {
    if (!isAscii(character)) {
      if (inClass) return undefined;
      out += `(?:${[...Buffer.from(character)].map((byte) => `\\x${byte.toString(16)}`).join('')})`;
      escaped = false;
      continue;
    }
    out += character;
    if (!escaped && character === '[') inClass = true;
    if (!escaped && character === ']') inClass = false;
    escaped = !escaped && character === '\\';
  }
  return out;
}

/** Whether a text is ASCII only. */
export function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}
