import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const modules = join(process.cwd(), 'node_modules');
const packageOf = (file: string): string => {
  if (file === 'web-tree-sitter.wasm') return 'web-tree-sitter';
  const name = file.replace(/^tree-sitter-|\.wasm$/gu, '');
  const folders: Readonly<Record<string, string>> = {
    kotlin: '@tree-sitter-grammars/tree-sitter-kotlin',
    c_sharp: 'tree-sitter-c-sharp',
    php_only: 'tree-sitter-php',
    tsx: 'tree-sitter-typescript',
  };
  return folders[name] ?? `tree-sitter-${name}`;
};

/** A `.wasm` file out of the development dependencies. */
export function loadWasm(file: string): Uint8Array {
  return readFileSync(join(modules, packageOf(file), file));
}
