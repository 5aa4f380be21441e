import { parseSync } from 'oxc-parser';
import { loadWasm } from '../../../../tests/load-wasm.ts';
import { defaultOptions, type RuleOptions } from '../../../formats/semgrep/options.ts';
import { createParsers, type LanguageId, type Parsers } from '../../../lang/index.ts';
import { Subject } from '../../../lang/regex/subject.ts';
import type { LeafRange } from '../formula/leaf.ts';
import { treePatterns } from './tree-patterns.ts';

/** Parsers for tests of matching. */
export function testParsers(): Parsers {
  return createParsers({ loadWasm, loadOxc: () => parseSync });
}

/** What a pattern finds in a piece of code. */
export interface Hunt {
  readonly language: LanguageId;
  readonly pattern: string;
  readonly code: string;
  readonly options?: Partial<RuleOptions>;
}

/** Looks for patterns in code; refuses patterns that are not understood. */
export function hunter(parsers: Parsers): (hunt: Hunt) => readonly LeafRange[] {
  const provider = treePatterns(parsers);
  return ({ language, pattern, code, options = {} }) => {
    const compiled = provider.compile({
      text: pattern,
      analyser: language,
      options: { ...defaultOptions, ...options },
    });
    if (!compiled.ok) throw new Error(`${compiled.error}: ${pattern}`);
    return compiled.value.match({ subject: new Subject(code), analyser: language }, {}).ranges;
  };
}
