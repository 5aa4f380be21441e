import type { Fragment, LanguageId, Parsed, Parsers } from '../../../lang/index.ts';

/** Parses a text. TypeScript is read as TSX where that makes sense of it: rules do not tell them apart. */
export function parseAsWritten(parsers: Parsers, language: LanguageId, text: string, fragment: Fragment = 'module'): Parsed {
  if (language !== 'typescript') return parsers.parse(language, text, { fragment });
  const parsed = parsers.parse('tsx', text, { fragment });
  if (parsed.problems.length === 0) return parsed;
  const plain = parsers.parse('typescript', text, { fragment });
  return plain.problems.length === 0 ? plain : parsed;
}
