import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What lies beside the built program. Every member throws when the installation is damaged. */
export interface ProgramFiles {
  /** A grammar by the name of its file. */
  wasm(file: string): Uint8Array;
  text(file: string): string;
  /** `parseSync` of oxc-parser, whose binary is in its own package. */
  oxc(): OxcParseSync;
}

type OxcParseSync = typeof import('oxc-parser').parseSync;

/** The files of the program in a folder; nothing is read before it is asked for. */
export function programFiles(folder: string): ProgramFiles {
  return {
    wasm: (file) => readFileSync(join(folder, 'grammars', file)),
    text: (file) => readFileSync(join(folder, file), 'utf8'),
    oxc() {
      const loaded: typeof import('oxc-parser') = createRequire(join(folder, 'main.cjs'))('oxc-parser');
      return loaded.parseSync;
    },
  };
}
