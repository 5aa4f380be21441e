/** What this folder uses of the global `WebAssembly`, which the Node 20 types do not declare. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

export interface WasmTable {
  readonly length: number;
  grow(entries: number): number;
}

/** A number that both sides of a WebAssembly instance can read, and write when it is mutable. */
export interface WasmGlobal {
  value: number;
}

export type WasmFunction = (...args: readonly number[]) => number;
export type WasmImport =
  | ((...args: number[]) => number | void)
  | WasmMemory
  | WasmTable
  | WasmGlobal
  | number;
export type WasmImports = Record<string, Record<string, WasmImport>>;

/** Compiled code without state. */
export type WasmModule = object;

interface WasmApi {
  readonly Module: {
    new (bytes: Uint8Array): WasmModule;
    customSections(module: WasmModule, name: string): ArrayBuffer[];
    imports(module: WasmModule): { module: string; name: string; kind: string }[];
  };
  readonly Instance: new (
    module: WasmModule,
    imports: WasmImports,
  ) => { readonly exports: Record<string, WasmFunction | WasmGlobal> };
  readonly Memory: new (size: { initial: number; maximum: number }) => WasmMemory;
  readonly Table: new (size: { initial: number; element: 'anyfunc' }) => WasmTable;
  readonly Global: new (type: { value: 'i32'; mutable: boolean }, value: number) => WasmGlobal;
}

declare const WebAssembly: WasmApi;

/** The engine's WebAssembly. */
export function webAssembly(): WasmApi {
  return WebAssembly;
}
