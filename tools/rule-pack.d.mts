/** A rule with its tests, as the program is given it; paths are relative to the folder of all rules. */
export interface PackedRule {
  readonly path: string;
  readonly text: string;
  readonly tests: readonly { readonly path: string; readonly text: string }[];
}

/** The rules below a folder, in the order of their paths. */
export function packRules(folder: string): readonly PackedRule[];
