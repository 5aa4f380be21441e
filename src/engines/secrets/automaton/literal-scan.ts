import { type Dfa, type Visit, scan } from '../dfa.ts';
import { wasmScan } from './wasm-scan.ts';

/** Looks for the literals of one automaton. */
export type LiteralScan = (bytes: Uint8Array, visit: Visit) => void;

/** Below this the call into WebAssembly costs more than it saves. */
const smallBytes = 1024;

/** The fastest scan there is here; its visits are those of `scan`, in the same order. */
export function literalScan(dfa: Dfa): LiteralScan {
  let large: LiteralScan | undefined;
  return (bytes, visit) => {
    if (bytes.length < smallBytes) return scan(dfa, bytes, visit);
    // Made for the first text that is worth it: a hook may never see one.
    large ??= wasmScan(dfa) ?? ((all, each) => scan(dfa, all, each));
    large(bytes, visit);
  };
}
