/** What this folder uses of the global `WebAssembly`, which the Node 20 types do not declare. */
interface WasmApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, WasmMemory>>>>,
  ) => { readonly exports: Readonly<Record<string, (...args: readonly number[]) => Iterable<number>>> };
  readonly Memory: new (limits: { readonly initial: number }) => WasmMemory;
}

interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

/** WebAssembly, or undefined where it was switched off (`--jitless`, some hardened builds). */
export function webAssembly(): WasmApi | undefined {
  const api: unknown = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly')?.value;
  return isApi(api) ? api : undefined;
}

function isApi(api: unknown): api is WasmApi {
  return typeof api === 'object' && api !== null && 'Instance' in api;
}
