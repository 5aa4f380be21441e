import { webAssembly, type WasmModule } from './web-assembly.ts';

/** What a relocatable WebAssembly module asks for: bytes of static data and slots of the function table. */
export interface DylinkSize {
  readonly memoryBytes: number;
  readonly memoryAlign: number;
  readonly tableSlots: number;
}

const memoryInfo = 1;

/** Reads the `dylink.0` section (WebAssembly tool conventions, "Dynamic Linking"). */
export function dylinkSize(module: WasmModule): DylinkSize {
  const section = webAssembly().Module.customSections(module, 'dylink.0')[0];
  const bytes = new Uint8Array(section ?? new ArrayBuffer(0));
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const type = number();
    const size = number();
    if (type !== memoryInfo) {
      at += size;
      continue;
    }
    const memoryBytes = number();
    const memoryAlign = 2 ** number();
    return { memoryBytes, memoryAlign, tableSlots: number() };
  }
  return { memoryBytes: 0, memoryAlign: 1, tableSlots: 0 };
}
