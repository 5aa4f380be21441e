import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const packages: Readonly<Record<string, string>> = {
  kotlin: '@tree-sitter-grammars/tree-sitter-kotlin',
  c_sharp: 'tree-sitter-c-sharp',
  php_only: 'tree-sitter-php',
  tsx: 'tree-sitter-typescript',
};

/** A `.wasm` file out of the development dependencies; the program itself reads them from `dist/grammars`. */
export function loadWasm(file: string): Uint8Array {
  const name = file.replace(/^tree-sitter-|\.wasm$/gu, '');
  const folder =
    file === 'web-tree-sitter.wasm' ? 'web-tree-sitter' : (packages[name] ?? `tree-sitter-${name}`);
  return readFileSync(join(process.cwd(), 'node_modules', folder, file));
}
