// Copies the WebAssembly files of the parsers out of the development dependencies.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a package, by the package's name. The grammars of JavaScript and TypeScript are there for what oxc refuses. */
const packages = {
  'web-tree-sitter': ['web-tree-sitter'],
  '@tree-sitter-grammars/tree-sitter-kotlin': ['tree-sitter-kotlin'],
  'tree-sitter-bash': ['tree-sitter-bash'],
  'tree-sitter-c': ['tree-sitter-c'],
  'tree-sitter-c-sharp': ['tree-sitter-c_sharp'],
  'tree-sitter-cpp': ['tree-sitter-cpp'],
  'tree-sitter-go': ['tree-sitter-go'],
  'tree-sitter-html': ['tree-sitter-html'],
  'tree-sitter-java': ['tree-sitter-java'],
  'tree-sitter-javascript': ['tree-sitter-javascript'],
  'tree-sitter-json': ['tree-sitter-json'],
  'tree-sitter-php': ['tree-sitter-php', 'tree-sitter-php_only'],
  'tree-sitter-python': ['tree-sitter-python'],
  'tree-sitter-ruby': ['tree-sitter-ruby'],
  'tree-sitter-rust': ['tree-sitter-rust'],
  'tree-sitter-scala': ['tree-sitter-scala'],
  'tree-sitter-typescript': ['tree-sitter-typescript', 'tree-sitter-tsx'],
};

/** Copies all of them from `root`/node_modules into a folder, with a digest of them all: trees of other grammars do not count. */
export function copyGrammars(root, folder) {
  mkdirSync(folder, { recursive: true });
  const digest = createHash('sha256');
  for (const [name, files] of Object.entries(packages))
    for (const file of files) {
      const from = join(root, 'node_modules', name, `${file}.wasm`);
      copyFileSync(from, join(folder, `${file}.wasm`));
      digest.update(readFileSync(from));
    }
  writeFileSync(join(folder, 'digest.txt'), `${digest.digest('hex')}\n`);
}
