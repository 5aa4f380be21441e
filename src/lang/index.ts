import { JavaScriptFrontEnd, type JavaScriptId, type OxcParse } from './javascript/index.ts';
import { treeSitterLanguages, type LanguageId } from './languages.ts';
import type { ParseOptions, Parsed } from './parsed.ts';
import { TreeSitterFrontEnd } from './tree-sitter-language.ts';
import { GrammarParser, type LoadWasm } from './tree-sitter/grammar-parser.ts';

export { languageOf } from './detect.ts';
export type { OxcParse } from './javascript/index.ts';
export { isLanguage, languages, type LanguageId } from './languages.ts';
export type { ParseProblem } from './parse-problem.ts';
export type { Fragment, ParseOptions, Parsed } from './parsed.ts';
export { storingParsers } from './stored/storing-parsers.ts';
export type { TreeStore } from './stored/tree-store.ts';
export {
  childIn,
  childrenOf,
  isWithin,
  kindOf,
  roleOf,
  symbolOf,
  textOf,
  type FlatTree,
} from './tree/flat-tree.ts';
export { kinds, roles, type Kind, type Role } from './tree/kinds.ts';
export { treeText } from './tree-text.ts';
export { Symbols } from './tree/symbols.ts';
export type { LoadWasm } from './tree-sitter/grammar-parser.ts';

/** Turns texts into trees. One per thread: it holds the WebAssembly parsers, which are loaded when first needed. */
export interface Parsers {
  /** A whole file, or a fragment of one. Never throws for any text. */
  parse(language: LanguageId, text: string, options?: ParseOptions): Parsed;
}

/** What this layer, which does not touch the disk, is given. */
export interface ParserFiles {
  /** A `.wasm` file's bytes by name: `web-tree-sitter.wasm`, `tree-sitter-python.wasm`, ... Throws when it is not there. */
  readonly loadWasm: LoadWasm;
  /** `parseSync` of oxc-parser, loaded when first called. Without it JavaScript and TypeScript are read by tree-sitter. */
  readonly loadOxc?: () => OxcParse;
}

/** Makes the parsers. Nothing is loaded before the first text of a language comes. */
export function createParsers({ loadWasm, loadOxc }: ParserFiles): Parsers {
  const treeSitter = new TreeSitterFrontEnd(new GrammarParser(loadWasm));
  const byGrammar = (language: LanguageId, text: string, options: ParseOptions): Parsed =>
    treeSitter.parse(treeSitterLanguages[language], text, options);
  const javaScript =
    loadOxc === undefined ? undefined : new JavaScriptFrontEnd({ loadOxc, fallback: byGrammar });
  return {
    parse(language, text, options = {}) {
      if (javaScript !== undefined && isJavaScript(language))
        return javaScript.parse(language, text, options);
      return byGrammar(language, text, options);
    },
  };
}

function isJavaScript(language: LanguageId): language is JavaScriptId {
  return language === 'javascript' || language === 'typescript' || language === 'tsx';
}
