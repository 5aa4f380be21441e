import { sha256 } from '../../core/digest.ts';
import type { Parsers } from '../index.ts';
import { Symbols } from '../tree/symbols.ts';
import { decodeParsed } from './decode-parsed.ts';
import { encodeParsed } from './encode-parsed.ts';
import type { TreeStore } from './tree-store.ts';

/** Shorter texts are parsed faster than they are looked up. */
const textMin = 512;

/**
 * Parsers that remember trees of whole files. `grammars` is a digest of everything that decides how a text is parsed:
 * a tree of other grammars, or of another build, is never taken.
 */
export function storingParsers(parsers: Parsers, store: TreeStore, grammars: string): Parsers {
  return {
    parse(language, text, options = {}) {
      const whole = options.fragment === undefined || options.fragment === 'module';
      if (!whole || text.length < textMin) return parsers.parse(language, text, options);
      const key = sha256(`${grammars} ${language}\n${text}`);
      const kept = store.get(key);
      const decoded =
        kept === undefined ? undefined : decodeParsed(kept, text, options.symbols ?? new Symbols());
      if (decoded !== undefined) return decoded;
      const parsed = parsers.parse(language, text, options);
      // What crashed may have lacked memory; the next run tries again.
      if (!parsed.problems.some(({ kind }) => kind === 'crashed')) store.set(key, encodeParsed(parsed));
      return parsed;
    },
  };
}
