import { limits } from '../../core/limits.ts';
import { err, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { CharSet } from './char-set.ts';
import { emitRegex } from './emit.ts';
import { growthOf } from './growth.ts';
import type { Growth } from './growth.ts';
import { firstOf, leadingOf, needsOf } from './needs.ts';
import type { Need } from './needs.ts';
import { childrenOf } from './node.ts';
import type { RegexNode, RegexRefusal } from './node.ts';
import { parseRegex } from './parse.ts';
import type { RegexOptions } from './parse.ts';
import { hasSureReferences } from './sure-references.ts';

/** A PCRE2 or Python expression as JavaScript runs it. */
export interface TranslatedRegex {
  /** As the rule wrote it. */
  readonly written: string;
  readonly root: RegexNode;
  readonly source: string;
  /** The same for texts that hold no surrogates: faster, without the flag `u`. Undefined when there is none. */
  readonly plainSource: string | undefined;
  /** For each group of the original, from 1 (0 is unused), its number in `source`. */
  readonly groupNumbers: readonly number[];
  readonly names: ReadonlyMap<string, number>;
  /** Whether JavaScript's engine gives the same matches at all. */
  readonly portable: boolean;
  /** How its running time grows with the text. */
  readonly growth: Growth;
  /** Texts of which one of each list must stand in the input for the expression to match at all. */
  readonly needs: readonly Need[];
  /** What every match starts with, when that is known. */
  readonly leading: Need | undefined;
  /** The characters a match can start with, when that is known. */
  readonly first: CharSet | undefined;
}

/** Translates an expression; the error says what of it has no equal, and where. */
export function translateRegex(
  written: string,
  options: RegexOptions = {},
): Result<TranslatedRegex, RegexRefusal> {
  const parsed = parseRegex(written, options);
  if (!parsed.ok) return parsed;
  const { root, names } = parsed.value;
  if (copiesIn(root) > limits.regexCopies) return err({ offset: 0, message: 'it repeats too much' });
  const unicode = emitRegex(parsed.value, true);
  const refused = refusalOf(unicode.source);
  if (refused !== undefined) return err({ offset: 0, message: refused });
  return ok({
    written,
    root,
    source: unicode.source,
    plainSource: hasProperty(root) ? undefined : emitRegex(parsed.value, false).source,
    groupNumbers: unicode.groupNumbers,
    names,
    portable: hasSureReferences(root),
    growth: growthOf(root),
    needs: needsOf(root),
    leading: leadingOf(root),
    first: firstOf(root),
  });
}

/** What the engine has against the source; undefined when it compiles. */
function refusalOf(source: string): string | undefined {
  try {
    RegExp(source, 'u');
    return undefined;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return `it does not compile: ${thrown.message.slice(-120)}`;
    throw thrown;
  }
}

/** Counted repeats written out: what an engine may unroll. */
function copiesIn(node: RegexNode): number {
  const inside = childrenOf(node).reduce((sum, child) => sum + copiesIn(child), 1);
  if (node.kind !== 'repeat') return inside;
  const times = node.max === Infinity ? node.min + 1 : node.max;
  return inside * Math.max(1, times);
}

function hasProperty(node: RegexNode): boolean {
  return node.kind === 'property' || childrenOf(node).some(hasProperty);
}
