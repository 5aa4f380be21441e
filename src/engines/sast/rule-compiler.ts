import type { Parsers } from '../../lang/index.ts';
import { FormulaCompiler } from './formula/compile.ts';
import type { CompiledStore } from './formula/compiled-store.ts';
import type { LeafProvider } from './formula/leaf.ts';
import { treePatterns } from './match/tree-patterns.ts';
import { aliengrepMode } from './modes/aliengrep/aliengrep-mode.ts';
import { genericMode } from './modes/generic/generic-mode.ts';
import { regexMode } from './modes/regex-mode.ts';
import { taintMode } from './taint/taint-mode.ts';

/** A compiler for every kind of pattern. With a store, what was compiled in an earlier run is not compiled again. */
export function ruleCompiler(parsers: Parsers, store?: CompiledStore): FormulaCompiler {
  return ruleTools(parsers, store).compiler;
}

/** The same, with what reads the patterns. */
export function ruleTools(
  parsers: Parsers,
  store?: CompiledStore,
): { readonly compiler: FormulaCompiler; readonly providers: readonly LeafProvider[] } {
  const providers = [regexMode, genericMode(), aliengrepMode, treePatterns(parsers, store)];
  return { compiler: new FormulaCompiler(providers, [taintMode(providers, true)], store), providers };
}
