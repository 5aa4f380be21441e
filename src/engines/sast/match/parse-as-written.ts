import type { Fragment, LanguageId, Parsed, Parsers } from '../../../lang/index.ts';

/** What else a text of a language may be: rules do not tell the dialects apart. The first that makes sense is taken. */
const dialects: Readonly<Partial<Record<LanguageId, readonly LanguageId[]>>> = {
  javascript: ['javascript', 'tsx', 'typescript'],
  typescript: ['tsx', 'typescript'],
};

/** Parses a text in the dialect of its language that understands all of it, or else in the first one. */
export function parseAsWritten(
  parsers: Parsers,
  language: LanguageId,
  text: string,
  fragment: Fragment = 'module',
): Parsed {
  let first: Parsed | undefined;
  for (const dialect of dialects[language] ?? [language]) {
    const parsed = parsers.parse(dialect, text, { fragment });
    if (parsed.problems.length === 0) return parsed;
    first ??= parsed;
  }
  return first ?? parsers.parse(language, text, { fragment });
}
