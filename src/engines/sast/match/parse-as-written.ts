import { parseDockerfile } from '../../../lang/dockerfile/index.ts';
import { parseHcl } from '../../../lang/hcl/index.ts';
import {
  isLanguage,
  type Fragment,
  type LanguageId,
  type Parsed,
  type Parsers,
} from '../../../lang/index.ts';
import { parseYaml } from '../../../lang/yaml/tree/index.ts';

/** A language that patterns can be written in. */
export type PatternLanguage = LanguageId | 'dockerfile' | 'terraform' | 'yaml';

/** Whether patterns can be written in a language. */
export function isPatternLanguage(name: string): name is PatternLanguage {
  return name === 'dockerfile' || name === 'terraform' || name === 'yaml' || isLanguage(name);
}

/** What else a text of a language may be: rules do not tell the dialects apart. The first that makes sense is taken. */
const dialects: Readonly<Record<string, readonly LanguageId[]>> = {
  javascript: ['javascript', 'tsx', 'typescript'],
  typescript: ['tsx', 'typescript'],
};

/** Parses a text in the dialect of its language that understands all of it, or else in the first one. */
export function parseAsWritten(
  parsers: Parsers,
  language: PatternLanguage,
  text: string,
  fragment: Fragment = 'module',
): Parsed {
  if (language === 'terraform') return parseHcl(text, { fragment });
  if (language === 'yaml') return parseYaml(text);
  if (language === 'dockerfile') return parseDockerfile(text, { fragment });
  let first: Parsed | undefined;
  for (const dialect of dialectsOf(language, text)) {
    const parsed = parsers.parse(dialect, text, { fragment });
    if (parsed.problems.length === 0) return parsed;
    first ??= parsed;
  }
  return first ?? parsers.parse(language, text, { fragment });
}

/** `f<T>(x)` also is two comparisons, which nobody means. */
const typedCall = /[\w$]<[\w$.]+(?:\[\])?(?:\s*[|&,]\s*[\w$.]+)*>\(/;

function dialectsOf(language: LanguageId, text: string): readonly LanguageId[] {
  const known = dialects[language] ?? [language];
  return language === 'javascript' && typedCall.test(text) ? ['tsx', ...known] : known;
}
