import { isPatternLanguage, parseAsWritten } from '../../src/engines/sast/match/parse-as-written.ts';
import { languagesOfFile } from '../../src/engines/sast/scan/file-languages.ts';
import type { Parsers } from '../../src/lang/index.ts';
import type { FlowCase } from './read-case.ts';

/** The first file of a case that does not parse, with the reason; empty when all do. */
export function brokenIn(one: FlowCase, parsers: Parsers): string {
  for (const [side, tree] of [
    ['bad', one.bad],
    ['ok', one.ok],
  ] as const)
    for (const [path, text] of tree) {
      const [language] = languagesOfFile(path, text);
      if (language === undefined || !isPatternLanguage(language)) continue;
      const [problem] = parseAsWritten(parsers, language, text).problems;
      if (problem !== undefined) return `${side}/${path} does not parse: ${JSON.stringify(problem)}`;
    }
  return '';
}
