import type { RuleOptions } from '../../../../formats/semgrep/options.ts';

/** How aliengrep reads pattern and text. */
export interface AliengrepOptions {
  readonly caseless: boolean;
  /** Line ends are white space like any; otherwise they are told apart, and only `....` passes them. */
  readonly multiline: boolean;
  /** Characters of words besides letters, digits and `_`. */
  readonly extraWordChars: string;
  /** Opening character -> closing character. */
  readonly brackets: ReadonlyMap<string, string>;
}

const usual: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
];
const usualOnOneLine: readonly (readonly [string, string])[] = [['"', '"'], ["'", "'"], ...usual];

/** The options of a rule as aliengrep takes them. */
export function aliengrepOptions(options: RuleOptions): AliengrepOptions {
  const multiline = options.generic_multiline;
  const base = options.generic_braces ?? (multiline ? usual : usualOnOneLine);
  return {
    caseless: options.generic_caseless,
    multiline,
    extraWordChars: (options.generic_extra_word_characters ?? []).join(''),
    brackets: new Map([...base, ...(options.generic_extra_braces ?? [])]),
  };
}

/** Whether a character belongs to words. */
export function isWordChar(character: string | undefined, { extraWordChars }: AliengrepOptions): boolean {
  return (
    character !== undefined &&
    (/^\w$/.test(character) || (character !== '' && extraWordChars.includes(character)))
  );
}
