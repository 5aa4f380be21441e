/**
 * Byte offsets of tree-sitter's C structs in 32-bit WebAssembly memory, as of the library's 0.27 line (`subtree.h`,
 * `tree.h`, `parser.h`). The self-check compares what they give with the cursor before they are trusted.
 */
export const subtree = {
  /** A subtree is eight bytes: a leaf packed into them when bit 0 is set, else a pointer to the fields below. */
  bytes: 8,
  paddingBytes: 4,
  sizeBytes: 16,
  childCount: 36,
  symbol: 40,
  flags: 44,
  productionId: 66,
} as const;

/** Bits of byte 0 of a packed leaf; the heap form has them one lower, and `missing` in its second byte. */
export const packedBits = { packed: 1, visible: 2, extra: 8, missing: 32 } as const;
export const heapBits = { visible: 1, extra: 4, missing: 512 } as const;

export const languageTable = {
  symbolCount: 4,
  aliasCount: 8,
  productionCount: 28,
  fieldCount: 32,
  maxAliasLength: 36,
  symbolNames: 56,
  fieldNames: 60,
  fieldSlices: 64,
  fieldEntries: 68,
  symbolMetadata: 72,
  aliasSequences: 84,
} as const;

/** Symbol numbers that every grammar has without listing them. */
export const errorSymbol = 65_535;
