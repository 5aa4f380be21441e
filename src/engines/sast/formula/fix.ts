import { interpolate } from '../../../formats/semgrep/interpolate.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import type { CompiledRegex, RegexMatch } from '../../../lang/regex/compiled-regex.ts';
import type { CompiledSearch } from './compiled.ts';
import { lookedUp } from './range.ts';
import type { Range } from './range.ts';

/** What of a rule its fixes are made from. */
export type Fixing = Pick<CompiledSearch, 'rule' | 'fixRegex'>;

/** What the matched text would be replaced by; undefined when the rule has no fix, or it would change nothing. */
export function fixedText({ rule, fixRegex }: Fixing, range: Range, text: string): string | undefined {
  const template = range.fix ?? rule.fix;
  const before = text.slice(range.start, range.end);
  if (template !== undefined) {
    const aligned = template.replaceAll('\n', `\n${marginOf(text, range.start)}`);
    return interpolate(aligned, (name) => lookedUp(range.bindings, name));
  }
  if (fixRegex === undefined || rule.fixRegex === undefined) return undefined;
  const after = replaced(fixRegex, before, rule.fixRegex);
  return after === before ? undefined : after;
}

/** What puts the further lines of a fix below its first one: blanks, and tabs where the line has tabs. */
function marginOf(text: string, start: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return text.slice(lineStart, start).replace(/[^\t]/g, ' ');
}

/** Replaces the first `count` matches (all when undefined); `\1` and `\g<name>` stand for groups. */
function replaced(
  regex: CompiledRegex,
  text: string,
  { replacement, count }: { readonly replacement: string; readonly count?: number },
): string {
  const { matches } = regex.all(new Subject(text));
  let result = '';
  let at = 0;
  for (const match of matches.slice(0, count)) {
    result += text.slice(at, match.start) + expanded(replacement, match, { regex, text });
    at = match.end;
  }
  return result + text.slice(at);
}

function expanded(
  replacement: string,
  { groups }: RegexMatch,
  { regex, text }: { readonly regex: CompiledRegex; readonly text: string },
): string {
  return replacement.replace(
    /\\(?:(\d{1,2})|g<(\w+)>|([nrt\\]))/g,
    (whole, number?: string, name?: string, sign?: string) => {
      if (sign !== undefined) return signs[sign] ?? whole;
      const index = number ?? (name === undefined ? undefined : (regex.translated.names.get(name) ?? name));
      const place = groups[Number(index)];
      return place === undefined ? '' : text.slice(place[0], place[1]);
    },
  );
}

const signs: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\' };

/** A replacement of the stretch `start` to `end` of a text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text after all edits. Of edits that overlap, the first one is made. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at) continue;
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
