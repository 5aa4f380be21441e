import { limits } from '../../core/limits.ts';
import { dylinkSize } from './dylink.ts';
import {
  webAssembly,
  type WasmFunction,
  type WasmGlobal,
  type WasmImport,
  type WasmModule,
} from './web-assembly.ts';
import type { WasmMemory, WasmTable } from './web-assembly.ts';

/** Thrown by the imports below out of WebAssembly; the instance must not be used after it. */
export class WasmAborted extends Error {
  override readonly name = 'WasmAborted';
}

/** Thrown the same way when a parse used up its budget where the library itself does not look at one. */
export class OverBudget extends Error {
  override readonly name = 'OverBudget';
}

/** What one parse may use. Counts, no clock: the same text always ends the same way. */
export interface ParseBudget {
  /** Looks at the budget, one per hundred parse operations. */
  readonly checks: number;
  /** UTF-16 units read, over and over: scanners that look ahead, or back to the start of the line, are quadratic. */
  readonly units: number;
}

interface Job {
  text: string;
  checks: number;
  units: number;
}

const pageBytes = 65_536;
const staticBase = 1_024;
/** The C stack: 64 KiB in the stock build; larger, since reductions of deep trees recurse. */
const stackBytes = 1_024 * 1_024;
const initialBytes = 32 * 1_024 * 1_024;
const mainTableSlots = 31;
/** UTF-16 units handed over at once. The C side has room for 5,119, but some scanners come back for every token. */
const chunkUnits = 512;

/**
 * One instance of tree-sitter's WebAssembly (the `web-tree-sitter.wasm` of the npm package), linked by our own few lines
 * rather than by its JavaScript: that one is a process-wide singleton which cannot be replaced after a trap.
 */
export class TreeSitterCore {
  readonly memory: WasmMemory;
  readonly #table: WasmTable;
  readonly #env: Record<string, WasmImport> = {};
  readonly #exports: Record<string, WasmFunction | WasmGlobal>;
  readonly #job: Job = { text: '', checks: 0, units: 0 };
  readonly transferBuffer: number;
  readonly #parser: number;
  readonly #input: number;
  #views: { buffer: ArrayBuffer; u8: Uint8Array; u16: Uint16Array; u32: Uint32Array };

  constructor(module: WasmModule) {
    const wasm = webAssembly();
    const size = dylinkSize(module);
    const stackLow = Math.ceil((staticBase + size.memoryBytes) / 16) * 16;
    const heapBase = stackLow + stackBytes;
    const maximum = Math.floor(limits.parserMemoryBytes / pageBytes);
    this.memory = new wasm.Memory({ initial: initialBytes / pageBytes, maximum });
    this.#table = new wasm.Table({
      initial: Math.max(mainTableSlots, size.tableSlots + 1),
      element: 'anyfunc',
    });
    this.#views = viewsOf(this.memory);
    const stackPointer = new wasm.Global({ value: 'i32', mutable: true }, heapBase);
    const constant = (value: number): WasmGlobal => new wasm.Global({ value: 'i32', mutable: false }, value);
    const slot = (value: number): WasmGlobal => new wasm.Global({ value: 'i32', mutable: true }, value);
    Object.assign(this.#env, {
      memory: this.memory,
      __indirect_function_table: this.#table,
      __stack_pointer: stackPointer,
      ...this.#callbacks(),
    });
    const instance = new wasm.Instance(module, {
      env: { ...this.#env, __memory_base: constant(staticBase), __table_base: constant(1) },
      wasi_snapshot_preview1: { fd_write: () => 0, fd_seek: () => 70, fd_close: () => 52 },
      'GOT.mem': { __stack_low: slot(stackLow), __stack_high: slot(heapBase), __heap_base: slot(heapBase) },
    });
    this.#exports = instance.exports;
    this.call('__wasm_apply_data_relocs');
    this.call('__wasm_call_ctors');
    this.transferBuffer = this.call('ts_init');
    this.call('ts_parser_new_wasm');
    this.#parser = this.word(this.transferBuffer);
    this.#input = this.word(this.transferBuffer + 4);
  }

  /** The heap as bytes, 16- and 32-bit words; to be asked for again after every call, which may have grown it. */
  get heap(): { readonly u8: Uint8Array; readonly u16: Uint16Array; readonly u32: Uint32Array } {
    if (this.#views.buffer !== this.memory.buffer) this.#views = viewsOf(this.memory);
    return this.#views;
  }

  /** The 32-bit word at a byte address. */
  word(address: number): number {
    return this.heap.u32[address >> 2] ?? 0;
  }

  setWord(address: number, value: number): void {
    this.heap.u32[address >> 2] = value;
  }

  /** Calls a C function by name. */
  call(name: string, ...args: readonly number[]): number {
    const exported = this.#exports[name];
    if (typeof exported !== 'function') throw new WasmAborted(`no function ${name} in tree-sitter`);
    return exported(...args);
  }

  /** Links a grammar's module; returns the address of its `TSLanguage`. */
  link(module: WasmModule): number {
    const wasm = webAssembly();
    const size = dylinkSize(module);
    const raw = this.call('calloc', size.memoryBytes + size.memoryAlign, 1);
    const memoryBase = Math.ceil(raw / size.memoryAlign) * size.memoryAlign;
    const tableBase = this.#table.grow(size.tableSlots);
    const constant = (value: number): WasmGlobal => new wasm.Global({ value: 'i32', mutable: false }, value);
    const env: Record<string, WasmImport> = { ...this.#env };
    for (const wanted of wasm.Module.imports(module)) {
      const exported = this.#exports[wanted.name];
      if (wanted.module === 'env' && exported !== undefined) env[wanted.name] ??= exported;
    }
    Object.assign(env, { __memory_base: constant(memoryBase), __table_base: constant(tableBase) });
    const exports = new wasm.Instance(module, { env }).exports;
    run(exports['__wasm_apply_data_relocs']);
    run(exports['__wasm_call_ctors']);
    const entry = Object.keys(exports).find((name) => /^tree_sitter_(?!.*external_scanner)\w+$/u.test(name));
    return run(entry === undefined ? undefined : exports[entry]);
  }

  /**
   * Parses; returns the address of a `TSTree`, which the caller frees with `freeTree`, or 0 when the checks ran out.
   * Throws `OverBudget` when the units did: then the instance must not be used any more.
   */
  parse(language: number, text: string, budget: ParseBudget): number {
    Object.assign(this.#job, { text, ...budget });
    this.call('ts_parser_set_language', this.#parser, language);
    const tree = this.call('ts_parser_parse_wasm', this.#parser, this.#input, 0, 0, 0);
    if (tree === 0) this.call('ts_parser_reset', this.#parser);
    this.#job.text = '';
    return tree;
  }

  freeTree(tree: number): void {
    this.call('ts_tree_delete', tree);
  }

  #callbacks(): Record<string, WasmImport> {
    const job = this.#job;
    const abort = (): never => {
      throw new WasmAborted('tree-sitter aborted');
    };
    return {
      _abort_js: abort,
      __assert_fail: abort,
      emscripten_resize_heap: (bytes: number) => this.#grow(bytes >>> 0),
      tree_sitter_log_callback: () => undefined,
      tree_sitter_query_progress_callback: () => 0,
      tree_sitter_progress_callback: () => (job.checks-- > 0 ? 0 : 1),
      // oxlint-disable-next-line max-params -- the signature is the wasm module's
      tree_sitter_parse_callback: (
        buffer: number,
        unit: number,
        _row: number,
        _column: number,
        length: number,
      ) => this.#supply(buffer, unit >>> 0, length),
    };
  }

  #supply(buffer: number, unit: number, length: number): void {
    const { u16, u32 } = this.heap;
    const text = this.#job.text;
    const end = Math.min(text.length, unit + chunkUnits);
    this.#job.units -= end - unit;
    if (this.#job.units < 0) throw new OverBudget('read too often');
    let to = buffer >> 1;
    for (let from = unit; from < end; from++) u16[to++] = text.charCodeAt(from);
    u32[length >> 2] = Math.max(0, end - unit);
  }

  #grow(bytes: number): number {
    const have = this.memory.buffer.byteLength;
    if (bytes > limits.parserMemoryBytes) return 0;
    const wanted = Math.min(limits.parserMemoryBytes, Math.max(bytes, Math.ceil(have * 1.2)));
    try {
      this.memory.grow(Math.ceil((wanted - have) / pageBytes));
      return 1;
    } catch (error) {
      if (error instanceof RangeError) return 0;
      throw error;
    }
  }
}

function run(exported: WasmFunction | WasmGlobal | undefined): number {
  if (typeof exported === 'function') return exported();
  return 0;
}

function viewsOf(memory: WasmMemory): {
  buffer: ArrayBuffer;
  u8: Uint8Array;
  u16: Uint16Array;
  u32: Uint32Array;
} {
  const buffer = memory.buffer;
  return { buffer, u8: new Uint8Array(buffer), u16: new Uint16Array(buffer), u32: new Uint32Array(buffer) };
}
