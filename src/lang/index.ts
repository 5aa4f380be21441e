import { treeSitterLanguages, type LanguageId } from './languages.ts';
import type { ParseOptions, Parsed } from './parsed.ts';
import { TreeSitterFrontEnd } from './tree-sitter-language.ts';
import { GrammarParser, type LoadWasm } from './tree-sitter/grammar-parser.ts';

export { languageOf } from './detect.ts';
export { isLanguage, languages, type LanguageId } from './languages.ts';
export type { ParseProblem } from './parse-problem.ts';
export type { Fragment, ParseOptions, Parsed } from './parsed.ts';
export { childIn, childrenOf, isWithin, kindOf, roleOf, symbolOf, textOf, type FlatTree } from './tree/flat-tree.ts';
export { kinds, roles, type Kind, type Role } from './tree/kinds.ts';
export { Symbols } from './tree/symbols.ts';
export type { LoadWasm } from './tree-sitter/grammar-parser.ts';

/** Turns texts into trees. One per thread: it holds the WebAssembly parsers, which are loaded when first needed. */
export interface Parsers {
  /** A whole file, or a fragment of one. Never throws for any text. */
  parse(language: LanguageId, text: string, options?: ParseOptions): Parsed;
}

/** Makes the parsers; `loadWasm` gives a `.wasm` file's bytes by name, since this layer does not touch the disk. */
export function createParsers(loadWasm: LoadWasm): Parsers {
  const frontEnd = new TreeSitterFrontEnd(new GrammarParser(loadWasm));
  return {
    parse: (language, text, options = {}) => frontEnd.parse(treeSitterLanguages[language], text, options),
  };
}
