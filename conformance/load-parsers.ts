import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { createParsers, type Parsers } from '../src/lang/index.ts';

const packages: Readonly<Record<string, string>> = {
  'web-tree-sitter': 'web-tree-sitter',
  'tree-sitter-kotlin': '@tree-sitter-grammars/tree-sitter-kotlin',
  'tree-sitter-c_sharp': 'tree-sitter-c-sharp',
  'tree-sitter-php_only': 'tree-sitter-php',
  'tree-sitter-tsx': 'tree-sitter-typescript',
};

/** Parsers with the grammars of the development dependencies; run from the folder of the repository. */
export function loadParsers(): Parsers {
  const packageFile = createRequire(join(process.cwd(), 'package.json'));
  const loadWasm = (file: string): Uint8Array => {
    const name = file.replace(/\.wasm$/u, '');
    return readFileSync(packageFile.resolve(`${packages[name] ?? name}/${file}`));
  };
  return createParsers({ loadWasm, loadOxc: () => parseSync });
}
