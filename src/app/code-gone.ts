import type { Ask } from '../core/answer.ts';
import { globMatches } from '../core/glob.ts';

/** Why a mitigation cannot be there: one of its globs matches no path of the tree. Undefined when all of them do. */
export function codeGone(ask: Ask, paths: readonly string[]): string | undefined {
  const glob = ask.code.find((one) => !paths.some((path) => globMatches(one, path)));
  return glob === undefined ? undefined : `no file matches ${glob}: the code of the mitigation is gone`;
}
