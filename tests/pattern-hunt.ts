import { parseSync } from 'oxc-parser';
import { loadWasm } from './load-wasm.ts';
import { defaultOptions, type RuleOptions } from '../src/formats/semgrep/options.ts';
import type { PatternLanguage } from '../src/engines/sast/match/parse-as-written.ts';
import { createParsers, type Parsers } from '../src/lang/index.ts';
import { Subject } from '../src/lang/regex/subject.ts';
import type { LeafRange } from '../src/engines/sast/formula/leaf.ts';
import { treePatterns } from '../src/engines/sast/match/tree-patterns.ts';

/** Parsers for tests of matching. */
export function testParsers(): Parsers {
  return createParsers({ loadWasm, loadOxc: () => parseSync });
}

/** What a pattern finds in a piece of code. */
export interface Hunt {
  readonly language: PatternLanguage;
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
