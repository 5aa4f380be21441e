import type { Result } from '../../../core/result.ts';
import { ok } from '../../../core/result.ts';
import { assert } from '../../../core/assert.ts';
import type { Growth } from '../../../lang/regex/growth.ts';
import type { RegexRefusal } from '../../../lang/regex/node.ts';
import { parseRegex, type RegexOptions } from '../../../lang/regex/parse.ts';
import { translateRegex, type TranslatedRegex } from '../../../lang/regex/translate.ts';
import type { CompiledStore } from './compiled-store.ts';

/** A translated expression as it is kept: without its tree, which few texts need and which is read again then. */
interface Kept extends Omit<TranslatedRegex, 'root' | 'names' | 'growth'> {
  readonly names: readonly (readonly [string, number])[];
  readonly growth: unknown;
}

/** Translates an expression, or takes from the store what was translated before. */
export function storedRegex(
  store: CompiledStore | undefined,
  written: string,
  options: RegexOptions = {},
): Result<TranslatedRegex, RegexRefusal> {
  if (store === undefined) return translateRegex(written, options);
  const key = `regex\u0000${options.multiline === true}\u0000${written}`;
  const known = store.get(key);
  if (known !== undefined) return ok(revived(JSON.parse(known) as Kept, options));
  const translated = translateRegex(written, options);
  if (translated.ok) store.set(key, keptText(translated.value));
  return translated;
}

/** JSON has no Infinity: loops without a bound have `null` there. */
function keptText(translated: TranslatedRegex): string {
  return JSON.stringify({ ...translated, root: undefined, names: [...translated.names] });
}

function revived(kept: Kept, options: RegexOptions): TranslatedRegex {
  return {
    ...kept,
    plainSource: kept.plainSource,
    leading: kept.leading,
    first: kept.first,
    names: new Map(kept.names),
    growth: bounded(kept.growth as Growth),
    get root() {
      const parsed = parseRegex(kept.written, options);
      assert(parsed.ok, 'what was translated before is understood');
      return parsed.value.root;
    },
  };
}

function bounded(growth: Growth): Growth {
  if (growth.kind === 'exponential') return growth;
  const loops = growth.loops.map(({ set, max }) => ({ set, max: (max as number | null) ?? Infinity }));
  return { ...growth, loops };
}
