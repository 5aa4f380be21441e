import { limits } from '../../core/limits.ts';
import { bulkDecode } from './bulk-decode.ts';
import { OverBudget, TreeSitterCore, type ParseBudget } from './core.ts';
import { cursorDecode } from './cursor-decode.ts';
import { emptyTree, type DecodedTree } from './decoded-tree.ts';
import { coreWasm, grammars, type GrammarName } from './grammar-names.ts';
import { readGrammar, type Grammar } from './grammar.ts';
import { nestsTooDeep } from './html-nesting.ts';
import { agree } from './self-check.ts';
import { webAssembly, type WasmModule } from './web-assembly.ts';

/** Gives the bytes of a `.wasm` file by name, such as `tree-sitter-python.wasm` or `web-tree-sitter.wasm`. */
export type LoadWasm = (file: string) => Uint8Array;

/** What came of a parse. The tree is only good until the next parse. */
export type DecodeResult =
  | { readonly kind: 'tree'; readonly tree: DecodedTree }
  /** The parser used up its budget for this text. */
  | { readonly kind: 'too-costly' }
  /** The parser trapped, also in a fresh instance. */
  | { readonly kind: 'crashed'; readonly reason: string };

interface Linked {
  readonly grammar: Grammar;
  readonly bulk: boolean;
}

interface Instance {
  readonly core: TreeSitterCore;
  readonly linked: Map<GrammarName, Linked>;
  used: boolean;
}

/**
 * Parses texts by tree-sitter grammars. Everything is loaded when first needed. After a trap, and after a text that
 * made its memory grow large, the WebAssembly instance is replaced; compiled code is kept.
 */
export class GrammarParser {
  readonly #loadWasm: LoadWasm;
  readonly #modules = new Map<string, WasmModule>();
  #instance: Instance | undefined;
  #scratch: DecodedTree | undefined;

  constructor(loadWasm: LoadWasm) {
    this.#loadWasm = loadWasm;
  }

  /** Parses and decodes. Never throws for any text; throws when a `.wasm` file cannot be loaded or linked. */
  parse(name: GrammarName, text: string): DecodeResult {
    if (name === 'html' && nestsTooDeep(text)) return { kind: 'too-costly' };
    const first = this.#attempt(name, text);
    if (first.kind !== 'crashed' || first.fresh) return first;
    return this.#attempt(name, text);
  }

  /** Parses and forgets the tree: what the parser alone costs. For measuring; throws when the text is too costly. */
  parseOnly(name: GrammarName, text: string): void {
    const instance = this.#current();
    const { core } = instance;
    const address = core.parse(this.#linked(instance, name).grammar.address, text, budgetFor(text));
    if (address !== 0) core.freeTree(address);
  }

  /** Whether a grammar's trees are read by bulk decode; false after its self-check failed. */
  readsInBulk(name: GrammarName): boolean {
    return this.#linked(this.#current(), name).bulk;
  }

  #attempt(name: GrammarName, text: string): DecodeResult & { fresh?: boolean } {
    const instance = this.#current();
    const linked = this.#linked(instance, name);
    const fresh = !instance.used;
    instance.used = true;
    try {
      return this.#decode(instance.core, linked, text);
    } catch (error) {
      this.#instance = undefined;
      if (error instanceof OverBudget) return { kind: 'too-costly' };
      return { kind: 'crashed', reason: error instanceof Error ? error.message : 'unknown trap', fresh };
    }
  }

  #decode(core: TreeSitterCore, linked: Linked, text: string): DecodeResult {
    const address = core.parse(linked.grammar.address, text, budgetFor(text));
    if (address === 0) return { kind: 'too-costly' };
    const tree = this.#scratchFor(linked.grammar, text);
    if (!linked.bulk || !bulkDecode(core, address, tree)) cursorDecode(core, address, tree);
    core.freeTree(address);
    if (core.memory.buffer.byteLength > limits.parserKeepBytes) this.#instance = undefined;
    return { kind: 'tree', tree };
  }

  #current(): Instance {
    this.#instance ??= { core: new TreeSitterCore(this.#module(coreWasm)), linked: new Map(), used: false };
    return this.#instance;
  }

  #linked(instance: Instance, name: GrammarName): Linked {
    const known = instance.linked.get(name);
    if (known !== undefined) return known;
    const { core } = instance;
    const { wasm, sample } = grammars[name];
    const grammar = readGrammar(core, name, core.link(this.#module(wasm)));
    const linked = { grammar, bulk: agree(core, grammar, sample) };
    instance.linked.set(name, linked);
    return linked;
  }

  #module(file: string): WasmModule {
    const known = this.#modules.get(file);
    if (known !== undefined) return known;
    const module = new (webAssembly().Module)(this.#loadWasm(file));
    this.#modules.set(file, module);
    return module;
  }

  #scratchFor(grammar: Grammar, text: string): DecodedTree {
    this.#scratch ??= emptyTree(grammar, 4_096);
    this.#scratch.grammar = grammar;
    this.#scratch.text = text;
    return this.#scratch;
  }
}

function budgetFor(text: string): ParseBudget {
  return {
    checks: limits.parseChecks + limits.parseChecksPerChar * text.length,
    units: limits.parseReads + limits.parseReadsPerChar * text.length,
  };
}
