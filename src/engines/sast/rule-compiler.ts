import type { Parsers } from '../../lang/index.ts';
import { FormulaCompiler } from './formula/compile.ts';
import { treePatterns } from './match/tree-patterns.ts';
import { aliengrepMode } from './modes/aliengrep/aliengrep-mode.ts';
import { genericMode } from './modes/generic/generic-mode.ts';
import { regexMode } from './modes/regex-mode.ts';
import { taintMode } from './taint/taint-mode.ts';

/** A compiler for every kind of pattern. */
export function ruleCompiler(parsers: Parsers): FormulaCompiler {
  const providers = [regexMode, genericMode(), aliengrepMode, treePatterns(parsers)];
  return new FormulaCompiler(providers, [taintMode(providers)]);
}
