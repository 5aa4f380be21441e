import type { TreeSitterCore } from './core.ts';
import { errorSymbol, languageTable } from './layout.ts';

/** A grammar's tables, read out of the WebAssembly heap once. */
export interface Grammar {
  readonly name: string;
  /** Address of the `TSLanguage`. */
  readonly address: number;
  /** Node type names by number; the last one is `ERROR`. */
  readonly types: readonly string[];
  /** 1 for node types with a name of their own, 0 for tokens such as `(`. */
  readonly named: Uint8Array;
  /** Field names by number; 0 is none. */
  readonly fields: readonly string[];
  readonly errorType: number;
  /** Per production: the field of each child, or undefined when it has none. */
  readonly productionFields: readonly (Uint8Array | undefined)[];
  /** Per production: the type that each child is shown as, or undefined when none is renamed. */
  readonly productionAliases: readonly (Uint16Array | undefined)[];
}

/** Reads the tables of the grammar at an address. */
export function readGrammar(core: TreeSitterCore, name: string, address: number): Grammar {
  const symbolCount =
    core.word(address + languageTable.symbolCount) + core.word(address + languageTable.aliasCount);
  const types = texts(core, core.word(address + languageTable.symbolNames), symbolCount);
  const fieldCount = core.word(address + languageTable.fieldCount);
  return {
    name,
    address,
    types: [...types, 'ERROR'],
    named: namedTypes(core, address, symbolCount),
    fields: ['', ...texts(core, core.word(address + languageTable.fieldNames) + 4, fieldCount)],
    errorType: symbolCount,
    productionFields: fieldCount === 0 ? [] : productionFields(core, address),
    productionAliases: productionAliases(core, address),
  };
}

function namedTypes(core: TreeSitterCore, address: number, count: number): Uint8Array {
  const metadata = core.word(address + languageTable.symbolMetadata);
  const named = new Uint8Array(count + 1);
  for (let n = 0; n < count; n++) named[n] = core.heap.u8[metadata + n * 3 + 1] ?? 0;
  named[count] = 1;
  return named;
}

function productionFields(core: TreeSitterCore, address: number): (Uint8Array | undefined)[] {
  const slices = core.word(address + languageTable.fieldSlices);
  const entries = core.word(address + languageTable.fieldEntries);
  const { u8, u16 } = core.heap;
  const tables: (Uint8Array | undefined)[] = [];
  for (let production = 0; production < core.word(address + languageTable.productionCount); production++) {
    const from = u16[(slices + production * 4) >> 1] ?? 0;
    const length = u16[(slices + production * 4 + 2) >> 1] ?? 0;
    let table: Uint8Array | undefined;
    for (let entry = from; entry < from + length; entry++) {
      const at = entries + entry * 4;
      const inherited = u8[at + 3] ?? 0;
      const child = u8[at + 2] ?? 0;
      if (inherited !== 0) continue;
      table ??= new Uint8Array(256);
      if (table[child] === 0) table[child] = u16[at >> 1] ?? 0;
    }
    tables.push(table);
  }
  return tables;
}

function productionAliases(core: TreeSitterCore, address: number): (Uint16Array | undefined)[] {
  const sequences = core.word(address + languageTable.aliasSequences) >> 1;
  const length = core.heap.u16[(address + languageTable.maxAliasLength) >> 1] ?? 0;
  const { u16 } = core.heap;
  const tables: (Uint16Array | undefined)[] = [undefined];
  for (let production = 1; production < core.word(address + languageTable.productionCount); production++) {
    const row = u16.slice(sequences + production * length, sequences + (production + 1) * length);
    tables.push(row.some((alias) => alias !== 0) ? row : undefined);
  }
  return tables;
}

function texts(core: TreeSitterCore, pointers: number, count: number): string[] {
  return Array.from({ length: count }, (_, n) => text(core.heap.u8, core.word(pointers + n * 4)));
}

function text(u8: Uint8Array, address: number): string {
  const end = u8.indexOf(0, address);
  return new TextDecoder().decode(u8.subarray(address, end));
}

/** The row of `types` for a symbol number of the heap. */
export function typeOfSymbol(grammar: Grammar, symbol: number): number {
  return symbol === errorSymbol ? grammar.errorType : symbol;
}
