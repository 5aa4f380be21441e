import { limits } from '../core/limits.ts';
import { compileTable, type CompiledTable } from './lower/compiled-table.ts';
import { lowerTree } from './lower/lower-tree.ts';
import type { LanguageTable } from './lower/rules.ts';
import type { ParseProblem } from './parse-problem.ts';
import type { Fragment, ParseOptions, Parsed } from './parsed.ts';
import { TreeBuilder } from './tree/builder.ts';
import type { FlatTree } from './tree/flat-tree.ts';
import { Symbols } from './tree/symbols.ts';
import type { DecodedTree } from './tree-sitter/decoded-tree.ts';
import type { GrammarName } from './tree-sitter/grammar-names.ts';
import type { DecodeResult, GrammarParser } from './tree-sitter/grammar-parser.ts';
import type { Grammar } from './tree-sitter/grammar.ts';

/** Text to put before and after a fragment so that the grammar accepts it. */
export type Frames = Readonly<Partial<Record<Fragment, readonly [before: string, after: string]>>>;

/** A language parsed by a tree-sitter grammar and lowered by a table. */
export interface TreeSitterLanguage {
  readonly id: string;
  readonly grammar: GrammarName;
  /** Another grammar for fragments, where the file's one needs an opening tag. */
  readonly fragmentGrammar?: GrammarName;
  readonly table: LanguageTable;
  readonly frames: Frames;
  /** A text of the same length that the grammar understands better than the one it made a tree of. */
  readonly repair?: (tree: DecodedTree) => string | undefined;
}

/** Times that a text is repaired. */
const repairsMax = 3;

/** Parses texts of the tree-sitter languages. */
export class TreeSitterFrontEnd {
  readonly #parser: GrammarParser;
  readonly #compiled = new Map<string, CompiledTable>();

  constructor(parser: GrammarParser) {
    this.#parser = parser;
  }

  parse(language: TreeSitterLanguage, text: string, options: ParseOptions): Parsed {
    const symbols = options.symbols ?? new Symbols();
    const fragment = options.fragment ?? 'module';
    if (text.length > limits.fileBytes)
      return nothing(language.id, text, symbols, problem('too-large', 0, 1));
    const frame = language.frames[fragment];
    const [before, after] = frame ?? ['', ''];
    const grammar = fragment === 'module' ? language.grammar : (language.fragmentGrammar ?? language.grammar);
    // Some grammars do not take the end of the text for the end of the last line.
    const newline = (after === '' ? text : after).endsWith('\n') ? '' : '\n';
    const whole = before + text + after + newline;
    const decoded = this.#repaired(language, grammar, whole);
    if (decoded.kind !== 'tree') return nothing(language.id, text, symbols, problem(decoded.kind, 0, 1));
    const table = this.#table(language, decoded.tree.grammar);
    const place = { from: before.length, to: before.length + text.length, framed: frame !== undefined };
    const { tree, tooDeep } = lowerTree(decoded.tree, table, { language: language.id, symbols, place });
    return { tree, problems: problemsOf(tree, tooDeep) };
  }

  #repaired({ repair }: TreeSitterLanguage, grammar: GrammarName, whole: string): DecodeResult {
    let decoded = this.#parser.parse(grammar, whole);
    if (repair === undefined) return decoded;
    for (let round = 0; round < repairsMax && decoded.kind === 'tree'; round++) {
      const better = repair(decoded.tree);
      if (better === undefined) break;
      decoded = this.#parser.parse(grammar, better);
    }
    if (decoded.kind === 'tree') decoded.tree.text = whole;
    return decoded;
  }

  #table(language: TreeSitterLanguage, grammar: Grammar): CompiledTable {
    const key = `${language.id} ${grammar.name}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const table = compileTable(language.table, grammar);
    this.#compiled.set(key, table);
    return table;
  }
}

const messages: Readonly<Record<ParseProblem['kind'], string>> = {
  syntax: 'parts of the file make no sense to the parser',
  'too-deep': `nested deeper than ${limits.syntaxDepth} levels`,
  'too-costly': 'the parser needs too many steps for this text',
  'too-large': 'larger than the parser takes',
  crashed: 'the parser crashed on this text',
};

function problem(kind: ParseProblem['kind'], start: number, count: number): ParseProblem {
  return { kind, start, count, message: messages[kind] };
}

function problemsOf(tree: FlatTree, tooDeep: boolean): readonly ParseProblem[] {
  const problems: ParseProblem[] = [];
  const first = tree.errors[0];
  if (tooDeep) problems.push(problem('too-deep', first?.start ?? 0, 1));
  else if (first !== undefined) problems.push(problem('syntax', first.start, tree.errors.length));
  return problems;
}

function nothing(language: string, text: string, symbols: Symbols, why: ParseProblem): Parsed {
  const builder = new TreeBuilder(symbols);
  builder.open({ kind: 'module', role: 'none', start: 0, end: text.length, grammar: 'module' });
  if (text.length > 0) builder.error(0, text.length);
  return { tree: builder.finish(language, text), problems: [why] };
}
