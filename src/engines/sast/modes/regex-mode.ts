import { err, ok, type Result } from '../../../core/result.ts';
import { limits } from '../../../core/limits.ts';
import { CompiledRegex } from '../../../lang/regex/compiled-regex.ts';
import { groupBindings } from '../formula/conditions.ts';
import type { CompiledStore } from '../formula/compiled-store.ts';
import type { LeafMatcher, LeafProvider } from '../formula/leaf.ts';
import { storedRegex } from '../formula/stored-regex.ts';

/**
 * Patterns that are regular expressions, searched over the whole text with `^` and `$` at every line. Groups become
 * `$1`, `$2`, … and, where they have names, `$NAME`.
 */
export function regexModeWith(store?: CompiledStore): LeafProvider {
  return {
    handles: (analyser) => analyser === 'regex',
    compile: ({ text }) => compileRegex(text, store),
  };
}

/** The same without a store. */
export const regexMode: LeafProvider = regexModeWith();

function compileRegex(written: string, store: CompiledStore | undefined): Result<LeafMatcher, string> {
  const translated = storedRegex(store, written, { multiline: true });
  if (!translated.ok) {
    const { message, offset } = translated.error;
    return err(`the regular expression is not supported at character ${offset + 1}: ${message}`);
  }
  const regex = new CompiledRegex(translated.value);
  const { names, needs } = translated.value;
  return ok({
    needs,
    match({ subject }) {
      const { matches, exhausted } = regex.all(subject);
      const ranges = matches.map((match) => ({
        start: match.start,
        end: match.end,
        bindings: groupBindings(match, subject.text, { names, offset: 0 }),
      }));
      return exhausted ? { ranges, problem: tooMuch } : { ranges };
    },
  });
}

const tooMuch = `a regular expression takes more than ${limits.regexSteps} steps on this file`;
