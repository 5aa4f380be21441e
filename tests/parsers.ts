import { parseSync } from 'oxc-parser';
import { createParsers, type Parsers } from '../src/lang/index.ts';
import { loadWasm } from './load-wasm.ts';

/** The parsers as the program has them, with the grammars of the development dependencies. */
export function testParsers(): Parsers {
  return createParsers({ loadWasm, loadOxc: () => parseSync });
}
